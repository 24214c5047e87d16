// Whatever a program posts to the GBM methods: it is refused, or what is accepted holds the limits and
// survives being read again. The first byte chooses forceFallback.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "domain/ids.h"
#include "gbm/event.h"
#include "gbm/lenient_json.h"
#include "gbm/message.h"
#include "gbm/token.h"

namespace {

constexpr std::string_view kConversation = "0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11";
constexpr std::string_view kCaller = "bot@shop.example";

void check_message(const base::json::object& body, gbm::ForceFallback force) {
    const auto message = gbm::parse_message(body, kConversation, kCaller, force);
    if (!message) return;
    CHECK(domain::check_send_message(message->command).has_value());
    CHECK(base::count_code_points(message->command.text) <= domain::kBusinessTextCharsMax);
    // The answer is itself a message that means the same.
    const auto again = gbm::parse_message(*gbm::parse_body(base::json::serialize(message->echo)),
                                          kConversation, kCaller, force);
    CHECK(again.has_value());
    CHECK(again->echo == message->echo);
    CHECK(again->command.text == message->command.text && again->command.content == message->command.content);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const auto body = gbm::parse_body(text);
    if (body) {
        CHECK(base::parse_json(base::json::serialize(*body)).has_value());
        check_message(*body, (bytes[0] & 1) != 0 ? gbm::ForceFallback::yes : gbm::ForceFallback::no);
        (void)gbm::parse_event(*body, kConversation, "e", kCaller);
        (void)gbm::parse_receipt(*body, kConversation, "m");
    }
    (void)gbm::parse_assertion(text);
    (void)gbm::verify_access_token(text, "secret", base::from_us(0));
    return 0;
}
