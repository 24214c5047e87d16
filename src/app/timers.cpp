#include "app/timers.h"

#include "app/erasure.h"
#include "app/outreach.h"
#include "app/run.h"
#include "app/same_person.h"
#include "app/surroundings.h"
#include "app/surveys.h"
#include "app/team.h"
#include "domain/planned_send.h"

namespace app {
namespace {

// A shop that is no longer in the directory has told no hours.
domain::Place place_of(const Directory& directory, domain::LocationId id) {
    static const domain::Location kUnknown;
    const auto* location = directory.find_location(id);
    return {location != nullptr ? *location : kUnknown, directory.find_timetable(id)};
}

// ROL-01: what was planned by somebody who may not write there any more does not go out.
base::Result<std::size_t> drop_plans_of_gone(storage::LaneTransaction& lane, const Directory& directory,
                                             domain::BrandId brand, const domain::Conversation& current) {
    domain::Outcome outcome;
    for (const auto& one : current.planned) {
        if (one.actor.kind != domain::ActorKind::staff) continue;
        const auto id = base::parse_id<domain::StaffId>(one.actor.id);
        if (id && find_answerer(directory, brand, current.location, *id) != nullptr) continue;
        outcome.events.push_back(domain::drop_planned(current, one.message_id, "NO_ACCESS", lane.now()));
    }
    const auto count = outcome.events.size();
    if (count > 0) TRY(lane.append(brand, std::move(outcome)));
    return count;
}

}  // namespace

void pass_time(App& app, domain::BrandId brand, domain::ConversationId id, Done<std::size_t> done) {
    auto work = [brand, id, directory = app.directory.get(),
                 stand_in = domain::ConsumerId{app.ids.next(app.clock.now())}](
                    storage::LaneTransaction& lane) -> base::Result<std::size_t> {
        const auto* current = TRY(lane.find_conversation(brand, id));
        const auto dropped =
            current != nullptr ? TRY(drop_plans_of_gone(lane, *directory, brand, *current)) : 0;
        if (dropped > 0) current = TRY(lane.find_conversation(brand, id));
        if (current == nullptr) {
            return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                              "there is no such conversation");
        }
        auto around = surroundings_of(*directory, current->location, true, lane.now());
        if (current->survey.due_at && *current->survey.due_at <= lane.now()) {
            around.surveyed_at = TRY(surveyed_elsewhere(lane, brand, *current));
            current = TRY(lane.find_conversation(brand, id));
        }
        domain::policy::Outreach outreach;
        if (!current->planned.empty() && around.location != nullptr) {
            outreach = TRY(
                outreach_of(lane.database(), *directory, *around.location, current->consumer, lane.now()));
            around.outreach = &outreach;
        }
        const bool is_to_write = !current->planned.empty() || current->survey.due_at;
        if (is_to_write) {
            around.linked = TRY(linked_of(lane, *directory, brand, *current, true));
            current = TRY(lane.find_conversation(brand, id));
        }
        domain::Outcome outcome =
            domain::on_time(*current, place_of(*directory, current->location), lane.now(), around);
        const auto count = outcome.events.size();
        std::size_t done = dropped + count;
        if (count > 0) {
            TRY(note_outreach(lane, brand, *current, outcome.events));
            TRY(lane.append(brand, std::move(outcome)));
            done += TRY(release_if_gone(lane, *directory, brand, id));
        }
        return done + TRY(erase_if_due(lane, *directory, brand, id, stand_in));
    };
    run_in_lane<std::size_t>(app, brand, std::move(work), std::move(done));
}

void read_timers(App& app, domain::Staff staff, domain::ConversationId id,
                 Done<std::vector<domain::Timer>> done) {
    auto work = [staff = std::move(staff), id, directory = app.directory.get(),
                 now = app.clock.now()](storage::Database& db) -> base::Result<std::vector<domain::Timer>> {
        const auto conversation =
            TRY(access_conversation(db, Caller(staff), domain::Action::read_conversations, id));
        return domain::timers_of(conversation, place_of(*directory, conversation.location), now,
                                 directory->settings_of(conversation.location).values);
    };
    run_in_reads<std::vector<domain::Timer>>(app, std::move(work), std::move(done));
}

}  // namespace app
