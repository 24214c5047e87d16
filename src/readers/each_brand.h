// What readers with a cursor in each brand have in common. For readers/ only.
#pragma once
#include <algorithm>

#include "app/directory.h"
#include "base/log.h"
#include "readers/reader.h"

namespace readers {

constexpr base::Duration kAfterFailure = std::chrono::seconds(1);

// `run_brand(id)` for each brand: when it wants to run again. One that fails is logged, tried again after
// kAfterFailure, and stops no other. Returns the earliest of those instants.
template <class RunBrand>
std::optional<base::Timestamp> run_each_brand(const Reader& reader, const app::Directory& directory,
                                              base::Timestamp now, RunBrand run_brand) {
    std::optional<base::Timestamp> next;
    for (const auto& brand : directory.brands()) {
        base::Result<std::optional<base::Timestamp>> wanted = run_brand(brand.id);
        if (!wanted) {
            base::log(base::LogLevel::error, "reader_failed",
                      {{"reader", reader.name()},
                       {"code", wanted.error().code},
                       {"message", wanted.error().message}});
            wanted = now + kAfterFailure;
        }
        if (*wanted && (!next || **wanted < *next)) next = *wanted;
    }
    return next;
}

}  // namespace readers
