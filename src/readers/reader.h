// A reader: a cursor over the log. Woken after commits and at the time it asked for; runs on the `readers`
// thread.
#pragma once
#include <optional>
#include <string_view>

#include "base/time.h"

namespace readers {

class Reader {
 public:
    virtual ~Reader() = default;
    virtual std::string_view name() const = 0;
    // Does what can be done now without waiting for the network; at most some 50 ms. Returns when it wants to
    // run again even if nothing was committed; nullopt: only after the next commit. It may also be woken by
    // Wake.
    virtual std::optional<base::Timestamp> run(base::Timestamp now) = 0;
};

}  // namespace readers
