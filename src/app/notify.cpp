#include "app/notify.h"

#include <algorithm>
#include <future>

#include "app/run.h"
#include "base/crypto.h"
#include "storage/conversations.h"
#include "storage/cursors.h"

namespace app {
namespace {

using domain::notify::Person;
using domain::notify::Settings;

constexpr std::string_view kReader = "notify";

base::Result<NotifyTeam> read_team(storage::Database& db, std::shared_ptr<const Directory> directory,
                                   domain::BrandId brand, Mail mail, base::Timestamp now) {
    NotifyTeam team{std::move(directory), TRY(storage::all_push_devices(db, brand)), {}, {}};
    const auto settings = TRY(storage::all_notify_settings(db, brand));
    for (const Notice& notice : TRY(storage::notices_of_channel(db, brand, NoticeChannel::mail_refused))) {
        if (notice.is_open) team.refused.insert({notice.recipient});
    }
    for (const auto& record : team.directory->staff()) {
        const domain::Staff& staff = record.staff;
        if (staff.brand != brand) continue;
        Person person{&staff, {}, false, false, false};
        if (const auto found = settings.find(staff.id); found != settings.end())
            person.settings = found->second;
        person.has_push = person.settings.push && team.devices.contains(staff.id);
        person.has_mail = person.settings.email && mail == Mail::set_up && !team.refused.contains(staff.id);
        if (person.settings.quiet) {
            const auto zone = domain::time::Zone::find(zone_of(*team.directory, staff, person.settings));
            person.is_quiet = zone && domain::notify::is_quiet(person.settings, zone->local(now));
        }
        team.people.push_back(std::move(person));
    }
    return team;
}

std::vector<domain::LocationId> unreachable_of(const NotifyTeam& team, const domain::Staff& staff) {
    std::vector<domain::LocationId> found;
    for (const auto* location : team.directory->locations_of(staff)) {
        if (!domain::notify::is_anybody_reachable(location->id, team.people)) found.push_back(location->id);
    }
    return found;
}

NotifyView view_of(const NotifyTeam& team, const domain::Staff& staff, Mail mail) {
    NotifyView view;
    for (const Person& person : team.people) {
        if (person.staff->id == staff.id) view.settings = person.settings;
    }
    view.zone = zone_of(*team.directory, staff, view.settings);
    if (const auto found = team.devices.find(staff.id); found != team.devices.end())
        view.devices = found->second;
    view.mail = mail;
    view.is_mail_refused = team.refused.contains(staff.id);
    view.unreachable = unreachable_of(team, staff);
    return view;
}

// ROL-03: what was somebody's last channel stays while they are the last of a shop.
base::Result<void> check_last_responder(const NotifyTeam& before, const NotifyTeam& after,
                                        const domain::Staff& staff) {
    for (const auto* location : before.directory->locations_of(staff)) {
        if (domain::notify::is_anybody_reachable(location->id, before.people) &&
            !domain::notify::is_anybody_reachable(location->id, after.people)) {
            return base::fail(base::ErrorKind::conflict, "last_responder",
                              "nobody else is told about messages to " + location->name);
        }
    }
    return {};
}

// Changes something of one person, and refuses it whole when it must not be.
template <class Change>
void change_notify(App& app, domain::Staff staff, Mail mail, Change change, Done<NotifyView> done) {
    const domain::BrandId brand = staff.brand;
    auto work = [directory = app.directory.get(), staff = std::move(staff), mail,
                 change = std::move(change)](storage::LaneTransaction& lane) -> base::Result<NotifyView> {
        storage::Database& db = lane.database();
        const auto before = TRY(read_team(db, directory, staff.brand, mail, lane.now()));
        const auto after = TRY(change(before, staff, lane));
        return view_of(after, staff, mail);
    };
    run_in_lane<NotifyView>(app, brand, std::move(work), std::move(done));
}

// As if that had been done already: people are judged before anything is written.
NotifyTeam without_device(const NotifyTeam& team, const domain::Staff& staff, const base::Uuid& device) {
    NotifyTeam after = team;
    auto& devices = after.devices[staff.id];
    std::erase_if(devices, [&](const PushDevice& one) { return one.id == device; });
    if (!devices.empty()) return after;
    after.devices.erase(staff.id);
    for (Person& person : after.people) {
        if (person.staff->id == staff.id) person.has_push = false;
    }
    return after;
}

NotifyTeam with_settings(const NotifyTeam& team, const domain::Staff& staff, const Settings& settings,
                         Mail mail) {
    NotifyTeam after = team;
    for (Person& person : after.people) {
        if (person.staff->id != staff.id) continue;
        person.settings = settings;
        person.has_push = settings.push && after.devices.contains(staff.id);
        person.has_mail = settings.email && mail == Mail::set_up && !after.refused.contains(staff.id);
    }
    return after;
}

}  // namespace

std::string zone_of(const Directory& directory, const domain::Staff& staff, const Settings& settings) {
    if (!settings.zone.empty()) return settings.zone;
    const auto shops = directory.locations_of(staff);
    return shops.empty() ? "UTC" : shops.front()->zone;
}

base::Uuid device_id_of(std::string_view endpoint) {
    base::Uuid id;
    const std::string hash = base::sha256(endpoint);
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

void read_notify(App& app, domain::Staff staff, Mail mail, Done<NotifyView> done) {
    auto work = [directory = app.directory.get(), staff = std::move(staff), mail,
                 now = app.clock.now()](storage::Database& db) -> base::Result<NotifyView> {
        return view_of(TRY(read_team(db, directory, staff.brand, mail, now)), staff, mail);
    };
    run_in_reads<NotifyView>(app, std::move(work), std::move(done));
}

void put_notify_settings(App& app, domain::Staff staff, Mail mail, Settings settings, Done<NotifyView> done) {
    if (auto checked = domain::notify::check_settings(settings); !checked)
        return done(std::unexpected(checked.error()));
    auto change = [settings = std::move(settings), mail](
                      const NotifyTeam& before, const domain::Staff& who,
                      storage::LaneTransaction& lane) -> base::Result<NotifyTeam> {
        auto after = with_settings(before, who, settings, mail);
        TRY(check_last_responder(before, after, who));
        TRY(storage::put_notify_settings(lane.database(), who.brand, who.id, settings, lane.now()));
        return after;
    };
    change_notify(app, std::move(staff), mail, std::move(change), std::move(done));
}

void put_push_device(App& app, domain::Staff staff, Mail mail, PushDevice device, Done<NotifyView> done) {
    device.id = device_id_of(device.endpoint);
    auto change = [device = std::move(device), directory = app.directory.get(), mail](
                      const NotifyTeam& before, const domain::Staff& who,
                      storage::LaneTransaction& lane) -> base::Result<NotifyTeam> {
        storage::Database& db = lane.database();
        auto added = device;
        added.added_at = lane.now();
        const auto known = before.devices.find(who.id);
        const bool is_known =
            known != before.devices.end() &&
            std::ranges::find(known->second, device.id, &PushDevice::id) != known->second.end();
        if (!is_known && known != before.devices.end() && known->second.size() >= kPushDevicesMax)
            TRY(storage::delete_push_device(db, who.brand, who.id, known->second.front().id));
        TRY(storage::take_push_device_from_others(db, who.brand, who.id, device.id));
        TRY(storage::put_push_device(db, who.brand, who.id, added));
        return read_team(db, directory, who.brand, mail, lane.now());
    };
    change_notify(app, std::move(staff), mail, std::move(change), std::move(done));
}

void delete_push_device(App& app, domain::Staff staff, Mail mail, base::Uuid device, Done<NotifyView> done) {
    auto change = [device](const NotifyTeam& before, const domain::Staff& who,
                           storage::LaneTransaction& lane) -> base::Result<NotifyTeam> {
        auto after = without_device(before, who, device);
        TRY(check_last_responder(before, after, who));
        if (!TRY(storage::delete_push_device(lane.database(), who.brand, who.id, device)))
            return base::fail(base::ErrorKind::not_found, "push_device_unknown", "there is no such device");
        return after;
    };
    change_notify(app, std::move(staff), mail, std::move(change), std::move(done));
}

void forgive_mail(App& app, domain::Staff staff) {
    auto work = [staff](storage::LaneTransaction& lane) -> base::Result<bool> {
        const Notice fine{staff.id.value, NoticeChannel::mail_refused, {}, 0, lane.now(), false};
        TRY(storage::put_notices(lane.database(), staff.brand, std::span(&fine, 1)));
        return true;
    };
    run_in_lane<bool>(app, staff.brand, std::move(work), [](const base::Result<bool>&) {});
}

base::Result<NotifyBook> NotifyBook::open(App& app, Mail mail) {
    return NotifyBook(app, TRY(app.store.connect()), mail);
}

base::Result<NotifyTeam> NotifyBook::team(domain::BrandId brand, base::Timestamp now) {
    return read_team(*db_, app_->directory.get(), brand, mail_, now);
}

base::Result<std::vector<Notice>> NotifyBook::about(domain::BrandId brand, const base::Uuid& subject) {
    return storage::notices_about(*db_, brand, subject);
}

base::Result<std::vector<Notice>> NotifyBook::of_channel(domain::BrandId brand, NoticeChannel channel) {
    return storage::notices_of_channel(*db_, brand, channel);
}

base::Result<std::optional<ConsumerMail>> NotifyBook::consumer_mail(domain::BrandId brand,
                                                                    domain::ConsumerId consumer,
                                                                    domain::LocationId location) {
    return storage::find_consumer_mail(*db_, brand, consumer, location);
}

base::Result<NotifyBook::Due> NotifyBook::due(domain::BrandId brand,
                                              const std::vector<domain::LocationId>& locations) {
    const storage::ListQuery query{locations, storage::View::needs_reply, {}, kDueShown, {}};
    const auto page = TRY(app_->inbox_reads.read(brand, query));
    Due due{static_cast<std::size_t>(page.counts.needs_reply), {}};
    for (const auto& entry : page.entries) {
        const auto found = TRY(storage::find_conversation(*db_, brand, entry.conversation));
        if (found) due.first.emplace_back(found->location, base::from_us(entry.sort_us));
    }
    return due;
}

base::Result<HealthView> NotifyBook::health(ShopId shop) {
    return find_health_view(*app_, *db_, shop);
}

base::Result<void> NotifyBook::advance(domain::BrandId brand, const Progress& progress) {
    std::promise<base::Result<void>> written;
    storage::LaneWork work = [&](storage::LaneTransaction& lane) -> storage::AfterCommit {
        const auto write = [&]() -> base::Result<void> {
            storage::Database& db = lane.database();
            TRY(storage::put_notices(db, brand, progress.told));
            for (const auto& [staff, device] : progress.gone)
                TRY(storage::delete_push_device(db, brand, staff, device));
            for (const auto& link : progress.links)
                TRY(storage::put_consumer_link(db, brand, link, lane.now()));
            if (progress.forget_before) TRY(storage::forget_notices(db, brand, *progress.forget_before));
            return storage::put_cursor(db, kReader, brand, progress.position);
        };
        return [&written, staged = write()](const base::Result<void>& committed) {
            written.set_value(staged ? committed : staged);
        };
    };
    TRY(app_->store.submit(brand, work));
    return written.get_future().get();
}

}  // namespace app
