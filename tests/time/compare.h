// Asks the engine and the oracle the same, and says in one line of `balcao hours` where they differ. Only for
// tests/time.
#pragma once
#include <optional>
#include <string>

#include "domain/time/answers.h"
#include "time/chance.h"

namespace oracle {

domain::time::Hours hours_of(const std::string& zone, const Plan& plan);

std::int64_t ask_engine(const domain::time::Timetable& timetable, const Question& question);
Expected ask_oracle(const Minutes& minutes, const Question& question);
bool agrees(const Expected& expected, std::int64_t got, Ask ask);

// The smallest part of the plan with which they still differ, as text. Precondition: they do.
std::string describe_difference(const Wall& wall, const domain::time::Zone& zone, Plan plan,
                                const Question& question);

}  // namespace oracle
