#include "app/team.h"

#include <algorithm>
#include <iterator>

#include "app/change.h"

namespace app {
namespace {

std::vector<domain::Assignee> assignees_of(const Directory& directory, domain::BrandId brand,
                                           domain::LocationId location) {
    std::vector<domain::Assignee> out;
    for (const auto& record : directory.staff()) {
        if (domain::is_assignable(record.staff, brand, location))
            out.push_back({record.staff.id, record.staff.name});
    }
    std::ranges::sort(out, {}, [](const auto& one) { return std::pair(one.name, one.id); });
    return out;
}

base::Result<std::optional<domain::Assignee>> find_assignee(const Directory& directory, domain::BrandId brand,
                                                            domain::LocationId location,
                                                            const std::optional<domain::StaffId>& id) {
    if (!id) return std::nullopt;
    const auto* staff = find_answerer(directory, brand, location, *id);
    if (staff == nullptr) {
        return base::fail(base::ErrorKind::conflict, "assignee_no_access",
                          "they cannot answer in this shop; choose somebody who can");
    }
    return domain::Assignee{*id, staff->name};
}

base::Result<Noted> replayed(const domain::Event& earlier, const domain::Conversation& current,
                             const domain::Actor& actor, const domain::NoteAdded& note) {
    const auto* body = std::get_if<domain::NoteAdded>(&earlier.body);
    if (body == nullptr || earlier.actor.id != actor.id || body->text != note.text) {
        return base::fail(base::ErrorKind::conflict, "note_id_conflict",
                          "this note id was used before with other words");
    }
    return Noted{earlier.seq, earlier, current, true};
}

base::Result<Noted> note_in_lane(storage::LaneTransaction& lane, const Directory& directory,
                                 const domain::Staff& staff, domain::ConversationId id,
                                 const domain::AddNote& command) {
    const auto* current = TRY(access_conversation(lane, staff, domain::Action::write_messages, id));
    if (current->rights.is_forgotten) {
        return base::fail(base::ErrorKind::conflict, "conversation_erased",
                          "the customer wanted to be forgotten");
    }
    const auto* shop = directory.find_location(current->location);
    const auto allowed = shop == nullptr
                             ? domain::privacy::Allowed{}
                             : domain::privacy::Allowed{{shop->profile.phone, shop->profile.email}};
    auto note = domain::read_note(domain::privacy::scanner(), allowed, command);
    const auto key = domain::note_key(note.note_id);
    if (const auto earlier = TRY(lane.find_by_client_key(staff.brand, id, key)))
        return replayed(*earlier, *current, command.actor, note);
    Noted noted{0, {0, id, lane.now(), command.actor, std::move(note)}, {}, false};
    noted.seq = noted.event.seq = TRY(lane.append(staff.brand, {{noted.event}}));
    noted.conversation = *TRY(lane.find_conversation(staff.brand, id));
    return noted;
}

}  // namespace

const domain::Staff* find_answerer(const Directory& directory, domain::BrandId brand,
                                   domain::LocationId location, domain::StaffId id) {
    const auto* record = directory.find_staff(id);
    const bool answers = record != nullptr && domain::is_assignable(record->staff, brand, location);
    return answers ? &record->staff : nullptr;
}

void add_note(App& app, domain::Staff staff, domain::ConversationId id, std::string note_id, std::string text,
              Done<Noted> done) {
    domain::AddNote command{actor_of(staff), std::move(note_id), std::move(text)};
    if (auto checked = domain::check_note(command); !checked) return done(std::unexpected(checked.error()));
    const domain::BrandId brand = staff.brand;
    auto work = [directory = app.directory.get(), staff = std::move(staff), id,
                 command = std::move(command)](storage::LaneTransaction& lane) {
        return note_in_lane(lane, *directory, staff, id, command);
    };
    run_in_lane<Noted>(app, brand, std::move(work), std::move(done));
}

void assign_conversation(App& app, domain::Staff staff, domain::ConversationId id,
                         std::optional<domain::StaffId> assignee, Done<Changed> done) {
    auto decide = [directory = app.directory.get(), brand = staff.brand, assignee](
                      const domain::Conversation& current, const domain::Actor& actor,
                      base::Timestamp now) -> base::Result<domain::Outcome> {
        const auto found = TRY(find_assignee(*directory, brand, current.location, assignee));
        return domain::assign(current, actor, found, now);
    };
    change_conversation(app, std::move(staff), domain::Action::write_messages, id, std::move(decide),
                        std::move(done));
}

void update_conversation(App& app, domain::Staff staff, domain::ConversationId id, ConversationUpdate update,
                         Done<Changed> done) {
    auto decide = [directory = app.directory.get(), brand = staff.brand, update](
                      const domain::Conversation& current, const domain::Actor& actor,
                      base::Timestamp now) -> base::Result<domain::Outcome> {
        const auto found = TRY(find_assignee(*directory, brand, current.location, update.assignee));
        const auto& in_force = directory->settings_of(current.location).values;
        domain::Outcome outcome = domain::assign(current, actor, found, now);
        domain::Outcome work = TRY(update.work == domain::Work::closed
                                       ? domain::close_conversation(current, actor, update.reason, now,
                                                                    directory->marks_of(current.location))
                                       : domain::reopen_conversation(current, actor, now, in_force));
        std::ranges::move(work.events, std::back_inserter(outcome.events));
        return outcome;
    };
    change_conversation(app, std::move(staff), domain::Action::close_conversations, id, std::move(decide),
                        std::move(done));
}

void read_assignees(App& app, domain::Staff staff, domain::ConversationId id,
                    Done<std::vector<domain::Assignee>> done) {
    auto work = [directory = app.directory.get(), staff = std::move(staff),
                 id](storage::Database& db) -> base::Result<std::vector<domain::Assignee>> {
        const auto conversation = TRY(access_conversation(db, staff, domain::Action::read_conversations, id));
        return assignees_of(*directory, staff.brand, conversation.location);
    };
    run_in_reads<std::vector<domain::Assignee>>(app, std::move(work), std::move(done));
}

base::Result<std::size_t> release_if_gone(storage::LaneTransaction& lane, const Directory& directory,
                                          domain::BrandId brand, domain::ConversationId id) {
    const auto* current = TRY(lane.find_conversation(brand, id));
    if (current == nullptr || !current->assignee) return 0;
    if (find_answerer(directory, brand, current->location, current->assignee->id) != nullptr) return 0;
    TRY(lane.append(brand, domain::release(*current, lane.now())));
    return 1;
}

}  // namespace app
