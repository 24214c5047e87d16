#include "domain/conversation.h"

namespace domain {

std::int32_t bucket_of(BrandId brand, ConversationId conversation) {
    std::string key;
    key.append(reinterpret_cast<const char*>(brand.value.bytes.data()), brand.value.bytes.size());
    key.append(reinterpret_cast<const char*>(conversation.value.bytes.data()),
               conversation.value.bytes.size());
    return static_cast<std::int32_t>(base::stable_hash(key) % 4096);
}

}  // namespace domain
