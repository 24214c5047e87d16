// How a function says that it could not do what was asked: one error type for the whole program.
// A rule that says no is not an error but a verdict (domain/policy). Broken invariants are CHECKs
// (base/check.h).
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace base {

// What the caller can do about it. api/error_reply.cpp maps it to an HTTP status, readers/schedule.cpp to a
// retry.
enum class ErrorKind : std::uint8_t {
    invalid,       // the request itself is wrong; repeating it will not help
    unauthorized,  // who are you?
    forbidden,     // known, but not allowed
    not_found,
    conflict,  // the state does not allow it now
    too_large,
    too_many,     // slow down
    unavailable,  // try again later; nothing was done
    internal,
};

struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string code;                // stable, snake_case, part of the API: "message_too_long"
    std::string message;             // one sentence for people; no internals, no secrets
    std::int64_t retry_after_s = 0;  // of too_many: seconds until it may work; 0: nobody knows
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string code, std::string message) {
    return std::unexpected(Error{kind, std::move(code), std::move(message)});
}

// For TRY only: hands over the value, or nothing for Result<void>.
template <class T>
T take(std::expected<T, Error>& result) {
    return std::move(*result);
}
inline void take(std::expected<void, Error>&) {}

}  // namespace base

// TRY(expr): the value of a Result, or return its error from this function. Not for coroutines. Each use
// names its own variable, so that one TRY may stand inside another.
#define TRY(...) BASE_TRY_NAMED(BASE_TRY_JOIN(try_result_, __COUNTER__), __VA_ARGS__)
#define BASE_TRY_JOIN(a, b) BASE_TRY_JOIN_EXPANDED(a, b)
#define BASE_TRY_JOIN_EXPANDED(a, b) a##b
#define BASE_TRY_NAMED(name, ...)                            \
    ({                                                       \
        auto name = (__VA_ARGS__);                           \
        if (!name) [[unlikely]]                              \
            return std::unexpected(std::move(name).error()); \
        ::base::take(name);                                  \
    })
