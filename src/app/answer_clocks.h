// The questions behind the health of shops, kept from the log in the readers' file (storage/answer_clocks.h):
// how the health reader reads on, and how it and the use cases count. One thread at a time.
#pragma once
#include <map>
#include <set>

#include "app/log_cursor.h"
#include "domain/health/next.h"
#include "domain/health/outages.h"
#include "storage/answer_clocks.h"

namespace app {

using Outages = std::vector<domain::health::Outage>;

// What a shop's health is decided from. `health` says since when its answers count.
base::Result<domain::health::Situation> count_answers(storage::Database& inbox, domain::BrandId brand,
                                                      domain::LocationId location,
                                                      const domain::health::Health& health,
                                                      const Outages& outages, base::Timestamp now);
base::Result<std::vector<domain::health::Cause>> causes_of(storage::Database& inbox, domain::BrandId brand,
                                                           domain::LocationId location,
                                                           const domain::health::Health& health,
                                                           base::Timestamp now);

// What was decided so far about a brand's shops, and what excuses them.
struct StoredHealth {
    std::map<domain::LocationId, domain::health::Health> shops;  // those that were judged
    Outages outages;
};

class AnswerClocks {
 public:
    static base::Result<AnswerClocks> open(storage::Store& store);

    struct Read {
        std::int64_t seq = 0;  // of the last event read
        bool has_more = false;
        std::set<domain::LocationId> breached;  // where an answer has become overdue
        std::set<domain::LocationId> eased;     // where somebody was answered or closed
    };
    // Takes in the next events of the brand, in one transaction.
    base::Result<Read> read_on(LogCursor& log, domain::BrandId brand, const Outages& outages,
                               base::Timestamp now, std::size_t events_max);
    // All questions again, with these outages.
    base::Result<void> credit(domain::BrandId brand, const Outages& outages);
    base::Result<void> forget(domain::BrandId brand, base::Timestamp now);
    storage::Database& file() { return *inbox_; }
    base::Result<StoredHealth> stored(domain::BrandId brand);

 private:
    AnswerClocks(std::unique_ptr<storage::Database> inbox, std::unique_ptr<storage::Database> db)
        : inbox_(std::move(inbox)), db_(std::move(db)) {}
    base::Result<void> take(LogCursor& log, const CommittedEvent& event, const Outages& outages,
                            base::Timestamp now, Read& read);
    base::Result<void> ask(LogCursor& log, const CommittedEvent& event, const Outages& outages,
                           base::Timestamp now);
    base::Result<void> ask_again(LogCursor& log, const CommittedEvent& event,
                                 const domain::ClockChanged& changed, const Outages& outages,
                                 base::Timestamp now);
    base::Result<storage::QuestionRole> role_of(LogCursor& log, const CommittedEvent& event,
                                                base::Timestamp now);

    std::unique_ptr<storage::Database> inbox_;
    std::unique_ptr<storage::Database> db_;
};

}  // namespace app
