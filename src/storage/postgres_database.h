// The PostgreSQL driver: one connection through libpq. A lost connection is made anew at the next begin.
#pragma once
#include <libpq-fe.h>

#include <unordered_map>

#include "storage/database.h"

namespace storage {

class PostgresDatabase final : public Database {
 public:
    static base::Result<std::unique_ptr<PostgresDatabase>> open(const std::string& url);
    ~PostgresDatabase() override;
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;

    const Dialect& dialect() const override;
    base::Result<void> begin(Access access) override;
    base::Result<void> commit() override;
    void rollback() override;
    base::Result<void> query(Sql sql, std::span<const Value> values,
                             const std::function<base::Result<void>(const Row&)>& row) override;
    base::Result<std::int64_t> execute(Sql sql, std::span<const Value> values) override;
    base::Result<void> execute_many(Sql sql, std::size_t columns, std::span<const Value> values) override;
    base::Result<void> run_script(const std::string& text) override;

 private:
    // Values in the shape libpq wants; kept to reuse the memory.
    struct Parameters {
        std::vector<std::array<char, 24>> digits;
        std::vector<const char*> values;
        std::vector<int> lengths;
        std::vector<int> formats;
        void fill(std::span<const Value> from);
        int count() const { return static_cast<int>(values.size()); }
    };
    struct Result {
        explicit Result(PGresult* result) : handle(result) {}
        Result(Result&& other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
        Result& operator=(Result&&) = delete;
        ~Result() { PQclear(handle); }
        PGresult* handle;
    };

    explicit PostgresDatabase(PGconn* connection) : connection_(connection) {}
    base::Result<void> make_ready();  // settings of a fresh connection
    bool is_lost() const;
    base::Result<void> reconnect_if_lost();
    base::Result<Result> run(Sql sql, std::span<const Value> values);
    base::Result<const char*> prepared_name(Sql sql);
    base::Result<void> send_rows(const char* name, std::size_t columns, std::span<const Value> values);
    base::Result<void> receive_rows(std::size_t rows);
    std::unexpected<base::Error> error_of(const PGresult* result) const;

    PGconn* connection_;
    std::unordered_map<const char*, std::string> prepared_;  // Sql::text to the name on the server
    Parameters parameters_;
    bool is_in_transaction_ = false;
    bool is_unusable_ = false;  // connected, but in a state nobody can get out of
};

}  // namespace storage
