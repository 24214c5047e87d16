// What only the engine of one file has: its lock, its copies before a migration, its full disk.
#include <signal.h>
#include <sys/resource.h>

#include <fstream>

#include "contract/storage_contract.h"
#include "storage/inbox_list.h"
#include "storage/migrate.h"
#include "storage/sqlite_database.h"

namespace contract {
namespace {

using domain::ConversationId;

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

// While it lives, no file of this process can grow beyond `bytes`: a full disk as far as anybody can tell.
class FullDisk {
 public:
    explicit FullDisk(std::uintmax_t bytes) : usual_handler_(signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &usual_);
        rlimit limit = usual_;
        limit.rlim_cur = bytes;
        EXPECT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &usual_);
        signal(SIGXFSZ, usual_handler_);
    }

 private:
    sighandler_t usual_handler_;
    rlimit usual_{};
};

class SqliteContract : public StorageContract {
 protected:
    std::filesystem::path file() const { return config.data_directory / "balcao.db"; }
    std::filesystem::path log_file() const { return config.data_directory / "balcao.db-wal"; }
    ConversationId first = made<ConversationId>(100);
};

TEST_P(SqliteContract, a_second_server_is_refused) {
    const auto second = storage::Store::open(config, clock);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "database_locked");
    reopen();  // free again once the first has gone
    ASSERT_TRUE(write_message(brand, first, "a"));
}

TEST_P(SqliteContract, a_directory_that_cannot_be_is_refused) {
    auto elsewhere = config;
    elsewhere.data_directory = file() / "inside-a-file";
    const auto opened = storage::Store::open(elsewhere, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "data_directory_unusable");
}

TEST_P(SqliteContract, something_else_in_the_place_of_the_database_is_refused) {
    close();
    std::ofstream(file(), std::ios::trunc) << std::string(8192, 'x');
    const auto opened = storage::Store::open(config, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "storage_corrupt");
}

TEST_P(SqliteContract, a_broken_inbox_file_is_made_again) {
    close();
    for (const auto* ending : {"inbox.db-wal", "inbox.db-shm"})
        std::filesystem::remove(config.data_directory / ending);
    std::ofstream(config.data_directory / "inbox.db", std::ios::trunc) << std::string(8192, 'x');
    open();
    auto inbox = store->connect_inbox();
    ASSERT_TRUE(inbox);
    EXPECT_EQ(*storage::inbox_list_seq(**inbox, brand), 0);
}

// Writes what the next test finds again, in a database of today's version. To keep a new version's: run it
// with BALCAO_KEEP_DATABASE=file.db, then `sqlite3 file.db .dump > fixtures/database_vN.sql`.
TEST_P(SqliteContract, what_is_kept_of_a_version_is_worth_keeping) {
    const auto other = made<domain::BrandId>(9);
    add_brand(other);
    location.slug = "porto";
    location.hours = {{0, 540, 1080}};
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        ASSERT_TRUE(storage::put_location(lane.database(), location));
        ASSERT_TRUE(storage::put_staff(
            lane.database(),
            {{made<domain::StaffId>(31), brand, "ana@example.com", "Ana", {}, "pt", {location.id}}, "x"}));
    }));
    for (std::uint64_t i = 0; i < 10; ++i) {
        ASSERT_TRUE(write_message(i % 5 == 4 ? other : brand, made<ConversationId>(700 + i % 5),
                                  fmt::format("old-{}", i)));
    }
    proof();
    if (const char* keep = std::getenv("BALCAO_KEEP_DATABASE")) {
        auto mine = storage::SqliteDatabase::open(file(), {});
        ASSERT_TRUE((*mine)->copy_to(keep));
    }
}

TEST_P(SqliteContract, the_kept_database_of_version_1_opens) {
    close();
    std::filesystem::remove_all(config.data_directory);
    std::filesystem::create_directories(config.data_directory);
    {
        auto old = storage::SqliteDatabase::open(file(), {});
        ASSERT_TRUE(old);
        ASSERT_TRUE(
            (*old)->run_script(text_of(std::filesystem::path(CONTRACT_FIXTURES) / "database_v1.sql")));
    }
    open();
    const auto held = proof();
    EXPECT_EQ(held.brands, 2);
    EXPECT_EQ(held.conversations, 5);
    EXPECT_EQ(held.events, 15);
    EXPECT_EQ(storage::all_locations(db())->size(), 1u);
    EXPECT_EQ(storage::all_staff(db())->size(), 1u);
    std::int64_t fold = 0;  // its states began with "1 ": they have been made again
    ASSERT_TRUE(db().query({"select version from schema_version where part = 'fold'"}, {},
                           [&](const storage::Row& row) {
                               fold = row.integer(0);
                               return base::Result<void>();
                           }));
    EXPECT_EQ(fold, domain::kFoldVersion);
    ASSERT_TRUE(write_message(brand, first, "new"));
    proof();
}

TEST_P(SqliteContract, an_older_database_is_copied_and_migrated) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    close();
    const int newest = storage::main_migrations().back().version;
    const std::vector<storage::Migration> newer{
        {newest, "never run: it is there already"},
        {newest + 1, "create table next_table (id {bytes} not null primary key)"},
        {newest + 2, "insert into next_table select conversation_id from conversations"},
    };
    auto old = storage::SqliteDatabase::open(file(), {});
    ASSERT_TRUE(old);
    std::int64_t saved = 0;
    const auto save = [&](std::int64_t version) -> base::Result<void> {
        saved = version;
        return {};
    };
    ASSERT_TRUE(storage::migrate(**old, "main", newer, save));
    EXPECT_EQ(saved, newest);
    std::int64_t rows = 0;
    ASSERT_TRUE((*old)->query({"select count(*) from next_table"}, {}, [&](const storage::Row& row) {
        rows = row.integer(0);
        return base::Result<void>();
    }));
    EXPECT_EQ(rows, 1);
    saved = 0;
    ASSERT_TRUE(storage::migrate(**old, "main", newer, save));
    EXPECT_EQ(saved, 0);

    // What cannot be migrated stays as it was.
    auto bad = newer;
    bad.push_back({newest + 3, "create table half (id bigint); this is not SQL"});
    ASSERT_FALSE(storage::migrate(**old, "main", bad, save));
    EXPECT_FALSE((*old)->run_script("select * from half"));
    ASSERT_TRUE(storage::migrate(**old, "main", newer, save));
}

TEST_P(SqliteContract, the_copy_before_a_migration_is_a_whole_database) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    auto original = storage::SqliteDatabase::open(file(), {});
    ASSERT_TRUE(original);
    const auto copy_file = config.data_directory / "it's a copy.db";
    std::ofstream(copy_file) << "something older";
    ASSERT_TRUE((*original)->copy_to(copy_file));
    auto copy = storage::SqliteDatabase::open(copy_file, {});
    ASSERT_TRUE(copy);
    const auto held = storage::prove(**copy);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->messages, 1);
    EXPECT_TRUE(held->problems.empty());
    EXPECT_EQ((*original)->copy_to("/nonexistent/copy.db").error().kind, base::ErrorKind::unavailable);
}

TEST_P(SqliteContract, a_full_disk_refuses_and_recovers_by_itself) {
    ASSERT_TRUE(write_message(brand, first, "before"));
    {
        const FullDisk full(std::filesystem::file_size(log_file()) + 10'000);
        std::string code;
        for (int i = 0; i < 20 && code.empty(); ++i) {
            const auto written =
                write_message(brand, first, fmt::format("full-{}", i) + std::string(100, '0'));
            if (!written) code = written.error().code;
        }
        EXPECT_EQ(code, "storage_full");
        EXPECT_FALSE(store->figures().is_writable);
        const auto again = write_message(brand, first, "again");
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().kind, base::ErrorKind::unavailable);
        // Reading goes on.
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            EXPECT_NE(*lane.find_conversation(brand, first), nullptr);
            EXPECT_FALSE(*lane.find_by_client_key(brand, first, "again"));
        }));
    }
    ASSERT_TRUE(write_message(brand, first, "again"));
    EXPECT_TRUE(store->figures().is_writable);
    EXPECT_GT(store->figures().failed_batches_total, 0u);
    const auto held = proof();
    EXPECT_EQ(held.events, static_cast<std::int64_t>(committed.size()));
    reopen();
    proof();
}

TEST_P(SqliteContract, the_log_is_restarted_in_time) {
    const std::string text(60'000, 'x');
    std::uint64_t longest = 0;
    for (int i = 0; i < 400 && store->figures().wal_bytes >= longest; ++i) {
        longest = store->figures().wal_bytes;
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            for (int k = 0; k < 20; ++k) {
                const auto current = lane.find_conversation(brand, first);
                ASSERT_TRUE(lane.append(brand, message(*current, first, fmt::format("{}.{}", i, k), text)));
            }
        }));
    }
    EXPECT_GT(longest, 60u << 20);
    EXPECT_LT(store->figures().wal_bytes,
              longest);  // the checkpoint thread has copied, the lane has started it again
    proof();
}

INSTANTIATE_TEST_SUITE_P(engines, SqliteContract, testing::Values(Engine::sqlite_file), engine_name);

}  // namespace
}  // namespace contract
