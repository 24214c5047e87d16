#include "api/streams.h"

#include <algorithm>

#include "api/consumer.h"
#include "api/sessions.h"
#include "api/shapes.h"
#include "api/watcher.h"
#include "base/text.h"

namespace api {
namespace {

template <class Map, class Key>
void drop(Map& map, const Key& key, Watcher& watcher) {
    const auto found = map.find(key);
    if (found == map.end()) return;
    std::erase(found->second, &watcher);
    if (found->second.empty()) map.erase(found);
}

}  // namespace

Streams::Streams(app::App& app, std::size_t io_threads) : app_(app) {
    for (std::size_t i = 0; i < io_threads; ++i)
        shards_.push_back(std::make_unique<Shard>());
}

Streams::~Streams() = default;

void Streams::add(std::size_t io, Watcher& watcher) {
    Shard& shard = *shards_[io];
    watcher.number = shard.next_number++;
    shard.watchers[watcher.number] = &watcher;
    if (const auto* staff = std::get_if<StaffAudience>(&watcher.audience())) {
        shard.staff[staff->staff.brand].push_back(&watcher);
    } else {
        shard.consumers[std::get<ConsumerAudience>(watcher.audience()).consumer].push_back(&watcher);
    }
    shard.size.store(shard.watchers.size(), std::memory_order_release);
}

void Streams::remove(std::size_t io, Watcher& watcher) {
    Shard& shard = *shards_[io];
    if (shard.watchers.erase(watcher.number) == 0) return;
    if (const auto* staff = std::get_if<StaffAudience>(&watcher.audience())) {
        drop(shard.staff, staff->staff.brand, watcher);
    } else {
        drop(shard.consumers, std::get<ConsumerAudience>(watcher.audience()).consumer, watcher);
    }
    shard.size.store(shard.watchers.size(), std::memory_order_release);
}

void Streams::read_backlog(std::size_t io, Watcher& watcher) {
    // The watcher may be gone when the answer comes, so it is found again by its number.
    auto done = [this, io, number = watcher.number](base::Result<app::Backlog> backlog) {
        post_(io, [this, io, number, backlog = std::move(backlog)]() mutable {
            const auto found = shards_[io]->watchers.find(number);
            if (found != shards_[io]->watchers.end()) found->second->take_backlog(std::move(backlog));
        });
    };
    const std::int64_t since = watcher.since().value_or(app::kOnlyNew);
    if (const auto* staff = std::get_if<StaffAudience>(&watcher.audience())) {
        return app::read_staff_backlog(app_, staff->staff, since, kBacklogEventsMax, std::move(done));
    }
    const auto& consumer = std::get<ConsumerAudience>(watcher.audience());
    app::read_consumer_backlog(app_, consumer.consumer, consumer.location, since, kBacklogEventsMax,
                               std::move(done));
}

void Streams::go_on(std::size_t io, Watcher& watcher) {
    post_(io, [this, io, number = watcher.number] {
        const auto found = shards_[io]->watchers.find(number);
        if (found != shards_[io]->watchers.end()) found->second->send_backlog();
    });
}

void Streams::push(Shard& shard, const app::CommittedEvent& event) {
    if (const auto staff = shard.staff.find(event.brand); staff != shard.staff.end()) {
        std::shared_ptr<const std::string> frame;  // made once, when the first one sees it
        for (std::size_t i = 0; i < staff->second.size(); ++i) {
            Watcher& watcher = *staff->second[i];
            if (!watcher.sees(event)) continue;
            if (!frame) frame = staff_frame(event);
            watcher.push(event.event.seq, frame);
            events_pushed_.fetch_add(1, std::memory_order_relaxed);
        }
    }
    const auto consumers = shard.consumers.find(event.consumer);
    if (consumers == shard.consumers.end()) return;
    const bool is_changed = changes_what_was_shown(event.event);
    const auto frame = consumer_frame(event);
    for (std::size_t i = 0; (frame || is_changed) && i < consumers->second.size(); ++i) {
        if (!consumers->second[i]->sees(event)) continue;
        consumers->second[i]->knows(event.event.conversation);
        if (is_changed) {
            consumers->second[i]->start_over();
            continue;
        }
        consumers->second[i]->push(event.event.seq, frame);
        events_pushed_.fetch_add(1, std::memory_order_relaxed);
    }
}

void Streams::publish(std::shared_ptr<const std::vector<app::CommittedEvent>> events) {
    for (std::size_t io = 0; io < shards_.size(); ++io) {
        if (shards_[io]->size.load(std::memory_order_acquire) == 0) continue;
        post_(io, [this, io, events] {
            for (const auto& event : *events)
                push(*shards_[io], event);
        });
    }
}

void Streams::close_session(const std::string& token_hash) {
    for (std::size_t io = 0; io < shards_.size(); ++io) {
        post_(io, [this, io, token_hash] {
            for (auto& [number, watcher] : shards_[io]->watchers) {
                const auto* staff = std::get_if<StaffAudience>(&watcher->audience());
                if (staff != nullptr && staff->token_hash == token_hash) watcher->close(4401, "signed out");
            }
        });
    }
}

namespace {

base::Result<std::optional<std::int64_t>> read_since(const net::Request& request) {
    const std::int64_t since = TRY(query_number(request, "since", -1, 0, app::kOnlyNew - 1));
    return since < 0 ? std::nullopt : std::optional(since);
}

// Who asks, or why not.
base::Result<Watcher::Audience> read_audience(const Context& context, const Call& call) {
    const auto audience = base::find_form_value(call.request.query, "audience").value_or("");
    if (audience == "staff") {
        const auto token = call.request.find_cookie(kSessionCookie);
        const auto session = token ? context.sessions.find(*token, context.app.clock.now()) : std::nullopt;
        const auto directory = context.app.directory.get();
        const auto* record = session ? directory->find_staff(session->staff) : nullptr;
        if (record == nullptr)
            return base::fail(base::ErrorKind::unauthorized, "signed_out", "sign in first");
        return StaffAudience{record->staff, session->token_hash};
    }
    if (audience == "consumer") {
        if (!call.consumer)
            return base::fail(base::ErrorKind::unauthorized, "consumer_unknown", "write first");
        const auto slug = base::find_form_value(call.request.query, "location").value_or("");
        const auto directory = context.app.directory.get();
        const auto* location = directory->find_location_by_slug(slug);
        if (location == nullptr) {
            return base::fail(base::ErrorKind::not_found, "location_unknown", "there is no such shop");
        }
        return ConsumerAudience{*call.consumer, location->id};
    }
    return base::fail(base::ErrorKind::invalid, "query_malformed", "`audience` must be staff or consumer");
}

}  // namespace

void get_stream(Context& context, Call call) {
    if (!call.request.wants_websocket()) {
        return call.respond(error_response({base::ErrorKind::invalid, "websocket_expected",
                                            "this address answers WebSocket requests only"}));
    }
    // Another site's page must not open one with our cookies.
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    const auto since = read_since(call.request);
    if (!since) return call.respond(error_response(since.error()));
    auto audience = read_audience(context, call);
    if (!audience) return call.respond(error_response(audience.error()));
    call.respond.accept_websocket(
        std::make_unique<Watcher>(context.streams, call.request.io, std::move(*audience), *since));
}

}  // namespace api
