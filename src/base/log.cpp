#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <string>

#include "base/json.h"

namespace base {
namespace {

std::shared_ptr<spdlog::logger> make_sink() {
    auto sink = spdlog::stderr_logger_mt("balcao");
    sink->set_pattern("%v");
    sink->set_level(spdlog::level::info);
    return sink;
}

spdlog::logger& sink() {
    static const std::shared_ptr<spdlog::logger> logger = make_sink();
    return *logger;
}

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warn:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
        case LogLevel::off:
            return spdlog::level::off;
    }
    return spdlog::level::off;
}

}  // namespace

void set_log_level(LogLevel level) {
    sink().set_level(level_of(level));
}

bool is_logged(LogLevel level) {
    return sink().should_log(level_of(level));
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    const auto wanted = level_of(level);
    if (!sink().should_log(wanted)) return;
    std::string line = "{\"time\":";
    append_json(line, SystemClock().now());
    line += ",\"level\":";
    append_json_string(line, level == LogLevel::warn    ? "warn"
                             : level == LogLevel::error ? "error"
                             : level == LogLevel::debug ? "debug"
                                                        : "info");
    line += ",\"event\":";
    append_json_string(line, event);
    for (const auto& field : fields) {
        line.push_back(',');
        append_json_string(line, field.name);
        line.push_back(':');
        std::visit([&](const auto& value) { append_json(line, value); }, field.value);
    }
    line.push_back('}');
    sink().log(wanted, line);
}

}  // namespace base
