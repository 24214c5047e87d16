#include "net/p256.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <array>
#include <memory>

#include "base/check.h"
#include "base/crypto.h"

namespace net {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kOpenBytes = 65;

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
    void operator()(EC_GROUP* group) const { EC_GROUP_free(group); }
    void operator()(EC_POINT* point) const { EC_POINT_free(point); }
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM* params) const { OSSL_PARAM_free(params); }
    void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* room_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::unexpected<base::Error> malformed() {
    return base::fail(base::ErrorKind::invalid, "key_malformed", "this is no key of the curve P-256");
}

// With `secret` empty: the other end's key, of which only the open half is known.
Owned<EVP_PKEY> load(std::string_view secret, std::string_view open) {
    const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    const Owned<BIGNUM> number(BN_bin2bn(bytes_of(secret), static_cast<int>(secret.size()), nullptr));
    bool is_good = open.size() == kOpenBytes &&
                   OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME,
                                                   SN_X9_62_prime256v1, 0) == 1 &&
                   OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, open.data(),
                                                    open.size()) == 1;
    if (is_good && !secret.empty())
        is_good = OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) == 1;
    if (!is_good) return nullptr;
    const Owned<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(builder.get()));
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    const int selection = secret.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
        return nullptr;
    return Owned<EVP_PKEY>(key);
}

}  // namespace

P256Key make_p256_key() {
    for (;;) {
        std::string secret(kSecretBytes, '\0');
        base::random_bytes({reinterpret_cast<std::uint8_t*>(secret.data()), secret.size()});
        // One in 2^32 is not below the order of the curve.
        if (auto key = p256_key_of(secret)) return std::move(*key);
    }
}

base::Result<P256Key> p256_key_of(std::string_view secret) {
    const Owned<EC_GROUP> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const Owned<BIGNUM> number(BN_bin2bn(bytes_of(secret), static_cast<int>(secret.size()), nullptr));
    CHECK(group && number);
    const bool is_in_range = secret.size() == kSecretBytes && !BN_is_zero(number.get()) &&
                             BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) < 0;
    if (!is_in_range) return malformed();
    const Owned<EC_POINT> point(EC_POINT_new(group.get()));
    P256Key key{std::string(secret), std::string(kOpenBytes, '\0')};
    CHECK(EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1);
    CHECK(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, room_in(key.open),
                             key.open.size(), nullptr) == kOpenBytes);
    return key;
}

base::Result<std::string> agree_p256(const P256Key& own, std::string_view other) {
    const auto mine = load(own.secret, own.open);
    const auto theirs = load({}, other);
    if (!mine || !theirs) return malformed();
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(mine.get(), nullptr));
    std::string shared(kSecretBytes, '\0');
    std::size_t size = shared.size();
    if (EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), theirs.get()) != 1 ||
        EVP_PKEY_derive(context.get(), room_in(shared), &size) != 1 || size != kSecretBytes)
        return malformed();
    return shared;
}

base::Result<std::string> sign_es256(const P256Key& own, std::string_view data) {
    const auto key = load(own.secret, own.open);
    if (!key) return malformed();
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    std::array<unsigned char, 80> der{};  // 72 at most
    std::size_t size = der.size();
    CHECK(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1);
    CHECK(EVP_DigestSign(context.get(), der.data(), &size, bytes_of(data), data.size()) == 1);
    const unsigned char* at = der.data();
    const Owned<ECDSA_SIG> signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    CHECK(signature != nullptr);
    std::string out(2 * kSecretBytes, '\0');
    CHECK(BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), room_in(out), kSecretBytes) == kSecretBytes);
    CHECK(BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), room_in(out) + kSecretBytes, kSecretBytes) ==
          kSecretBytes);
    return out;
}

bool verify_es256(std::string_view open, std::string_view data, std::string_view signature) {
    const auto key = load({}, open);
    if (!key || signature.size() != 2 * kSecretBytes) return false;
    const Owned<ECDSA_SIG> parts(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(bytes_of(signature), kSecretBytes, nullptr);
    BIGNUM* s = BN_bin2bn(bytes_of(signature) + kSecretBytes, kSecretBytes, nullptr);
    CHECK(ECDSA_SIG_set0(parts.get(), r, s) == 1);
    std::string der(80, '\0');
    unsigned char* at = room_in(der);
    const int size = i2d_ECDSA_SIG(parts.get(), &at);
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(der), static_cast<std::size_t>(size), bytes_of(data),
                            data.size()) == 1;
}

}  // namespace net
