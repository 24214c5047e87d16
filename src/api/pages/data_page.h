// What a shop keeps of a customer, and what they may do about it (behaviours.md §3.12 DAT): a copy, no
// advertising, to be forgotten. No script.
#pragma once
#include <optional>
#include <string>

#include "api/pages/page_frame.h"
#include "domain/conversation.h"

namespace api::pages {

// Asked once when somebody still owes them an answer (behaviours.md §6 case 61).
enum class ErasureChoice : std::uint8_t { none, now_or_after_answer };

struct DataPage {
    const domain::Location& location;
    Language language = Language::en;
    std::string chosen_language = {};
    base::Timestamp now = {};
    std::optional<domain::Conversation> kept = {};  // nothing is kept otherwise
    std::int64_t kept_days = 0;                     // after the last message
    ErasureChoice choice = ErasureChoice::none;
    std::string done = {};  // a word of kDone: what the customer has just done
};
std::string data_page(const PageKit& kit, const DataPage& page);

}  // namespace api::pages
