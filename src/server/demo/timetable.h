// When each line of a script was written, counted back from now: staff act while their shop is open,
// consumers sleep at night, and every question that is answered is answered within a day.
#pragma once
#include <vector>

#include "domain/location.h"
#include "server/demo/script.h"

namespace server {

// One time per line, increasing, all before `now`.
std::vector<base::Timestamp> place_lines(const Script& script, const domain::Location& shop,
                                         base::Timestamp now);

// A number that looks random and stays the same for the same words.
std::uint64_t dice(std::string_view what, std::uint64_t salt, std::uint64_t sides);

}  // namespace server
