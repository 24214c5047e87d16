#include "app/retention.h"

#include "domain/erasure.h"
#include "storage/conversations.h"

namespace app {
namespace {

constexpr std::size_t kAtOnce = 500;  // some 10 ms

}  // namespace

base::Result<Retention> Retention::open(storage::Store& store) {
    return Retention(TRY(store.connect()));
}

base::Result<Retention::Page> Retention::look(const Directory& directory, domain::BrandId brand,
                                              domain::ConversationId after, base::Timestamp now) {
    Page page;
    const auto conversations = TRY(storage::conversations_after(*db_, brand, after, kAtOnce));
    for (const auto& conversation : conversations) {
        const auto& in_force = directory.settings_of(conversation.location).values;
        const auto at = domain::retention_ends_at(conversation, in_force);
        if (at && *at <= now) page.due.push_back(conversation.id);
    }
    if (conversations.size() == kAtOnce) page.last = conversations.back().id;
    return page;
}

}  // namespace app
