// The lists of the inbox, compared with the conversations they are made of.
#include "storage/conversations.h"
#include "storage/events.h"
#include "storage/inbox_list.h"
#include "storage/prove.h"
#include "storage/reference.h"

namespace storage {
namespace {

using base::Result;
using domain::BrandId;
using domain::Conversation;
using domain::LocationId;

Result<std::optional<InboxRow>> find_row(Database& inbox, BrandId brand, domain::ConversationId id) {
    constexpr Sql kSelect{
        "select location_id, work, needs_reply, due_us, last_activity_us, timer_us from inbox_rows "
        "where brand_id = $1 and conversation_id = $2"};
    std::optional<InboxRow> found;
    TRY(inbox.query(kSelect, std::array{bind(brand), bind(id)}, [&](const Row& row) -> Result<void> {
        found = InboxRow{id,
                         {row.uuid(0)},
                         static_cast<domain::Work>(row.integer(1)),
                         row.integer(2) != 0,
                         row.integer(3),
                         row.integer(4),
                         row.integer(5)};
        return {};
    }));
    return found;
}

// Says whether there is a row.
Result<bool> check_row(Database& inbox, BrandId brand, const Conversation& stored, std::int64_t lists_seq,
                       Proof& proof) {
    const auto row = TRY(find_row(inbox, brand, stored.id));
    // Changed since: its row may be as it was, as it is, or not there yet.
    if (stored.last_seq > lists_seq) return row.has_value();
    ++proof.inbox_rows;
    if (row && *row == inbox_row(stored)) return true;
    proof.add_problem(
        fmt::format("brand {}: conversation {} {}", base::to_string(brand), base::to_string(stored.id),
                    row ? "stands in the inbox lists as it is not" : "is missing in the inbox lists"));
    return row.has_value();
}

Result<LocationCounts> count_rows(Database& inbox, BrandId brand) {
    constexpr Sql kSelect{
        "select location_id, work, needs_reply, count(*) from inbox_rows where brand_id = $1 "
        "group by location_id, work, needs_reply"};
    LocationCounts counts;
    TRY(inbox.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> Result<void> {
        InboxRow counted;
        counted.work = static_cast<domain::Work>(row.integer(1));
        counted.needs_reply = row.integer(2) != 0;
        counts[{row.uuid(0)}].count(counted, row.integer(3));
        return {};
    }));
    return counts;
}

Result<void> check_counts(Database& inbox, BrandId brand, Proof& proof) {
    const auto words = [](const ViewCounts& counts) {
        return fmt::format("{} that need a reply, {} open, {} closed", counts.needs_reply, counts.open,
                           counts.closed);
    };
    auto counted = TRY(count_inbox(inbox, brand));
    const auto rows = TRY(count_rows(inbox, brand));
    for (const auto& [location, counts] : rows)
        counted.try_emplace(location);
    for (const auto& [location, counts] : counted) {
        const auto found = rows.find(location);
        const ViewCounts right = found == rows.end() ? ViewCounts{} : found->second;
        if (counts == right) continue;
        proof.add_problem(fmt::format("brand {}: location {} counts {} in the inbox, its rows are {}",
                                      base::to_string(brand), base::to_string(location), words(counts),
                                      words(right)));
    }
    return {};
}

// Returns how many rows belong to conversations.
Result<std::int64_t> check_brand(Database& db, Database& inbox, BrandId brand, Proof& proof) {
    const auto lists_seq = TRY(inbox_list_seq(inbox, brand));
    const auto head = TRY(last_seq(db, brand));
    if (lists_seq > head) {
        proof.add_problem(fmt::format("brand {}: the inbox lists are at event {}, the log ends at {}",
                                      base::to_string(brand), lists_seq, head));
    } else {
        proof.inbox_behind += head - lists_seq;
    }
    std::int64_t rows = 0;
    TRY(for_each_conversation(db, brand, [&](const Conversation& stored) -> Result<void> {
        rows += TRY(check_row(inbox, brand, stored, lists_seq, proof)) ? 1 : 0;
        return {};
    }));
    TRY(check_counts(inbox, brand, proof));
    return rows;
}

Result<void> check_lists(Database& db, Database& inbox, Proof& proof) {
    constexpr Sql kCount{"select count(*) from inbox_rows"};
    std::int64_t orphans = 0;
    // A snapshot begins with its first read. This one first: what the lists show, the conversations then
    // have.
    TRY(inbox.query(kCount, {}, [&](const Row& row) -> Result<void> {
        orphans = row.integer(0);
        return {};
    }));
    for (const auto& brand : TRY(all_brands(db)))
        orphans -= TRY(check_brand(db, inbox, brand.id, proof));
    if (orphans != 0)
        proof.add_problem(fmt::format("{} rows of the inbox lists are of no conversation", orphans));
    return {};
}

}  // namespace

base::Result<void> prove_inbox_lists(Database& db, Database& inbox, Proof& proof) {
    TRY(inbox.begin(Access::read));
    auto result = db.begin(Access::read);
    if (result) {
        result = check_lists(db, inbox, proof);
        db.rollback();
    }
    inbox.rollback();
    return result;
}

}  // namespace storage
