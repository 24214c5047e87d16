// Who a consumer is: a signed token in a cookie, made with the conversation page (decisions/0018). No
// account, nothing stored on our side before the first message; the key that signs it is an install value, so
// tokens survive restarts.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace api {

constexpr std::string_view kConsumerCookie = "balcao_consumer";
constexpr base::Duration kConsumerTokenLife =
    std::chrono::hours(24 * 400);  // what browsers keep a cookie at most

class ConsumerTokens {
 public:
    explicit ConsumerTokens(std::string key) : key_(std::move(key)) {}
    std::string make(domain::ConsumerId consumer, base::Timestamp now) const;
    // Errors: token_malformed, token_forged, token_expired (all unauthorized).
    base::Result<domain::ConsumerId> read(std::string_view token, base::Timestamp now) const;

 private:
    std::string key_;
};

}  // namespace api
