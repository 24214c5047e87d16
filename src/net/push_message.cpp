#include "net/push_message.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/check.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"

namespace net {
namespace {

constexpr std::size_t kAuthBytes = 16;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kTagBytes = 16;
constexpr std::uint32_t kRecordBytes = 4096;
constexpr std::size_t kEndpointBytesMax = 1000;
// RFC 8292 §2: no more than 24 hours; clocks differ.
constexpr std::chrono::hours kTokenLife{12};

struct VapidClaims {
    std::string aud;
    std::int64_t exp = 0;
    std::string sub;
};
BOOST_DESCRIBE_STRUCT(VapidClaims, (), (aud, exp, sub))

// HKDF (RFC 5869) of one block: what both keys here need.
std::string expand(std::string_view salt, std::string_view secret, std::string info, std::size_t bytes) {
    info.push_back('\x01');
    return base::hmac_sha256(base::hmac_sha256(salt, secret), info).substr(0, bytes);
}

std::string with_zero(std::string_view words) {
    return std::string(words) + '\0';
}

std::string seal_aes128gcm(std::string_view key, std::string_view nonce, std::string_view plain) {
    struct FreeCipher {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    };
    const std::unique_ptr<EVP_CIPHER_CTX, FreeCipher> context(EVP_CIPHER_CTX_new());
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    std::string out(plain.size() + kTagBytes, '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    int size = 0;
    CHECK(EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytes(key), bytes(nonce)) == 1);
    CHECK(EVP_EncryptUpdate(context.get(), to, &size, bytes(plain), static_cast<int>(plain.size())) == 1);
    CHECK(EVP_EncryptFinal_ex(context.get(), to + size, &size) == 1);
    CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, to + plain.size()) == 1);
    return out;
}

std::string origin_of(std::string_view url) {
    return std::string(url.substr(0, url.find_first_of("/?#", url.find("://") + 3)));
}

base::Result<std::string> vapid_header(const PushDevice& device, const PushSender& sender,
                                       base::Timestamp now) {
    const auto until = std::chrono::floor<std::chrono::seconds>(now + kTokenLife).time_since_epoch().count();
    const std::string part =
        base::base64url_encode(R"({"typ":"JWT","alg":"ES256"})") + "." +
        base::base64url_encode(base::encode(VapidClaims{origin_of(device.endpoint), until, sender.contact}));
    const std::string signature = TRY(sign_es256(sender.key, part));
    return "vapid t=" + part + "." + base::base64url_encode(signature) +
           ", k=" + base::base64url_encode(sender.key.open);
}

}  // namespace

base::Result<std::string> encrypt_push(const PushDevice& device, std::string_view body,
                                       const P256Key& one_time, std::string_view salt) {
    if (device.auth.size() != kAuthBytes)
        return base::fail(base::ErrorKind::invalid, "key_malformed", "`auth` must be 16 bytes");
    if (body.size() > kPushBodyBytesMax)
        return base::fail(base::ErrorKind::too_large, "push_too_long", "too long for a push");
    CHECK(salt.size() == kSaltBytes);
    const std::string shared = TRY(agree_p256(one_time, device.p256dh));
    const std::string secret =
        expand(device.auth, shared, with_zero("WebPush: info") + device.p256dh + one_time.open, 32);
    const std::string key = expand(salt, secret, with_zero("Content-Encoding: aes128gcm"), 16);
    const std::string nonce = expand(salt, secret, with_zero("Content-Encoding: nonce"), 12);
    std::string out(salt);
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(kRecordBytes >> shift & 0xff));
    out.push_back(static_cast<char>(one_time.open.size()));
    out += one_time.open;
    return out + seal_aes128gcm(key, nonce, std::string(body) + '\x02');  // 2: the last record
}

base::Result<OutgoingRequest> push_request(const PushDevice& device, const PushSender& sender,
                                           const PushMessage& message, base::Timestamp now) {
    std::string salt(kSaltBytes, '\0');
    base::random_bytes({reinterpret_cast<std::uint8_t*>(salt.data()), salt.size()});
    OutgoingRequest request;
    request.url = device.endpoint;
    request.body = TRY(encrypt_push(device, message.body, make_p256_key(), salt));
    request.headers = {{"Content-Type", "application/octet-stream"},
                       {"Content-Encoding", "aes128gcm"},
                       {"TTL", std::to_string(message.ttl.count())},
                       {"Urgency", message.urgency},
                       {"Authorization", TRY(vapid_header(device, sender, now))}};
    if (!message.topic.empty()) request.headers.push_back({"Topic", message.topic});
    return request;
}

base::Result<void> check_push_endpoint(std::string_view endpoint) {
    const bool is_clean =
        endpoint.size() <= kEndpointBytesMax &&
        endpoint.find_first_of(std::string_view(" \"<>\\^`{|}\r\n\t\0@", 16)) == endpoint.npos;
    const bool is_ours = endpoint.starts_with("http://127.") || endpoint.starts_with("http://[::1]");
    const bool is_https = endpoint.starts_with("https://") && endpoint.size() > 8 && endpoint[8] != '/';
    if (is_clean && (is_https || is_ours)) return {};
    return base::fail(base::ErrorKind::invalid, "push_endpoint_refused",
                      "the endpoint must be an https address of at most 1,000 characters");
}

}  // namespace net
