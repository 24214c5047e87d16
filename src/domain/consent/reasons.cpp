#include "domain/consent/reasons.h"

#include <algorithm>

namespace domain::consent {
namespace {

using enum MessageClass;

constexpr ContactReason kReasons[] = {
    {"INFORM.LAUNCH_PREVIEW", promotional, ConsentNeed::marketing},
    {"INFORM.SPECIAL_HOURS", service, ConsentNeed::none},
    {"CONVERT.BROWSE_REMINDER", promotional, ConsentNeed::marketing},
    {"CONVERT.BACK_IN_STOCK", promotional, ConsentNeed::own_request},
    {"CONVERT.TRIAL_FOLLOWUP", promotional, ConsentNeed::marketing_or_notice},
    {"POSTSALE.SHIPPED", service, ConsentNeed::none},
    {"POSTSALE.REVIEW_REQUEST", promotional, ConsentNeed::by_jurisdiction},
    {"APPT.REMINDER", service, ConsentNeed::none},
    {"APPT.CHECKIN", service, ConsentNeed::none},
    {"CONV.LATE_ANSWER", service, ConsentNeed::none},
    {"CONV.NEXT_DAY_NUDGE", service, ConsentNeed::none},
    {"CONV.PROMISED_INFO", service, ConsentNeed::none},
    {"SAFETY.RECALL", service, ConsentNeed::none},
};

}  // namespace

std::span<const ContactReason> contact_reasons() {
    return kReasons;
}

const ContactReason* find_contact_reason(std::string_view code) {
    const auto* found = std::ranges::find(kReasons, code, &ContactReason::code);
    return found == std::end(kReasons) ? nullptr : found;
}

}  // namespace domain::consent
