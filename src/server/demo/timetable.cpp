#include "server/demo/timetable.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/check.h"
#include "domain/time/opening.h"

namespace server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kWakingFrom = 7 * 60 + 10;
constexpr int kWakingUntil = 23 * 60;
constexpr int kMinutesPerDay = 24 * 60;
constexpr base::Duration kAnsweredWithin = hours(23);
constexpr base::Duration kQuietBeforeNow = minutes(5);
constexpr base::Duration kQuietBeforeWaiting = minutes(20);
constexpr int kDaysTriedMax = 14;

bool is_by_staff(Step step) {
    return step != Step::asks && step != Step::bot;
}
bool is_answer(Step step) {
    return step == Step::manager || step == Step::clerk;
}

class Timetable {
 public:
    Timetable(const Script& script, const domain::Location& shop, base::Timestamp now)
        : script_(script),
          lines_(lines_of(script)),
          shop_(shop),
          now_(now),
          zone_(domain::time::Zone::find(shop.zone).value()) {}

    std::vector<base::Timestamp> place() const {
        const std::size_t answered = count_answered();
        std::vector<base::Timestamp> waiting = place_waiting(answered);
        const auto limit = waiting.empty() ? now_ - kQuietBeforeNow : waiting.front() - kQuietBeforeWaiting;
        std::vector<base::Timestamp> times = place_answered(answered, limit);
        times.insert(times.end(), waiting.begin(), waiting.end());
        return times;
    }

 private:
    // The lines up to and with the last by staff; all of them when nobody waits.
    std::size_t count_answered() const {
        if (script_.start.waiting_minutes == 0) return lines_.size();
        const auto last = std::ranges::find_if(lines_.rbegin(), lines_.rend(),
                                               [](const Line& line) { return is_by_staff(line.step); });
        return static_cast<std::size_t>(lines_.rend() - last);
    }

    std::vector<base::Timestamp> place_waiting(std::size_t from) const {
        std::vector<base::Timestamp> times;
        base::Timestamp at = now_ - minutes(script_.start.waiting_minutes);
        if (script_.start.waiting_minutes < 12 * kHour) at = evening_before_night(at);
        for (std::size_t i = from; i < lines_.size(); ++i) {
            if (i > from) at += pause_before(i);
            times.push_back(at);
        }
        return times;
    }

    std::vector<base::Timestamp> place_answered(std::size_t count, base::Timestamp limit) const {
        if (count == 0) return {};
        const int today = domain::time::day_number(zone_.local(now_));
        for (int earlier = 0; earlier < kDaysTriedMax; ++earlier) {
            const int day = today - script_.start.days_ago - earlier;
            const auto start = zone_.start_at(day, script_.start.hour * 60 + script_.start.minute);
            if (auto times = try_from(start, count, limit)) return *times;
        }
        CHECK(false);  // the test runs through all hours of weeks
    }

    std::optional<std::vector<base::Timestamp>> try_from(base::Timestamp start, std::size_t count,
                                                         base::Timestamp limit) const {
        if (script_.start.when == When::while_open && !is_open(start)) return std::nullopt;
        std::vector<base::Timestamp> times;
        std::optional<base::Timestamp> asked;
        base::Timestamp at = start;
        for (std::size_t i = 0; i < count; ++i) {
            const Step step = lines_[i].step;
            at += pause_before(i);
            if (step == Step::asks) at = after_night(at, i);
            if (is_by_staff(step)) at = when_open(at, i);
            if (is_answer(step) && asked && at - *asked > kAnsweredWithin) return std::nullopt;
            if (is_answer(step)) asked.reset();
            if (step == Step::asks && !asked) asked = at;
            if (at > limit) return std::nullopt;
            times.push_back(at);
        }
        return times;
    }

    base::Duration pause_before(std::size_t i) const {
        return minutes(lines_[i].minutes_after_previous) + seconds(5 + roll(i, 50));
    }

    std::uint64_t roll(std::size_t i, std::uint64_t sides) const {
        return dice(lines_[i].text, lines_.front().text.size() * 64 + i, sides);
    }

    domain::time::OpenState open_state(base::Timestamp at) const {
        return domain::time::open_state(shop_.hours, shop_.zone, at).value();
    }
    bool is_open(base::Timestamp at) const { return open_state(at).is_open; }

    // Whoever opens the shop answers within the first minutes.
    base::Timestamp when_open(base::Timestamp at, std::size_t i) const {
        const auto state = open_state(at);
        return state.is_open ? at : state.opens.value().at + minutes(3) + seconds(roll(i, 1200));
    }

    base::Timestamp after_night(base::Timestamp at, std::size_t i) const {
        const int minute = zone_.local(at).minute;
        if (minute >= kWakingFrom && minute < kWakingUntil) return at;
        const int until_morning = (kWakingFrom - minute + kMinutesPerDay) % kMinutesPerDay;
        return at + minutes(until_morning) + seconds(roll(i, 5400));
    }

    base::Timestamp evening_before_night(base::Timestamp at) const {
        const int minute = zone_.local(at).minute;
        if (minute >= kWakingFrom && minute < kWakingUntil) return at;
        const int since_evening = (minute - kWakingUntil + kMinutesPerDay) % kMinutesPerDay;
        return at - minutes(since_evening) - seconds(60 + roll(0, 5400));
    }

    const Script& script_;
    std::span<const Line> lines_;
    const domain::Location& shop_;
    base::Timestamp now_;
    domain::time::Zone zone_;
};

}  // namespace

std::span<const Line> lines_of(const Script& script) {
    const auto end = std::ranges::find(script.lines, Step::nothing, &Line::step);
    return {std::begin(script.lines), end};
}

std::vector<base::Timestamp> place_lines(const Script& script, const domain::Location& shop,
                                         base::Timestamp now) {
    return Timetable(script, shop, now).place();
}

std::uint64_t dice(std::string_view what, std::uint64_t salt, std::uint64_t sides) {
    return (base::stable_hash(what) ^ (salt * 0x9E3779B97F4A7C15ULL)) % 1'000'003 % sides;
}

}  // namespace server
