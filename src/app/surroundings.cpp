#include "app/surroundings.h"

namespace app {

bool has_bot(const Directory& directory, const domain::Location& location) {
    const auto* agent = directory.find_agent(location.agent);
    return agent != nullptr && !agent->webhook_url.empty();
}

domain::auto_texts::Shop texts_shop(const Directory& directory, const domain::Location& location) {
    return {.location = location,
            .timetable = directory.find_timetable(location.id),
            .in_force = directory.settings_of(location.id).values,
            .has_bot = has_bot(directory, location),
            .scopes = directory.text_scopes_of(location.id)};
}

domain::policy::Surroundings surroundings_of(const Directory& directory, domain::LocationId location,
                                             bool is_evidence_known, base::Timestamp now) {
    const auto* shop = directory.find_location(location);
    return {.location = shop,
            .is_evidence_known = is_evidence_known,
            .health = directory.health_of(location),
            .has_shop_ended = domain::has_ended(directory.wind_down_of(location), now),
            .in_force = directory.settings_of(location).values,
            .has_bot = shop != nullptr && has_bot(directory, *shop),
            .timetable = directory.find_timetable(location)};
}

}  // namespace app
