// What the words of a message show without knowing who they are for: its size, links and blanks left open.
// One pass each, linear in the text; used by gather.h.
#pragma once
#include <string_view>

#include "domain/policy/facts.h"

namespace domain::policy {

// Fills chars, links, emoji, caps_percent, has_placeholder and link_problem.
void read_text(std::string_view text, Inputs& inputs);

// "{{name}}", "{name}", "[[name]]", "${name}", "%NAME%": a blank of a template that nobody filled in
// (CNT-04).
bool has_placeholder(std::string_view text);

// Says nothing: signs, emoji, two letters at most (CLK-15).
bool is_low_value(std::string_view text);

struct Links {
    std::int64_t count = 0;
    LinkProblem problem = LinkProblem::none;  // the worst
};
Links links_in(std::string_view text);

// In the languages of the product and German, Italian and Dutch, as the two below.
bool is_abusive(std::string_view text);

// For messages of the business's own accord (REN-06, REN-07).
bool has_offer_words(std::string_view text);
bool has_incentive(std::string_view text);

// CNT-08: a price in an offer, without a word about what it comes to in all or how it is paid. In an
// advertisement every price is an offer; elsewhere it takes words of one.
enum class PriceIn : std::uint8_t { answer, advertisement };
bool is_offer_incomplete(std::string_view text, PriceIn place);

}  // namespace domain::policy
