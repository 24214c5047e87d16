#include "app/metrics.h"

#include "app/run.h"
#include "domain/time/hours.h"
#include "domain/time/zone.h"
#include "storage/conversations.h"
#include "storage/events.h"

namespace app {
namespace {

namespace metrics = domain::metrics;

constexpr std::size_t kPage = 500;

// Whether anything in it can count: what is closed and has no news since `from` does not. Refusals are news
// that the state does not show.
base::Result<bool> may_count(storage::Database& db, domain::BrandId brand,
                             const domain::Conversation& conversation, base::Timestamp from) {
    if (conversation.work == domain::Work::open || conversation.last_activity_at >= from) return true;
    const auto newest = TRY(storage::events_before(db, brand, conversation.id, conversation.last_seq + 1, 1));
    return !newest.empty() && newest.front().at >= from;
}

base::Result<metrics::Life> life_of(storage::Database& db, domain::BrandId brand, domain::ConversationId id) {
    metrics::Walk walk;
    std::int64_t last = 0;
    for (bool has_more = true; has_more;) {
        const auto events = TRY(storage::events_of_conversation_after(db, brand, id, last, kPage));
        has_more = events.size() == kPage;
        for (const auto& event : events)
            walk.read(event);
        if (!events.empty()) last = events.back().seq;
    }
    return walk.life();
}

base::Result<std::vector<metrics::Life>> lives_of(storage::Database& db, const domain::Location& location,
                                                  base::Timestamp from) {
    std::vector<metrics::Life> lives;
    const auto add = [&](const domain::Conversation& conversation) -> base::Result<void> {
        if (!TRY(may_count(db, location.brand, conversation, from))) return {};
        if (lives.size() == kMetricConversationsMax) {
            return base::fail(base::ErrorKind::invalid, "metrics_too_large",
                              "these are too many conversations at once: ask about fewer days");
        }
        lives.push_back(TRY(life_of(db, location.brand, conversation.id)));
        return {};
    };
    TRY(storage::for_each_conversation_of(db, location.brand, location.id, add));
    return lives;
}

base::Result<metrics::Period> period_of(const MetricsQuestion& question, const domain::Location& location) {
    const int days = question.to_day - question.from_day + 1;
    if (days < 1 || days > kMetricDaysMax) {
        return base::fail(base::ErrorKind::invalid, "metrics_days_wrong",
                          fmt::format("ask about 1 to {} days", kMetricDaysMax));
    }
    const auto zone = TRY(domain::time::Zone::find(location.zone.empty() ? "UTC" : location.zone));
    return metrics::Period{zone.start_at(question.from_day, 0), zone.start_at(question.to_day + 1, 0)};
}

base::Result<Metrics> metrics_of(storage::Database& db, const Directory& directory,
                                 const domain::Staff& staff, const MetricsQuestion& question,
                                 base::Timestamp now) {
    const auto* location = TRY(access_location(directory, staff, question.location));
    Metrics out{TRY(period_of(question, *location)), now, {}};
    out.figures = metrics::figures(TRY(lives_of(db, *location, out.period.from)), out.period, now);
    return out;
}

}  // namespace

void read_metrics(App& app, domain::Staff staff, MetricsQuestion question, Done<Metrics> done) {
    auto work = [staff = std::move(staff), question, directory = app.directory.get(), now = app.clock.now()](
                    storage::Database& db) { return metrics_of(db, *directory, staff, question, now); };
    run_in_reads<Metrics>(app, std::move(work), std::move(done));
}

}  // namespace app
