#include "storage/lane_cache.h"

namespace storage {

CachedConversation* LaneCache::find_in(const Index& index, const Key& key) {
    const auto found = index.find(key);
    if (found == index.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return &*found->second;
}

CachedConversation* LaneCache::find(const domain::BrandId& brand, const domain::ConversationId& id) {
    return find_in(by_id_, {brand, id.value, {}});
}

CachedConversation* LaneCache::find_of(const domain::BrandId& brand, const domain::ConsumerId& consumer,
                                       const domain::LocationId& location) {
    return find_in(by_consumer_, {brand, consumer.value, location.value});
}

CachedConversation& LaneCache::put(CachedConversation entry) {
    entries_.push_front(std::move(entry));
    auto& placed = entries_.front();
    by_id_[{placed.brand, placed.state.id.value, {}}] = entries_.begin();
    by_consumer_[consumer_key(placed)] = entries_.begin();
    return placed;
}

void LaneCache::erase(CachedConversation& entry) {
    const auto found = by_id_.find({entry.brand, entry.state.id.value, {}});
    const auto at = found->second;
    by_id_.erase(found);
    by_consumer_.erase(consumer_key(entry));
    entries_.erase(at);
}

void LaneCache::owner_changed(CachedConversation& entry, const domain::ConsumerId& earlier_consumer,
                              const domain::LocationId& earlier_location) {
    const auto at = by_id_.at({entry.brand, entry.state.id.value, {}});
    by_consumer_.erase({entry.brand, earlier_consumer.value, earlier_location.value});
    by_consumer_[consumer_key(entry)] = at;
}

void LaneCache::trim(std::size_t most) {
    while (entries_.size() > most)
        erase(entries_.back());
}

LaneCache::Key LaneCache::consumer_key(const CachedConversation& entry) {
    return {entry.brand, entry.state.consumer.value, entry.state.location.value};
}

}  // namespace storage
