// The reference data of the install in memory: brands, agents, locations, staff, keys. An immutable snapshot,
// replaced as a whole when something changes; readers keep the snapshot they started with.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/access.h"
#include "domain/auto_texts/scope.h"
#include "domain/health/marks.h"
#include "domain/health/state.h"
#include "domain/location.h"
#include "domain/time/timetable.h"
#include "storage/gbm_resources.h"
#include "storage/level_texts.h"
#include "storage/location_words.h"
#include "storage/reference.h"
#include "storage/settings.h"
#include "storage/store.h"

namespace app {

// What a shop says itself, before its agent's words fill in what it leaves open (domain/agent_words.h).
struct OwnWords {
    domain::auto_texts::ShopTexts texts;
    domain::Publishing publishing;
    std::vector<std::string> languages;
};

class Directory {
 public:
    const std::vector<domain::Brand>& brands() const { return brands_; }
    const std::vector<domain::Location>& locations() const { return locations_; }
    const std::vector<domain::Agent>& agents() const { return agents_; }
    const std::vector<storage::StaffRecord>& staff() const { return staff_; }

    // All of these: nullptr when there is none.
    const domain::Brand* find_brand(domain::BrandId id) const;
    const domain::Location* find_location(domain::LocationId id) const;
    // The shop's hours, made ready; nullptr when it has told none.
    const domain::time::Timetable* find_timetable(domain::LocationId id) const;
    // The hours it keeps, from version 1 on those that its people have saved; a shop that nobody knows has
    // none.
    const storage::StoredHours& hours_of(domain::LocationId id) const;
    const storage::StoredTexts& texts_of(domain::LocationId id) const;
    // Which level says each of the texts that it uses: those in its profile (AVA-14).
    const domain::auto_texts::TextScopes& text_scopes_of(domain::LocationId id) const;
    // What the install or a brand says; of version 0 when it has said nothing.
    const storage::StoredLevelTexts& level_texts_of(const storage::SettingScope& scope) const;
    const storage::StoredPublishing& publishing_of(domain::LocationId id) const;
    // The pause (rule AVA-20) that keeps new customers from it now.
    std::optional<domain::time::Closure> pause_of(domain::LocationId id, base::Timestamp now) const;
    // The end that was announced (rule DAT-06), if there is one.
    const domain::WindDown& wind_down_of(domain::LocationId id) const;
    // What holds there and who said so; the defaults for a shop that nobody knows.
    const domain::settings::Effective& settings_of(domain::LocationId id) const;
    // What its levels say, from the install down to the scope itself. A brand's own when `scope` is a brand.
    std::vector<domain::settings::Setting> settings_said(const storage::SettingScope& scope) const;
    // Of a shop that was never judged: healthy.
    domain::health::HealthState health_of(domain::LocationId id) const;
    const std::map<domain::LocationId, domain::health::HealthState>& healths() const { return healths_; }
    // What programs have written beside (directory_gbm.cpp).
    const storage::GbmResource* find_gbm(domain::BrandId brand, std::string_view name) const;
    // Those whose name is `folder` and one id more, in the order of their making.
    std::vector<const storage::GbmResource*> gbm_in(domain::BrandId brand, std::string_view folder) const;
    // The brand whose keys reach this one, too; itself when a person has set it up.
    domain::BrandId partner_of(domain::BrandId brand) const;
    std::vector<const domain::Brand*> brands_of_partner(domain::BrandId partner) const;
    OwnWords own_words_of(const domain::Location& shop) const;
    // With the webhook that it has itself, not its partner's.
    const domain::Agent* find_own_agent(domain::AgentId id) const;
    // Not while so much is marked there that it counts for nothing (CLK-08).
    domain::health::MarksCount marks_of(domain::LocationId id) const;
    const std::set<domain::LocationId>& marks_stopped() const { return marks_stopped_; }
    const domain::Location* find_location_by_slug(std::string_view slug) const;
    const domain::Agent* find_agent(domain::AgentId id) const;
    const storage::StaffRecord* find_staff(domain::StaffId id) const;
    const storage::StaffRecord* find_staff_by_email(std::string_view email) const;  // any case
    const storage::KeyRecord* find_key_by_email(std::string_view client_email, std::string_view key_id) const;
    std::vector<const domain::Location*> locations_of(const domain::Staff& staff) const;

    static base::Result<Directory> load(storage::Database& db);

 private:
    base::Result<void> load_locations(storage::Database& db);
    base::Result<void> load_gbm(storage::Database& db);
    void fill_in_agent_words(domain::Location& location);
    void use_texts(domain::Location& location);
    void index();

    std::vector<domain::Brand> brands_;
    std::vector<domain::Agent> agents_;
    std::vector<domain::Location> locations_;
    std::vector<storage::StoredHours> hours_;                  // one for each of locations_
    std::vector<storage::StoredTexts> texts_;                  // likewise
    std::vector<domain::auto_texts::TextScopes> text_scopes_;  // likewise
    std::vector<storage::StoredLevelTexts> level_texts_;
    std::vector<storage::StoredPublishing> publishing_;                  // one for each of locations_
    std::vector<std::optional<domain::time::Timetable>> timetables_;     // likewise
    std::map<domain::LocationId, domain::health::HealthState> healths_;  // of those that were judged
    std::set<domain::LocationId> marks_stopped_;
    std::map<domain::LocationId, domain::WindDown> wind_downs_;
    std::vector<storage::StoredSetting> settings_;
    std::vector<domain::settings::Effective> effective_;  // one for each of locations_
    std::vector<storage::StaffRecord> staff_;
    std::vector<storage::KeyRecord> keys_;
    std::map<std::pair<domain::BrandId, std::string>, storage::GbmResource> gbm_;
    std::map<domain::AgentId, domain::Agent> own_agents_;  // of those that use their partner's webhook
    std::map<domain::LocationId, OwnWords> own_words_;     // of those whose agent has words
    std::unordered_map<std::string, std::size_t> location_by_slug_;
    std::unordered_map<domain::LocationId, std::size_t> location_by_id_;
    std::unordered_map<domain::AgentId, std::size_t> agent_by_id_;
    std::unordered_map<domain::StaffId, std::size_t> staff_by_id_;
    std::unordered_map<std::string, std::size_t> staff_by_email_;
};

// The current snapshot. get() from any thread.
class DirectoryHolder {
 public:
    std::shared_ptr<const Directory> get() const;
    void set(Directory directory);
    // One after the other: what was read first must not replace what was read after it.
    base::Result<void> reload(storage::Database& db);

 private:
    std::mutex reloading_;
    mutable std::mutex mutex_;  // guards directory_
    std::shared_ptr<const Directory> directory_ = std::make_shared<Directory>();
};

}  // namespace app
