#include "server/offline.h"

#include <fstream>
#include <future>

#include "base/crypto.h"
#include "server/store_config.h"

namespace server {

// In the order of use, as in Server.
struct Offline::Parts {
    Parts(std::unique_ptr<const base::Clock> a_clock, std::unique_ptr<storage::Store> opened)
        : clock(std::move(a_clock)),
          store(std::move(opened)),
          inbox_reads(*store),
          app{*store, *clock, ids, directory, inbox_reads, guest_limits} {}
    ~Parts() { store->stop(); }

    std::unique_ptr<const base::Clock> clock;
    base::RandomIds ids;
    std::unique_ptr<storage::Store> store;
    app::DirectoryHolder directory;
    app::InboxReads inbox_reads;
    app::GuestLimits guest_limits;
    app::App app;
};

void Offline::DeleteParts::operator()(Parts* parts) const {
    delete parts;
}

base::Result<Offline> Offline::open(const Config& config) {
    auto clock = std::make_unique<const base::SystemClock>();
    auto store = TRY(storage::Store::open(store_config(config), *clock));  // the lanes keep a reference to it
    std::unique_ptr<Parts, DeleteParts> parts(new Parts(std::move(clock), std::move(store)));
    parts->store->start([](const auto&) {});
    const auto db = TRY(parts->store->connect());
    parts->directory.set(TRY(app::Directory::load(*db)));
    return Offline(std::move(parts));
}

app::App& Offline::app() {
    return parts_->app;
}

base::Result<void> Offline::put(domain::BrandId brand, std::vector<app::SetupItem> items) {
    return put_and_wait(parts_->app, brand, std::move(items));
}

const domain::Location* find_shop(const app::Directory& directory, const std::string& named) {
    if (const auto* shop = directory.find_location_by_slug(named)) return shop;
    const auto id = base::parse_id<domain::LocationId>(named);
    return id ? directory.find_location(*id) : nullptr;
}

base::Result<const domain::Location*> need_shop(const app::Directory& directory, const std::string& named) {
    if (const auto* shop = find_shop(directory, named)) return shop;
    return base::fail(base::ErrorKind::not_found, "location_unknown", "there is no shop " + named);
}

base::Result<void> write_secret(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::trunc);
    std::error_code error;
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    out << text;
    out.close();
    if (out && !error) return {};
    return base::fail(base::ErrorKind::unavailable, "file_unwritable", "cannot write " + file.string());
}

base::Result<void> put_and_wait(app::App& app, domain::BrandId brand, std::vector<app::SetupItem> items) {
    std::promise<base::Result<bool>> written;
    app::put_items(app, brand, std::move(items),
                   [&](base::Result<bool> result) { written.set_value(std::move(result)); });
    TRY(written.get_future().get());
    return {};
}

base::Result<void> import_and_wait(app::App& app, domain::BrandId brand,
                                   std::vector<domain::Outcome> history) {
    std::promise<base::Result<bool>> written;
    app::import_history(app, brand, std::move(history),
                        [&](base::Result<bool> result) { written.set_value(std::move(result)); });
    TRY(written.get_future().get());
    return {};
}

base::Result<std::string> token_key(app::App& app) {
    std::promise<base::Result<std::string>> key;
    app::install_value(app, "token_key", base::random_token(32),
                       [&](base::Result<std::string> value) { key.set_value(std::move(value)); });
    return key.get_future().get();
}

std::vector<app::SetupItem> demo_items(const DemoContent& content) {
    std::vector<app::SetupItem> items{content.brand};
    for (const auto& agent : content.agents)
        items.emplace_back(agent);
    for (const auto& location : content.locations)
        items.emplace_back(location);
    for (const auto& person : content.people) {
        items.emplace_back(app::StaffRecord{person.staff, base::hash_password(person.password)});
    }
    return items;
}

}  // namespace server
