// Plays one .scene file (the language stands in tests/scenarios/README.md) and reports what did not come out
// as written.
#pragma once
#include <string>

namespace scenarios {

// Empty: everything came out as written. Else "file:line: what was expected and what came".
std::string play_scene(const std::string& file, const std::string& database_url);

}  // namespace scenarios
