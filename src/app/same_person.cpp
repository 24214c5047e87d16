#include "app/same_person.h"

#include <algorithm>

#include "app/run.h"
#include "app/settings.h"
#include "storage/conversations.h"
#include "storage/same_person.h"

namespace app {
namespace {

using domain::BrandId;
using domain::ConsumerId;
using domain::ConversationId;
using domain::policy::Linked;
using domain::settings::Key;

struct Pair {
    std::shared_ptr<const Directory> directory;
    domain::Staff staff;
    ConversationId id;
    ConversationId other;
};

std::unexpected<base::Error> refuse(const char* code, const char* message) {
    return base::fail(base::ErrorKind::conflict, code, message);
}

base::Result<ConsumerId> consumer_of(storage::LaneTransaction& lane, const domain::Staff& staff,
                                     ConversationId id) {
    const auto* current = TRY(access_conversation(lane, Caller(staff), domain::Action::write_messages, id));
    if (current->rights.is_forgotten)
        return refuse("conversation_erased", "the customer wanted to be forgotten");
    return current->consumer;
}

base::Result<void> check_new(storage::Database& db, BrandId brand, ConsumerId one, ConsumerId other) {
    if (one == other) return refuse("link_same_consumer", "both are conversations of the same customer");
    const auto known = TRY(storage::same_person_as(db, brand, one));
    if (std::ranges::find(known, other) != known.end())
        return refuse("link_exists", "it is known that they are the same person");
    const auto theirs = TRY(storage::same_person_as(db, brand, other));
    if (known.size() + theirs.size() + 1 > kPersonLinksMax)
        return refuse("links_too_many", "one person has ten links at most");
    return {};
}

// What their conversations look like to this member of the staff.
base::Result<SamePerson> seen_by(storage::Database& db, const Directory& directory,
                                 const domain::Staff& staff, ConsumerId consumer) {
    SamePerson seen;
    const auto direct = TRY(storage::person_links_of(db, staff.brand, consumer));
    for (const auto& other : TRY(storage::same_person_as(db, staff.brand, consumer))) {
        const auto said = std::ranges::find(direct, other, &storage::PersonLink::other);
        const auto ids = TRY(storage::conversations_of_consumer(db, staff.brand, other));
        for (auto& conversation : TRY(storage::find_conversations(db, staff.brand, ids))) {
            if (!domain::may(staff, domain::Action::read_conversations, conversation.location)) continue;
            LinkedConversation one{std::move(conversation), said != direct.end(), {}, {}};
            if (one.is_direct) {
                one.said_by = name_of_setter(directory, said->said_by);
                one.said_at = said->said_at;
            }
            seen.push_back(std::move(one));
        }
    }
    return seen;
}

void add(const domain::Conversation& theirs, const Directory& directory, Linked& linked) {
    linked.contact = std::max(linked.contact, theirs.contact);
    linked.has_objected = linked.has_objected || theirs.rights.has_objected;
    if (!theirs.last_user_at) return;
    const auto& in_force = directory.settings_of(theirs.location).values;
    linked.window_ends_at = std::max(
        linked.window_ends_at, std::optional(*theirs.last_user_at + in_force.seconds(Key::contact_window_s)));
}

// `find(id)` gives a Result<const Conversation*> that holds until the next call.
template <class Find>
base::Result<Linked> all_of(storage::Database& db, const Directory& directory, BrandId brand,
                            ConsumerId consumer, Find find) {
    Linked linked;
    for (const auto& other : TRY(storage::same_person_as(db, brand, consumer))) {
        for (const auto& id : TRY(storage::conversations_of_consumer(db, brand, other))) {
            const domain::Conversation* theirs = TRY(find(id));
            if (theirs != nullptr) add(*theirs, directory, linked);
        }
    }
    return linked;
}

// No answer to what they have just asked. What is idle (WIN-08) came after the customer's word, too.
bool may_be_unasked(const domain::Conversation& current, const domain::settings::Values& in_force,
                    base::Timestamp now) {
    const auto fresh =
        std::min(in_force.seconds(Key::answer_after_opt_out_s), in_force.seconds(Key::reason_after_s));
    return !current.last_user_at || now - *current.last_user_at >= fresh;
}

}  // namespace

void link_same_person(App& app, domain::Staff staff, ConversationId id, ConversationId other,
                      Done<SamePerson> done) {
    const auto brand = staff.brand;
    auto work = [pair = Pair{app.directory.get(), std::move(staff), id, other}](
                    storage::LaneTransaction& lane) -> base::Result<SamePerson> {
        const auto one = TRY(consumer_of(lane, pair.staff, pair.id));
        const auto two = TRY(consumer_of(lane, pair.staff, pair.other));
        auto& db = lane.database();
        TRY(check_new(db, pair.staff.brand, one, two));
        TRY(storage::put_person_link(db, pair.staff.brand, {one, two}, true, base::to_string(pair.staff.id),
                                     lane.now()));
        return seen_by(db, *pair.directory, pair.staff, one);
    };
    run_in_lane<SamePerson>(app, brand, std::move(work), std::move(done));
}

void unlink_same_person(App& app, domain::Staff staff, ConversationId id, ConversationId other,
                        Done<SamePerson> done) {
    const auto brand = staff.brand;
    auto work = [pair = Pair{app.directory.get(), std::move(staff), id, other}](
                    storage::LaneTransaction& lane) -> base::Result<SamePerson> {
        const auto one = TRY(consumer_of(lane, pair.staff, pair.id));
        const auto two = TRY(consumer_of(lane, pair.staff, pair.other));
        auto& db = lane.database();
        const auto links = TRY(storage::person_links_of(db, pair.staff.brand, one));
        if (std::ranges::find(links, two, &storage::PersonLink::other) == links.end())
            return base::fail(base::ErrorKind::not_found, "link_unknown",
                              "nobody said they are the same person");
        TRY(storage::put_person_link(db, pair.staff.brand, {one, two}, false, base::to_string(pair.staff.id),
                                     lane.now()));
        return seen_by(db, *pair.directory, pair.staff, one);
    };
    run_in_lane<SamePerson>(app, brand, std::move(work), std::move(done));
}

void read_same_person(App& app, domain::Staff staff, ConversationId id, Done<SamePerson> done) {
    auto work = [directory = app.directory.get(), staff = std::move(staff),
                 id](storage::Database& db) -> base::Result<SamePerson> {
        const auto current =
            TRY(access_conversation(db, Caller(staff), domain::Action::read_conversations, id));
        return seen_by(db, *directory, staff, current.consumer);
    };
    run_in_reads<SamePerson>(app, std::move(work), std::move(done));
}

base::Result<Linked> linked_of(storage::LaneTransaction& lane, const Directory& directory, BrandId brand,
                               const domain::Conversation& current, bool has_reason) {
    const auto& in_force = directory.settings_of(current.location).values;
    if (!has_reason && !may_be_unasked(current, in_force, lane.now())) return Linked{};
    return all_of(lane.database(), directory, brand, current.consumer,
                  [&](ConversationId id) { return lane.find_conversation(brand, id); });
}

base::Result<LinkedOfBrand> LinkedOfBrand::read(storage::Database& db, const Directory& directory,
                                                BrandId brand) {
    return LinkedOfBrand(db, directory, brand, TRY(storage::has_person_links(db, brand)));
}

base::Result<Linked> LinkedOfBrand::of(ConsumerId consumer) {
    if (!has_any_) return Linked{};
    std::optional<domain::Conversation> found;
    const auto find = [&](ConversationId id) -> base::Result<const domain::Conversation*> {
        found = TRY(storage::find_conversation(db_, brand_, id));
        return found ? &*found : nullptr;
    };
    return all_of(db_, directory_, brand_, consumer, find);
}

}  // namespace app
