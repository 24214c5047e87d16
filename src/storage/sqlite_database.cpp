#include "storage/sqlite_database.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "base/check.h"
#include "base/log.h"
#include "storage/buffered_log.h"
#include "storage/failure.h"

namespace storage {
namespace {

constexpr Sql kBeginRead{"begin"};
constexpr Sql kBeginWrite{"begin immediate"};
constexpr Sql kCommit{"commit"};
constexpr std::uint64_t kFrameBytes = 4096 + 24;  // a page in the log

// BEGIN IMMEDIATE already keeps every other writer out.
constexpr Dialect kSqlite{"sqlite", "blob", {"select last_seq from brands where brand_id = $1"}, {}};

class SqliteRow final : public Row {
 public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const override {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        if (bytes == nullptr) return {};
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

 private:
    sqlite3_stmt* statement_;
};

std::string pragmas(const SqliteOptions& options) {
    const char* synchronous = options.durability == Durability::every_commit  ? "full"
                              : options.durability == Durability::checkpoints ? "normal"
                                                                              : "off";
    return fmt::format(
        "pragma secure_delete = on; "  // what is erased is written over (decisions/0025)
        "pragma journal_mode = wal; pragma synchronous = {}; pragma foreign_keys = off; pragma cache_size = "
        "-{}; "
        "pragma temp_store = memory; pragma wal_autocheckpoint = {}",
        synchronous, options.cache_kib, options.checkpoint_pages);
}

}  // namespace

// One use of a statement: the cached one, or a fresh one when a row callback runs the same text again.
class SqliteDatabase::Run {
 public:
    static base::Result<Run> start(SqliteDatabase& db, Sql sql) {
        auto& cached = db.statements_[sql.text];
        if (cached.handle == nullptr) TRY(db.prepare(sql.text, cached.handle));
        if (!cached.is_running) {
            cached.is_running = true;
            return Run(cached.handle, &cached);
        }
        sqlite3_stmt* fresh = nullptr;
        TRY(db.prepare(sql.text, fresh));
        return Run(fresh, nullptr);
    }
    Run(Run&& other) noexcept
        : handle_(std::exchange(other.handle_, nullptr)), cached_(std::exchange(other.cached_, nullptr)) {}
    Run& operator=(Run&&) = delete;
    ~Run() {
        if (handle_ == nullptr) return;
        if (cached_ == nullptr) {
            sqlite3_finalize(handle_);
            return;
        }
        sqlite3_reset(handle_);
        cached_->is_running = false;
    }
    sqlite3_stmt* handle() const { return handle_; }

 private:
    Run(sqlite3_stmt* handle, Statement* cached) : handle_(handle), cached_(cached) {}
    sqlite3_stmt* handle_;
    Statement* cached_;
};

base::Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::filesystem::path& file,
                                                                   const SqliteOptions& options) {
    // Statistics of the allocator cost a lock per allocation. Fails, harmlessly, once SQLite is in use.
    [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    auto db = std::unique_ptr<SqliteDatabase>(new SqliteDatabase());
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const char* vfs = options.durability == Durability::every_commit ? buffered_log_vfs() : nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &db->handle_, flags, vfs);
    if (code != SQLITE_OK) return db->error_of(code);
    sqlite3_extended_result_codes(db->handle_, 1);
    sqlite3_busy_handler(db->handle_, &on_busy, db.get());
    TRY(db->run_script(pragmas(options)));
    // Only where somebody else checkpoints: SQLite's own checkpointing is a commit hook too.
    if (options.checkpoint_pages == 0) sqlite3_wal_hook(db->handle_, &on_commit, db.get());
    return db;
}

SqliteDatabase::~SqliteDatabase() {
    for (auto& [text, statement] : statements_)
        sqlite3_finalize(statement.handle);
    sqlite3_close(handle_);
}

const Dialect& SqliteDatabase::dialect() const {
    return kSqlite;
}

base::Result<void> SqliteDatabase::begin(Access access) {
    TRY(execute(access == Access::read ? kBeginRead : kBeginWrite, {}));
    return {};
}

base::Result<void> SqliteDatabase::commit() {
    TRY(execute(kCommit, {}));
    return {};
}

void SqliteDatabase::rollback() {
    // Some failures (disk full) have already rolled back.
    if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
}

base::Result<void> SqliteDatabase::query(Sql sql, std::span<const Value> values,
                                         const std::function<base::Result<void>(const Row&)>& row) {
    const Run run = TRY(Run::start(*this, sql));
    TRY(bind_all(run.handle(), values));
    const SqliteRow current(run.handle());
    int code = SQLITE_OK;
    while ((code = sqlite3_step(run.handle())) == SQLITE_ROW)
        TRY(row(current));
    if (code != SQLITE_DONE) return error_of(code);
    return {};
}

base::Result<std::int64_t> SqliteDatabase::execute(Sql sql, std::span<const Value> values) {
    const Run run = TRY(Run::start(*this, sql));
    TRY(bind_all(run.handle(), values));
    TRY(step_to_end(run.handle()));
    return sqlite3_changes64(handle_);
}

base::Result<void> SqliteDatabase::execute_many(Sql sql, std::size_t columns, std::span<const Value> values) {
    CHECK(columns > 0 && values.size() % columns == 0);
    const Run run = TRY(Run::start(*this, sql));
    for (; !values.empty(); values = values.subspan(columns)) {
        TRY(bind_all(run.handle(), values.first(columns)));
        TRY(step_to_end(run.handle()));
        sqlite3_reset(run.handle());
    }
    return {};
}

base::Result<void> SqliteDatabase::run_script(const std::string& text) {
    const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error_of(code);
    return {};
}

std::uint64_t SqliteDatabase::checkpoint() {
    int copied = 0;
    sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, &copied);
    return copied > 0 ? static_cast<std::uint64_t>(copied) * kFrameBytes : 0;
}

bool SqliteDatabase::restart_log(std::chrono::milliseconds patience) {
    return copy_log(SQLITE_CHECKPOINT_RESTART, patience);
}

bool SqliteDatabase::empty_log(std::chrono::milliseconds patience) {
    const bool is_empty = copy_log(SQLITE_CHECKPOINT_TRUNCATE, patience);
    if (is_empty) must_empty_log_ = false;
    return is_empty;
}

bool SqliteDatabase::copy_log(int mode, std::chrono::milliseconds patience) {
    const auto usual = std::exchange(patience_, patience);
    const int code = sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, nullptr, nullptr);
    patience_ = usual;
    if (code == SQLITE_OK) wal_bytes_ = 0;
    return code == SQLITE_OK;
}

base::Result<void> SqliteDatabase::copy_to(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    constexpr Sql kCopy{"vacuum into $1"};
    TRY(execute(kCopy, std::array{Value(std::string_view(file.native()))}));
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unavailable("the copy of the database cannot be opened");
    const bool is_on_disk = fsync(descriptor) == 0;
    close(descriptor);
    if (!is_on_disk) return unavailable("the copy of the database cannot be written");
    return {};
}

base::Result<void> SqliteDatabase::prepare(const char* text, sqlite3_stmt*& out) {
    const int code = sqlite3_prepare_v3(handle_, text, -1, SQLITE_PREPARE_PERSISTENT, &out, nullptr);
    if (code != SQLITE_OK) return error_of(code);
    return {};
}

base::Result<void> SqliteDatabase::bind_all(sqlite3_stmt* statement, std::span<const Value> values) {
    CHECK(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
    int at = 0;
    int code = SQLITE_OK;
    for (const auto& value : values) {
        ++at;
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            code |= sqlite3_bind_int64(statement, at, *number);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            // A null pointer would bind NULL.
            const char* begin = text->data() == nullptr ? "" : text->data();
            code |= sqlite3_bind_text(statement, at, begin, static_cast<int>(text->size()), SQLITE_STATIC);
        } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
            const char* begin = bytes->view.data() == nullptr ? "" : bytes->view.data();
            code |=
                sqlite3_bind_blob(statement, at, begin, static_cast<int>(bytes->view.size()), SQLITE_STATIC);
        } else {
            code |= sqlite3_bind_null(statement, at);
        }
    }
    if (code != SQLITE_OK) return corrupt("a value is too large to be stored");
    return {};
}

base::Result<void> SqliteDatabase::step_to_end(sqlite3_stmt* statement) {
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    }
    if (code != SQLITE_DONE) return error_of(code);
    return {};
}

std::unexpected<base::Error> SqliteDatabase::error_of(int code) const {
    // A quota or a size limit is a full disk too, which SQLite only knows for ENOSPC. (sqlite3_system_errno
    // is not set when a commit fails; nothing between the write and here succeeds in changing errno.)
    const int system_error = errno;
    const bool has_no_room = code == SQLITE_IOERR_WRITE &&
                             (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
    if (has_no_room) return full();
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return unavailable("the database is busy; try again");
        case SQLITE_FULL:
            return full();
        case SQLITE_CONSTRAINT:
            return conflict("another record has this value already");
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            break;
        default:
            base::log(base::LogLevel::error, "sqlite_failed",
                      {{"code", code}, {"message", handle_ == nullptr ? "" : sqlite3_errmsg(handle_)}});
            return corrupt("the database is damaged or not what this program expects");
    }
    base::log(base::LogLevel::error, "sqlite_failed", {{"code", code}, {"errno", system_error}});
    return unavailable("the database file cannot be used right now");
}

// A file lock tells nobody when it is free, so SQLite can only ask again, and between two tries it is for us
// to wait. Short waits first: another writer of ours holds the file for a fraction of a millisecond.
int SqliteDatabase::on_busy(void* self, int count) {
    auto& db = *static_cast<SqliteDatabase*>(self);
    const auto now = std::chrono::steady_clock::now();
    if (count == 0) db.waiting_since_ = now;
    if (now - db.waiting_since_ >= db.patience_) return 0;
    std::this_thread::sleep_for(std::chrono::microseconds(std::min(50 * (count + 1), 1000)));
    return 1;
}

int SqliteDatabase::on_commit(void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteDatabase*>(self)->wal_bytes_ = static_cast<std::uint64_t>(pages) * kFrameBytes;
    return SQLITE_OK;
}

}  // namespace storage
