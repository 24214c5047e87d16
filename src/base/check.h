// CHECK(condition): a broken invariant stops the program, in release too. Never for what a user can cause:
// the log is durable and a restart is cheap, a wrong state is neither.
#pragma once

namespace base {
[[noreturn]] void check_failed(const char* condition, const char* file, int line);
}

#define CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::base::check_failed(#condition, __FILE__, __LINE__))
