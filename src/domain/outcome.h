// Everything one command causes, as values. app/ commits it as a whole or not at all.
#pragma once
#include <vector>

#include "domain/event.h"
#include "domain/verdict.h"

namespace domain {

struct Outcome {
    std::vector<Event> events;  // facts in order; the new state is the old one with these applied
};

}  // namespace domain
