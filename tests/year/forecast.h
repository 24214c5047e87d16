// What the gate foresees is what then happens: messages are simulated for everybody a shop has ever talked
// to, then really sent, and the two are compared.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "year/firm.h"

namespace year {

struct ForecastCheck {
    std::vector<std::string> problems;
    std::int64_t compared = 0;
    std::map<std::string, std::int64_t> fates;  // by decision and reason code
};

// Sends to every conversation of some of these shops; the clock stands still.
ForecastCheck check_forecasts(Firm& firm);

}  // namespace year
