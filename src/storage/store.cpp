#include "storage/store.h"

#include <limits>
#include <optional>

#include "base/log.h"
#include "storage/checkpointer.h"
#include "storage/data_directory.h"
#include "storage/failure.h"
#include "storage/inbox_list.h"
#include "storage/lane.h"
#include "storage/migrate.h"
#include "storage/postgres_database.h"
#include "storage/read_pool.h"
#include "storage/refold.h"

namespace storage {
namespace {

constexpr int kLaneCacheKib = 16 * 1024;
constexpr int kReaderCacheKib = 8 * 1024;
// Every change moves entries of several indexes: a long log lets the pages that change again and again be
// copied once.
constexpr int kInboxCacheKib = 32 * 1024;
constexpr int kInboxCheckpointPages = 8000;

SqliteOptions sqlite_options(const DataDirectory& directory, Durability durability, int cache_kib) {
    return {directory.is_temporary() ? Durability::none : durability, cache_kib};
}

// balcao.db.version-1: what was there before version 1 was changed.
std::filesystem::path copy_name(std::filesystem::path file, std::int64_t version) {
    file += ".version-" + std::to_string(version);
    return file;
}

base::Result<void> migrate_sqlite(const DataDirectory& directory, const std::filesystem::path& file,
                                  std::string_view part, std::span<const Migration> migrations) {
    auto db =
        TRY(SqliteDatabase::open(file, sqlite_options(directory, Durability::every_commit, kReaderCacheKib)));
    return migrate(*db, part, migrations,
                   [&](std::int64_t version) { return db->copy_to(copy_name(file, version)); });
}

// Whatever is wrong with the inbox lists, they can be made again.
base::Result<void> migrate_inbox_file(const DataDirectory& directory) {
    const auto file = directory.inbox_file();
    const auto migrated = migrate_sqlite(directory, file, "inbox", inbox_migrations());
    if (migrated || migrated.error().kind == base::ErrorKind::unavailable) return migrated;
    base::log(base::LogLevel::warn, "inbox_rebuilt", {{"code", migrated.error().code}});
    std::error_code ignored;
    for (const auto* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + ending, ignored);
    return migrate_sqlite(directory, file, "inbox", inbox_migrations());
}

}  // namespace

class Store::State {
 public:
    static base::Result<std::unique_ptr<State>> open(const StoreConfig& config, const base::Clock& clock);

    base::Result<std::unique_ptr<Database>> connect_main();
    base::Result<std::unique_ptr<Database>> connect_inbox();
    base::Result<void> migrate_all();
    base::Result<void> make_states_again();
    base::Result<void> make_lanes(const base::Clock& clock);
    base::Result<void> make_reads();
    Lane& lane_of(domain::BrandId brand) {
        return *lanes[std::hash<domain::BrandId>{}(brand) % lanes.size()];
    }

    StoreConfig config;
    std::optional<DataDirectory> directory;      // SQLite
    std::unique_ptr<Checkpointer> checkpointer;  // SQLite
    std::vector<std::unique_ptr<Lane>> lanes;
    std::unique_ptr<ReadPool> reads;
};

base::Result<std::unique_ptr<Store::State>> Store::State::open(const StoreConfig& config,
                                                               const base::Clock& clock) {
    auto state = std::make_unique<State>();
    state->config = config;
    if (config.database_url.empty()) {
        state->directory.emplace(TRY(config.data_directory.empty()
                                         ? DataDirectory::open_temporary()
                                         : DataDirectory::open(config.data_directory)));
    }
    TRY(state->migrate_all());
    TRY(state->make_lanes(clock));
    TRY(state->make_reads());
    return state;
}

base::Result<void> Store::State::migrate_all() {
    if (directory) {
        TRY(migrate_sqlite(*directory, directory->main_file(), "main", main_migrations()));
        TRY(migrate_inbox_file(*directory));
        return make_states_again();
    }
    auto db = TRY(PostgresDatabase::open(config.database_url));
    const auto save = [](std::int64_t) { return base::Result<void>(); };  // pg_dump is the operator's
    TRY(migrate(*db, "main", main_migrations(), save));
    TRY(migrate(*db, "inbox", inbox_migrations(), save));
    return make_states_again();
}

base::Result<void> Store::State::make_states_again() {
    const auto db = TRY(connect_main());
    if (!TRY(needs_refold(*db))) return {};
    TRY(refold(*db));
    TRY(clear_inbox_lists(*TRY(connect_inbox())));
    return note_refolded(*db);
}

base::Result<void> Store::State::make_lanes(const base::Clock& clock) {
    if (directory) {
        auto options = sqlite_options(*directory, Durability::every_commit, kLaneCacheKib);
        options.checkpoint_pages = 0;
        auto db = TRY(SqliteDatabase::open(directory->main_file(), options));
        options.cache_kib = kReaderCacheKib;
        checkpointer =
            std::make_unique<Checkpointer>(TRY(SqliteDatabase::open(directory->main_file(), options)));
        auto after_batch = [this, sqlite = db.get()] { checkpointer->look_after(*sqlite); };
        lanes.push_back(std::make_unique<Lane>(std::move(db), config, clock, std::move(after_batch)));
        return {};
    }
    for (std::size_t i = 0; i < std::max<std::size_t>(config.lanes, 1); ++i) {
        lanes.push_back(std::make_unique<Lane>(TRY(connect_main()), config, clock, nullptr));
    }
    return {};
}

base::Result<void> Store::State::make_reads() {
    std::vector<std::unique_ptr<Database>> connections;
    for (std::size_t i = 0; i < std::max<std::size_t>(config.read_threads, 1); ++i) {
        connections.push_back(TRY(connect_main()));
    }
    reads = std::make_unique<ReadPool>(std::move(connections), config.read_queue_max);
    return {};
}

base::Result<std::unique_ptr<Database>> Store::State::connect_main() {
    if (!directory) return PostgresDatabase::open(config.database_url);
    auto options = sqlite_options(*directory, Durability::every_commit, kReaderCacheKib);
    options.checkpoint_pages = 0;  // there is a thread for that
    return SqliteDatabase::open(directory->main_file(), options);
}

base::Result<std::unique_ptr<Database>> Store::State::connect_inbox() {
    if (!directory) return PostgresDatabase::open(config.database_url);
    auto options = sqlite_options(*directory, Durability::checkpoints, kInboxCacheKib);
    options.checkpoint_pages = kInboxCheckpointPages;
    return SqliteDatabase::open(directory->inbox_file(), options);
}

base::Result<std::unique_ptr<Store>> Store::open(const StoreConfig& config, const base::Clock& clock) {
    auto state = TRY(State::open(config, clock));
    return std::unique_ptr<Store>(new Store(std::move(state)));
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}

Store::~Store() {
    stop();
}

void Store::start(CommitListener listener) {
    for (auto& lane : state_->lanes)
        lane->start(listener);
    state_->reads->start();
    if (state_->checkpointer) state_->checkpointer->start();
}

void Store::stop() {
    for (auto& lane : state_->lanes)
        lane->stop();
    state_->reads->stop();
    if (state_->checkpointer) state_->checkpointer->stop();
}

base::Result<void> Store::submit(domain::BrandId brand, LaneWork& work) {
    return state_->lane_of(brand).submit(brand, work);
}

base::Result<void> Store::submit_read(ReadWork& work) {
    return state_->reads->submit(work);
}

base::Result<std::unique_ptr<Database>> Store::connect() {
    return state_->connect_main();
}

base::Result<std::unique_ptr<Database>> Store::connect_inbox() {
    return state_->connect_inbox();
}

StoreFigures Store::figures() const {
    StoreFigures sum;
    for (const double bound : kCommitBuckets)
        sum.commit_seconds.emplace_back(bound, 0);
    sum.commit_seconds.emplace_back(std::numeric_limits<double>::infinity(), 0);
    for (const auto& lane : state_->lanes) {
        const auto& one = lane->figures();
        sum.batches_total += one.batches;
        sum.commands_total += one.commands;
        sum.events_total += one.events;
        sum.failed_batches_total += one.failed_batches;
        sum.lane_refused_total += one.refused;
        sum.lane_queue += lane->queued();
        sum.commit_seconds_sum += static_cast<double>(one.commit_us) / 1e6;
        for (std::size_t i = 0; i < one.commit_buckets.size(); ++i) {
            sum.commit_seconds[i].second += one.commit_buckets[i];
        }
        sum.is_writable = sum.is_writable && one.is_writable;
    }
    if (state_->checkpointer) sum.wal_bytes = state_->checkpointer->log_bytes();
    sum.read_queue = state_->reads->queued();
    return sum;
}

}  // namespace storage
