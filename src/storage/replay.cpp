#include "storage/replay.h"

#include "base/crypto.h"
#include "domain/policy/rule.h"
#include "storage/conversation_row.h"
#include "storage/conversations.h"
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

// A hash over a sequence of texts, in constant memory: each step hashes the last hash and the next text.
class Chain {
 public:
    void add(std::string_view text) { hash_ = base::sha256(hash_ + std::string(text)); }
    std::string text() const { return base::hex_encode(hash_); }

 private:
    std::string hash_;
};

std::string text_of(const Conversation& state) {
    std::string text = base::to_string(state.id) + base::to_string(state.location) +
                       base::to_string(state.agent) + base::to_string(state.consumer);
    std::string row;
    write_state(row, state);
    return text + row;
}

// What a consumer writes does not pass the gate.
const domain::Verdict* gate_verdict_of(const Event& event) {
    return event.actor.kind == domain::ActorKind::consumer ? nullptr : domain::verdict_of(event);
}

class Replay {
 public:
    Replay(Database& db, Database& inbox, const ReplayUntil& until, Replayed& out)
        : db_(db), inbox_(inbox), until_(until), out_(out) {}

    Result<void> brand(BrandId id) {
        brand_ = {};
        brand_.id = id;
        rebuilt_ = stored_ = {};
        inbox_counts_ = {};
        inbox_seq_ = TRY(inbox_list_seq(inbox_, id));
        const auto newest = TRY(last_seq(db_, id));
        TRY(for_each_conversation(db_, id, [&](const Conversation& stored) { return conversation(stored); }));
        if (is_whole() || brand_.seq == newest) brand_.stored_hash = stored_.text();
        brand_.state_hash = rebuilt_.text();
        if (brand_.stored_hash && brand_.stored_hash != brand_.state_hash)
            say("the hash of the stored states is not that of the log");
        TRY(compare_counts());
        out_.brands.push_back(brand_);
        return {};
    }

 private:
    Result<void> conversation(const Conversation& stored) {
        std::optional<Conversation> state;
        std::optional<InboxRow> in_list;
        std::int64_t last = 0;
        for (bool has_more = true; has_more;) {
            const auto events = TRY(events_of_conversation_after(db_, brand_.id, stored.id, last, kPage));
            has_more = events.size() == kPage;
            for (const Event& event : events) {
                last = event.seq;
                if (is_beyond(event)) {
                    has_more = false;
                    break;
                }
                if (!state && event.kind() != domain::EventKind::conversation_started) {
                    say(fmt::format("conversation {} does not begin at its beginning",
                                    base::to_string(stored.id)));
                    return {};
                }
                if (!state) state.emplace();
                domain::apply(*state, event);
                ++brand_.events;
                brand_.seq = std::max(brand_.seq, event.seq);
                if (event.seq <= inbox_seq_) in_list = inbox_row(*state);
                decide_again(event);
            }
        }
        stored_.add(text_of(stored));
        if (!state) return {};
        keep(*state, stored, in_list);
        return {};
    }

    bool is_whole() const { return !until_.seq && !until_.at; }
    bool is_beyond(const Event& event) const {
        return (until_.seq && event.seq > *until_.seq) || (until_.at && event.at > *until_.at);
    }

    void keep(const Conversation& state, const Conversation& stored, const std::optional<InboxRow>& in_list) {
        ++brand_.conversations;
        rebuilt_.add(text_of(state));
        brand_.counts.count(inbox_row(state), 1);
        if (in_list) inbox_counts_[in_list->location].count(*in_list, 1);
        if ((is_whole() || state.last_seq >= stored.last_seq) && state != stored)
            say(fmt::format("conversation {} is not what its events make of it", base::to_string(stored.id)));
    }

    void decide_again(const Event& event) {
        const auto* verdict = gate_verdict_of(event);
        // What was masked in a customer's message is no decision of the gate.
        const bool is_gates = event.actor.kind != domain::ActorKind::consumer && !event.is_imported;
        if (verdict == nullptr || !is_gates) return;
        if (verdict->policy_version != domain::policy::kPolicyVersion) {
            ++brand_.verdicts_skipped;
            return;
        }
        ++brand_.verdicts;
        const auto again = domain::policy::evaluate(domain::policy::facts_of(*verdict));
        if (base::encode(again) != base::encode(*verdict))
            say(fmt::format("event {}: the gate decides otherwise from the stored inputs", event.seq));
    }

    // Only when the replay has come as far as the lists have.
    Result<void> compare_counts() {
        if (brand_.seq < inbox_seq_) return {};
        auto counted = TRY(count_inbox(inbox_, brand_.id));
        for (const auto& [location, counts] : inbox_counts_) {
            const auto& stored = counted[location];
            if (stored.needs_reply == counts.needs_reply && stored.open == counts.open &&
                stored.closed == counts.closed)
                continue;
            say(fmt::format(
                "the inbox counts {} open and {} waiting conversations of location {}; there are {} and {}",
                stored.open, stored.needs_reply, base::to_string(location), counts.open, counts.needs_reply));
        }
        return {};
    }

    void say(std::string_view what) {
        ++out_.problems_total;
        if (out_.problems.size() < kProblemsKept)
            out_.problems.push_back(fmt::format("brand {}: {}", base::to_string(brand_.id), what));
    }

    Database& db_;
    Database& inbox_;
    const ReplayUntil& until_;
    Replayed& out_;
    ReplayedBrand brand_;
    Chain rebuilt_;
    Chain stored_;
    std::int64_t inbox_seq_ = 0;
    LocationCounts inbox_counts_;  // as of inbox_seq_
};

Result<Replayed> replay_snapshot(Database& db, Database& inbox, const ReplayUntil& until) {
    Replayed out;
    Replay replay(db, inbox, until, out);
    for (const auto& brand : TRY(all_brands(db)))
        TRY(replay.brand(brand.id));
    return out;
}

}  // namespace

base::Result<Replayed> replay(Database& db, Database& inbox, const ReplayUntil& until) {
    TRY(db.begin(Access::read));
    auto replayed = replay_snapshot(db, inbox, until);
    db.rollback();
    return replayed;
}

}  // namespace storage
