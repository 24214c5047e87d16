#include "gbm/token.h"

#include <algorithm>
#include <array>

#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

constexpr std::string_view kScopePrefix = "https://www.googleapis.com/auth/";
struct ScopeRow {
    Scope scope;
    std::string_view name;     // behind the prefix
    std::string_view service;  // the audience of a self-signed token for it
};
constexpr std::array<ScopeRow, 2> kScopes{{
    {Scope::messages, "businessmessages", "https://businessmessages.googleapis.com"},
    {Scope::communications, "businesscommunications", "https://businesscommunications.googleapis.com"},
}};
// Constants in the Node libraries (gbm-api.md §2.3), and the older name of the same.
constexpr std::array<std::string_view, 3> kKnownAudiences{"https://www.googleapis.com/oauth2/v4/token",
                                                          "https://oauth2.googleapis.com/token",
                                                          "https://accounts.google.com/o/oauth2/token"};
constexpr std::string_view kTokenPrefix = "ya29.balcao.";
constexpr std::size_t kTokenBytesMax = 8192;

std::int64_t seconds_of(base::Timestamp t) {
    return base::to_us(t) / 1'000'000;
}

std::unexpected<base::Error> bad_grant(std::string why) {
    return base::fail(base::ErrorKind::invalid, "invalid_grant", std::move(why));
}
std::unexpected<base::Error> bad_token() {
    return base::fail(base::ErrorKind::unauthorized, "token_invalid",
                      "Request had invalid authentication credentials.");
}

// The text of a claim; empty when it is absent or of another type.
std::string text_claim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t time_claim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    if (value == nullptr) return 0;
    boost::system::error_code error;
    if (value->is_double()) {
        const double seconds = value->get_double();
        return seconds > 0 && seconds < 1e15 ? static_cast<std::int64_t>(seconds) : 0;
    }
    const auto seconds = value->to_number<std::int64_t>(error);
    return error || seconds < 0 || seconds > 1'000'000'000'000 ? 0 : seconds;
}

Result<json::object> decode_part(std::string_view part) {
    const std::string text = TRY(base::base64url_decode(part));
    return base::parse_json_object(text);
}

// Signature and times; the same for both uses of an assertion. Returns why not, or nothing.
std::string_view find_fault(const Assertion& assertion, std::string_view public_pem, base::Timestamp now) {
    const std::int64_t at = seconds_of(now);
    const std::int64_t skew = std::chrono::seconds(kClockSkewMax).count();
    if (assertion.issued_at <= 0 || assertion.expires_at <= assertion.issued_at ||
        assertion.expires_at - assertion.issued_at > kAssertionLifeMax.count()) {
        return "Invalid JWT: it must be a short-lived token (60 minutes), check iat and exp.";
    }
    if (assertion.issued_at > at + skew) return "Invalid JWT: iat is in the future.";
    if (assertion.expires_at < at - skew) return "Invalid JWT: it has expired.";
    if (!assertion.subject.empty() && assertion.subject != assertion.issuer) {
        return "Invalid JWT: sub must be the service account itself.";
    }
    if (!base::verify_rs256(public_pem, assertion.signed_part, assertion.signature)) {
        return "Invalid JWT Signature.";
    }
    return {};
}

std::string mac_of(std::string_view payload, std::string_view install_secret) {
    // Named, so that no other thing signed with the install's secret can pass for a token.
    return base::hmac_sha256(install_secret, std::string("gbm-access-token\n") + std::string(payload));
}

}  // namespace

Scopes parse_scopes(std::string_view list) {
    Scopes scopes;
    for (std::string_view word : base::split(list, ' ')) {
        if (!word.starts_with(kScopePrefix)) continue;
        word.remove_prefix(kScopePrefix.size());
        const auto row = std::ranges::find(kScopes, word, &ScopeRow::name);
        if (row != kScopes.end()) scopes.bits |= static_cast<std::uint8_t>(row->scope);
    }
    return scopes;
}

std::string to_string(Scopes scopes) {
    std::string out;
    for (const ScopeRow& row : kScopes) {
        if (!scopes.has(row.scope)) continue;
        if (!out.empty()) out.push_back(' ');
        out.append(kScopePrefix).append(row.name);
    }
    return out;
}

bool looks_like_assertion(std::string_view token) {
    return !token.starts_with(kTokenPrefix) && std::ranges::count(token, '.') == 2;
}

Result<Assertion> parse_assertion(std::string_view jwt) {
    const auto parts = base::split(jwt, '.');
    if (parts.size() != 3 || jwt.size() > kTokenBytesMax)
        return bad_grant("Invalid JWT: three parts are needed.");
    const auto header = decode_part(parts[0]);
    const auto claims = decode_part(parts[1]);
    auto signature = base::base64url_decode(parts[2]);
    if (!header || !claims || !signature) return bad_grant("Invalid JWT: it cannot be decoded.");
    if (text_claim(*header, "alg") != "RS256") return bad_grant("Invalid JWT: alg must be RS256.");
    Assertion out;
    out.key_id = text_claim(*header, "kid");
    out.issuer = text_claim(*claims, "iss");
    out.subject = text_claim(*claims, "sub");
    out.audience = text_claim(*claims, "aud");
    out.scope = text_claim(*claims, "scope");
    out.issued_at = time_claim(*claims, "iat");
    out.expires_at = time_claim(*claims, "exp");
    out.signed_part = jwt.substr(0, parts[0].size() + 1 + parts[1].size());
    out.signature = std::move(*signature);
    return out;
}

Result<Scopes> check_assertion(const Assertion& assertion, std::string_view public_pem,
                               std::span<const std::string> audiences, base::Timestamp now) {
    const bool is_for_us = std::ranges::find(audiences, assertion.audience) != audiences.end() ||
                           std::ranges::find(kKnownAudiences, assertion.audience) != kKnownAudiences.end();
    if (!is_for_us) return bad_grant("Invalid JWT: aud is not an address of this token server.");
    if (const auto fault = find_fault(assertion, public_pem, now); !fault.empty()) {
        return bad_grant(std::string(fault));
    }
    const Scopes scopes = parse_scopes(assertion.scope);
    if (scopes.bits == 0) {
        return base::fail(base::ErrorKind::invalid, "invalid_scope",
                          "no scope of this service was asked for");
    }
    return scopes;
}

Result<Scopes> check_bearer_assertion(const Assertion& assertion, std::string_view public_pem,
                                      std::span<const std::string> origins, base::Timestamp now) {
    if (!find_fault(assertion, public_pem, now).empty()) return bad_token();
    if (assertion.audience.empty()) {
        const Scopes scopes = parse_scopes(assertion.scope);
        if (scopes.bits == 0) return bad_token();
        return scopes;
    }
    std::string_view audience = assertion.audience;
    if (audience.ends_with('/')) audience.remove_suffix(1);
    if (std::ranges::find(origins, audience) != origins.end()) return Scopes{3};
    const auto row = std::ranges::find(kScopes, audience, &ScopeRow::service);
    if (row == kScopes.end()) return bad_token();
    return Scopes{static_cast<std::uint8_t>(row->scope)};
}

std::string mint_access_token(const AccessToken& token, std::string_view install_secret) {
    const json::object claims{{"brand", base::to_string(token.brand)},
                              {"email", token.client_email},
                              {"key", token.key_id},
                              {"scopes", token.scopes.bits},
                              {"exp", token.expires_at}};
    const std::string payload = base::base64url_encode(json::serialize(claims));
    std::string out(kTokenPrefix);
    out += payload;
    out.push_back('.');
    out += base::base64url_encode(mac_of(payload, install_secret));
    return out;
}

Result<AccessToken> verify_access_token(std::string_view text, std::string_view install_secret,
                                        base::Timestamp now) {
    if (!text.starts_with(kTokenPrefix) || text.size() > kTokenBytesMax) return bad_token();
    text.remove_prefix(kTokenPrefix.size());
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) return bad_token();
    const auto payload = text.substr(0, dot);
    // The written form is compared, not its bytes: two spellings of one signature are not both good.
    const std::string wanted = base::base64url_encode(mac_of(payload, install_secret));
    if (!base::equal_in_constant_time(text.substr(dot + 1), wanted)) return bad_token();
    const auto claims = decode_part(payload);
    if (!claims) return bad_token();
    const auto brand = base::parse_id<domain::BrandId>(text_claim(*claims, "brand"));
    if (!brand) return bad_token();
    AccessToken token{*brand, text_claim(*claims, "email"), text_claim(*claims, "key"),
                      Scopes{static_cast<std::uint8_t>(time_claim(*claims, "scopes"))},
                      time_claim(*claims, "exp")};
    if (token.expires_at <= seconds_of(now)) return bad_token();
    return token;
}

}  // namespace gbm
