// `balcao setup FILE`: a real brand from a JSON file (docs/setup.md). Names of shops and people are checked
// before anything is written; everything is one commit.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/setup.h"
#include "base/crypto.h"
#include "domain/time/zone.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

struct SetupAgent {
    std::string display_name;
    std::optional<std::string> custom_agent_id;
    std::optional<std::string> webhook_url;
};
BOOST_DESCRIBE_STRUCT(SetupAgent, (), (display_name, custom_agent_id, webhook_url))

struct SetupLocation {
    std::string slug;
    std::string name;
    std::string zone;
    std::optional<std::string> place_id;
    std::vector<domain::HoursRange> hours;
    domain::LocationProfile profile;
};
BOOST_DESCRIBE_STRUCT(SetupLocation, (), (slug, name, zone, place_id, hours, profile))

struct SetupPerson {
    std::string email;
    std::string name;
    domain::Role role = domain::Role::staff;
    std::string language;
    std::string password;
    std::vector<std::string> locations;  // slugs
};
BOOST_DESCRIBE_STRUCT(SetupPerson, (), (email, name, role, language, password, locations))

struct SetupFile {
    std::string brand;
    SetupAgent agent;
    std::vector<SetupLocation> locations;
    std::vector<SetupPerson> people;
};
BOOST_DESCRIBE_STRUCT(SetupFile, (), (brand, agent, locations, people))

// With --brand: people for a brand that is there, such as one that a program has made.
struct SetupPeople {
    std::vector<SetupPerson> people;
};
BOOST_DESCRIBE_STRUCT(SetupPeople, (), (people))

constexpr std::size_t kPasswordCharsMin = 10;

std::unexpected<base::Error> refuse(std::string message) {
    return base::fail(base::ErrorKind::invalid, "setup_malformed", std::move(message));
}

bool is_slug(std::string_view slug) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
    return !slug.empty() && slug.size() <= 64 && slug.find_first_not_of(allowed) == std::string_view::npos;
}

base::Result<void> check_location(const SetupLocation& location) {
    if (!is_slug(location.slug)) return refuse("slug `" + location.slug + "`: use a-z, 0-9 and -");
    if (!domain::time::Zone::find(location.zone)) {
        return refuse(location.slug + ": there is no time zone `" + location.zone + "`");
    }
    for (const auto& range : location.hours) {
        const bool is_sound = range.day >= 0 && range.day <= 6 && range.start >= 0 && range.start < 1440 &&
                              range.end >= 0 && range.end <= 1440;
        if (!is_sound) return refuse(location.slug + ": hours have day 0..6, start 0..1439 and end 0..1440");
    }
    return {};
}

base::Result<void> check_people(const std::vector<SetupPerson>& people) {
    for (const auto& person : people) {
        if (person.password.size() < kPasswordCharsMin) {
            return refuse(
                fmt::format("{}: a password has at least {} characters", person.email, kPasswordCharsMin));
        }
    }
    return {};
}

std::string read_text(const std::string& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

base::Result<SetupFile> read_setup(const std::string& path) {
    SetupFile file = TRY(base::decode<SetupFile>(read_text(path)));
    for (const auto& location : file.locations)
        TRY(check_location(location));
    TRY(check_people(file.people));
    return file;
}

base::Result<domain::Staff> staff_of(const SetupPerson& person,
                                     const std::vector<domain::Location>& locations, domain::BrandId brand,
                                     domain::StaffId id) {
    domain::Staff staff{id, brand, person.email, person.name, person.role, person.language, {}};
    for (const auto& slug : person.locations) {
        const auto found = std::ranges::find(locations, slug, &domain::Location::slug);
        if (found == locations.end()) return refuse(person.email + ": there is no shop `" + slug + "`");
        staff.locations.push_back(found->id);
    }
    return staff;
}

base::Result<std::string> set_up(const CommandOptions& options) {
    const SetupFile file = TRY(read_setup(options.setup_file));
    Offline offline = TRY(Offline::open(options.config));
    app::App& app = offline.app();
    const auto fresh = [&] { return app.ids.next(app.clock.now()); };
    const domain::Brand brand{{fresh()}, file.brand};
    const domain::Agent agent{{fresh()},
                              brand.id,
                              file.agent.display_name,
                              file.agent.custom_agent_id.value_or(""),
                              file.agent.webhook_url.value_or(""),
                              base::random_token(24)};
    std::vector<domain::Location> locations;
    for (const auto& l : file.locations) {
        locations.push_back({{fresh()},
                             brand.id,
                             agent.id,
                             l.slug,
                             l.name,
                             l.place_id.value_or(""),
                             l.zone,
                             l.hours,
                             l.profile});
    }
    std::vector<app::SetupItem> items{brand, agent};
    for (const auto& location : locations)
        items.emplace_back(location);
    for (const auto& person : file.people) {
        auto staff = TRY(staff_of(person, locations, brand.id, domain::StaffId{fresh()}));
        items.emplace_back(app::StaffRecord{std::move(staff), base::hash_password(person.password)});
    }
    TRY(offline.put(brand.id, std::move(items)));
    return fmt::format("Made {} with {} shops and {} people. Its id: {}", brand.name, locations.size(),
                       file.people.size(), base::to_string(brand.id));
}

base::Result<std::string> set_up_people(const CommandOptions& options) {
    const SetupPeople file = TRY(base::decode<SetupPeople>(read_text(options.setup_file)));
    TRY(check_people(file.people));
    Offline offline = TRY(Offline::open(options.config));
    app::App& app = offline.app();
    const auto directory = app.directory.get();
    const auto found = std::ranges::find_if(directory->brands(), [&](const domain::Brand& brand) {
        return brand.name == options.brand || base::to_string(brand.id) == options.brand;
    });
    if (found == directory->brands().end()) {
        return base::fail(base::ErrorKind::not_found, "brand_unknown",
                          "there is no brand `" + options.brand + "`");
    }
    std::vector<domain::Location> locations;
    for (const auto& location : directory->locations()) {
        if (location.brand == found->id) locations.push_back(location);
    }
    std::vector<app::SetupItem> items;
    for (const auto& person : file.people) {
        const domain::StaffId id{app.ids.next(app.clock.now())};
        auto staff = TRY(staff_of(person, locations, found->id, id));
        items.emplace_back(app::StaffRecord{std::move(staff), base::hash_password(person.password)});
    }
    TRY(offline.put(found->id, std::move(items)));
    return fmt::format("{} has {} more people.", found->name, file.people.size());
}

}  // namespace

int run_setup(const CommandOptions& options) {
    const auto made = options.brand.empty() ? set_up(options) : set_up_people(options);
    if (!made) return report(made.error());
    std::puts(made->c_str());
    return 0;
}

}  // namespace server
