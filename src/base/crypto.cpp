#include "base/crypto.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <sodium.h>

#include <array>
#include <cstring>
#include <memory>

#include "base/check.h"

namespace base {
namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Bio = std::unique_ptr<BIO, FreeBio>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Bio read_bio(std::string_view pem) {
    return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

std::string text_of(BIO* bio) {
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio, &start);
    return std::string(start, static_cast<std::size_t>(size));
}

std::string hmac(const EVP_MD* digest, std::string_view key, std::string_view data) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    CHECK(HMAC(digest, key.data(), static_cast<int>(key.size()), bytes_of(data), data.size(), out.data(),
               &size));
    return std::string(reinterpret_cast<const char*>(out.data()), size);
}

constexpr std::string_view kUrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int url_value(char c) {
    const auto at = kUrlAlphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

void random_bytes(std::span<std::uint8_t> out) {
    // One system call per 512 bytes: ids are made for every message.
    thread_local std::array<std::uint8_t, 512> pool;
    thread_local std::size_t used = pool.size();
    if (out.size() > pool.size()) {
        randombytes_buf(out.data(), out.size());
        return;
    }
    if (pool.size() - used < out.size()) {
        randombytes_buf(pool.data(), pool.size());
        used = 0;
    }
    std::memcpy(out.data(), pool.data() + used, out.size());
    std::memset(pool.data() + used, 0, out.size());  // never hand out or keep what was given away
    used += out.size();
}

std::string random_token(std::size_t bytes) {
    std::string raw(bytes, '\0');
    random_bytes({reinterpret_cast<std::uint8_t*>(raw.data()), raw.size()});
    return base64url_encode(raw);
}

std::string sha256(std::string_view data) {
    std::string out(32, '\0');
    unsigned size = 0;
    CHECK(EVP_Digest(data.data(), data.size(), reinterpret_cast<unsigned char*>(out.data()), &size,
                     EVP_sha256(), nullptr) == 1);
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view data) {
    return hmac(EVP_sha256(), key, data);
}
std::string hmac_sha512(std::string_view key, std::string_view data) {
    return hmac(EVP_sha512(), key, data);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64_encode(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes),
                                     static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string base64url_encode(std::string_view bytes) {
    std::string out = base64_encode(bytes);
    while (!out.empty() && out.back() == '=')
        out.pop_back();
    for (char& c : out)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return out;
}

Result<std::string> base64url_decode(std::string_view text) {
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : text) {
        const int value = url_value(c);
        if (value < 0) return fail(ErrorKind::invalid, "base64_malformed", "the text is not base64url");
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            out.push_back(static_cast<char>(bits >> held));
        }
    }
    if (text.size() % 4 == 1)
        return fail(ErrorKind::invalid, "base64_malformed", "the text is not base64url");
    return out;
}

std::string hex_encode(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out.push_back(digits[static_cast<std::uint8_t>(c) >> 4]);
        out.push_back(digits[static_cast<std::uint8_t>(c) & 15]);
    }
    return out;
}

RsaKeyPair make_rsa_key() {
    const Key key(EVP_RSA_gen(2048));
    CHECK(key != nullptr);
    const Bio secret(BIO_new(BIO_s_mem()));
    const Bio open(BIO_new(BIO_s_mem()));
    CHECK(PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    CHECK(PEM_write_bio_PUBKEY(open.get(), key.get()) == 1);
    return RsaKeyPair{text_of(secret.get()), text_of(open.get())};
}

bool verify_rs256(std::string_view public_pem, std::string_view data, std::string_view signature) {
    const Bio bio = read_bio(public_pem);
    const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    if (!key || EVP_PKEY_base_id(key.get()) != EVP_PKEY_RSA) return false;
    const Digest context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(data),
                            data.size()) == 1;
}

Result<std::string> sign_rs256(std::string_view private_pem, std::string_view data) {
    const Bio bio = read_bio(private_pem);
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key) return fail(ErrorKind::invalid, "key_malformed", "the private key is not PEM");
    const Digest context(EVP_MD_CTX_new());
    std::size_t size = 0;
    CHECK(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1);
    CHECK(EVP_DigestSign(context.get(), nullptr, &size, bytes_of(data), data.size()) == 1);
    std::string out(size, '\0');
    CHECK(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, bytes_of(data),
                         data.size()) == 1);
    out.resize(size);
    return out;
}

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> out{};
    CHECK(crypto_pwhash_str_alg(out.data(), password.data(), password.size(), 2, std::size_t{19} << 20,
                                crypto_pwhash_ALG_ARGON2ID13) == 0);
    return std::string(out.data());
}

bool verify_password(std::string_view hash, std::string_view password) {
    const std::string ended(hash);  // libsodium wants a NUL at the end
    return crypto_pwhash_str_verify(ended.c_str(), password.data(), password.size()) == 0;
}

}  // namespace base
