// CNT-07: in whose name does a text speak? Words such as "on behalf of" and "the official … team", in five
// languages, and the capitalised name after them. Used by gather.h.
#pragma once
#include <string>
#include <string_view>

#include "domain/location.h"
#include "domain/policy/outreach.h"

namespace domain::policy {

// The name after such words; empty: there are none.
std::string speaks_for(std::string_view text);
// The name is the shop's or its brand's: it shares a word with theirs.
bool is_own_name(std::string_view name, const Location* location, const Outreach& outreach);

}  // namespace domain::policy
