// Keys on the curve P-256, as web push needs them (RFC 8291, RFC 8292): raw bytes in and out. For
// net/push_message.h, and for whoever keeps such a key. Any thread.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace net {

struct P256Key {
    std::string secret;  // 32 bytes
    std::string open;    // 65 bytes: an uncompressed point
};

P256Key make_p256_key();
// The pair that belongs to a secret. Error: key_malformed.
base::Result<P256Key> p256_key_of(std::string_view secret);
// ECDH: 32 bytes that both ends come to. Error: key_malformed, when `other` is no point of the curve.
base::Result<std::string> agree_p256(const P256Key& own, std::string_view other);
// ES256 (RFC 7518 §3.4): 64 bytes, r then s.
base::Result<std::string> sign_es256(const P256Key& key, std::string_view data);
bool verify_es256(std::string_view open, std::string_view data, std::string_view signature);

}  // namespace net
