// What a lane remembers of conversations: the state as of the newest commit (and, during a batch, as staged),
// and the hashes of the client keys used in it. The least recently used go first. Lane thread only.
#pragma once
#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

#include "storage/inbox_row.h"

namespace storage {

struct CachedConversation {
    enum class Keys : std::uint8_t { not_loaded, known, too_many };
    enum class Write : std::uint8_t { none, update, insert };

    domain::BrandId brand;
    domain::Conversation state;
    std::uint64_t brand_epoch =
        0;  // of LaneBrand when it was loaded; another one: somebody else may have written it
    Keys keys = Keys::not_loaded;
    std::vector<std::int64_t> key_hashes;  // complete when keys is known
    Write write = Write::none;             // what the batch under way owes the database
    std::optional<InboxRow> before;        // as of the newest commit, while `write` is owed; new: nullopt
};

class LaneCache {
 public:
    // nullptr: not here. Addresses hold until the entry is erased or trimmed.
    CachedConversation* find(const domain::BrandId& brand, const domain::ConversationId& id);
    CachedConversation* find_of(const domain::BrandId& brand, const domain::ConsumerId& consumer,
                                const domain::LocationId& location);
    CachedConversation& put(CachedConversation entry);
    void erase(CachedConversation& entry);
    // `entry` is found by its consumer and location from now on, and no longer by the earlier ones.
    void owner_changed(CachedConversation& entry, const domain::ConsumerId& earlier_consumer,
                       const domain::LocationId& earlier_location);
    void trim(std::size_t most);  // between batches only
    std::size_t size() const { return entries_.size(); }

 private:
    using Entries = std::list<CachedConversation>;
    struct Key {
        domain::BrandId brand;
        base::Uuid first;   // conversation, or consumer
        base::Uuid second;  // nil, or location
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept {
            const std::hash<base::Uuid> hash;
            return hash(key.first) ^ hash(key.second) * 31;
        }
    };
    using Index = std::unordered_map<Key, Entries::iterator, KeyHash>;
    CachedConversation* find_in(const Index& index, const Key& key);
    static Key consumer_key(const CachedConversation& entry);

    Entries entries_;  // most recently used first
    Index by_id_;
    Index by_consumer_;
};

}  // namespace storage
