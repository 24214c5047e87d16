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

struct Links {
    std::int64_t count = 0;
    LinkProblem problem = LinkProblem::none;  // the worst
};
Links links_in(std::string_view text);

// For messages of the business's own accord (REN-06, REN-07), in the languages of the product and German,
// Italian and Dutch.
bool has_offer_words(std::string_view text);
bool has_incentive(std::string_view text);

}  // namespace domain::policy
