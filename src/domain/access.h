// Who may do what: one table of role by action, one function. app/ asks it wherever an object is loaded.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"

namespace domain {

enum class Role : std::uint8_t { owner, manager, staff, observer };
BOOST_DESCRIBE_ENUM(Role, owner, manager, staff, observer)

enum class Action : std::uint8_t {
    read_conversations,
    write_messages,
    close_conversations,
    change_settings,
    answer_for_shop,  // its health: bring it back, appeal
    run_campaigns,    // ROL-02
    answer_for_data,  // copies, legal holds, the end of the shop (ROL-02)
};

// A signed-in person of the business.
struct Staff {
    StaffId id;
    BrandId brand;
    std::string email;
    std::string name;
    Role role = Role::staff;
    std::string language;               // of the inbox
    std::vector<LocationId> locations;  // what they are given; an owner has every location of the brand
};

struct Actor;  // event.h
// Who the events of a staff member name.
Actor actor_of(const Staff& staff);

bool may(const Staff& staff, Action action, LocationId location);
bool sees_every_location(const Staff& staff);

}  // namespace domain
