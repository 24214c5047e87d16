// One JSON line per event on standard error. The only mutable global of the program: the sink, set once in
// main. Never log message texts, tokens or passwords.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <variant>

namespace base {

enum class LogLevel : std::uint8_t { debug, info, warn, error, off };

struct LogField {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double, bool> value;

    LogField(std::string_view n, std::string_view v) : name(n), value(v) {}
    LogField(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
    LogField(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
    LogField(std::string_view n, bool v) : name(n), value(v) {}
    LogField(std::string_view n, double v) : name(n), value(v) {}
    template <class I>
        requires(std::is_integral_v<I> && !std::is_same_v<I, bool>)
    LogField(std::string_view n, I v) : name(n), value(static_cast<std::int64_t>(v)) {}
};

void set_log_level(LogLevel level);  // before any thread starts
bool is_logged(LogLevel level);
// `event` is a stable snake_case word: {"time":…,"level":"warn","event":"webhook_failed","agent":"…"}
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace base
