// How many answers a second the time engine gives, warm, on one core. Only for tests/time.
#pragma once

namespace oracle {

// One line of JSON per kind of question: {"what","answers_per_s","ns_each"}.
int run_bench();

}  // namespace oracle
