#include "server/cli.h"

#include <sys/stat.h>

#include <cstdio>
#include <functional>

#include "base/log.h"
#include "gbm/preload.h"
#include "server/commands.h"
#include "server/completions.h"
#include "server/gbm_proxy.h"
#include "server/gbm_verify.h"
#include "server/health.h"
#include "server/hours.h"
#include "server/optout.h"
#include "server/rules.h"
#include "server/scan.h"
#include "server/settings.h"
#include "server/shop.h"
#include "server/simulate.h"
#include "server/texts.h"

namespace server {
namespace {

bool set_log_level_by_name(const std::string& name) {
    constexpr std::array levels = {
        std::pair{"debug", base::LogLevel::debug}, std::pair{"info", base::LogLevel::info},
        std::pair{"warn", base::LogLevel::warn}, std::pair{"error", base::LogLevel::error},
        std::pair{"off", base::LogLevel::off}};
    for (const auto& [word, level] : levels) {
        if (name == word) return base::set_log_level(level), true;
    }
    return false;
}

int run_parsed(Commands& commands, const CommandOptions& options, std::string_view assets) {
    if (commands.serve->parsed()) return run_serve(options, assets);
    if (commands.demo->parsed()) return run_demo(options, assets);
    if (commands.prove->parsed()) return run_prove(options);
    if (commands.explain->parsed()) return run_explain(options);
    if (commands.replay->parsed()) return run_replay(options);
    if (commands.setup->parsed()) return run_setup(options);
    if (commands.key_new->parsed()) return run_key_new(options);
    if (commands.bench_seed->parsed()) return run_bench_seed(options);
    if (commands.optout->parsed()) return run_opt_out();
    if (commands.hours->parsed()) return run_hours(options);
    if (commands.scan->parsed()) return run_scan();
    if (commands.rules->parsed()) return run_rules(options);
    if (commands.simulate->parsed()) return run_simulate(options);
    if (commands.incident_add->parsed()) return run_incident_add(options);
    if (!options.order.empty()) return run_health_order(options);
    if (commands.health->parsed()) return run_health(options);
    if (commands.settings_set->parsed()) return run_settings_set(options);
    if (commands.settings->parsed()) return run_settings(options);
    if (commands.texts_set->parsed()) return run_texts_set(options);
    if (commands.texts->parsed()) return run_texts(options);
    if (commands.shop_link->parsed()) return run_shop_link(options);
    if (commands.shop_verify->parsed()) return run_shop_verify(options);
    if (commands.gbm_ca->parsed()) return run_gbm_ca(options);
    if (commands.gbm_pending->parsed()) return run_gbm_pending(options);
    if (commands.gbm_verify->parsed()) return run_gbm_verify(options);
    if (commands.preload->parsed())
        return std::fputs(std::string(gbm::node_preload()).c_str(), stdout) < 0 ? 1 : 0;
    return std::fputs(completion_script(commands.app, commands.shell).c_str(), stdout) < 0 ? 1 : 0;
}

}  // namespace

int report(const base::Error& error) {
    std::fprintf(stderr, "balcao: %s: %s\n", error.code.c_str(), error.message.c_str());
    return 1;
}

int run_command_line(int argc, char** argv, std::string_view assets) {
    ::umask(077);  // what people wrote to a shop is nobody else's on this machine
    CommandOptions options;
    Commands commands;
    define_commands(commands, options);
    // The fence around CLI11, which reports by throwing. The file comes first, so that the line can overrule
    // it.
    try {
        commands.app.parse(argc, argv);
        if (!options.config_file.empty()) {
            const std::string file = options.config_file;
            options = {};
            options.config_file = file;
            if (auto read = read_config_file(file, options.config); !read) {
                report(read.error());
                return 2;
            }
            commands.app.parse(argc, argv);
        }
    } catch (const CLI::ParseError& error) {
        return commands.app.exit(error) == 0 ? 0 : 2;
    }
    if (!set_log_level_by_name(options.config.log_level)) {
        return report({base::ErrorKind::invalid, "log_level_unknown", "use debug, info, warn, error or off"}),
               2;
    }
    return run_parsed(commands, options, assets);
}

}  // namespace server
