// The command line: one function per subcommand. Exit codes: 0 done, 1 failed, 2 the words were wrong.
#pragma once
#include <string>
#include <string_view>

#include "server/config.h"

namespace server {

int run_command_line(int argc, char** argv, std::string_view assets);

// What a subcommand works on.
struct CommandOptions {
    Config config;
    std::string config_file;
    bool wants_json = false;
    bool wants_why = false;      // hours --why
    bool wants_refusal = false;  // gbm verify --refuse
    std::string webhook;         // demo --webhook
    std::string brand;           // key new --brand, setup --brand, bench-seed
    std::string out_file;        // key new --out, bench-seed --tokens
    std::string event;           // explain EVENT
    std::string until;           // replay --to
    std::string setup_file;      // setup FILE
    std::string location;        // settings, health, simulate --location
    bool wants_history = false;  // settings --history
    std::string key;             // settings set KEY VALUE
    std::string value;
    std::string order;                    // health lift, decline, suspend, ban
    std::vector<std::string> names;       // health … --by, shop verify --by
    std::string note;                     // health … --note
    std::string from;                     // incident add --from
    std::string text;                     // simulate --text, shop link --text, gbm verify NAME
    std::string entry = "link";           // shop link --entry
    std::string context;                  // shop link --context
    std::string reason;                   // simulate --reason
    std::string evidence = "{}";          // simulate --evidence
    std::string at;                       // simulate --at
    std::int64_t conversations = 10'000;  // bench-seed
    std::int64_t messages = 10;           // bench-seed: per conversation
};

int run_serve(const CommandOptions& options, std::string_view assets);
int run_demo(const CommandOptions& options, std::string_view assets);
int run_prove(const CommandOptions& options);
int run_explain(const CommandOptions& options);
int run_replay(const CommandOptions& options);
int run_key_new(const CommandOptions& options);
int run_setup(const CommandOptions& options);
int run_bench_seed(const CommandOptions& options);

// "error_code: sentence" on standard error; returns 1.
int report(const base::Error& error);

}  // namespace server
