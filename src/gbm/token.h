// Who is calling: the signed assertions of service accounts (RFC 7523) and the access tokens we give for them
// (gbm-api.md §2.2-2.4). Access tokens are not stored: they carry their claims and our signature, so that
// they outlive a restart. Times on this wire are whole seconds.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace gbm {

enum class Scope : std::uint8_t { messages = 1, communications = 2 };
// A set of scopes, as bits of Scope.
struct Scopes {
    std::uint8_t bits = 0;
    bool has(Scope scope) const { return (bits & static_cast<std::uint8_t>(scope)) != 0; }
    bool operator==(const Scopes&) const = default;
};
// Reads a space-separated list; scopes of other services are left out.
Scopes parse_scopes(std::string_view list);
std::string to_string(Scopes scopes);

constexpr std::chrono::seconds kAccessTokenLife{3599};
constexpr std::chrono::seconds kAssertionLifeMax{3600};
constexpr std::chrono::minutes kClockSkewMax{5};

// A compact JWS as far as its own text says; nothing is checked but the form and that the algorithm is RS256.
struct Assertion {
    std::string key_id;  // empty: not told (Node)
    std::string issuer;  // the service account's client_email
    std::string subject;
    std::string audience;
    std::string scope;
    std::int64_t issued_at = 0;
    std::int64_t expires_at = 0;
    std::string signed_part;
    std::string signature;
};
// Error: invalid_grant.
base::Result<Assertion> parse_assertion(std::string_view jwt);
bool looks_like_assertion(std::string_view token);  // as opposed to one of our access tokens

// For the token endpoint. `audiences` are our own token addresses; the two constants of Google's libraries
// also count. Errors: invalid_grant, invalid_scope.
base::Result<Scopes> check_assertion(const Assertion& assertion, std::string_view public_pem,
                                     std::span<const std::string> audiences, base::Timestamp now);
// For an assertion used as a bearer token: with a scope and no audience, or for the address of a service
// (`origins` are our own, without a slash at the end). Error: token_invalid (unauthorized).
base::Result<Scopes> check_bearer_assertion(const Assertion& assertion, std::string_view public_pem,
                                            std::span<const std::string> origins, base::Timestamp now);

struct AccessToken {
    domain::BrandId brand;
    std::string client_email;
    std::string key_id;
    Scopes scopes;
    std::int64_t expires_at = 0;
    bool operator==(const AccessToken&) const = default;
};
std::string mint_access_token(const AccessToken& token, std::string_view install_secret);
// Error: token_invalid (unauthorized), also when it has expired.
base::Result<AccessToken> verify_access_token(std::string_view text, std::string_view install_secret,
                                              base::Timestamp now);

}  // namespace gbm
