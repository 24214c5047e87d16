#include "app/about_consumer.h"

#include "app/run.h"
#include "storage/events.h"
#include "storage/outreach.h"

namespace app {
namespace {

// The event that ended contact, the newest of them.
base::Result<std::optional<domain::Event>> find_end_of_contact(storage::Database& db, domain::BrandId brand,
                                                               const domain::Conversation& conversation) {
    std::optional<domain::Event> found;
    std::int64_t before = conversation.last_seq + 1;
    constexpr std::size_t kAtOnce = 200;
    while (!found && before > 0) {
        const auto events = TRY(storage::events_before(db, brand, conversation.id, before, kAtOnce));
        if (events.empty()) break;
        for (const auto& event : events) {
            if (event.kind() == domain::EventKind::contact_changed) found = event;
        }
        before = events.front().seq;
    }
    return found;
}

base::Result<bool> refuse(storage::Database& db, const domain::Staff& staff, domain::ConversationId id) {
    const auto conversation = TRY(access_conversation(db, Caller(staff), domain::Action::write_messages, id));
    if (conversation.contact == domain::Contact::allowed) {
        return base::fail(base::ErrorKind::conflict, "not_opted_out",
                          "this customer has not asked for messages to end");
    }
    const auto event = TRY(find_end_of_contact(db, staff.brand, conversation));
    const std::string since = event ? base::format_rfc3339(event->at) : "an earlier day";
    return base::fail(base::ErrorKind::conflict, "opt_in_needs_consumer",
                      "this customer ended messages at " + since +
                          "; only their own word begins them again: when they write \"start\", it is done");
}

}  // namespace

void note_minor(App& app, domain::Staff staff, domain::ConversationId id, bool is_minor, Done<bool> done) {
    const auto brand = staff.brand;
    auto work = [staff = std::move(staff), id,
                 is_minor](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current =
            TRY(access_conversation(lane, Caller(staff), domain::Action::write_messages, id));
        TRY(storage::put_minor(lane.database(), staff.brand, current->consumer, is_minor,
                               base::to_string(staff.id), lane.now()));
        return is_minor;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

void lift_opt_out(App& app, domain::Staff staff, domain::ConversationId id, Done<bool> done) {
    auto work = [staff = std::move(staff), id](storage::Database& db) { return refuse(db, staff, id); };
    run_in_reads<bool>(app, std::move(work), std::move(done));
}

}  // namespace app
