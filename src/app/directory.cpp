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

template <class Stored>
std::map<domain::LocationId, Stored> by_location(std::vector<Stored> all) {
    std::map<domain::LocationId, Stored> found;
    for (Stored& one : all)
        found.emplace(one.location, std::move(one));
    return found;
}

// What the shop was set up with, as far as its people have said nothing else.
template <class Stored, class Words>
Stored said_of(const domain::Location& location, std::map<domain::LocationId, Stored>& said, Words words,
               base::Timestamp since) {
    const auto found = said.find(location.id);
    if (found != said.end()) return std::move(found->second);
    return {location.brand, location.id, std::move(words), 0, {}, since};
}

storage::SettingScope scope_of(const domain::Location& location) {
    return {domain::settings::Level::location, location.brand, location.id.value};
}

}  // namespace

// What its people have said takes the place of what the shop was set up with, for whoever asks.
base::Result<void> Directory::load_locations(storage::Database& db) {
    locations_ = TRY(storage::all_locations(db));
    auto publishing = by_location(TRY(storage::all_location_publishing(db)));
    for (domain::Location& location : locations_) {
        const auto found = publishing.find(location.id);
        if (found != publishing.end() && found->second.words.name) location.name = *found->second.words.name;
    }
    // The order in which people see them everywhere.
    std::ranges::sort(locations_, {}, &domain::Location::name);
    const auto since = TRY(storage::all_brand_births(db));
    auto hours = by_location(TRY(storage::all_location_hours(db)));
    auto texts = by_location(TRY(storage::all_location_texts(db)));
    level_texts_ = TRY(storage::all_level_texts(db));
    for (domain::Location& location : locations_) {
        const auto birth = since.find(location.brand);
        const base::Timestamp made_at = birth == since.end() ? base::Timestamp{} : birth->second;
        // Hours that nobody has confirmed are as old as the brand.
        domain::time::KeptHours made{{location.zone, location.hours, {}, {}}, {}, made_at};
        hours_.push_back(said_of(location, hours, std::move(made), made_at));
        texts_.push_back(said_of(location, texts, domain::auto_texts::texts_of(location), made_at));
        publishing_.push_back(said_of(location, publishing, domain::Publishing{}, made_at));
        fill_in_agent_words(location);
        location.zone = hours_.back().words.hours.zone;
        location.hours = hours_.back().words.hours.weekly;
        use_texts(location);
        // A zone that is not known (any more) leaves a shop without hours.
        timetables_.push_back(domain::time::timetable_of(hours_.back().words.hours).value_or(std::nullopt));
    }
    return {};
}

// AVA-14: of what the shop itself does not say, what its brand or the install says.
void Directory::use_texts(domain::Location& location) {
    using domain::settings::Level;
    const storage::SettingScope brand{Level::brand, location.brand, location.brand.value};
    auto [texts, scopes] =
        domain::auto_texts::pick_texts({{Level::location, &texts_.back().words},
                                        {Level::brand, &level_texts_of(brand).texts},
                                        {Level::install, &level_texts_of({Level::install, {}, {}}).texts}});
    location.profile.welcome = std::move(texts.welcome);
    location.profile.away = std::move(texts.away);
    location.profile.starters = std::move(texts.starters);
    location.profile.starter_answers = std::move(texts.starter_answers);
    location.profile.survey_questions = std::move(texts.survey_questions);
    text_scopes_.push_back(scopes);
}

base::Result<Directory> Directory::load(storage::Database& db) {
    Directory directory;
    TRY(db.begin(storage::Access::read));
    directory.brands_ = TRY(storage::all_brands(db));
    directory.agents_ = TRY(storage::all_agents(db));
    TRY(directory.load_gbm(db));
    TRY(directory.load_locations(db));
    directory.healths_ = TRY(storage::all_health_states(db));
    directory.marks_stopped_ = TRY(storage::shops_without_marks(db));
    for (auto& end : TRY(storage::all_wind_downs(db)))
        directory.wind_downs_[end.location] = std::move(end.words);
    directory.settings_ = TRY(storage::all_settings(db));
    directory.staff_ = TRY(storage::all_staff(db));
    directory.keys_ = TRY(storage::all_keys(db));
    TRY(db.commit());
    directory.index();
    return directory;
}

void Directory::index() {
    for (std::size_t i = 0; i < agents_.size(); ++i)
        agent_by_id_[agents_[i].id] = i;
    for (std::size_t i = 0; i < locations_.size(); ++i) {
        location_by_id_[locations_[i].id] = i;
        location_by_slug_[locations_[i].slug] = i;
        effective_.push_back(domain::settings::effective(settings_said(scope_of(locations_[i]))));
    }
    for (std::size_t i = 0; i < staff_.size(); ++i) {
        staff_by_id_[staff_[i].staff.id] = i;
        staff_by_email_[base::lower_ascii(staff_[i].staff.email)] = i;
    }
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

const storage::StoredHours& Directory::hours_of(domain::LocationId id) const {
    static const storage::StoredHours kNone;
    const auto* found = find_by(location_by_id_, id, hours_);
    return found == nullptr ? kNone : *found;
}

const storage::StoredTexts& Directory::texts_of(domain::LocationId id) const {
    static const storage::StoredTexts kNone;
    const auto* found = find_by(location_by_id_, id, texts_);
    return found == nullptr ? kNone : *found;
}

const domain::auto_texts::TextScopes& Directory::text_scopes_of(domain::LocationId id) const {
    static const domain::auto_texts::TextScopes kNone;
    const auto* found = find_by(location_by_id_, id, text_scopes_);
    return found == nullptr ? kNone : *found;
}

const storage::StoredLevelTexts& Directory::level_texts_of(const storage::SettingScope& scope) const {
    static const storage::StoredLevelTexts kNone;
    const auto found = std::ranges::find(level_texts_, scope, &storage::StoredLevelTexts::scope);
    return found == level_texts_.end() ? kNone : *found;
}

const storage::StoredPublishing& Directory::publishing_of(domain::LocationId id) const {
    static const storage::StoredPublishing kNone;
    const auto* found = find_by(location_by_id_, id, publishing_);
    return found == nullptr ? kNone : *found;
}

std::optional<domain::time::Closure> Directory::pause_of(domain::LocationId id, base::Timestamp now) const {
    return domain::time::pause_at(hours_of(id).words, now);
}

const domain::WindDown& Directory::wind_down_of(domain::LocationId id) const {
    static const domain::WindDown kNone;
    const auto found = wind_downs_.find(id);
    return found == wind_downs_.end() ? kNone : found->second;
}

domain::health::HealthState Directory::health_of(domain::LocationId id) const {
    const auto found = healths_.find(id);
    return found == healths_.end() ? domain::health::HealthState::healthy : found->second;
}

domain::health::MarksCount Directory::marks_of(domain::LocationId id) const {
    return marks_stopped_.contains(id) ? domain::health::MarksCount::no : domain::health::MarksCount::yes;
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

base::Result<void> DirectoryHolder::reload(storage::Database& db) {
    const std::lock_guard lock(reloading_);
    set(TRY(Directory::load(db)));
    return {};
}

void DirectoryHolder::set(Directory directory) {
    auto fresh = std::make_shared<const Directory>(std::move(directory));
    const std::lock_guard lock(mutex_);
    directory_ = std::move(fresh);
}

}  // namespace app
