// The contents page of the policy: every rule, in the order of behaviours.md §3.0.
#include "domain/policy/rules.h"

#include <array>

namespace domain::policy {
namespace {

constexpr std::array kRules{
    Rule{"WIN-01", win_01_no_user_initiation},
    Rule{"WIN-02", win_02_in_window},
    Rule{"WIN-03", win_03_window_expired},
    Rule{"CNV-07", cnv_07_replay},
};

struct StaffText {
    std::string_view reason_code;
    std::string_view text;
};

constexpr std::array kStaffTexts{
    StaffText{"NO_USER_INITIATION", "Customers start conversations. Share your link instead."},
    StaffText{"IN_WINDOW", "They wrote in the last 30 days."},
    StaffText{"WINDOW_EXPIRED", "30 days passed. You can answer again when they write."},
    StaffText{"IDEMPOTENT_REPLAY", "This message was already sent."},
    StaffText{"UNDECIDED", "No rule allows this message."},
};

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

std::string_view staff_text(std::string_view reason_code) {
    for (const auto& entry : kStaffTexts) {
        if (entry.reason_code == reason_code) return entry.text;
    }
    return "A rule does not allow this message.";
}

}  // namespace domain::policy
