// Opening hours as scenes write them: "mon-fri 09:00-18:00, sat 10:00-13:00".
#pragma once
#include <string>
#include <vector>

#include "domain/location.h"

namespace scenarios {

// Throws std::runtime_error when it does not understand. Empty: none.
std::vector<domain::HoursRange> hours_of(const std::string& words);

}  // namespace scenarios
