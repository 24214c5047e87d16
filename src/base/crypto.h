// Random bytes, digests, signatures, password hashes. Thin, misuse-resistant names over OpenSSL and
// libsodium. Any thread may call anything here.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

void random_bytes(std::span<std::uint8_t> out);  // from the operating system, buffered per thread
std::string random_token(std::size_t bytes);     // base64url, no padding

std::string sha256(std::string_view data);  // 32 raw bytes
std::string hmac_sha256(std::string_view key, std::string_view data);
std::string hmac_sha512(std::string_view key, std::string_view data);
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string base64_encode(std::string_view bytes);            // standard alphabet, padded
std::string base64url_encode(std::string_view bytes);         // no padding
Result<std::string> base64url_decode(std::string_view text);  // error: base64_malformed
std::string hex_encode(std::string_view bytes);

// RSA keys as PEM: PKCS#8 private ("BEGIN PRIVATE KEY"), SubjectPublicKeyInfo public.
struct RsaKeyPair {
    std::string private_pem;
    std::string public_pem;
};
RsaKeyPair make_rsa_key();  // 2048 bits, some 50-300 ms
// RS256 (RFC 7518 §3.3). A public key that is not PEM gives false.
bool verify_rs256(std::string_view public_pem, std::string_view data, std::string_view signature);
Result<std::string> sign_rs256(std::string_view private_pem, std::string_view data);  // error: key_malformed

// argon2id, t=2, m=19 MiB (OWASP minimum; stack.md §9: 31 ms). Only on the `slow` thread.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

}  // namespace base
