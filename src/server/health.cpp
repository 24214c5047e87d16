#include "server/health.h"

#include <cstdio>
#include <future>

#include "api/staff_health.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

void print(const domain::Location& shop, const api::HealthShape& health) {
    const auto& figures = health.figures;
    std::printf("%s (%s): %s, %s%s\n", shop.name.c_str(), shop.slug.c_str(),
                std::string(base::name_of(health.state)).c_str(), health.reason_code.c_str(),
                health.since ? (" since " + base::format_rfc3339(*health.since)).c_str() : "");
    std::printf(
        "  28 days    %ld answered in time, %ld late, %ld not at all%s\n", static_cast<long>(figures.in_time),
        static_cast<long>(figures.late), static_cast<long>(figures.unanswered),
        figures.rate_percent ? fmt::format(": {:.2f} % of {}", *figures.rate_percent, figures.n).c_str()
                             : "");
    if (figures.open_breaches > 0) {
        std::printf("  overdue    %ld, the oldest asked at %s\n", static_cast<long>(figures.open_breaches),
                    base::format_rfc3339(*figures.oldest_at).c_str());
    }
    const auto& marks = health.marks;
    if (health.marks_stopped_at) {
        std::printf("  marks      NRN_ABUSE_SUSPECTED since %s: %ld of %ld marked, they do not count\n",
                    base::format_rfc3339(*health.marks_stopped_at).c_str(), static_cast<long>(marks.marked),
                    static_cast<long>(marks.episodes));
    } else if (marks.marked > 0) {
        std::printf("  marks      %ld of %ld marked as spam or as needing no reply\n",
                    static_cast<long>(marks.marked), static_cast<long>(marks.episodes));
    }
    for (const auto& step : health.steps)
        std::printf("  to do      %s\n", step.c_str());
    if (health.appeal == domain::health::Appeal::open) std::printf("  appeal     open\n");
    for (const auto& change : health.history) {
        std::printf("  %-10ld %s %s -> %s, %s", static_cast<long>(change.number),
                    base::format_rfc3339(change.at).c_str(), std::string(base::name_of(change.from)).c_str(),
                    std::string(base::name_of(change.to)).c_str(), change.reason_code.c_str());
        for (const auto& name : change.names)
            std::printf(", %s", name.c_str());
        std::printf("%s\n", change.note.empty() ? "" : (": " + change.note).c_str());
    }
}

base::Result<void> show_one(app::App& app, storage::Database& db, const domain::Location& shop,
                            const CommandOptions& options) {
    const auto view = TRY(app::find_health_view(app, db, {shop.brand, shop.id}));
    const auto shape = api::health_shape(shop.id, view);
    if (options.wants_json)
        std::puts(base::encode(shape).c_str());
    else
        print(shop, shape);
    return {};
}

base::Result<void> show(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    auto& app = offline.app();
    const auto directory = app.directory.get();
    const auto db = TRY(app.store.connect());
    if (!options.location.empty())
        return show_one(app, *db, *TRY(need_shop(*directory, options.location)), options);
    for (const auto& shop : directory->locations())
        TRY(show_one(app, *db, shop, options));
    return {};
}

base::Result<void> give_order(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    auto& app = offline.app();
    const auto directory = app.directory.get();
    const auto* shop = TRY(need_shop(*directory, options.location));
    const auto order = base::find_enum<domain::health::Order>(options.order);
    if (!order) return base::fail(base::ErrorKind::invalid, "order_unknown", "no order " + options.order);
    std::promise<base::Result<domain::health::Health>> done;
    app::order_health(
        app, {shop->brand, shop->id}, *order, options.names, options.note,
        [&](base::Result<domain::health::Health> health) { done.set_value(std::move(health)); });
    TRY(done.get_future().get());
    const auto db = TRY(app.store.connect());
    return show_one(app, *db, *shop, options);
}

base::Result<void> note_outage(const CommandOptions& options) {
    const domain::health::Outage outage{TRY(base::parse_rfc3339(options.from)),
                                        TRY(base::parse_rfc3339(options.until)),
                                        {},
                                        options.names.empty() ? "" : options.names.front(),
                                        options.note};
    auto offline = TRY(Offline::open(options.config));
    auto& app = offline.app();
    const auto directory = app.directory.get();
    for (const auto& brand : directory->brands()) {
        std::promise<base::Result<bool>> done;
        app::note_outage(app, brand.id, outage,
                         [&](base::Result<bool> noted) { done.set_value(std::move(noted)); });
        TRY(done.get_future().get());
    }
    return {};
}

int exit_code(const base::Result<void>& done) {
    return done ? 0 : report(done.error());
}

}  // namespace

int run_health(const CommandOptions& options) {
    return exit_code(show(options));
}

int run_health_order(const CommandOptions& options) {
    return exit_code(give_order(options));
}

int run_incident_add(const CommandOptions& options) {
    return exit_code(note_outage(options));
}

}  // namespace server
