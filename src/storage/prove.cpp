#include "storage/prove.h"

#include <unordered_set>

#include "storage/conversations.h"
#include "storage/event_row.h"
#include "storage/events.h"
#include "storage/reference.h"

namespace storage {
namespace {

using base::Result;
using domain::BrandId;
using domain::Conversation;
using domain::Event;

constexpr std::size_t kProblemsKept = 100;
constexpr std::size_t kPage = 1000;

Result<void> check_file(Database& db, Proof& proof) {
    if (db.dialect().name != "sqlite") return {};
    constexpr Sql kCheck{"pragma integrity_check(100)"};
    return db.query(kCheck, {}, [&](const Row& row) -> Result<void> {
        if (row.text(0) != "ok") proof.add_problem("SQLite: " + std::string(row.text(0)));
        return {};
    });
}

// Reads the numbers in pages, comparing each with the one before.
Result<void> check_numbers(Database& db, BrandId brand, Proof& proof) {
    constexpr Sql kSelect{"select seq from events where brand_id = $1 and seq > $2 order by seq limit $3"};
    std::int64_t last = 0;
    std::size_t found = 0;
    do {
        found = 0;
        const std::array values{bind(brand), Value(last), Value(static_cast<std::int64_t>(kPage))};
        TRY(db.query(kSelect, values, [&](const Row& row) -> Result<void> {
            ++found;
            ++proof.events;
            const auto seq = row.integer(0);
            if (seq != last + 1) {
                proof.add_problem(
                    fmt::format("brand {}: event {} is followed by {}", base::to_string(brand), last, seq));
            }
            last = seq;
            return {};
        }));
    } while (found == kPage);
    const auto counter = TRY(last_seq(db, brand));
    if (counter != last) {
        proof.add_problem(fmt::format("brand {}: its newest event is {}, its counter says {}",
                                      base::to_string(brand), last, counter));
    }
    return {};
}

Result<void> check_orphans(Database& db, Proof& proof) {
    constexpr Sql kSelect{
        "select e.brand_id, e.conversation_id, count(*) from events e "
        "left join conversations c on c.brand_id = e.brand_id and c.conversation_id = e.conversation_id "
        "where c.conversation_id is null group by e.brand_id, e.conversation_id limit 1000"};
    constexpr Sql kSelectBrands{
        "select brand_id, count(*) from conversations where brand_id not in (select brand_id from brands) "
        "group by brand_id limit 1000"};
    TRY(db.query(kSelect, {}, [&](const Row& row) -> Result<void> {
        proof.add_problem(fmt::format("brand {}: {} events of conversation {}, which does not exist",
                                      base::to_string(row.uuid(0)), row.integer(2),
                                      base::to_string(row.uuid(1))));
        return {};
    }));
    return db.query(kSelectBrands, {}, [&](const Row& row) -> Result<void> {
        proof.add_problem(fmt::format("{} conversations of brand {}, which does not exist", row.integer(1),
                                      base::to_string(row.uuid(0))));
        return {};
    });
}

// Applies one conversation's events in order and collects what does not fit.
class Replay {
 public:
    Replay(BrandId brand, const Conversation& stored, Proof& proof)
        : brand_(brand), stored_(stored), proof_(proof) {}

    void next(const Event& event) {
        if (!has_begun_ && event.kind() != domain::EventKind::conversation_started) {
            if (!std::exchange(is_broken_, true)) say("does not begin with conversation_started");
            return;
        }
        has_begun_ = true;
        domain::apply(state_, event);
        if (event.kind() == domain::EventKind::message_sent) ++proof_.messages;
        const auto key = domain::client_key(event);  // none for a refusal: its id may come again
        if (!key.empty() && !keys_.insert(key).second) {
            say(fmt::format("event {} repeats the client key of an earlier one", event.seq));
        }
    }

    void end() {
        if (!has_begun_ && !is_broken_) say("has no events");
        if (has_begun_ && state_ != stored_) say("is not what its events make of it");
    }

    void say(std::string_view what) {
        proof_.add_problem(fmt::format("brand {}: conversation {} {}", base::to_string(brand_),
                                       base::to_string(stored_.id), what));
    }

 private:
    BrandId brand_;
    const Conversation& stored_;
    Proof& proof_;
    Conversation state_;
    std::unordered_set<std::string> keys_;
    bool has_begun_ = false;
    bool is_broken_ = false;
};

// One page of a conversation's events, oldest first. Returns how many there were.
Result<std::size_t> replay_page(Database& db, BrandId brand, const Conversation& stored, std::int64_t& last,
                                Replay& replay) {
    static const std::string text = fmt::format(
        "select {}, key_hash from events where brand_id = $1 and conversation_id = $2 and seq > $3 "
        "order by seq limit $4",
        kEventColumns);
    std::size_t found = 0;
    const std::array values{bind(brand), bind(stored.id), Value(last),
                            Value(static_cast<std::int64_t>(kPage))};
    TRY(db.query({text.c_str()}, values, [&](const Row& row) -> Result<void> {
        ++found;
        last = row.integer(0);
        const auto event = read_event(row);
        if (!event) {
            replay.say(fmt::format("has an event that cannot be read, {}", last));
            return {};
        }
        replay.next(*event);
        // The index carries this number: were it wrong, a duplicate would go unnoticed.
        if (row.integer(kEventColumnCount) != domain::client_key_hash(*event)) {
            replay.say(fmt::format("event {} is indexed under the wrong client key", last));
        }
        return {};
    }));
    return found;
}

Result<void> check_conversation(Database& db, BrandId brand, const Conversation& stored, Proof& proof) {
    ++proof.conversations;
    Replay replay(brand, stored, proof);
    std::int64_t last = 0;
    while (TRY(replay_page(db, brand, stored, last, replay)) == kPage) {
    }
    replay.end();
    return {};
}

Result<Proof> prove_snapshot(Database& db) {
    Proof proof;
    TRY(check_file(db, proof));
    TRY(check_orphans(db, proof));
    for (const auto& brand : TRY(all_brands(db))) {
        ++proof.brands;
        TRY(check_numbers(db, brand.id, proof));
        TRY(for_each_conversation(db, brand.id, [&](const Conversation& stored) {
            return check_conversation(db, brand.id, stored, proof);
        }));
    }
    return proof;
}

}  // namespace

void Proof::add_problem(std::string sentence) {
    ++problems_total;
    if (problems.size() < kProblemsKept) problems.push_back(std::move(sentence));
}

base::Result<Proof> prove(Database& db) {
    TRY(db.begin(Access::read));
    auto proof = prove_snapshot(db);
    db.rollback();
    return proof;
}

}  // namespace storage
