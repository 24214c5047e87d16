#include "api/consumer_tokens.h"

#include <cstring>

#include "base/crypto.h"

namespace api {
namespace {

// consumer id (16), expiry in seconds (8, big endian), HMAC-SHA256 over both (32)
constexpr std::size_t kSignedBytes = 24;
constexpr std::size_t kTokenBytes = kSignedBytes + 32;

std::unexpected<base::Error> refuse(std::string code, std::string message) {
    return base::fail(base::ErrorKind::unauthorized, std::move(code), std::move(message));
}

}  // namespace

std::string ConsumerTokens::make(domain::ConsumerId consumer, base::Timestamp now) const {
    std::string token(reinterpret_cast<const char*>(consumer.value.bytes.data()),
                      consumer.value.bytes.size());
    const auto expires = static_cast<std::uint64_t>(base::to_us(now + kConsumerTokenLife) / 1'000'000);
    for (int shift = 56; shift >= 0; shift -= 8)
        token.push_back(static_cast<char>(expires >> shift));
    token += base::hmac_sha256(key_, token);
    return base::base64url_encode(token);
}

base::Result<domain::ConsumerId> ConsumerTokens::read(std::string_view token, base::Timestamp now) const {
    const auto raw = base::base64url_decode(token);
    if (!raw || raw->size() != kTokenBytes) return refuse("token_malformed", "the token is not one of ours");
    const std::string_view signed_part = std::string_view(*raw).substr(0, kSignedBytes);
    if (!base::equal_in_constant_time(base::hmac_sha256(key_, signed_part),
                                      std::string_view(*raw).substr(kSignedBytes))) {
        return refuse("token_forged", "the token is not one of ours");
    }
    std::uint64_t expires = 0;
    for (std::size_t i = 16; i < kSignedBytes; ++i)
        expires = (expires << 8) | static_cast<std::uint8_t>((*raw)[i]);
    if (base::to_us(now) / 1'000'000 >= static_cast<std::int64_t>(expires)) {
        return refuse("token_expired", "the token has expired");
    }
    domain::ConsumerId consumer;
    std::memcpy(consumer.value.bytes.data(), raw->data(), 16);
    return consumer;
}

}  // namespace api
