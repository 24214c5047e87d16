// REN-12: what stands below a message of the business's own accord: why they got it, and how to end it. In
// the consumer's language, decided when it is sent and kept with it. Used by domain/send_message.cpp.
#pragma once
#include <string>
#include <string_view>

namespace domain::consent {

// Two sentences; English for a locale that is none of our five, empty for a code that is no reason.
std::string why_line(std::string_view reason_code, std::string_view locale);

}  // namespace domain::consent
