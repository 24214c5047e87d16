// What the law of a country asks for, as defaults and not as advice (behaviours.md §2.15). Data only; what is
// unconfirmed there is so here. Hours are in quiet_hours.h.
#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace domain::consent {

struct Law {
    std::string_view country;  // ISO 3166-1; "*" for all others
    // Advertising to one's own customers for similar products, told so when the address was taken, needs no
    // prior consent; each message offers a free way out.
    bool own_customer_suffices = false;
    bool review_request_is_service = false;
    std::optional<int> advertising_per_24h;
    std::string_view advertising_label;            // stands first in the text
    std::chrono::days opt_out_honoured_within{0};  // business days where that says so; ours is at once
    std::chrono::minutes opt_out_confirmed_within{5};
    std::chrono::days requests_answered_within{15};  // access, erasure
    std::string_view automation_disclosed_since;     // people are told that they talk to a program
};

std::span<const Law> laws();
const Law& law_of(std::string_view jurisdiction);  // "FR", "US-FL"; the default for an unknown one

}  // namespace domain::consent
