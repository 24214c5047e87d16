#include "app/log_cursor.h"

#include <future>

#include "storage/conversations.h"

namespace app {

base::Result<LogCursor> LogCursor::open(storage::Store& store, std::string reader) {
    return LogCursor(store, TRY(store.connect()), std::move(reader));
}

base::Result<std::int64_t> LogCursor::position(domain::BrandId brand) {
    return storage::cursor(*db_, reader_, brand);
}

base::Result<std::vector<CommittedEvent>> LogCursor::events_after(domain::BrandId brand, std::int64_t seq,
                                                                  std::size_t limit) {
    return storage::events_after(*db_, brand, seq, limit);
}

base::Result<std::vector<domain::Event>> LogCursor::conversation_events_after(
    domain::BrandId brand, domain::ConversationId conversation, std::int64_t seq, std::size_t limit) {
    return storage::events_of_conversation_after(*db_, brand, conversation, seq, limit);
}

base::Result<std::vector<domain::Event>> LogCursor::conversation_events_before(
    domain::BrandId brand, domain::ConversationId conversation, std::int64_t seq, std::size_t limit) {
    return storage::events_before(*db_, brand, conversation, seq, limit);
}

base::Result<std::optional<domain::Conversation>> LogCursor::find_conversation(domain::BrandId brand,
                                                                               domain::ConversationId id) {
    return storage::find_conversation(*db_, brand, id);
}

base::Result<LogCursor::Changes> LogCursor::changed_after(domain::BrandId brand, std::int64_t after,
                                                          std::size_t events_max) {
    const auto read = [&]() -> base::Result<Changes> {
        const auto touched = TRY(storage::touched_after(*db_, brand, after, events_max));
        return Changes{TRY(storage::find_conversations(*db_, brand, touched.conversations)), touched.seq,
                       TRY(storage::last_seq(*db_, brand))};
    };
    TRY(db_->begin(storage::Access::read));
    auto changes = read();
    db_->rollback();
    return changes;
}

base::Result<std::vector<Parked>> LogCursor::parked(domain::BrandId brand) {
    return storage::all_parked(*db_, reader_, brand);
}

base::Result<std::int64_t> LogCursor::head(domain::BrandId brand) {
    return storage::last_seq(*db_, brand);
}

base::Result<void> LogCursor::advance(domain::BrandId brand, const Progress& progress) {
    std::promise<base::Result<void>> written;
    storage::LaneWork work = [&](storage::LaneTransaction& lane) -> storage::AfterCommit {
        const auto write = [&]() -> base::Result<void> {
            storage::Database& db = lane.database();
            for (const auto& parked : progress.park)
                TRY(storage::put_parked(db, reader_, brand, parked));
            for (const auto& id : progress.release)
                TRY(storage::delete_parked(db, reader_, brand, id));
            return storage::put_cursor(db, reader_, brand, progress.position);
        };
        return [&written, staged = write()](const base::Result<void>& committed) {
            written.set_value(staged ? committed : staged);
        };
    };
    TRY(store_->submit(brand, work));
    return written.get_future().get();
}

}  // namespace app
