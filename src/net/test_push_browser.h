// Tests only: the other end of a web push: the keys a browser makes, and reading what was sent to it (RFC
// 8291).
#pragma once
#include <openssl/evp.h>

#include "base/crypto.h"
#include "net/push_message.h"

namespace net {

class PushBrowser {
 public:
    PushDevice device(std::string endpoint) const { return {std::move(endpoint), key.open, auth}; }

    // Empty: not for this browser, or not in order.
    std::string read(std::string_view body) const {
        if (body.size() < 86 + 17 || body[20] != 65) return {};
        const auto salt = body.substr(0, 16);
        const std::string sender(body.substr(21, 65));
        const auto sealed = body.substr(86);
        const auto shared = agree_p256(key, sender);
        if (!shared) return {};
        const auto expand = [](std::string_view a, std::string_view b, std::string info, std::size_t n) {
            return base::hmac_sha256(base::hmac_sha256(a, b), info + '\x01').substr(0, n);
        };
        const auto secret =
            expand(auth, *shared, std::string("WebPush: info") + '\0' + key.open + sender, 32);
        const auto aes = expand(salt, secret, std::string("Content-Encoding: aes128gcm") + '\0', 16);
        const auto nonce = expand(salt, secret, std::string("Content-Encoding: nonce") + '\0', 12);
        return open(aes, nonce, sealed);
    }

    P256Key key = make_p256_key();
    std::string auth = base::sha256("any sixteen bytes").substr(0, 16);

 private:
    static std::string open(const std::string& aes, const std::string& nonce, std::string_view sealed) {
        const auto bytes = [](std::string_view text) {
            return reinterpret_cast<const unsigned char*>(text.data());
        };
        std::string tag(sealed.substr(sealed.size() - 16));
        const auto text = sealed.substr(0, sealed.size() - 16);
        std::string out(text.size(), '\0');
        auto* to = reinterpret_cast<unsigned char*>(out.data());
        EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
        int size = 0;
        const bool is_good =
            EVP_DecryptInit_ex(context, EVP_aes_128_gcm(), nullptr, bytes(aes), bytes(nonce)) == 1 &&
            EVP_DecryptUpdate(context, to, &size, bytes(text), static_cast<int>(text.size())) == 1 &&
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, tag.data()) == 1 &&
            EVP_DecryptFinal_ex(context, to + size, &size) == 1;
        EVP_CIPHER_CTX_free(context);
        // Behind the words stands a 2, and after it padding of zeros.
        while (is_good && out.ends_with('\0'))
            out.pop_back();
        if (!is_good || !out.ends_with('\x02')) return {};
        out.pop_back();
        return out;
    }
};

}  // namespace net
