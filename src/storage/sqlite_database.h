// The SQLite driver: one connection to one file in WAL mode. Made by Store, and by the command line through
// it.
#pragma once
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <unordered_map>

#include "storage/database.h"

namespace storage {

enum class Durability : std::uint8_t {
    every_commit,  // fsync before commit returns
    checkpoints,   // never broken, but the newest commits may be lost with the power: for what can be rebuilt
    none,          // tests
};

struct SqliteOptions {
    Durability durability = Durability::every_commit;
    int cache_kib = 8 * 1024;
    int checkpoint_pages =
        1000;  // of the log, then a commit copies it into the file; 0: somebody calls checkpoint()
};

class SqliteDatabase final : public Database {
 public:
    static base::Result<std::unique_ptr<SqliteDatabase>> open(const std::filesystem::path& file,
                                                              const SqliteOptions& options);
    ~SqliteDatabase() override;
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    const Dialect& dialect() const override;
    base::Result<void> begin(Access access) override;
    base::Result<void> commit() override;
    void rollback() override;
    base::Result<void> query(Sql sql, std::span<const Value> values,
                             const std::function<base::Result<void>(const Row&)>& row) override;
    base::Result<std::int64_t> execute(Sql sql, std::span<const Value> values) override;
    base::Result<void> execute_many(Sql sql, std::size_t columns, std::span<const Value> values) override;
    base::Result<void> run_script(const std::string& text) override;

    // Of the log after this connection's newest commit.
    std::uint64_t wal_bytes() const { return wal_bytes_; }
    // Copies what it can into the file without stopping anybody. Returns how much of the log is copied by
    // now.
    std::uint64_t checkpoint();
    // Copies everything and starts the log from its beginning, when no reader holds it for longer than
    // `patience`.
    bool restart_log(std::chrono::milliseconds patience);
    // The same, and the log's file is empty afterwards.
    bool empty_log(std::chrono::milliseconds patience);
    void leave_no_trace() override { must_empty_log_ = true; }
    bool must_empty_log() const { return must_empty_log_; }
    // The whole database as one new file, replacing what is there; on disk when it returns.
    base::Result<void> copy_to(const std::filesystem::path& file);

 private:
    struct Statement {
        sqlite3_stmt* handle = nullptr;
        bool is_running = false;
    };
    class Run;

    SqliteDatabase() = default;
    base::Result<void> prepare(const char* text, sqlite3_stmt*& out);
    base::Result<void> bind_all(sqlite3_stmt* statement, std::span<const Value> values);
    base::Result<void> step_to_end(sqlite3_stmt* statement);
    std::unexpected<base::Error> error_of(int code) const;
    bool copy_log(int mode, std::chrono::milliseconds patience);
    static int on_busy(void* self, int count);
    static int on_commit(void* self, sqlite3*, const char*, int pages);

    sqlite3* handle_ = nullptr;
    std::unordered_map<const char*, Statement> statements_;  // by Sql::text
    std::uint64_t wal_bytes_ = 0;
    bool must_empty_log_ = false;
    std::chrono::milliseconds patience_{5000};  // with other writers
    std::chrono::steady_clock::time_point waiting_since_;
};

}  // namespace storage
