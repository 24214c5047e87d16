// The rules that act by themselves: nobody asks them for leave, as the gate is asked (policy/rules.h); they
// follow from a message, from time or from a click. One list, for `balcao rules` and for whoever looks for a
// rule's place; scripts/check_rules holds it to the scenes.
#pragma once
#include <span>
#include <string_view>

namespace domain {

struct ActingRule {
    std::string_view id;            // "CLK-12" (behaviours.md §3.12)
    std::string_view does;          // one sentence for operators
    std::string_view reason_codes;  // those its events carry, parted by spaces; may be empty
    std::string_view settings;      // keys of behaviours.md §3.1 that it goes by; may be empty
    std::string_view place;         // the file of src/ that does it, without its ending
};

std::span<const ActingRule> acting_rules();  // by family, then by number

}  // namespace domain
