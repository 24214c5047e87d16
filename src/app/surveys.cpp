#include "app/surveys.h"

#include <algorithm>

#include "app/run.h"
#include "app/same_person.h"
#include "app/surroundings.h"
#include "storage/conversations.h"

namespace app {
namespace {

using domain::survey::Answer;

base::Result<std::int64_t> send_in_lane(storage::LaneTransaction& lane, const Directory& directory,
                                        const Caller& caller, domain::ConversationId id,
                                        const std::string& survey_id) {
    const domain::BrandId brand = brand_of(caller);
    const auto* current = TRY(access_conversation(lane, caller, domain::Action::write_messages, id));
    if (current->survey.id == survey_id) return current->last_seq;
    auto around = surroundings_of(directory, current->location, true, lane.now());
    around.surveyed_at = TRY(surveyed_elsewhere(lane, brand, *current));
    current = TRY(lane.find_conversation(brand, id));
    around.linked = TRY(linked_of(lane, directory, brand, *current, true));
    current = TRY(lane.find_conversation(brand, id));
    auto changed =
        domain::survey::decide(*current, survey_id, domain::SurveyTrigger::program, lane.now(), around);
    if (changed.reason_code == "SURVEY_NOT_ALLOWED") {
        return base::fail(base::ErrorKind::conflict, "survey_not_allowed",
                          "the customer waits, wrote too long ago, or wants no messages");
    }
    domain::Outcome outcome;
    outcome.events.push_back({0, id, lane.now(), domain::Actor{}, std::move(changed)});
    return lane.append(brand, std::move(outcome));
}

base::Result<std::int64_t> answer_in_lane(storage::LaneTransaction& lane, domain::BrandId brand,
                                          domain::ConsumerId consumer, domain::LocationId location,
                                          const Answer& answer) {
    const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
    if (current == nullptr)
        return base::fail(base::ErrorKind::conflict, "survey_over", "this survey is over");
    return lane.append(brand, TRY(domain::survey::answer(*current, answer, lane.now())));
}

}  // namespace

base::Result<std::optional<base::Timestamp>> surveyed_elsewhere(storage::LaneTransaction& lane,
                                                                domain::BrandId brand,
                                                                const domain::Conversation& current) {
    const auto here = current.id;  // `current` may end with the next look-up
    std::optional<base::Timestamp> newest;
    for (const auto& id : TRY(storage::conversations_of_consumer(lane.database(), brand, current.consumer))) {
        const auto* other = id == here ? nullptr : TRY(lane.find_conversation(brand, id));
        if (other != nullptr) newest = std::max(newest, other->survey.sent_at);
    }
    return newest;
}

void send_survey(App& app, Caller caller, domain::ConversationId id, std::string survey_id,
                 Done<std::int64_t> done) {
    const domain::BrandId brand = brand_of(caller);
    auto work = [directory = app.directory.get(), caller = std::move(caller), id,
                 survey_id = std::move(survey_id)](storage::LaneTransaction& lane) {
        return send_in_lane(lane, *directory, caller, id, survey_id);
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(done));
}

void answer_survey(App& app, domain::ConsumerId consumer, domain::LocationId location,
                   domain::survey::Answer answer, Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer, location,
                 answer = std::move(answer)](storage::LaneTransaction& lane) {
        return answer_in_lane(lane, brand, consumer, location, answer);
    };
    run_in_lane<std::int64_t>(app, shop->brand, std::move(work), std::move(done));
}

}  // namespace app
