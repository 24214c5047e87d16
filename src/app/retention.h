// Which conversations have been silent for so long that their content goes by itself (behaviours.md DAT-03).
// For the retention reader, which walks all of them, a few at a time; the erasure is pass_time's.
#pragma once
#include "app/app.h"

namespace app {

class Retention {
 public:
    static base::Result<Retention> open(storage::Store& store);

    struct Page {
        std::vector<domain::ConversationId> due;
        std::optional<domain::ConversationId> last;  // looked at; nothing: there are no more
    };
    // The next conversations after `after`, in the order of their ids.
    base::Result<Page> look(const Directory& directory, domain::BrandId brand, domain::ConversationId after,
                            base::Timestamp now);

 private:
    explicit Retention(std::unique_ptr<storage::Database> db) : db_(std::move(db)) {}
    std::unique_ptr<storage::Database> db_;
};

}  // namespace app
