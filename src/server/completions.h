// Completion scripts for shells, made from the command line as it is defined.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace server {

std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace server
