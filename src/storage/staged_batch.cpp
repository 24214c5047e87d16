#include "storage/staged_batch.h"

#include "base/check.h"
#include "domain/erasure.h"
#include "domain/tombstone.h"
#include "storage/conversation_moves.h"
#include "storage/conversation_row.h"
#include "storage/conversations.h"
#include "storage/erasure.h"
#include "storage/events.h"
#include "storage/failure.h"
#include "storage/tombstones.h"

namespace storage {
namespace {

// A conversation with more keys than this keeps no set: its part of the index is scanned instead.
constexpr std::int64_t kKeysMax = 4096;

constexpr Sql kSelectKeys{
    "select key_hash from events where brand_id = $1 and conversation_id = $2 and key_hash <> 0 limit $3"};
constexpr Sql kInsertEvent{
    "insert into events (brand_id, seq, conversation_id, kind, at, key_hash, body) "
    "values ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Sql kUpdateBrand{"update brands set last_seq = $1 where brand_id = $2"};

}  // namespace

void StagedBatch::start(base::Result<void> state, std::span<const domain::BrandId> brands) {
    ++batch_;
    db_.reset(std::move(state));
    for (const auto& brand : brands) {
        if (!lock_brand(brand)) return;  // noted in state()
    }
}

void StagedBatch::start_command() {
    now_ = std::max(now_, clock_.now());
}

// nullptr: no such brand (yet: an earlier command of the batch may make it).
base::Result<StagedBatch::LaneBrand*> StagedBatch::lock_brand(const domain::BrandId& id) {
    auto& brand = brands_[id];
    if (brand.locked_in == batch_) return &brand;
    std::optional<std::int64_t> stored;
    TRY(db_.query(db_.dialect().lock_brand, std::array{bind(id)}, [&](const Row& row) -> base::Result<void> {
        stored = row.integer(0);
        return {};
    }));
    if (!stored) {
        brands_.erase(id);
        return nullptr;
    }
    if (*stored != brand.stored_seq) ++brand.epoch;
    brand.id = id;
    brand.stored_seq = brand.last_seq = *stored;
    brand.locked_in = batch_;
    return &brand;
}

base::Result<CachedConversation*> StagedBatch::load(const domain::BrandId& brand,
                                                    const domain::ConversationId& id) {
    TRY(state());
    const auto* numbers = TRY(lock_brand(brand));
    if (numbers == nullptr) return nullptr;
    if (auto* entry = cache_.find(brand, id)) {
        if (entry->brand_epoch == numbers->epoch) return entry;
        cache_.erase(*entry);
    }
    auto stored = TRY(storage::find_conversation(db_, brand, id));
    if (!stored) return nullptr;
    return place(brand, numbers->epoch, std::move(*stored));
}

CachedConversation* StagedBatch::place(const domain::BrandId& brand, std::uint64_t epoch,
                                       domain::Conversation state) {
    CachedConversation entry;
    entry.brand = brand;
    entry.brand_epoch = epoch;
    entry.state = std::move(state);
    return &cache_.put(std::move(entry));
}

base::Result<const domain::Conversation*> StagedBatch::find_conversation(domain::BrandId brand,
                                                                         domain::ConversationId id) {
    const auto* entry = TRY(load(brand, id));
    return entry == nullptr ? nullptr : &entry->state;
}

base::Result<const domain::Conversation*> StagedBatch::find_conversation_of(domain::BrandId brand,
                                                                            domain::ConsumerId consumer,
                                                                            domain::LocationId location) {
    TRY(state());
    const auto* numbers = TRY(lock_brand(brand));
    if (numbers == nullptr) return nullptr;
    const auto* entry = cache_.find_of(brand, consumer, location);
    if (entry != nullptr && entry->brand_epoch == numbers->epoch) return &entry->state;
    for (const auto& staged : events_) {
        const auto* moved = std::get_if<domain::ConversationMoved>(&staged.event.body);
        const auto& state = staged.conversation->state;
        if (moved != nullptr && staged.brand == brand && moved->from == location &&
            state.consumer == consumer)
            return &state;
    }
    const auto stored = TRY(storage::find_conversation_of(db_, brand, consumer, location));
    if (!stored) return nullptr;
    return find_conversation(brand, stored->id);
}

base::Result<void> StagedBatch::load_keys(CachedConversation& entry) {
    if (entry.keys != CachedConversation::Keys::not_loaded) return {};
    entry.key_hashes.clear();
    const std::array values{bind(entry.brand), bind(entry.state.id), Value(kKeysMax + 1)};
    TRY(db_.query(kSelectKeys, values, [&](const Row& row) -> base::Result<void> {
        entry.key_hashes.push_back(row.integer(0));
        return {};
    }));
    for (const auto& staged : events_) {
        if (staged.conversation == &entry && staged.key_hash != 0)
            entry.key_hashes.push_back(staged.key_hash);
    }
    entry.keys = CachedConversation::Keys::known;
    if (entry.key_hashes.size() > static_cast<std::size_t>(kKeysMax)) {
        entry.keys = CachedConversation::Keys::too_many;
        entry.key_hashes = {};
    }
    return {};
}

base::Result<std::optional<domain::Event>> StagedBatch::find_by_client_key(
    domain::BrandId brand, domain::ConversationId conversation, std::string_view client_key) {
    if (client_key.empty()) return std::nullopt;
    auto* entry = TRY(load(brand, conversation));
    if (entry == nullptr) return std::nullopt;
    TRY(load_keys(*entry));
    const auto hash = domain::client_key_hash(client_key);
    const bool is_new = entry->keys == CachedConversation::Keys::known &&
                        std::ranges::find(entry->key_hashes, hash) == entry->key_hashes.end();
    if (is_new) return std::nullopt;
    for (const auto& staged : events_) {
        if (staged.conversation == entry && staged.key_hash == hash &&
            domain::client_key(staged.event) == client_key) {
            return staged.event;
        }
    }
    return find_event_by_client_key(db_, brand, conversation, client_key);
}

base::Result<std::int64_t> StagedBatch::append(domain::BrandId brand, domain::Outcome outcome) {
    if (outcome.events.empty()) return 0;
    const auto id = outcome.events.front().conversation;
    auto* entry = TRY(load(brand, id));
    auto* numbers = TRY(lock_brand(brand));
    if (numbers == nullptr) {
        return base::fail(base::ErrorKind::not_found, "brand_unknown", "there is no such brand");
    }
    if (entry == nullptr) {
        CHECK(outcome.events.front().kind() == domain::EventKind::conversation_started);
        domain::Conversation fresh;
        fresh.id = id;
        const auto& start = std::get<domain::ConversationStarted>(outcome.events.front().body);
        fresh.consumer = start.consumer;
        fresh.location = start.location;
        entry = place(brand, numbers->epoch, std::move(fresh));
        entry->keys = CachedConversation::Keys::known;
        entry->write = CachedConversation::Write::insert;
        touched_.push_back(entry);
    }
    for (auto& event : outcome.events) {
        CHECK(event.conversation == id);
        stage(brand, *numbers, *entry, std::move(event));
    }
    return numbers->last_seq;
}

base::Result<std::int64_t> StagedBatch::erase(domain::BrandId brand, domain::Outcome outcome) {
    CHECK(!outcome.events.empty() && outcome.events.back().kind() == domain::EventKind::content_erased);
    const auto id = outcome.events.front().conversation;
    auto* entry = TRY(load(brand, id));
    if (entry == nullptr)
        return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                          "there is no such conversation");
    const auto earlier = entry->state.consumer;
    const std::size_t staged_before = events_.size();
    const auto seq = TRY(append(brand, std::move(outcome)));
    const auto consumer = entry->state.consumer;
    cache_.owner_changed(*entry, earlier, entry->state.location);
    for (std::size_t i = 0; i < staged_before; ++i) {
        auto& staged = events_[i];
        if (staged.conversation != entry) continue;
        staged.event = domain::erased(std::move(staged.event), consumer);
        staged.body = domain::encode_event(staged.event);
    }
    TRY(erase_stored(db_, brand, id, consumer));
    db_.leave_no_trace();
    return seq;
}

void StagedBatch::stage(const domain::BrandId& brand, LaneBrand& numbers, CachedConversation& entry,
                        domain::Event event) {
    if (numbers.last_seq == numbers.stored_seq) numbered_.push_back(&numbers);
    event.seq = ++numbers.last_seq;
    if (entry.write == CachedConversation::Write::none) {
        entry.write = CachedConversation::Write::update;
        entry.before = inbox_row(entry.state);
        touched_.push_back(&entry);
    }
    const auto earlier_location = entry.state.location;
    domain::apply(entry.state, event);
    if (entry.state.location != earlier_location)
        cache_.owner_changed(entry, entry.state.consumer, earlier_location);
    const auto hash = domain::client_key_hash(event);
    if (hash != 0 && entry.keys == CachedConversation::Keys::known) {
        entry.key_hashes.push_back(hash);
        if (entry.key_hashes.size() > static_cast<std::size_t>(kKeysMax)) {
            entry.keys = CachedConversation::Keys::too_many;
            entry.key_hashes = {};
        }
    }
    auto body = domain::encode_event(event);
    events_.push_back({brand, &entry, entry.state.location, std::move(event), std::move(body), hash});
}

base::Result<void> StagedBatch::rewrite_message(domain::BrandId brand, domain::ConversationId conversation,
                                                std::string_view message_id, const ChangeEvent& change) {
    const auto* entry = TRY(load(brand, conversation));
    if (entry == nullptr) return {};
    for (auto& staged : events_) {
        const bool is_it = staged.conversation == entry && domain::is_about(staged.event, message_id);
        if (is_it && change(staged.event)) staged.body = domain::encode_event(staged.event);
    }
    TRY(rewrite_stored_message(db_, brand, conversation, message_id, change));
    db_.leave_no_trace();
    return {};
}

base::Result<void> StagedBatch::write() {
    TRY(state());
    TRY(write_events());
    TRY(write_conversations());
    return write_brands();
}

base::Result<void> StagedBatch::write_events() {
    values_.clear();
    for (const auto& staged : events_) {
        const auto& event = staged.event;
        values_.insert(values_.end(), {bind(staged.brand), event.seq, bind(event.conversation),
                                       static_cast<std::int64_t>(event.kind()), bind(event.at),
                                       staged.key_hash, std::string_view(staged.body)});
    }
    return db_.execute_many(kInsertEvent, 7, values_);
}

base::Result<void> StagedBatch::write_conversations() {
    states_.resize(std::max(states_.size(), touched_.size()));  // before anything looks into them
    inserted_.clear();
    values_.clear();
    for (std::size_t i = 0; i < touched_.size(); ++i) {
        const auto& entry = *touched_[i];
        write_state(states_[i], entry.state);
        if (entry.write == CachedConversation::Write::insert) {
            push_insert_conversation(inserted_, entry.brand, entry.state, states_[i]);
        } else {
            push_update_conversation(values_, entry.brand, entry.state, states_[i]);
        }
    }
    if (!inserted_.empty()) TRY(db_.execute_many(kInsertConversation, kInsertConversationColumns, inserted_));
    if (!values_.empty()) TRY(db_.execute_many(kUpdateConversation, kUpdateConversationColumns, values_));
    return write_moves();
}

base::Result<void> StagedBatch::write_moves() {
    for (const auto& staged : events_) {
        if (staged.event.kind() != domain::EventKind::conversation_moved) continue;
        const auto& state = staged.conversation->state;
        TRY(db_.execute(kMoveConversation,
                        std::array{bind(state.location), bind(staged.brand), bind(state.id)}));
        TRY(put_conversation_move(db_, staged.brand, staged.event));
    }
    return {};
}

base::Result<void> StagedBatch::write_brands() {
    for (const auto* brand : numbered_) {
        TRY(db_.execute(kUpdateBrand, std::array{Value(brand->last_seq), bind(brand->id)}));
    }
    return {};
}

CommittedBatch StagedBatch::finish(std::size_t cached_max) {
    CommittedBatch committed;
    committed.events.reserve(events_.size());
    committed.changed.reserve(touched_.size());
    for (auto& staged : events_) {
        const auto& state = staged.conversation->state;
        committed.events.push_back(
            {staged.brand, staged.location, state.agent, state.consumer, std::move(staged.event)});
    }
    for (auto* entry : touched_) {
        committed.changed.push_back(
            {entry->brand, entry->state.last_seq, entry->before, inbox_row(entry->state)});
        entry->write = CachedConversation::Write::none;
    }
    for (auto* brand : numbered_)
        brand->stored_seq = brand->last_seq;
    events_.clear();
    touched_.clear();
    numbered_.clear();
    cache_.trim(cached_max);
    return committed;
}

void StagedBatch::abandon() {
    for (auto* entry : touched_)
        cache_.erase(*entry);
    // Should the commit have happened after all (its answer was lost), the next lock sees another number than
    // this.
    for (auto* brand : numbered_)
        brand->last_seq = brand->stored_seq;
    events_.clear();
    touched_.clear();
    numbered_.clear();
}

}  // namespace storage
