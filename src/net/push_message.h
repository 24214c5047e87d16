// A web push: the words encrypted for one device (RFC 8291, aes128gcm of RFC 8188), and the request that
// carries them to its push service, signed as ours (VAPID, RFC 8292). readers/notify sends it.
#pragma once
#include "base/time.h"
#include "net/http_client.h"
#include "net/p256.h"

namespace net {

// What a browser gives when somebody subscribes; keys as raw bytes.
struct PushDevice {
    std::string endpoint;
    std::string p256dh;  // 65 bytes
    std::string auth;    // 16 bytes
};

struct PushSender {
    P256Key key;
    std::string contact;  // "mailto:…" or "https://…": whom a push service may write to
};

struct PushMessage {
    std::string body;  // JSON for the service worker
    std::chrono::seconds ttl{0};
    std::string urgency;  // "very-low", "low", "normal", "high"
    std::string topic;    // a newer one replaces an older one that has not arrived; at most 32 of base64url
};

constexpr std::size_t kPushBodyBytesMax = 3000;  // push services take 4,096, encrypted

// `one_time` and `salt` (16 bytes) are used for this message only. Errors: key_malformed, push_too_long.
base::Result<std::string> encrypt_push(const PushDevice& device, std::string_view body,
                                       const P256Key& one_time, std::string_view salt);
base::Result<OutgoingRequest> push_request(const PushDevice& device, const PushSender& sender,
                                           const PushMessage& message, base::Timestamp now);

// An endpoint may be a push service: https, or a number of this machine over http (which the outgoing
// addresses refuse unless the operator has allowed it). Error: push_endpoint_refused.
base::Result<void> check_push_endpoint(std::string_view endpoint);

}  // namespace net
