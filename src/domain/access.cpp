#include "domain/access.h"

#include <algorithm>

#include "base/check.h"
#include "domain/event.h"

namespace domain {
namespace {

// The table: an observer sees and does not act; everybody else does the day's work, and those who run the
// shop say how it is done.
bool role_may(Role role, Action action) {
    switch (action) {
        case Action::read_conversations:
            return true;
        case Action::write_messages:
        case Action::close_conversations:
            return role != Role::observer;
        case Action::change_settings:
        case Action::answer_for_shop:
        case Action::run_campaigns:
        case Action::answer_for_data:
            return role == Role::owner || role == Role::manager;
    }
    CHECK(false);
}

}  // namespace

Actor actor_of(const Staff& staff) {
    return {ActorKind::staff, base::to_string(staff.id), staff.name, {}};
}

bool sees_every_location(const Staff& staff) {
    return staff.role == Role::owner;
}

bool may(const Staff& staff, Action action, LocationId location) {
    return role_may(staff.role, action) &&
           (sees_every_location(staff) ||
            std::ranges::find(staff.locations, location) != staff.locations.end());
}

}  // namespace domain
