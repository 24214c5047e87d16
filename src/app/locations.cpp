#include "app/locations.h"

#include "app/run.h"
#include "app/setup.h"
#include "domain/bots/handover.h"

namespace app {
namespace {

using domain::time::KeptHours;

// What is saved is confirmed by that.
KeptHours said_at(KeptHours hours, base::Timestamp now) {
    hours.confirmed_at = now;
    return hours;
}
template <class Words>
Words said_at(Words words, base::Timestamp) {
    return words;
}

using VersionOf = base::Result<std::int64_t> (*)(storage::Database&, domain::BrandId, domain::LocationId);

template <class Words>
base::Result<std::int64_t> write(storage::LaneTransaction& lane, const WordsChange<Words>& change,
                                 const std::string& changed_code, VersionOf version_of) {
    const auto version = TRY(version_of(lane.database(), change.brand, change.location));
    if (change.version.value_or(version) != version) {
        return base::fail(base::ErrorKind::conflict, changed_code,
                          "somebody has changed this in the meantime; look again");
    }
    const storage::LocationWords<Words> stored{
        change.brand, change.location, said_at(change.words, lane.now()),
        version + 1,  change.set_by,   lane.now()};
    TRY(storage::put_location_words(lane.database(), stored));
    return stored.version;
}

template <class Words>
void put_words(App& app, WordsChange<Words> change, std::string changed_code, VersionOf version_of,
               Done<std::int64_t> done) {
    const domain::BrandId brand = change.brand;
    auto work = [change = std::move(change), changed_code = std::move(changed_code), version_of](
                    storage::LaneTransaction& lane) { return write(lane, change, changed_code, version_of); };
    Done<std::int64_t> reloaded = [&app, done = std::move(done)](base::Result<std::int64_t> written) mutable {
        if (!written) return done(std::move(written));
        if (auto again = reload_directory(app); !again) return done(std::unexpected(again.error()));
        done(std::move(written));
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(reloaded));
}

// What the agent says for the shop stays the agent's.
void turn(App& app, const std::string& set_by, domain::LocationId location, bool is_published,
          Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    domain::Publishing words = directory->own_words_of(*shop).publishing;
    words.is_published = is_published;
    put_publishing(
        app, {shop->brand, location, std::move(words), directory->publishing_of(location).version, set_by},
        std::move(done));
}

}  // namespace

base::Result<const domain::Location*> access_location_words(const Directory& directory,
                                                            const domain::Staff& staff,
                                                            domain::LocationId location,
                                                            domain::Action action) {
    const auto* shop = TRY(access_location(directory, staff, location));
    if (!domain::may(staff, action, location)) {
        return base::fail(base::ErrorKind::forbidden, "role_not_allowed",
                          "ask a manager or the owner to change this");
    }
    return shop;
}

void put_hours(App& app, HoursChange change, Done<std::int64_t> done) {
    if (const auto fault = domain::time::find_fault(change.words)) {
        return done(base::fail(base::ErrorKind::invalid, "hours_invalid",
                               fault->field + ": " + fault->error.message));
    }
    put_words(app, std::move(change), "hours_changed", storage::hours_version, std::move(done));
}

void put_texts(App& app, TextsChange change, Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(change.location);
    if (shop == nullptr) return done(unknown_location());
    if (const auto fault = domain::auto_texts::find_fault(change.words, *shop, domain::privacy::scanner()))
        return done(std::unexpected(fault->error));
    put_words(app, std::move(change), "texts_changed", storage::texts_version, std::move(done));
}

void put_publishing(App& app, PublishingChange change, Done<std::int64_t> done) {
    if (const auto fault = domain::find_fault(change.words)) return done(std::unexpected(*fault));
    put_words(app, std::move(change), "publishing_changed", storage::publishing_version, std::move(done));
}

base::Result<std::int64_t> write_words(storage::LaneTransaction& lane, const TextsChange& change) {
    return write(lane, change, "texts_changed", storage::texts_version);
}
base::Result<std::int64_t> write_words(storage::LaneTransaction& lane, const PublishingChange& change) {
    return write(lane, change, "publishing_changed", storage::publishing_version);
}

domain::Readiness readiness_of(const Directory& directory, const domain::Location& shop, Told told) {
    const auto answers_here = [&](const storage::StaffRecord& record) {
        return record.staff.brand == shop.brand &&
               domain::may(record.staff, domain::Action::write_messages, shop.id);
    };
    const auto& publishing = directory.publishing_of(shop.id).words;
    const auto texts = domain::auto_texts::texts_of(shop);  // whoever says them
    const auto* timetable = directory.find_timetable(shop.id);
    const bool is_for_bots =
        domain::bots::lacks_people(directory.settings_of(shop.id).values, timetable).has_value();
    return {.has_person = std::ranges::any_of(directory.staff(), answers_here) && !is_for_bots,
            .has_notification = told == Told::somebody,
            .has_hours = timetable != nullptr,
            .has_welcome = !texts.welcome.empty(),
            .has_away = !texts.away.empty() &&
                        !domain::auto_texts::find_fault(texts, shop, domain::privacy::scanner()),
            .has_privacy = !publishing.privacy_url.empty(),
            .has_rules = publishing.rules_read_at.has_value()};
}

void publish(App& app, const std::string& set_by, domain::LocationId location, Told told,
             Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    if (!domain::missing(readiness_of(*directory, *shop, told)).empty()) {
        return done(base::fail(base::ErrorKind::conflict, "not_ready",
                               "something is missing before the shop can be published"));
    }
    turn(app, set_by, location, true, std::move(done));
}

void unpublish(App& app, const std::string& set_by, domain::LocationId location, Done<std::int64_t> done) {
    turn(app, set_by, location, false, std::move(done));
}

void confirm_hours(App& app, const domain::Staff& staff, domain::LocationId location,
                   std::optional<std::int64_t> version, Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const storage::StoredHours& now = directory->hours_of(location);
    // What is confirmed is what was read here: a change that comes between is not confirmed unseen.
    if (version && *version != now.version) {
        return done(base::fail(base::ErrorKind::conflict, "hours_changed",
                               "somebody changed the hours; look at them again"));
    }
    put_hours(app, {staff.brand, location, now.words, now.version, base::to_string(staff.id)},
              std::move(done));
}

}  // namespace app
