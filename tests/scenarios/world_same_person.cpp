// Customers who are the same person (WIN-11).
#include "app/same_person.h"

#include "scenarios/world.h"
#include "scenarios/world_waits.h"

namespace scenarios {

Fate World::links(const std::string& who, const std::string& one, const std::string& other, bool is_same) {
    return fate_of(wait_for<app::SamePerson>([&](auto done) {
        const auto act = is_same ? app::link_same_person : app::unlink_same_person;
        act(*app_, staff(who), customer(one, "").conversation, customer(other, "").conversation,
            std::move(done));
    }));
}

std::size_t World::linked_for(const std::string& who, const std::string& name) {
    return need(wait_for<app::SamePerson>([&](auto done) {
               app::read_same_person(*app_, staff(who), customer(name, "").conversation, std::move(done));
           }))
        .size();
}

}  // namespace scenarios
