#include "api/staff_locations.h"
#include "app/conversations.h"
#include "app/locations.h"
#include "app/settings.h"
#include "domain/conversation.h"
#include "domain/time/channel.h"
#include "domain/time/hours_json.h"
#include "domain/time/hours_warnings.h"

namespace api {
namespace {

using base::json::array;
using base::json::object;
using domain::time::KeptHours;
using domain::time::Timetable;

constexpr std::size_t kClocksShown = 20;
constexpr base::Duration kOpeningsShown = std::chrono::hours(14 * 24);

// `special` and `closures` are needed, too: what is saved takes the place of all there was.
struct NewHours {
    std::optional<std::string> zone;  // absent: as it is
    base::json::value weekly;
    base::json::value special;
    base::json::value closures;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(NewHours, (), (zone, weekly, special, closures, version))

struct Confirmation {
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (version))

object told(const domain::time::Zone& zone, base::Timestamp at) {
    return {{"at", domain::time::format_utc(at)}, {"local", domain::time::format_local(zone, at)}};
}

object told(const domain::time::Zone& zone, const domain::time::Span& span) {
    return {{"from", domain::time::format_utc(span.from)},
            {"to", domain::time::format_utc(span.to)},
            {"from_local", domain::time::format_local(zone, span.from)},
            {"to_local", domain::time::format_local(zone, span.to)}};
}

array told(const domain::time::Zone& zone, const std::vector<domain::time::Span>& spans) {
    array all;
    for (const auto& span : spans)
        all.push_back(told(zone, span));
    return all;
}

object told(const domain::time::Zone& zone, const domain::time::TurnedOpening& turned) {
    object one = told(zone, turned.real);
    one["date"] = domain::time::format_date(turned.date);
    one["start"] = domain::time::format_clock(turned.range.start);
    one["end"] = domain::time::format_clock(turned.range.end);
    one["stated_seconds"] = 60 * (turned.range.end - turned.range.start);
    one["real_seconds"] =
        std::chrono::duration_cast<std::chrono::seconds>(turned.real.to - turned.real.from).count();
    return one;
}

array warnings_json(const KeptHours& kept, const Timetable* timetable, base::Timestamp now) {
    array all;
    if (timetable == nullptr) return all;
    const auto warnings = domain::time::hours_warnings(kept, timetable, now, domain::kAnswerLimit);
    if (!warnings.dead.empty()) {
        // behaviours.md §3.5 item 7 names the three remedies.
        all.push_back(object{{"code", "DEAD_INTERVAL"},
                             {"intervals", told(timetable->zone(), warnings.dead)},
                             {"remedies", array{"weekend_roster", "pause_channel", "delegate"}}});
    }
    if (!warnings.turned.empty()) {
        array openings;
        for (const auto& turned : warnings.turned)
            openings.push_back(told(timetable->zone(), turned));
        all.push_back(object{{"code", "DST_NOTICE"}, {"openings", std::move(openings)}});
    }
    if (warnings.is_stale) {
        all.push_back(object{{"code", "HOURS_STALE"}, {"since", base::format_rfc3339(kept.confirmed_at)}});
    }
    return all;
}

// What follows from the hours now.
void add_effects(object& shape, const KeptHours& kept, const Timetable* timetable, base::Timestamp now) {
    shape["has_hours"] = timetable != nullptr;
    shape["is_open"] = timetable == nullptr || timetable->is_staffed(now);
    if (timetable != nullptr) {
        const auto& zone = timetable->zone();
        if (const auto opens = domain::time::next_open(*timetable, now))
            shape["next_open"] = told(zone, *opens);
        if (const auto closes = domain::time::next_close(*timetable, now))
            shape["next_close"] = told(zone, *closes);
        shape["openings"] = told(zone, timetable->stretches(now, now + kOpeningsShown));
    } else {
        shape["openings"] = array();
    }
    if (const auto pause = domain::time::pause_at(kept, now))
        shape["paused_until"] = domain::time::format_utc(pause->to);
    shape["warnings"] = warnings_json(kept, timetable, now);
}

object hours_shape(const Context& context, domain::LocationId location) {
    const auto directory = context.app.directory.get();
    const auto& stored = directory->hours_of(location);
    object shape = domain::time::hours_json(stored.words);
    shape["location"] = base::to_string(location);
    shape["version"] = stored.version;
    if (stored.version > 0) {
        shape["set_by"] = stored.set_by;
        shape["set_by_name"] = app::name_of_setter(*directory, stored.set_by);
        shape["set_at"] = base::format_rfc3339(stored.set_at);
        shape["confirmed_at"] = base::format_rfc3339(stored.words.confirmed_at);
    }
    add_effects(shape, stored.words, directory->find_timetable(location), context.app.clock.now());
    return shape;
}

// AVA-20: whose clocks run on during it. AVA-21: "welcome back, n open".
object channel_json(const domain::time::ChannelNews& news, const app::InboxPage& page) {
    array waiting;
    for (const auto& one : page.items) {
        object told{{"conversation", base::to_string(one.id)}, {"consumer_name", one.consumer_name}};
        if (one.clock_due_at) told["due_at"] = base::format_rfc3339(*one.clock_due_at);
        waiting.push_back(std::move(told));
    }
    return {{"code", base::json::string_view(news.code.data(), news.code.size())},
            {"from", domain::time::format_utc(news.pause.from)},
            {"to", domain::time::format_utc(news.pause.to)},
            {"open", page.counts.open},
            {"waiting", page.counts.needs_reply},
            {"clocks", std::move(waiting)}};
}

void respond_hours(Context& context, const domain::Staff& staff, domain::LocationId location,
                   net::Responder respond) {
    const auto& kept = context.app.directory.get()->hours_of(location).words;
    const auto news = domain::time::channel_news(kept, context.app.clock.now());
    object shape = hours_shape(context, location);
    if (!news) return respond(json_response(200, base::encode(shape)));
    auto done = [news = *news, shape = std::move(shape),
                 respond = std::move(respond)](const base::Result<app::InboxPage>& page) mutable {
        if (!page) return respond(error_response(page.error()));
        shape["channel"] = channel_json(news, *page);
        respond(json_response(200, base::encode(shape)));
    };
    app::list_inbox(context.app, staff, storage::View::needs_reply, location, std::nullopt, kClocksShown,
                    std::move(done));
}

// Rule AVA-10: one code for all of them; what is wrong, and where, stands beside it.
net::Response refusal(const domain::time::HoursFault& fault) {
    object error{{"code", "hours_invalid"},
                 {"message", fault.error.message},
                 {"detail", fault.error.code},
                 {"field", fault.field}};
    if (!fault.proposal.empty()) error["proposal"] = domain::time::weekly_json(fault.proposal);
    return json_response(400, base::encode(object{{"error", std::move(error)}}));
}

std::expected<KeptHours, domain::time::HoursFault> kept_of(const NewHours& wanted,
                                                           std::string_view zone_now) {
    const object asked{{"zone", wanted.zone.value_or(std::string(zone_now))},
                       {"weekly", wanted.weekly},
                       {"special", wanted.special},
                       {"closures", wanted.closures}};
    auto kept = domain::time::read_kept_hours(asked);
    if (!kept) return kept;
    if (auto fault = domain::time::find_fault(*kept)) return std::unexpected(std::move(*fault));
    return kept;
}

// The shop of the path, or nothing after answering that it may not be touched so.
std::optional<domain::LocationId> find_location(Context& context, Call& call, domain::Action action) {
    const auto id = path_location(call);
    const auto shop = app::access_location_words(*context.app.directory.get(), *call.staff, id, action);
    if (shop) return id;
    call.respond(error_response(shop.error()));
    return std::nullopt;
}

app::Done<std::int64_t> answer_hours(Context& context, const domain::Staff& staff,
                                     domain::LocationId location, net::Responder respond) {
    return [&context, staff, location,
            respond = std::move(respond)](const base::Result<std::int64_t>& written) mutable {
        if (!written) return respond(error_response(written.error()));
        respond_hours(context, staff, location, std::move(respond));
    };
}

}  // namespace

void get_hours(Context& context, Call call) {
    const auto location = find_location(context, call, domain::Action::read_conversations);
    if (location) respond_hours(context, *call.staff, *location, std::move(call.respond));
}

void put_hours(Context& context, Call call) {
    const auto location = find_location(context, call, domain::Action::change_settings);
    if (!location) return;
    const auto wanted = read_body<NewHours>(call);
    if (!wanted) return;
    const auto directory = context.app.directory.get();
    auto kept = kept_of(*wanted, directory->hours_of(*location).words.hours.zone);
    if (!kept) return call.respond(refusal(kept.error()));
    app::put_hours(
        context.app,
        {call.staff->brand, *location, std::move(*kept), wanted->version, base::to_string(call.staff->id)},
        answer_hours(context, *call.staff, *location, std::move(call.respond)));
}

void post_confirm_hours(Context& context, Call call) {
    const auto location = find_location(context, call, domain::Action::change_settings);
    if (!location) return;
    const auto wanted = read_body<Confirmation>(call);
    if (!wanted) return;
    const domain::Staff staff = *call.staff;
    app::confirm_hours(context.app, staff, *location, wanted->version,
                       answer_hours(context, staff, *location, std::move(call.respond)));
}

}  // namespace api
