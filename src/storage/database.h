// The driver seam: prepare, bind, step, begin, commit. Two drivers (sqlite_database.cpp,
// postgres_database.cpp), one SQL text (stack.md §6: $1 placeholders in order of first appearance,
// bigint/text/bytes only, no now(), no serial). One connection belongs to one thread at a time. Only storage/
// writes SQL.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace storage {

// Bytes as opposed to text; ids are bound as their 16 bytes.
struct Bytes {
    std::string_view view;
};
// A bound value. The viewed memory must live until the call returns.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

inline Value bind(const base::Uuid& id) {
    return Bytes{{reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()}};
}
template <class Tag>
Value bind(const base::StrongId<Tag>& id) {
    return bind(id.value);
}
inline Value bind(base::Timestamp t) {
    return base::to_us(t);
}
inline Value bind(const std::optional<base::Timestamp>& t) {
    return t ? Value(base::to_us(*t)) : Value();
}

// One row of a result, valid until the next.
class Row {
 public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;   // 0 for null
    virtual std::string_view text(int column) const = 0;  // empty for null; for bytes too
    base::Uuid uuid(int column) const;                    // nil for null
    base::Timestamp time(int column) const { return base::from_us(integer(column)); }
    std::optional<base::Timestamp> find_time(int column) const {
        return is_null(column) ? std::nullopt : std::optional(time(column));
    }
};

// A statement text with static lifetime; drivers prepare it once per connection and find it again by address.
struct Sql {
    const char* text = nullptr;
};

struct Dialect {
    std::string_view name;        // "sqlite", "postgresql"
    std::string_view bytes_type;  // in migrations: blob, bytea
    Sql lock_brand;   // last_seq of brand $1; nobody else can write that brand until the transaction ends
    Sql lock_schema;  // one migrating program at a time, until the transaction ends; nullptr: begin does it
};

enum class Access : std::uint8_t { read, write };

// Errors of every call: storage_unavailable (busy, connection lost), storage_full (disk), storage_conflict
// (unique constraint, serialization), storage_corrupt, all with kind unavailable or conflict or internal.
class Database {
 public:
    virtual ~Database() = default;
    virtual const Dialect& dialect() const = 0;
    virtual base::Result<void> begin(Access access) = 0;  // read: one snapshot; write: exclusive in SQLite
    virtual base::Result<void> commit() = 0;              // durable when it returns
    virtual void rollback() = 0;
    // Calls `row` for each row; its error ends the query and is returned.
    virtual base::Result<void> query(Sql sql, std::span<const Value> values,
                                     const std::function<base::Result<void>(const Row&)>& row) = 0;
    virtual base::Result<std::int64_t> execute(Sql sql, std::span<const Value> values) = 0;  // rows changed
    // The same statement for many rows (values.size() is a multiple of `columns`): a loop in SQLite, one
    // pipeline in PostgreSQL. All or an error.
    virtual base::Result<void> execute_many(Sql sql, std::size_t columns, std::span<const Value> values) = 0;
    virtual base::Result<void> run_script(const std::string& text) = 0;  // migrations: several statements
    // Something was erased: after this commit, older copies of it in the engine's own files go, too, as soon
    // as they can. What an engine does about it by itself (PostgreSQL's vacuum) is not waited for.
    virtual void leave_no_trace() {}
};

}  // namespace storage
