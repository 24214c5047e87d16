#include "readers/retention.h"

#include "app/timers.h"
#include "base/log.h"
#include "readers/each_brand.h"

namespace readers {
namespace {

constexpr auto kBetweenPages = std::chrono::milliseconds(50);  // others read the same disk

}  // namespace

base::Result<std::optional<base::Timestamp>> Retention::run_brand(domain::BrandId brand,
                                                                  base::Timestamp now) {
    Round& round = rounds_[brand];
    if (now < round.begins_at) return round.begins_at;
    const auto directory = app_.directory.get();
    const auto page = TRY(conversations_.look(*directory, brand, round.last, now));
    for (const auto& id : page.due) {
        app::pass_time(app_, brand, id, [](const base::Result<std::size_t>& done) {
            // The next round finds it again.
            if (!done) base::log(base::LogLevel::warn, "retention_failed", {{"code", done.error().code}});
        });
    }
    round.last = page.last.value_or(domain::ConversationId{});
    if (page.last) return now + kBetweenPages;
    round.begins_at = now + kEvery;
    return round.begins_at;
}

std::optional<base::Timestamp> Retention::run(base::Timestamp now) {
    if (now < newest_now_) return newest_now_;
    newest_now_ = now;
    const auto directory = app_.directory.get();
    return run_each_brand(*this, *directory, now,
                          [&](domain::BrandId brand) { return run_brand(brand, now); });
}

}  // namespace readers
