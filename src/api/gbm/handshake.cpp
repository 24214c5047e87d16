#include "api/gbm/handshake.h"

#include "base/crypto.h"
#include "base/text.h"
#include "gbm/webhook_payload.h"
#include "net/http_client.h"

namespace api::gbm {
namespace {

constexpr std::string_view kPlain = "http://";

// Ten digits, and a text: some receivers would take a number for a status (§9.2).
std::string make_secret() {
    std::array<std::uint8_t, 10> bytes{};
    base::random_bytes(bytes);
    std::string secret;
    for (const auto byte : bytes)
        secret.push_back(static_cast<char>('0' + byte % 10));
    return secret;
}

// Without TLS only where no name leads out: the HTTP client refuses such addresses unless they are allowed.
bool is_address_of_own(std::string_view url) {
    const auto rest = url.substr(kPlain.size());
    const auto host = rest.substr(0, rest.find_first_of(":/?#"));
    return host == "localhost" ||
           (!host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

base::Result<void> check_url(const std::string& url) {
    const bool is_https = base::equal_ignoring_case(std::string_view(url).substr(0, 8), "https://");
    const bool is_plain = base::equal_ignoring_case(std::string_view(url).substr(0, 7), kPlain);
    if (is_https || (is_plain && is_address_of_own(url))) return {};
    return base::fail(base::ErrorKind::invalid, "webhook_malformed",
                      "`webhookUrl` must begin with https://.");
}

base::Result<bool> judge(const base::Result<net::OutgoingResponse>& answer, const std::string& secret) {
    if (!answer && answer.error().code == "address_refused") return std::unexpected(answer.error());
    if (answer && answer->status == 200 && base::trim(answer->body) == secret) return true;
    return base::fail(
        base::ErrorKind::conflict, "webhook_handshake_failed",
        answer
            ? fmt::format("The webhook answered {} and not with the secret that it was sent.", answer->status)
            : "The webhook could not be reached: " + answer.error().message);
}

}  // namespace

void shake_hands(api::Context& context, const std::string& url, const std::string& client_token,
                 std::move_only_function<void(base::Result<bool>)> done) {
    if (url.empty()) return done(true);
    if (auto checked = check_url(url); !checked) return done(std::unexpected(checked.error()));
    if (!context.gbm.wants_handshake) return done(true);
    const std::string secret = make_secret();
    net::OutgoingRequest request;
    request.url = url;
    request.body =
        base::json::serialize(base::json::object{{"clientToken", client_token}, {"secret", secret}});
    request.headers = {{"Content-Type", "application/json"},
                       {"X-Goog-Signature", ::gbm::sign_webhook(client_token, request.body)}};
    context.gbm.http.send(std::move(request), [secret, done = std::move(done)](
                                                  base::Result<net::OutgoingResponse> answer) mutable {
        done(judge(answer, secret));
    });
}

}  // namespace api::gbm
