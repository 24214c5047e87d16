// The zone database as this system keeps it lists daylight saving up to 2037; laws go on. Called by
// domain/time/zone.cpp only.
#pragma once
#include <vector>

#include "domain/time/zone.h"

namespace domain::time {

// Goes on with a zone whose list ends in 2037 with a regular rule ("the last Sunday of March at 01:00 UTC"),
// read off its last years, up to 2085. Leaves alone any other zone.
void append_later_changes(std::vector<ClockChange>& changes);

}  // namespace domain::time
