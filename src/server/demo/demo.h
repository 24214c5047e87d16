// What `balcao demo` shows: an invented brand with three shops, its people, and some weeks of conversations
// that end a few minutes before `now`. The same `now` and ids give the same content.
#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "domain/access.h"
#include "domain/location.h"
#include "domain/outcome.h"

namespace server {

struct DemoPerson {
    domain::Staff staff;
    std::string password;
};

struct DemoContent {
    domain::Brand brand;
    std::vector<domain::Agent> agents;
    std::vector<domain::Location> locations;
    std::vector<DemoPerson> people;
    // One step of one conversation each, oldest first. For a brand whose log is empty: receipts name the
    // numbers that the events get when they are appended in this order, from 1.
    std::vector<domain::Outcome> history;
};

DemoContent make_demo(base::Timestamp now, base::IdSource& ids, const std::string& webhook_url);

}  // namespace server
