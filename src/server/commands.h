// The commands of the program and their options, as CLI11 reads them. Used by cli.cpp only.
#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "server/cli.h"

namespace server {

struct Commands {
    CLI::App app{
        "Balcao: self-hosted business messaging. Customers write to a shop, the shop answers from one "
        "inbox."};
    CLI::App* serve = nullptr;
    CLI::App* demo = nullptr;
    CLI::App* prove = nullptr;
    CLI::App* explain = nullptr;
    CLI::App* replay = nullptr;
    CLI::App* key_new = nullptr;
    CLI::App* setup = nullptr;
    CLI::App* preload = nullptr;
    CLI::App* gbm_ca = nullptr;
    CLI::App* gbm_pending = nullptr;
    CLI::App* gbm_verify = nullptr;
    CLI::App* completions = nullptr;
    CLI::App* bench_seed = nullptr;
    CLI::App* optout = nullptr;
    CLI::App* hours = nullptr;
    CLI::App* scan = nullptr;
    CLI::App* rules = nullptr;
    CLI::App* simulate = nullptr;
    CLI::App* health = nullptr;
    CLI::App* incident_add = nullptr;
    CLI::App* settings = nullptr;
    CLI::App* settings_set = nullptr;
    CLI::App* texts = nullptr;
    CLI::App* texts_set = nullptr;
    CLI::App* shop_link = nullptr;
    CLI::App* shop_verify = nullptr;
    std::string shell = "bash";
};

// Options are written into `options`, which outlives `commands`.
void define_commands(Commands& commands, CommandOptions& options);

}  // namespace server
