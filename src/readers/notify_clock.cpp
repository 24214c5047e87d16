// What the clock brings: the summary after quiet hours (NTF-03), the morning's list (NTF-08), the week of a
// shop that is not well (HLT-02), a public holiday without hours of its own (AVA-11).
#include <algorithm>

#include "domain/consent/calendar.h"
#include "readers/notify.h"

namespace readers {
namespace {

using app::Notice;
using app::NoticeChannel;

constexpr base::Duration kLookEvery = std::chrono::minutes(1);
constexpr int kDigestMinute = 8 * 60 + 30;  // NTF-08
constexpr int kWeeklyMinute = 9 * 60;       // HLT-02
// A server that was down then still tells it within these; later it is no news.
constexpr int kLateMinutes = 4 * 60;
constexpr std::array kHolidayAhead{14, 7};  // days, AVA-11
// The longest that anything here looks back: a window of 30 days.
constexpr base::Duration kForgetAfter = std::chrono::hours(24 * 40);
constexpr base::Duration kForgetEvery = std::chrono::hours(24);
constexpr std::size_t kAskedMax = 100'000;

bool is_time(const domain::time::LocalTime& local, int minute) {
    return local.minute >= minute && local.minute < minute + kLateMinutes;
}

// Where a shop's public holidays are known (domain/consent/calendar.h).
std::string_view country_of(const std::string& zone) {
    return zone == "Europe/Paris" ? "FR" : "";
}

std::string date_text(int day) {
    const auto date = domain::time::date_of(day);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::vector<domain::LocationId> answered_by(const app::NotifyTeam& team, const domain::Staff& staff) {
    std::vector<domain::LocationId> found;
    for (const auto* location : team.directory->locations_of(staff)) {
        if (domain::may(staff, domain::Action::write_messages, location->id)) found.push_back(location->id);
    }
    return found;
}

}  // namespace

base::Result<void> Notify::look_at_clock(domain::BrandId id, Brand& brand, base::Timestamp now) {
    const bool is_back =
        now < brand.looked_at;  // SEC-04: nothing is done twice: what was told is written down
    if (!is_back && now - brand.looked_at < kLookEvery) return {};
    const auto team = TRY(book_.team(id, now));
    brand.unreachable.clear();
    if (brand.asked.size() > kAskedMax) brand.asked.clear();
    TRY(send_held(id, brand, team, now));
    TRY(send_digests(id, brand, team, now));
    for (const auto& shop : team.directory->locations()) {
        if (shop.brand != id) continue;
        if (!domain::notify::is_anybody_reachable(shop.id, team.people)) brand.unreachable.insert(shop.id);
        TRY(send_weekly(id, brand, team, shop, now));
        TRY(ask_about_holidays(id, brand, team, shop, now));
    }
    if (now - brand.forgot_at >= kForgetEvery) {
        brand.progress.forget_before = now - kForgetAfter;
        brand.forgot_at = now;
    }
    brand.looked_at = now;
    return {};
}

// Neither told before nor under way.
bool Notify::is_new(Brand& brand, const Notice& notice, const std::vector<Notice>& told) const {
    const auto is_same = [&](const Notice& one) {
        return one.recipient == notice.recipient && one.channel == notice.channel &&
               one.subject == notice.subject && one.seq >= notice.seq;
    };
    if (std::ranges::any_of(told, is_same)) return false;
    return brand.asked
        .insert(fmt::format("{}/{}/{}/{}", base::to_string(notice.recipient), base::name_of(notice.channel),
                            base::to_string(notice.subject), notice.seq))
        .second;
}

// What waits in their shops, as one mail or push; nothing when nothing does.
base::Result<void> Notify::summarize(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                     const domain::notify::Person& person, NoticeChannel channel,
                                     std::int64_t seq, base::Timestamp now) {
    const auto locations = answered_by(team, *person.staff);
    const auto due = TRY(book_.due(id, locations));
    const Notice notice{person.staff->id.value, channel, {}, seq, now, false};
    if (due.count == 0) {
        brand.progress.told.push_back(notice);
        return {};
    }
    const auto& words = domain::notify::words_of(person.staff->language);
    const auto zone = app::zone_of(*team.directory, *person.staff, person.settings);
    Delivery form;
    form.notice = notice;
    form.letter.title = domain::notify::fill(due.count == 1 ? words.digest_one : words.digest,
                                             {{"n", std::to_string(due.count)}});
    for (const auto& [location, at] : due.first) {
        const auto* shop = team.directory->find_location(location);
        form.letter.lines.push_back(domain::notify::fill(
            words.digest_line,
            {{"shop", shop == nullptr ? "" : shop->name}, {"when", local_text(zone, at)}}));
    }
    form.letter.link_words = words.open_inbox;
    form.letter.link = "/inbox";
    form.letter.last_words = words.why_mail;
    form.letter.language = words.language;
    form.letter.tag = "summary";
    const bool by_push = person.has_push && channel == NoticeChannel::held;
    deliver_to(id, team, {&person, by_push, person.has_mail && !by_push}, std::move(form), now);
    return {};
}

base::Result<void> Notify::send_held(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                     base::Timestamp now) {
    const auto held = TRY(book_.of_channel(id, NoticeChannel::held));
    for (const Notice& notice : held) {
        if (!notice.is_open) continue;
        const auto person = std::ranges::find_if(
            team.people, [&](const auto& one) { return one.staff->id.value == notice.recipient; });
        if (person == team.people.end() || person->is_quiet || !person->is_reachable()) continue;
        if (!brand.asked.insert(fmt::format("held/{}/{}", base::to_string(notice.recipient), notice.seq))
                 .second)
            continue;
        TRY(summarize(id, brand, team, *person, NoticeChannel::held, notice.seq, now));
    }
    return {};
}

base::Result<void> Notify::send_digests(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                        base::Timestamp now) {
    if (office_.mail() == app::Mail::none) return {};
    const auto told = TRY(book_.of_channel(id, NoticeChannel::digest));
    for (const auto& person : team.people) {
        if (!person.has_mail || !person.settings.digest) continue;
        const auto zone =
            domain::time::Zone::find(app::zone_of(*team.directory, *person.staff, person.settings));
        if (!zone || !is_time(zone->local(now), kDigestMinute)) continue;
        const std::int64_t day = zone->day_of(now);
        if (!is_new(brand, {person.staff->id.value, NoticeChannel::digest, {}, day, now, false}, told))
            continue;
        TRY(summarize(id, brand, team, person, NoticeChannel::digest, day, now));
    }
    return {};
}

base::Result<void> Notify::send_weekly(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                       const domain::Location& shop, base::Timestamp now) {
    const auto state = team.directory->health_of(shop.id);
    const auto zone = domain::time::Zone::find(shop.zone);
    if (state == domain::health::HealthState::healthy || !zone) return {};
    const auto local = zone->local(now);
    if (local.weekday != 0 || !is_time(local, kWeeklyMinute)) return {};
    const auto told = TRY(book_.about(id, shop.id.value));
    for (const auto& person : team.people) {
        if (person.staff->role != domain::Role::owner || !person.has_mail) continue;
        const Notice notice{person.staff->id.value,
                            NoticeChannel::health_weekly,
                            shop.id.value,
                            zone->day_of(now),
                            now,
                            false};
        if (!is_new(brand, notice, told)) continue;
        const auto view = TRY(book_.health({id, shop.id}));
        const auto& words = domain::notify::words_of(person.staff->language);
        Delivery form;
        form.notice = notice;
        form.letter = {
            domain::notify::fill(
                words.health,
                {{"shop", shop.name}, {"state", words.health_states.at(static_cast<std::size_t>(state))}}),
            {domain::notify::fill(words.health_figures,
                                  {{"n", std::to_string(view.tally.in_time)},
                                   {"late", std::to_string(view.tally.late)},
                                   {"unanswered", std::to_string(view.tally.unanswered)}}),
             std::string(words.health_todo)},
            std::string(words.open_inbox),
            "/inbox?store=" + base::to_string(shop.id),
            std::string(words.why_mail),
            {},
            std::string(words.language)};
        deliver_to(id, team, {&person, false, true}, std::move(form), now);
    }
    return {};
}

base::Result<void> Notify::ask_about_holidays(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                              const domain::Location& shop, base::Timestamp now) {
    const auto* timetable = team.directory->find_timetable(shop.id);
    const auto country = country_of(shop.zone);
    if (country.empty() || timetable == nullptr || !timetable->has_hours()) return {};
    if (!is_time(timetable->zone().local(now), kWeeklyMinute)) return {};
    const int today = timetable->zone().day_of(now);
    for (const int ahead : kHolidayAhead) {
        const int day = today + ahead;
        const auto holidays = domain::consent::public_holidays(country, domain::time::date_of(day).year);
        const bool is_set = timetable->is_special(day) || timetable->ranges_on(day).empty();
        if (is_set || !std::ranges::binary_search(holidays, day)) continue;
        const auto told = TRY(book_.about(id, shop.id.value));
        for (const auto& person : team.people) {
            if (!domain::may(*person.staff, domain::Action::change_settings, shop.id)) continue;
            if (!person.is_reachable()) continue;
            // The day it is asked rises: a second time at seven days.
            const Notice notice{
                person.staff->id.value, NoticeChannel::holiday, shop.id.value, today, now, false};
            if (!is_new(brand, notice, told)) continue;
            const auto& words = domain::notify::words_of(person.staff->language);
            Delivery form;
            form.notice = notice;
            const std::string date = date_text(day);
            form.letter = {domain::notify::fill(words.holiday, {{"shop", shop.name}, {"date", date}}),
                           {domain::notify::fill(words.holiday_body, {{"date", date}})},
                           std::string(words.open_inbox),
                           "/inbox?store=" + base::to_string(shop.id),
                           std::string(words.why_mail),
                           {},
                           std::string(words.language),
                           "holiday/" + base::to_string(shop.id)};
            deliver_to(id, team, {&person, person.has_push, person.has_mail}, std::move(form), now);
        }
    }
    return {};
}

}  // namespace readers
