#include "app/health.h"

#include <algorithm>

#include "app/outage_credit.h"
#include "app/run.h"
#include "app/setup.h"
#include "base/log.h"
#include "storage/health.h"

namespace app {
namespace {

using base::ErrorKind;
using domain::health::Decision;
using domain::health::Health;

// Instants are stored to the millisecond, and what is decided from them must not depend on more.
base::Timestamp now_of(const storage::LaneTransaction& lane) {
    return std::chrono::floor<std::chrono::milliseconds>(lane.now());
}

base::Result<ShopId> visible_shop(const App& app, const domain::Staff& staff, domain::LocationId location) {
    TRY(access_location(*app.directory.get(), staff, location));
    return ShopId{staff.brand, location};
}

base::Result<ShopId> managed_shop(const App& app, const domain::Staff& staff, domain::LocationId location) {
    const auto shop = TRY(visible_shop(app, staff, location));
    if (domain::may(staff, domain::Action::answer_for_shop, location)) return shop;
    return base::fail(ErrorKind::forbidden, "role_not_allowed", "ask a manager or the owner to do this");
}

void tell(ShopId shop, const domain::health::Change& change) {
    // CLK-08: this one is for the operator.
    const bool is_abuse = change.reason_code == "NRN_ABUSE_SUSPECTED";
    base::log(is_abuse ? base::LogLevel::warn : base::LogLevel::info, "health_changed",
              {{"location", base::to_string(shop.location)},
               {"from", base::name_of(change.from)},
               {"to", base::name_of(change.to)},
               {"reason", change.reason_code}});
}

using Decide = std::function<base::Result<Decision>(const Health&, base::Timestamp)>;

// Load, decide, commit; after a change of the state the directory is read again before `done`.
void change_health(App& app, ShopId shop, Decide decide, Done<Decision> done) {
    auto work = [shop, decide = std::move(decide)](storage::LaneTransaction& lane) -> base::Result<Decision> {
        const auto before = TRY(storage::find_health(lane.database(), shop.brand, shop.location));
        auto decision = TRY(decide(before, now_of(lane)));
        if (decision.after != before)
            TRY(storage::put_health(lane.database(), shop.brand, shop.location, decision));
        return decision;
    };
    Done<Decision> told = [&app, shop, done = std::move(done)](base::Result<Decision> decision) mutable {
        if (decision && decision->change) {
            tell(shop, *decision->change);
            const bool has_new_marks =
                decision->after.marks_stopped_at != decision->change->before.marks_stopped_at;
            if (decision->change->from != decision->change->to || has_new_marks) {
                if (auto loaded = reload_directory(app); !loaded)
                    return done(std::unexpected(loaded.error()));
            }
        }
        done(std::move(decision));
    };
    run_in_lane<Decision>(app, shop.brand, std::move(work), std::move(told));
}

Done<Decision> with_health(Done<Health> done) {
    return [done = std::move(done)](base::Result<Decision> decision) mutable {
        if (!decision) return done(std::unexpected(decision.error()));
        done(std::move(decision->after));
    };
}

base::Result<domain::health::Situation> count(App& app, storage::Database& db, ShopId shop,
                                              const Health& health, base::Timestamp now) {
    const auto outages = TRY(storage::all_outages(db, shop.brand));
    return count_answers(*TRY(app.inbox_reads.connection()), shop.brand, shop.location, health, outages, now);
}

// Notes that `staff` was shown the warnings of these shops, one after the other, then hands over `value`.
template <class T>
void deliver(App& app, const domain::Staff& staff, std::vector<std::pair<ShopId, domain::health::Tally>> owed,
             T value, Done<T> done) {
    if (owed.empty()) return done(std::move(value));
    const auto [shop, tally] = owed.back();
    owed.pop_back();
    const std::string who = staff.name;
    Decide decide = [tally, who](const Health& health, base::Timestamp now) -> base::Result<Decision> {
        return domain::health::warned(health, tally, who, now);
    };
    change_health(app, shop, std::move(decide),
                  [&app, staff, owed = std::move(owed), value = std::move(value),
                   done = std::move(done)](const base::Result<Decision>& decision) mutable {
                      if (!decision) return done(std::unexpected(decision.error()));
                      deliver<T>(app, staff, std::move(owed), std::move(value), std::move(done));
                  });
}

bool is_warning_owed(const Health& health, const domain::health::Tally& tally, base::Timestamp now) {
    return domain::health::warned(health, tally, {}, now).change.has_value();
}

}  // namespace

void decide_health(App& app, ShopId shop, domain::health::Situation situation,
                   std::vector<domain::health::Cause> causes, Done<bool> done) {
    Decide decide = [situation = std::move(situation), causes = std::move(causes)](
                        const Health& health, base::Timestamp now) -> base::Result<Decision> {
        auto decision = domain::health::next(health, situation, now);
        if (decision.change) decision.change->causes = causes;
        return decision;
    };
    change_health(app, shop, std::move(decide),
                  [done = std::move(done)](const base::Result<Decision>& decision) mutable {
                      if (!decision) return done(std::unexpected(decision.error()));
                      done(decision->change.has_value());
                  });
}

base::Result<HealthView> find_health_view(App& app, storage::Database& db, ShopId shop) {
    const auto now = app.clock.now();
    HealthView view;
    view.health = TRY(storage::find_health(db, shop.brand, shop.location));
    const auto situation = TRY(count(app, db, shop, view.health, now));
    view.tally = situation.tally;
    view.marks = situation.marks;
    view.outlook = domain::health::outlook(view.health, situation, now);
    view.cooling = domain::health::cooling_of(view.health);
    view.causes =
        TRY(causes_of(*TRY(app.inbox_reads.connection()), shop.brand, shop.location, view.health, now));
    view.history = TRY(storage::health_changes(db, shop.brand, shop.location, INT64_MAX, kHistoryShown));
    return view;
}

void read_health(App& app, domain::Staff staff, domain::LocationId location, Done<HealthView> done) {
    const auto shop = visible_shop(app, staff, location);
    if (!shop) return done(std::unexpected(shop.error()));
    auto work = [&app, shop = *shop](storage::Database& db) { return find_health_view(app, db, shop); };
    Done<HealthView> shown = [&app, shop = *shop, staff = std::move(staff),
                              done = std::move(done)](base::Result<HealthView> view) mutable {
        if (!view) return done(std::move(view));
        std::vector<std::pair<ShopId, domain::health::Tally>> owed;
        if (is_warning_owed(view->health, view->tally, app.clock.now())) owed.emplace_back(shop, view->tally);
        deliver<HealthView>(app, staff, std::move(owed), std::move(*view), std::move(done));
    };
    run_in_reads<HealthView>(app, std::move(work), std::move(shown));
}

void read_unwell(App& app, domain::Staff staff, Done<std::vector<UnwellShop>> done) {
    using Shops = std::vector<UnwellShop>;
    auto work = [&app, staff](storage::Database& db) -> base::Result<Shops> {
        const auto directory = app.directory.get();
        Shops unwell;
        for (const auto* location : directory->locations_of(staff)) {
            if (directory->health_of(location->id) == domain::health::HealthState::healthy) continue;
            const ShopId shop{staff.brand, location->id};
            UnwellShop found{location->id, TRY(storage::find_health(db, shop.brand, shop.location)), {}, {}};
            const auto situation = TRY(count(app, db, shop, found.health, app.clock.now()));
            found.tally = situation.tally;
            found.outlook = domain::health::outlook(found.health, situation, app.clock.now());
            unwell.push_back(std::move(found));
        }
        std::ranges::sort(unwell, std::greater(),
                          [](const UnwellShop& shop) { return std::pair(shop.health.state, shop.location); });
        return unwell;
    };
    Done<Shops> shown = [&app, staff, done = std::move(done)](base::Result<Shops> unwell) mutable {
        if (!unwell) return done(std::move(unwell));
        std::vector<std::pair<ShopId, domain::health::Tally>> owed;
        for (const auto& shop : *unwell) {
            if (is_warning_owed(shop.health, shop.tally, app.clock.now()))
                owed.emplace_back(ShopId{staff.brand, shop.location}, shop.tally);
        }
        deliver<Shops>(app, staff, std::move(owed), std::move(*unwell), std::move(done));
    };
    run_in_reads<Shops>(app, std::move(work), std::move(shown));
}

void reinstate_shop(App& app, domain::Staff staff, domain::LocationId location, Confirmed confirmed,
                    Done<Health> done) {
    const auto shop = managed_shop(app, staff, location);
    if (!shop) return done(std::unexpected(shop.error()));
    auto work = [&app, shop = *shop](storage::Database& db) -> base::Result<std::int64_t> {
        const auto health = TRY(storage::find_health(db, shop.brand, shop.location));
        return TRY(count(app, db, shop, health, app.clock.now())).tally.open_breaches;
    };
    Done<std::int64_t> counted = [&app, shop = *shop, confirmed, who = staff.name,
                                  done = std::move(done)](base::Result<std::int64_t> overdue) mutable {
        if (!overdue) return done(std::unexpected(overdue.error()));
        const domain::health::Checklist checklist{*overdue, confirmed.are_hours_confirmed,
                                                  confirmed.are_rules_read};
        Decide decide = [checklist, who](const Health& health, base::Timestamp now) {
            return domain::health::reinstate(health, checklist, who, now);
        };
        change_health(app, shop, std::move(decide), with_health(std::move(done)));
    };
    run_in_reads<std::int64_t>(app, std::move(work), std::move(counted));
}

void appeal_health(App& app, domain::Staff staff, domain::LocationId location, std::string words,
                   Done<Health> done) {
    const auto shop = managed_shop(app, staff, location);
    if (!shop) return done(std::unexpected(shop.error()));
    Decide decide = [who = staff.name, words = std::move(words)](const Health& health, base::Timestamp now) {
        return domain::health::appeal(health, who, words, now);
    };
    change_health(app, *shop, std::move(decide), with_health(std::move(done)));
}

void order_health(App& app, ShopId shop, domain::health::Order order, std::vector<std::string> names,
                  std::string words, Done<Health> done) {
    Decide decide = [order, names = std::move(names), words = std::move(words)](const Health& health,
                                                                                base::Timestamp now) {
        return domain::health::order(health, order, names, words, now);
    };
    change_health(app, shop, std::move(decide), with_health(std::move(done)));
}

void note_outage(App& app, domain::BrandId brand, domain::health::Outage outage, Done<bool> done) {
    if (auto checked = domain::health::check_outage(outage, app.clock.now()); !checked)
        return done(std::unexpected(checked.error()));
    auto work = [brand, outage = std::move(outage)](storage::LaneTransaction& lane) -> base::Result<bool> {
        auto noted = outage;
        noted.noted_at = now_of(lane);
        TRY(storage::put_outage(lane.database(), brand, noted));
        return true;
    };
    // Should it be cut short here, noting the same hours again does the rest.
    auto credit = [&app, brand, done = std::move(done)](const base::Result<bool>& put) mutable {
        if (!put) return done(std::unexpected(put.error()));
        credit_outages(app, brand, [done = std::move(done)](const base::Result<std::size_t>& moved) mutable {
            if (!moved) return done(std::unexpected(moved.error()));
            done(true);
        });
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(credit));
}

}  // namespace app
