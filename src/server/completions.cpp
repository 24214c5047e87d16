#include "server/completions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace server {
namespace {

// "serve" -> "--data --listen …": the options of one command and the names of those below it.
std::string words_of(const CLI::App& command) {
    std::string words;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames())
            words += "--" + name + " ";
    }
    for (const auto* below : command.get_subcommands({})) {
        if (!below->get_group().empty()) words += below->get_name() + " ";
    }
    return words;
}

void add_cases(const CLI::App& command, const std::string& path, std::string& cases) {
    cases += fmt::format("    \"{}\") words=\"{}\" ;;\n", path, words_of(command));
    for (const auto* below : command.get_subcommands({})) {
        if (!below->get_group().empty())
            add_cases(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), cases);
    }
}

std::string bash_script(const CLI::App& app) {
    std::string cases;
    add_cases(app, "", cases);
    return "_balcao() {\n  local path=\"\" word words i\n"
           "  for ((i = 1; i < COMP_CWORD; i++)); do\n    word=\"${COMP_WORDS[i]}\"\n"
           "    [[ $word == -* ]] && break\n    path=\"${path:+$path }$word\"\n  done\n"
           "  case \"$path\" in\n" +
           cases + "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n" +
           "complete -o default -F _balcao balcao\n";
}

void add_fish(const CLI::App& command, const std::string& condition, std::string& out) {
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) {
            out += fmt::format("complete -c balcao -n '{}' -l {} -d '{}'\n", condition, name,
                               option->get_description());
        }
    }
    for (const auto* below : command.get_subcommands({})) {
        if (below->get_group().empty()) continue;
        out += fmt::format("complete -c balcao -f -n '{}' -a {} -d '{}'\n", condition, below->get_name(),
                           below->get_description());
        add_fish(*below, "__fish_seen_subcommand_from " + below->get_name(), out);
    }
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
    if (shell == "bash") return bash_script(app);
    if (shell == "zsh") return "autoload -U +X bashcompinit && bashcompinit\n" + bash_script(app);
    std::string out;
    add_fish(app, "__fish_use_subcommand", out);
    return out;
}

}  // namespace server
