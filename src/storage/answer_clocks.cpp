#include "storage/answer_clocks.h"

#include <limits>

#include "domain/conversation.h"

namespace storage {
namespace {

using domain::BrandId;
using domain::ConversationId;
using domain::health::Cause;
using domain::health::Tally;

constexpr std::int64_t kNotAnswered = std::numeric_limits<std::int64_t>::max();

base::Result<std::int64_t> first_integer(Database& db, Sql sql, std::span<const Value> values) {
    std::int64_t number = 0;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        number = row.integer(0);
        return {};
    }));
    return number;
}

// As a column: what was marked counts like what was not answered.
Value with_marked(const TallyQuestion& asked) {
    return Value(std::int64_t{asked.marks == domain::health::MarksCount::no});
}

}  // namespace

base::Result<std::int64_t> answer_clocks_seq(Database& inbox, BrandId brand) {
    constexpr Sql kSelect{"select seq from answer_clock_seqs where brand_id = $1"};
    return first_integer(inbox, kSelect, std::array{bind(brand)});
}

base::Result<void> put_answer_clocks_seq(Database& inbox, BrandId brand, std::int64_t seq) {
    constexpr Sql kPut{
        "insert into answer_clock_seqs (brand_id, seq) values ($1, $2) "
        "on conflict (brand_id) do update set seq = excluded.seq"};
    TRY(inbox.execute(kPut, std::array{bind(brand), Value(seq)}));
    return {};
}

base::Result<NewestQuestion> newest_question(Database& inbox, BrandId brand, ConversationId conversation) {
    constexpr Sql kSelect{
        "select seq, answered_us, role from answer_clocks where brand_id = $1 and conversation_id = $2 "
        "order by seq desc limit 1"};
    NewestQuestion newest;
    TRY(inbox.query(kSelect, std::array{bind(brand), bind(conversation)},
                    [&](const Row& row) -> base::Result<void> {
                        newest = {row.integer(0), row.integer(1) == kNotAnswered && row.integer(2) < 3};
                        return {};
                    }));
    return newest;
}

base::Result<void> put_question(Database& inbox, BrandId brand, const Question& question) {
    constexpr Sql kPut{
        "insert into answer_clocks (brand_id, conversation_id, seq, location_id, asked_us, due_us, "
        "answered_us, role) values ($1, $2, $3, $4, $5, $6, 9223372036854775807, $7) "
        "on conflict (brand_id, conversation_id, seq) do nothing"};
    TRY(inbox.execute(kPut, std::array{bind(brand), bind(question.conversation), Value(question.seq),
                                       bind(question.location), bind(question.asked_at),
                                       bind(question.due_at), Value(std::int64_t(question.role))}));
    return {};
}

base::Result<void> answer_question(Database& inbox, BrandId brand, ConversationId conversation,
                                   std::int64_t seq, base::Timestamp at) {
    constexpr Sql kAnswer{
        "update answer_clocks set answered_us = $1 where brand_id = $2 and conversation_id = $3 "
        "and seq < $4 and answered_us = 9223372036854775807"};
    TRY(inbox.execute(kAnswer, std::array{bind(at), bind(brand), bind(conversation), Value(seq)}));
    return {};
}

base::Result<void> mark_question(Database& inbox, BrandId brand, ConversationId conversation,
                                 std::int64_t seq) {
    constexpr Sql kDrop{
        "delete from answer_clocks where brand_id = $1 and conversation_id = $2 and seq < $3 "
        "and answered_us = 9223372036854775807 and role = 2"};
    constexpr Sql kMark{
        "update answer_clocks set role = role + 3 where brand_id = $1 and conversation_id = $2 and seq < $3 "
        "and answered_us = 9223372036854775807 and role < 2"};
    for (const Sql& sql : {kDrop, kMark})
        TRY(inbox.execute(sql, std::array{bind(brand), bind(conversation), Value(seq)}));
    return {};
}

base::Result<void> drop_question(Database& inbox, BrandId brand, ConversationId conversation,
                                 std::int64_t seq) {
    constexpr Sql kDrop{
        "delete from answer_clocks where brand_id = $1 and conversation_id = $2 "
        "and seq = (select max(seq) from answer_clocks where brand_id = $1 and conversation_id = $2 "
        "and seq < $3) and answered_us = 9223372036854775807 and role < 3"};
    TRY(inbox.execute(kDrop, std::array{bind(brand), bind(conversation), Value(seq)}));
    return {};
}

base::Result<void> move_question(Database& inbox, BrandId brand, const domain::Event& moved,
                                 domain::LocationId to) {
    constexpr Sql kMove{
        "update answer_clocks set location_id = $1 where brand_id = $2 and conversation_id = $3 and seq < $4 "
        "and answered_us = 9223372036854775807 and role < 3 and due_us > $5"};
    TRY(inbox.execute(kMove, std::array{bind(to), bind(brand), bind(moved.conversation), Value(moved.seq),
                                        bind(moved.at)}));
    return {};
}

// Due in the same millisecond: what is told of it in the log has no more digits.
base::Result<bool> reopen_question(Database& inbox, BrandId brand, ConversationId conversation,
                                   std::int64_t seq, base::Timestamp due_at) {
    constexpr Sql kReopen{
        "update answer_clocks set answered_us = 9223372036854775807, "
        "role = case when role > 2 then role - 3 else role end "
        "where brand_id = $1 and conversation_id = $2 and seq = (select max(seq) from answer_clocks where "
        "brand_id = $1 and conversation_id = $2 "
        "and seq < $3) and asked_us >= $4"};
    const auto asked_at = due_at - domain::kAnswerLimit;
    const std::array values{bind(brand), bind(conversation), Value(seq), bind(asked_at)};
    return TRY(inbox.execute(kReopen, values)) > 0;
}

base::Result<void> forget_questions(Database& inbox, BrandId brand, base::Timestamp until) {
    constexpr Sql kForget{
        "delete from answer_clocks where brand_id = $1 and ((role > 2 and due_us < $2) or "
        "(answered_us < 9223372036854775807 and (due_us < $2 or role = 2)))"};
    TRY(inbox.execute(kForget, std::array{bind(brand), bind(until)}));
    return {};
}

base::Result<void> credit_questions(Database& inbox, BrandId brand,
                                    const std::vector<domain::health::Outage>& outages) {
    constexpr Sql kSelect{
        "select conversation_id, seq, asked_us, due_us from answer_clocks where brand_id = $1"};
    constexpr Sql kMove{
        "update answer_clocks set due_us = $1 where brand_id = $2 and conversation_id = $3 and seq = $4"};
    struct Moved {
        ConversationId conversation;
        std::int64_t seq = 0;
        base::Timestamp due_at;
    };
    std::vector<Moved> moved;
    TRY(inbox.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        const auto due = domain::health::due_with_credit(row.time(2), outages);
        if (due != row.time(3)) moved.push_back({{row.uuid(0)}, row.integer(1), due});
        return {};
    }));
    for (const Moved& one : moved) {
        TRY(inbox.execute(kMove,
                          std::array{bind(one.due_at), bind(brand), bind(one.conversation), Value(one.seq)}));
    }
    return {};
}

base::Result<domain::health::Marks> count_marks(Database& inbox, BrandId brand, const TallyQuestion& asked) {
    constexpr Sql kCount{
        "select count(*), sum(case when role = 3 and answered_us = 9223372036854775807 then 1 else 0 end) "
        "from answer_clocks where brand_id = $1 and location_id = $2 and due_us > $3 and role in (0, 3) "
        "and asked_us > $4 and asked_us <= $5"};
    domain::health::Marks marks;
    const std::array values{bind(brand), bind(asked.location), bind(asked.from), bind(asked.from),
                            bind(asked.now)};
    TRY(inbox.query(kCount, values, [&](const Row& row) -> base::Result<void> {
        marks = {row.integer(0), row.integer(1)};
        return {};
    }));
    return marks;
}

base::Result<Tally> tally_answers(Database& inbox, BrandId brand, const TallyQuestion& asked) {
    // 24 hours without credit; with it, the due time as it stands.
    constexpr Sql kCount{
        "select sum(case when role = 0 and answered_us < due then 1 else 0 end), "
        "sum(case when role = 0 and answered_us >= due and answered_us < 9223372036854775807 "
        "then 1 else 0 end), "
        "sum(case when role = 0 and answered_us = 9223372036854775807 then 1 else 0 end), "
        "min(case when answered_us >= due then due else null end) "
        "from (select case when role > 2 then role - 3 else role end as role, answered_us, "
        "case when $1 = 1 then asked_us + 86400000000 else due_us end as due "
        "from answer_clocks where brand_id = $2 and location_id = $3 and due_us > $4 "
        "and (role < 2 or (role > 2 and $5 = 1))) counted where due > $6 and due <= $7"};
    constexpr Sql kOpen{
        "select count(*), min(asked_us), max(due) "
        "from (select asked_us, case when $1 = 1 then asked_us + 86400000000 else due_us end as due "
        "from answer_clocks where brand_id = $2 and location_id = $3 "
        "and answered_us = 9223372036854775807 and role < 2) waiting where due <= $4"};
    const Value without{std::int64_t{asked.credit == Credit::not_given}};
    Tally tally;
    const std::array counted{without,          bind(brand),        bind(asked.location),
                             bind(asked.from), with_marked(asked), bind(asked.from),
                             bind(asked.now)};
    TRY(inbox.query(kCount, counted, [&](const Row& row) -> base::Result<void> {
        tally.in_time = row.integer(0);
        tally.late = row.integer(1);
        tally.unanswered = row.integer(2);
        tally.first_breach_at = row.find_time(3);
        return {};
    }));
    const std::array waiting{without, bind(brand), bind(asked.location), bind(asked.now)};
    TRY(inbox.query(kOpen, waiting, [&](const Row& row) -> base::Result<void> {
        tally.open_breaches = row.integer(0);
        tally.oldest_at = row.find_time(1);
        tally.newest_due_at = row.find_time(2);
        return {};
    }));
    return tally;
}

base::Result<std::vector<Cause>> late_answers(Database& inbox, BrandId brand, const TallyQuestion& asked,
                                              std::size_t limit) {
    constexpr Sql kSelect{
        "select conversation_id, seq, asked_us, due_us, answered_us from answer_clocks "
        "where brand_id = $1 and location_id = $2 and (role < 2 or (role > 2 and $3 = 1)) and due_us <= $4 "
        "and answered_us >= due_us and (due_us > $5 or (role < 2 and answered_us = 9223372036854775807)) "
        "order by case when answered_us = 9223372036854775807 then 0 else 1 end, asked_us, seq limit $6"};
    std::vector<Cause> causes;
    const std::array values{bind(brand),     bind(asked.location), with_marked(asked),
                            bind(asked.now), bind(asked.from),     Value(static_cast<std::int64_t>(limit))};
    TRY(inbox.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        Cause cause{{row.uuid(0)}, row.integer(1), row.time(2), row.time(3), {}};
        if (row.integer(4) != kNotAnswered) cause.answered_at = row.time(4);
        causes.push_back(cause);
        return {};
    }));
    return causes;
}

}  // namespace storage
