#include "app/directory.h"

#include <algorithm>

#include "base/text.h"
#include "storage/health.h"

namespace app {
namespace {

template <class Map, class Key, class Items>
auto* find_by(const Map& index, const Key& key, const Items& items) {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &items[found->second];
}

// Hours that were saved before they were checked this strictly are as good as they can be read.
std::optional<domain::time::Timetable> timetable_of(const domain::Location& location) {
    if (location.hours.empty()) return std::nullopt;
    auto zone = domain::time::Zone::find(location.zone);
    if (!zone) return std::nullopt;
    return domain::time::Timetable({location.zone, location.hours, {}, {}}, std::move(*zone));
}

storage::SettingScope scope_of(const domain::Location& location) {
    return {domain::settings::Level::location, location.brand, location.id.value};
}

}  // namespace

base::Result<Directory> Directory::load(storage::Database& db) {
    Directory directory;
    TRY(db.begin(storage::Access::read));
    directory.brands_ = TRY(storage::all_brands(db));
    directory.agents_ = TRY(storage::all_agents(db));
    directory.locations_ = TRY(storage::all_locations(db));
    // The order in which people see them everywhere.
    std::ranges::sort(directory.locations_, {}, &domain::Location::name);
    directory.healths_ = TRY(storage::all_health_states(db));
    directory.settings_ = TRY(storage::all_settings(db));
    directory.staff_ = TRY(storage::all_staff(db));
    directory.keys_ = TRY(storage::all_keys(db));
    TRY(db.commit());
    for (std::size_t i = 0; i < directory.agents_.size(); ++i) {
        directory.agent_by_id_[directory.agents_[i].id] = i;
    }
    for (std::size_t i = 0; i < directory.locations_.size(); ++i) {
        directory.location_by_id_[directory.locations_[i].id] = i;
        directory.location_by_slug_[directory.locations_[i].slug] = i;
        directory.timetables_.push_back(timetable_of(directory.locations_[i]));
        directory.effective_.push_back(
            domain::settings::effective(directory.settings_said(scope_of(directory.locations_[i]))));
    }
    for (std::size_t i = 0; i < directory.staff_.size(); ++i) {
        directory.staff_by_id_[directory.staff_[i].staff.id] = i;
        directory.staff_by_email_[base::lower_ascii(directory.staff_[i].staff.email)] = i;
    }
    return directory;
}

const domain::Brand* Directory::find_brand(domain::BrandId id) const {
    const auto found = std::ranges::find(brands_, id, &domain::Brand::id);
    return found == brands_.end() ? nullptr : &*found;
}

const domain::Location* Directory::find_location(domain::LocationId id) const {
    return find_by(location_by_id_, id, locations_);
}

const domain::time::Timetable* Directory::find_timetable(domain::LocationId id) const {
    const auto* found = find_by(location_by_id_, id, timetables_);
    return found == nullptr || !*found ? nullptr : &**found;
}

domain::health::HealthState Directory::health_of(domain::LocationId id) const {
    const auto found = healths_.find(id);
    return found == healths_.end() ? domain::health::HealthState::healthy : found->second;
}

const domain::settings::Effective& Directory::settings_of(domain::LocationId id) const {
    static const domain::settings::Effective kStandard;
    const auto* found = find_by(location_by_id_, id, effective_);
    return found == nullptr ? kStandard : *found;
}

std::vector<domain::settings::Setting> Directory::settings_said(const storage::SettingScope& scope) const {
    return storage::said_for(settings_, scope);
}

const domain::Location* Directory::find_location_by_slug(std::string_view slug) const {
    return find_by(location_by_slug_, std::string(slug), locations_);
}

const domain::Agent* Directory::find_agent(domain::AgentId id) const {
    return find_by(agent_by_id_, id, agents_);
}

const storage::StaffRecord* Directory::find_staff(domain::StaffId id) const {
    return find_by(staff_by_id_, id, staff_);
}

const storage::StaffRecord* Directory::find_staff_by_email(std::string_view email) const {
    return find_by(staff_by_email_, base::lower_ascii(email), staff_);
}

const storage::KeyRecord* Directory::find_key_by_email(std::string_view client_email,
                                                       std::string_view key_id) const {
    const auto found = std::ranges::find_if(keys_, [&](const storage::KeyRecord& key) {
        return key.client_email == client_email && (key_id.empty() || key.key_id == key_id);
    });
    return found == keys_.end() ? nullptr : &*found;
}

std::vector<const domain::Location*> Directory::locations_of(const domain::Staff& staff) const {
    std::vector<const domain::Location*> mine;
    for (const auto& location : locations_) {
        const bool is_given = domain::sees_every_location(staff) ||
                              std::ranges::find(staff.locations, location.id) != staff.locations.end();
        if (location.brand == staff.brand && is_given) mine.push_back(&location);
    }
    return mine;
}

std::shared_ptr<const Directory> DirectoryHolder::get() const {
    const std::lock_guard lock(mutex_);
    return directory_;
}

void DirectoryHolder::set(Directory directory) {
    auto fresh = std::make_shared<const Directory>(std::move(directory));
    const std::lock_guard lock(mutex_);
    directory_ = std::move(fresh);
}

}  // namespace app
