#include "storage/postgres_database.h"

#include <charconv>

#include "base/check.h"
#include "base/log.h"
#include "storage/failure.h"

namespace storage {
namespace {

constexpr int kText = 0;
constexpr int kBinary = 1;
constexpr std::size_t kPipelineRowsMax = 256;  // so that neither side waits with full buffers

constexpr Dialect kPostgres{"postgresql",
                            "bytea",
                            {"select last_seq from brands where brand_id = $1 for update"},
                            {"select pg_advisory_xact_lock(7102391)"}};

// Results are asked for in binary: bytes and text as they are, integers big-endian in their width.
class PostgresRow final : public Row {
 public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }
    std::int64_t integer(int column) const override {
        const auto bytes = text(column);
        CHECK(bytes.size() <= 8);
        std::uint64_t value =
            !bytes.empty() && (bytes.front() & 0x80) != 0 && bytes.size() > 1 ? ~0ULL : 0ULL;
        for (const char byte : bytes)
            value = value << 8 | static_cast<std::uint8_t>(byte);
        return static_cast<std::int64_t>(value);
    }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }

 private:
    const PGresult* result_;
    int row_;
};

void ignore_notice(void*, const PGresult*) {}

}  // namespace

void PostgresDatabase::Parameters::fill(std::span<const Value> from) {
    digits.resize(from.size());
    values.assign(from.size(), nullptr);
    lengths.assign(from.size(), 0);
    formats.assign(from.size(), kText);
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (const auto* number = std::get_if<std::int64_t>(&from[i])) {
            // As text: the server knows whether the column is a smallint or a bigint.
            auto& out = digits[i];
            *std::to_chars(out.data(), out.data() + out.size() - 1, *number).ptr = '\0';
            values[i] = out.data();
            continue;
        }
        const auto* text = std::get_if<std::string_view>(&from[i]);
        const auto* bytes = std::get_if<Bytes>(&from[i]);
        if (text == nullptr && bytes == nullptr) continue;
        const auto view = text != nullptr ? *text : bytes->view;
        values[i] = view.data() == nullptr ? "" : view.data();
        lengths[i] = static_cast<int>(view.size());
        formats[i] = kBinary;
    }
}

base::Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const std::string& url) {
    // What the address itself says comes later and wins.
    const std::array<const char*, 6> names{"connect_timeout", "application_name", "client_encoding",
                                           "keepalives_idle", "dbname",           nullptr};
    const std::array<const char*, 6> values{"5", "balcao", "UTF8", "30", url.c_str(), nullptr};
    auto db = std::unique_ptr<PostgresDatabase>(
        new PostgresDatabase(PQconnectdbParams(names.data(), values.data(), 1)));
    TRY(db->make_ready());
    return db;
}

PostgresDatabase::~PostgresDatabase() {
    PQfinish(connection_);
}

const Dialect& PostgresDatabase::dialect() const {
    return kPostgres;
}

base::Result<void> PostgresDatabase::make_ready() {
    prepared_.clear();
    if (PQstatus(connection_) != CONNECTION_OK) {
        base::log(base::LogLevel::warn, "postgresql_unreachable", {{"message", PQerrorMessage(connection_)}});
        return unavailable("the database cannot be reached");
    }
    PQsetNoticeReceiver(connection_, &ignore_notice, nullptr);
    // An answered message must be on disk, whatever the server's own default says.
    return run_script(
        "set client_min_messages = warning; set synchronous_commit = on; set statement_timeout = 0");
}

bool PostgresDatabase::is_lost() const {
    return is_unusable_ || PQstatus(connection_) != CONNECTION_OK;
}

// A lost connection has lost its transaction too: nothing may go on as if it were still there.
base::Result<void> PostgresDatabase::reconnect_if_lost() {
    if (!is_lost()) return {};
    if (is_in_transaction_) return unavailable("the database connection is lost");
    PQreset(connection_);
    is_unusable_ = false;
    return make_ready();
}

base::Result<void> PostgresDatabase::begin(Access access) {
    CHECK(!is_in_transaction_);
    TRY(reconnect_if_lost());
    // Read committed for writers: behind lock_brand each statement sees what the previous holder has
    // committed.
    const auto* text = access == Access::read ? "begin isolation level repeatable read read only" : "begin";
    auto begun = run_script(text);
    if (!begun && is_lost()) {  // it was lost while idle, which only the attempt shows
        TRY(reconnect_if_lost());
        begun = run_script(text);
    }
    is_in_transaction_ = begun.has_value();
    return begun;
}

base::Result<void> PostgresDatabase::commit() {
    if (is_lost()) return unavailable("the database connection is lost");
    const Result result(PQexec(connection_, "commit"));
    if (PQresultStatus(result.handle) != PGRES_COMMAND_OK) return error_of(result.handle);
    is_in_transaction_ = false;
    // The server answers "ROLLBACK" to the commit of a transaction that had failed.
    if (std::string_view(PQcmdStatus(result.handle)) != "COMMIT") return serialization();
    return {};
}

void PostgresDatabase::rollback() {
    is_in_transaction_ = false;
    if (!is_lost() && PQtransactionStatus(connection_) != PQTRANS_IDLE) {
        PQclear(PQexec(connection_, "rollback"));
    }
}

base::Result<void> PostgresDatabase::query(Sql sql, std::span<const Value> values,
                                           const std::function<base::Result<void>(const Row&)>& row) {
    const Result result = TRY(run(sql, values));
    const int rows = PQntuples(result.handle);
    for (int i = 0; i < rows; ++i)
        TRY(row(PostgresRow(result.handle, i)));
    return {};
}

base::Result<std::int64_t> PostgresDatabase::execute(Sql sql, std::span<const Value> values) {
    const Result result = TRY(run(sql, values));
    const std::string_view tuples = PQcmdTuples(result.handle);
    std::int64_t count = 0;
    std::from_chars(tuples.data(), tuples.data() + tuples.size(), count);
    return count;
}

base::Result<void> PostgresDatabase::execute_many(Sql sql, std::size_t columns,
                                                  std::span<const Value> values) {
    CHECK(columns > 0 && values.size() % columns == 0);
    TRY(reconnect_if_lost());
    const char* name = TRY(prepared_name(sql));
    while (!values.empty()) {
        const auto rows = std::min(values.size() / columns, kPipelineRowsMax);
        if (PQenterPipelineMode(connection_) != 1) return unavailable("the database connection is lost");
        auto result = send_rows(name, columns, values.first(rows * columns));
        if (result) result = receive_rows(rows);
        // A pipeline that cannot be ended leaves a connection nobody can use; the next begin makes a new one.
        is_unusable_ = PQexitPipelineMode(connection_) != 1;
        TRY(std::move(result));
        values = values.subspan(rows * columns);
    }
    return {};
}

base::Result<void> PostgresDatabase::send_rows(const char* name, std::size_t columns,
                                               std::span<const Value> values) {
    auto& p = parameters_;
    for (; !values.empty(); values = values.subspan(columns)) {
        p.fill(values.first(columns));
        if (PQsendQueryPrepared(connection_, name, p.count(), p.values.data(), p.lengths.data(),
                                p.formats.data(), kBinary) != 1) {
            return unavailable("the database connection is lost");
        }
    }
    if (PQpipelineSync(connection_) != 1) return unavailable("the database connection is lost");
    return {};
}

// One result and one end per row, then the sync point. After a failed row the others are reported as aborted.
base::Result<void> PostgresDatabase::receive_rows(std::size_t rows) {
    base::Result<void> outcome;
    for (std::size_t i = 0; i < rows; ++i) {
        while (true) {
            const Result result(PQgetResult(connection_));
            if (result.handle == nullptr) break;
            const auto status = PQresultStatus(result.handle);
            const bool is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
            if (!is_good && outcome) outcome = error_of(result.handle);
        }
        if (PQstatus(connection_) != CONNECTION_OK) return unavailable("the database connection is lost");
    }
    const Result sync(PQgetResult(connection_));
    if (PQresultStatus(sync.handle) != PGRES_PIPELINE_SYNC && outcome) return error_of(sync.handle);
    return outcome;
}

base::Result<void> PostgresDatabase::run_script(const std::string& text) {
    if (is_in_transaction_) TRY(reconnect_if_lost());
    const Result result(PQexec(connection_, text.c_str()));
    const auto status = PQresultStatus(result.handle);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return error_of(result.handle);
    return {};
}

base::Result<PostgresDatabase::Result> PostgresDatabase::run(Sql sql, std::span<const Value> values) {
    TRY(reconnect_if_lost());
    const char* name = TRY(prepared_name(sql));
    auto& p = parameters_;
    p.fill(values);
    Result result(PQexecPrepared(connection_, name, p.count(), p.values.data(), p.lengths.data(),
                                 p.formats.data(), kBinary));
    const auto status = PQresultStatus(result.handle);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return error_of(result.handle);
    return result;
}

base::Result<const char*> PostgresDatabase::prepared_name(Sql sql) {
    auto& name = prepared_[sql.text];
    if (!name.empty()) return name.c_str();
    const std::string fresh = "s" + std::to_string(prepared_.size());
    const Result result(PQprepare(connection_, fresh.c_str(), sql.text, 0, nullptr));
    if (PQresultStatus(result.handle) != PGRES_COMMAND_OK) {
        prepared_.erase(sql.text);
        return error_of(result.handle);
    }
    name = fresh;
    return name.c_str();
}

std::unexpected<base::Error> PostgresDatabase::error_of(const PGresult* result) const {
    const char* found = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string_view state = found == nullptr ? "" : found;
    if (state == "40001" || state == "40P01") return serialization();
    if (state == "23505") return conflict("another record has this value already");
    if (state == "53100") return full();
    const char* primary = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    base::log(base::LogLevel::error, "postgresql_failed",
              {{"state", state}, {"message", primary == nullptr ? PQerrorMessage(connection_) : primary}});
    // Connection, resources, operator intervention, system: not our statement's fault.
    for (const auto* kind : {"08", "53", "57", "58", "25"}) {
        if (state.starts_with(kind)) return unavailable("the database cannot be used right now");
    }
    if (state.empty()) return unavailable("the database connection is lost");
    return corrupt("the database is damaged or not what this program expects");
}

}  // namespace storage
