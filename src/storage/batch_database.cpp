#include "base/check.h"
#include "storage/failure.h"
#include "storage/staged_batch.h"

namespace storage {

namespace {

// The lane begins, commits and rolls back; a command that does so is a mistake in the program.
constexpr bool kCommandsEndTransactions = false;

}  // namespace

base::Result<void> BatchDatabase::begin(Access) {
    CHECK(kCommandsEndTransactions);
    return {};
}

base::Result<void> BatchDatabase::commit() {
    CHECK(kCommandsEndTransactions);
    return {};
}

void BatchDatabase::rollback() {
    CHECK(kCommandsEndTransactions);
}

void BatchDatabase::reset(base::Result<void> state) {
    state_ = std::move(state);
    has_written_ = false;
}

template <class T>
base::Result<T> BatchDatabase::noted(base::Result<T> result) {
    if (!result && is_storage_error(result.error())) state_ = std::unexpected(result.error());
    return result;
}

base::Result<void> BatchDatabase::query(Sql sql, std::span<const Value> values,
                                        const std::function<base::Result<void>(const Row&)>& row) {
    TRY(state_);
    return noted(db_.query(sql, values, row));
}

base::Result<std::int64_t> BatchDatabase::execute(Sql sql, std::span<const Value> values) {
    TRY(state_);
    has_written_ = true;
    return noted(db_.execute(sql, values));
}

base::Result<void> BatchDatabase::execute_many(Sql sql, std::size_t columns, std::span<const Value> values) {
    TRY(state_);
    has_written_ = true;
    return noted(db_.execute_many(sql, columns, values));
}

base::Result<void> BatchDatabase::run_script(const std::string& text) {
    TRY(state_);
    has_written_ = true;
    return noted(db_.run_script(text));
}

}  // namespace storage
