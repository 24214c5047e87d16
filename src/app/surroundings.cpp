#include "app/surroundings.h"

namespace app {

domain::policy::Surroundings surroundings_of(const Directory& directory, domain::LocationId location,
                                             bool is_evidence_known) {
    return {.location = directory.find_location(location),
            .is_evidence_known = is_evidence_known,
            .health = directory.health_of(location),
            .in_force = directory.settings_of(location).values};
}

}  // namespace app
