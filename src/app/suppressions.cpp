#include "app/suppressions.h"

#include "base/crypto.h"
#include "domain/consent/change.h"
#include "storage/conversations.h"
#include "storage/reference.h"
#include "storage/suppressions.h"

namespace app {
namespace {

using storage::Suppressed;

constexpr std::string_view kKeyName = "suppression_key";  // of the install; there once it was needed

std::string hash_of(std::string_view key, domain::BrandId brand, domain::ConsumerId consumer) {
    return base::hmac_sha256(key, base::to_string(brand) + base::to_string(consumer));
}

base::Result<std::vector<Suppressed>> wishes_of(storage::LaneTransaction& lane, domain::BrandId brand,
                                                domain::ConsumerId consumer) {
    const auto key = TRY(storage::find_install_value(lane.database(), kKeyName));
    if (!key) return std::vector<Suppressed>();
    return storage::find_suppressions(lane.database(), brand, hash_of(*key, brand, consumer));
}

bool contains(const std::vector<Suppressed>& wishes, Suppressed wish) {
    return std::ranges::find(wishes, wish) != wishes.end();
}

base::Result<bool> objected_elsewhere(storage::LaneTransaction& lane, domain::BrandId brand,
                                      domain::ConsumerId consumer) {
    for (const auto& id : TRY(storage::conversations_of_consumer(lane.database(), brand, consumer))) {
        const auto* other = TRY(lane.find_conversation(brand, id));
        if (other != nullptr && other->rights.has_objected) return true;
    }
    return false;
}

}  // namespace

base::Result<void> keep_suppressions(storage::LaneTransaction& lane, domain::BrandId brand,
                                     const domain::Conversation& forgotten) {
    std::vector<Suppressed> wishes;
    if (forgotten.contact != domain::Contact::allowed) wishes.push_back(Suppressed::opted_out);
    if (forgotten.rights.has_objected) wishes.push_back(Suppressed::objected);
    if (wishes.empty()) return {};
    const auto key =
        TRY(storage::get_or_put_install_value(lane.database(), kKeyName, base::random_token(32)));
    for (const auto wish : wishes) {
        TRY(storage::put_suppression(lane.database(), brand, hash_of(key, brand, forgotten.consumer), wish,
                                     lane.now()));
    }
    return {};
}

base::Result<void> recall_suppressions(storage::LaneTransaction& lane, domain::BrandId brand,
                                       domain::ConversationId begun) {
    const auto* current = TRY(lane.find_conversation(brand, begun));
    const auto consumer = current->consumer;
    const auto wishes = TRY(wishes_of(lane, brand, consumer));
    domain::Outcome outcome;
    if (contains(wishes, Suppressed::opted_out))
        outcome = domain::consent::recall(*current, "SUPPRESSION_KEPT", lane.now());
    const bool has_objected =
        contains(wishes, Suppressed::objected) || TRY(objected_elsewhere(lane, brand, consumer));
    current = TRY(lane.find_conversation(brand, begun));
    if (has_objected) {
        for (auto& event : domain::consent::object(*current, lane.now()).events)
            outcome.events.push_back(std::move(event));
    }
    if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
    return {};
}

base::Result<void> lift_suppression(storage::LaneTransaction& lane, domain::BrandId brand,
                                    domain::ConsumerId consumer) {
    const auto key = TRY(storage::find_install_value(lane.database(), kKeyName));
    if (!key) return {};
    return storage::delete_suppression(lane.database(), brand, hash_of(*key, brand, consumer),
                                       Suppressed::opted_out);
}

}  // namespace app
