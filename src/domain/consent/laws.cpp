#include "domain/consent/laws.h"

#include <algorithm>

namespace domain::consent {
namespace {

using std::chrono::days;

constexpr std::string_view kAiActSince = "2026-08-02";  // EU AI Act, article 50(1)

constexpr Law member_of_eu(std::string_view country) {
    return {.country = country,
            .own_customer_suffices = true,  // as CNIL reads it
            .advertising_per_24h = {},
            .advertising_label = "",
            .requests_answered_within = days(28),  // one month, the shortest
            .automation_disclosed_since = kAiActSince};
}

constexpr Law kLaws[] = {
    {.country = "*", .advertising_per_24h = {}, .advertising_label = "", .automation_disclosed_since = ""},
    // Stop, quit, end, revoke, opt out, cancel and unsubscribe always count (FCC): §3.8 asks back only while
    // a task is open, which is sooner than the ten business days.
    {.country = "US",
     .advertising_per_24h = {},
     .advertising_label = "",
     .opt_out_honoured_within = days(10),
     .automation_disclosed_since = ""},
    {.country = "VN",
     .advertising_per_24h = 3,
     .advertising_label = "[QC]",
     .automation_disclosed_since = ""},
    {.country = "BR",
     .advertising_per_24h = {},
     .advertising_label = "",
     .requests_answered_within = days(15),  // LGPD
     .automation_disclosed_since = ""},
    member_of_eu("AT"),
    member_of_eu("BE"),
    member_of_eu("BG"),
    member_of_eu("CY"),
    member_of_eu("CZ"),
    member_of_eu("DE"),
    member_of_eu("DK"),
    member_of_eu("EE"),
    member_of_eu("ES"),
    member_of_eu("FI"),
    member_of_eu("FR"),
    member_of_eu("GR"),
    member_of_eu("HR"),
    member_of_eu("HU"),
    member_of_eu("IE"),
    member_of_eu("IT"),
    member_of_eu("LT"),
    member_of_eu("LU"),
    member_of_eu("LV"),
    member_of_eu("MT"),
    member_of_eu("NL"),
    member_of_eu("PL"),
    member_of_eu("PT"),
    member_of_eu("RO"),
    member_of_eu("SE"),
    member_of_eu("SI"),
    member_of_eu("SK"),
};

}  // namespace

std::span<const Law> laws() {
    return kLaws;
}

const Law& law_of(std::string_view jurisdiction) {
    const auto country = jurisdiction.substr(0, jurisdiction.find('-'));
    const auto* found = std::ranges::find(kLaws, country, &Law::country);
    return found == std::end(kLaws) ? kLaws[0] : *found;
}

}  // namespace domain::consent
