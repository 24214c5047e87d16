#include "app/consumer_mail.h"

#include <algorithm>

#include "app/run.h"
#include "base/crypto.h"
#include "storage/conversations.h"

namespace app {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kTagBytes = 16;

std::string bytes_of(const base::Uuid& id) {
    return std::string(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

std::string stop_tag(std::string_view secret, const std::string& consumer, domain::LocationId location) {
    return base::hmac_sha256(secret, "stop mail" + consumer + bytes_of(location.value)).substr(0, kTagBytes);
}

}  // namespace

void wish_mail(App& app, const domain::Location& shop, storage::ConsumerMail wish, Done<bool> done) {
    auto work = [brand = shop.brand,
                 wish = std::move(wish)](storage::LaneTransaction& lane) mutable -> base::Result<bool> {
        // Only of who has a conversation: an address that nobody would write to is not kept.
        if (TRY(lane.find_conversation_of(brand, wish.consumer, wish.location)) == nullptr)
            return base::fail(base::ErrorKind::not_found, "conversation_unknown", "write a message first");
        wish.agreed_at = lane.now();
        TRY(storage::put_consumer_mail(lane.database(), brand, wish));
        return true;
    };
    run_in_lane<bool>(app, shop.brand, std::move(work), std::move(done));
}

void end_mail(App& app, domain::BrandId brand, domain::ConsumerId consumer, domain::LocationId location,
              Done<bool> done) {
    auto work = [brand, consumer, location](storage::LaneTransaction& lane) {
        return storage::delete_consumer_mail(lane.database(), brand, consumer, location);
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

void read_mail_wish(App& app, domain::BrandId brand, domain::ConsumerId consumer, domain::LocationId location,
                    Done<bool> done) {
    auto work = [brand, consumer, location](storage::Database& db) -> base::Result<bool> {
        return TRY(storage::find_consumer_mail(db, brand, consumer, location)).has_value();
    };
    run_in_reads<bool>(app, std::move(work), std::move(done));
}

void open_mail_link(App& app, const domain::Location& shop, std::string token,
                    Done<domain::ConsumerId> done) {
    auto work = [brand = shop.brand, location = shop.id, hash = base::sha256(token)](
                    storage::LaneTransaction& lane) -> base::Result<domain::ConsumerId> {
        const auto link = TRY(storage::take_consumer_link(lane.database(), brand, hash));
        if (link && link->location == location && link->expires_at > lane.now()) return link->consumer;
        return base::fail(base::ErrorKind::not_found, "link_used", "this link was used or is too old");
    };
    run_in_lane<domain::ConsumerId>(app, shop.brand, std::move(work), std::move(done));
}

std::string mail_stop_token(std::string_view secret, domain::ConsumerId consumer,
                            domain::LocationId location) {
    const std::string id = bytes_of(consumer.value);
    return base::base64url_encode(id + stop_tag(secret, id, location));
}

std::optional<domain::ConsumerId> read_mail_stop_token(std::string_view secret, domain::LocationId location,
                                                       std::string_view token) {
    const auto raw = base::base64url_decode(token);
    if (!raw || raw->size() != kIdBytes + kTagBytes) return std::nullopt;
    const std::string id = raw->substr(0, kIdBytes);
    if (!base::equal_in_constant_time(raw->substr(kIdBytes), stop_tag(secret, id, location)))
        return std::nullopt;
    domain::ConsumerId consumer;
    std::copy_n(id.begin(), kIdBytes, consumer.value.bytes.begin());
    return consumer;
}

}  // namespace app
