#include "net/own_authority.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "base/check.h"

namespace net {
namespace {

using base::ErrorKind;

constexpr int kRsaBits = 2048;  // what Java 8 and old Node verify, too
constexpr long kDay = 86'400;
constexpr long kAuthorityDays = 3650;
constexpr long kServerDays = 365;
constexpr long kRenewDays = 30;

struct Free {
    void operator()(X509* p) const { X509_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
    void operator()(BIO* p) const { BIO_free_all(p); }
    void operator()(X509_EXTENSION* p) const { X509_EXTENSION_free(p); }
    void operator()(PKCS12* p) const { PKCS12_free(p); }
    void operator()(ASN1_OBJECT* p) const { ASN1_OBJECT_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

std::unexpected<base::Error> unwritable(const std::filesystem::path& file) {
    return base::fail(ErrorKind::unavailable, "authority_unwritable", "cannot write " + file.string());
}

std::unexpected<base::Error> malformed(const std::filesystem::path& file) {
    ERR_clear_error();
    return base::fail(ErrorKind::invalid, "authority_malformed",
                      file.string() + " cannot be read; move it away to have another made");
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pem_of(X509* certificate) {
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    CHECK(PEM_write_bio_X509(out.get(), certificate) == 1);
    return text_of(out.get());
}

std::string pem_of(EVP_PKEY* key) {
    const Owned<BIO> out(BIO_new(BIO_s_mem()));
    CHECK(PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return text_of(out.get());
}

std::string der_of(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate, &bytes);
    CHECK(size > 0);
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

// Written beside and moved into place: a crash leaves the old file or the new one.
base::Result<void> write_private(const std::filesystem::path& file, const std::string& text) {
    const std::filesystem::path beside = file.string() + ".new";
    std::error_code error;
    std::filesystem::remove(beside, error);
    {
        std::ofstream out(beside, std::ios::trunc);
        std::filesystem::permissions(
            beside, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
        out << text;
        out.close();
        if (!out || error) return unwritable(beside);
    }
    std::filesystem::rename(beside, file, error);
    if (error) return unwritable(file);
    return {};
}

std::string read_text(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Owned<X509> read_certificate(const std::string& pem) {
    const Owned<BIO> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Owned<X509>(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
}

Owned<EVP_PKEY> read_key(const std::string& pem) {
    const Owned<BIO> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Owned<EVP_PKEY>(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    CHECK(extension != nullptr);
    CHECK(X509_add_ext(certificate, extension.get(), -1) == 1);
}

Owned<X509> new_certificate(EVP_PKEY* key, const std::string& common_name, base::Timestamp now, long days) {
    Owned<X509> certificate(X509_new());
    CHECK(certificate != nullptr);
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::uint64_t serial = 0;
    CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()),
                            serial >> 1U);  // positive: RFC 5280 §4.1.2.2
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), seconds - kDay);  // clocks differ
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), seconds + days * kDay);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
    return certificate;
}

struct Keeper {  // the authority itself
    Owned<X509> certificate;
    Owned<EVP_PKEY> key;
};

Keeper make_keeper(const AuthorityPlan& plan, base::Timestamp now) {
    Keeper keeper;
    keeper.key.reset(EVP_RSA_gen(kRsaBits));
    CHECK(keeper.key != nullptr);
    keeper.certificate =
        new_certificate(keeper.key.get(), "Balcao of this install, for " + plan.domain, now, kAuthorityDays);
    X509* certificate = keeper.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(certificate, certificate, NID_subject_key_identifier, "hash");
    add_extension(certificate, certificate, NID_name_constraints, "critical,permitted;DNS:" + plan.domain);
    CHECK(X509_sign(certificate, keeper.key.get(), EVP_sha256()) > 0);
    return keeper;
}

base::Result<Keeper> open_keeper(const AuthorityPlan& plan, base::Timestamp now) {
    const auto certificate_file = plan.directory / "ca.pem";
    const auto key_file = plan.directory / "ca.key";
    if (!std::filesystem::exists(certificate_file) && !std::filesystem::exists(key_file)) {
        Keeper keeper = make_keeper(plan, now);
        TRY(write_private(key_file, pem_of(keeper.key.get())));
        TRY(write_private(certificate_file, pem_of(keeper.certificate.get())));
        return keeper;
    }
    Keeper keeper{read_certificate(read_text(certificate_file)), read_key(read_text(key_file))};
    if (!keeper.certificate) return malformed(certificate_file);
    if (!keeper.key || X509_check_private_key(keeper.certificate.get(), keeper.key.get()) != 1)
        return malformed(key_file);
    return keeper;
}

bool is_for(X509* certificate, const std::vector<std::string>& hosts) {
    for (const auto& host : hosts)
        if (X509_check_host(certificate, host.data(), host.size(), 0, nullptr) != 1) return false;
    return true;
}

bool holds_on(X509* certificate, base::Timestamp now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    std::time_t renewal = seconds + kRenewDays * kDay;
    return X509_cmp_time(X509_get0_notAfter(certificate), &renewal) > 0;
}

base::Result<void> write_server(const AuthorityPlan& plan, const Keeper& keeper, const TlsFiles& files,
                                base::Timestamp now) {
    const Owned<EVP_PKEY> key(EVP_RSA_gen(kRsaBits));
    CHECK(key != nullptr);
    const auto certificate = new_certificate(key.get(), plan.hosts.front(), now, kServerDays);
    X509* issuer = keeper.certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    std::string names;
    for (const auto& host : plan.hosts)
        names += (names.empty() ? "DNS:" : ",DNS:") + host;
    add_extension(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate.get(), issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment");
    add_extension(certificate.get(), issuer, NID_ext_key_usage, "serverAuth");
    add_extension(certificate.get(), issuer, NID_subject_alt_name, names);
    add_extension(certificate.get(), issuer, NID_authority_key_identifier, "keyid");
    CHECK(X509_sign(certificate.get(), keeper.key.get(), EVP_sha256()) > 0);
    TRY(write_private(files.key_file, pem_of(key.get())));
    return write_private(files.certificate_file, pem_of(certificate.get()) + pem_of(issuer));
}

bool is_server_fit(const AuthorityPlan& plan, const Keeper& keeper, const TlsFiles& files,
                   base::Timestamp now) {
    const auto certificate = read_certificate(read_text(files.certificate_file));
    const auto key = read_key(read_text(files.key_file));
    const bool is_whole = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1 &&
                          X509_check_issued(keeper.certificate.get(), certificate.get()) == X509_V_OK;
    ERR_clear_error();
    return is_whole && is_for(certificate.get(), plan.hosts) && holds_on(certificate.get(), now);
}

TlsFiles server_files(const std::filesystem::path& directory) {
    return {(directory / "server.pem").string(), (directory / "server.key").string()};
}

Authority authority_of(const std::filesystem::path& directory, X509* certificate) {
    return {server_files(directory), directory / "ca.pem", pem_of(certificate), der_of(certificate)};
}

void put_number(std::string& out, std::uint64_t number, int bytes) {
    for (int i = bytes - 1; i >= 0; --i)
        out.push_back(static_cast<char>((number >> (8 * i)) & 0xffU));
}

void put_text(std::string& out, std::string_view ascii) {
    put_number(out, ascii.size(), 2);
    out += ascii;
}

}  // namespace

base::Result<Authority> open_authority(const AuthorityPlan& plan, base::Timestamp now) {
    CHECK(!plan.hosts.empty());
    std::error_code error;
    std::filesystem::create_directories(plan.directory, error);
    std::filesystem::permissions(plan.directory, std::filesystem::perms::owner_all, error);
    if (error) return unwritable(plan.directory);
    const Keeper keeper = TRY(open_keeper(plan, now));
    const TlsFiles files = server_files(plan.directory);
    if (!is_server_fit(plan, keeper, files, now)) TRY(write_server(plan, keeper, files, now));
    return authority_of(plan.directory, keeper.certificate.get());
}

std::string pkcs12_store(const Authority& authority, const std::string& password) {
    // Old on purpose: Java 8 before its update 301 reads nothing newer, and there is no secret in it.
    constexpr int kCipher = NID_pbe_WithSHA1And3_Key_TripleDES_CBC;
    constexpr int kRounds = 2048;
    const auto certificate = read_certificate(authority.certificate_pem);
    CHECK(certificate != nullptr);
    STACK_OF(PKCS12_SAFEBAG)* bags = nullptr;
    STACK_OF(PKCS7)* safes = nullptr;
    PKCS12_SAFEBAG* bag = PKCS12_add_cert(&bags, certificate.get());
    CHECK(bag != nullptr && PKCS12_add_friendlyname_utf8(bag, "balcao", -1) == 1);
    const Owned<ASN1_OBJECT> any_usage(OBJ_txt2obj("2.5.29.37.0", 1));
    const auto* any_bytes = reinterpret_cast<const unsigned char*>(any_usage.get());
    CHECK(PKCS12_add1_attr_by_txt(bag, "2.16.840.1.113894.746875.1.1", V_ASN1_OBJECT, any_bytes, -1) == 1);
    CHECK(PKCS12_add_safe(&safes, bags, kCipher, kRounds, password.c_str()) == 1);
    const Owned<PKCS12> store(PKCS12_add_safes(safes, 0));
    CHECK(store != nullptr);
    CHECK(PKCS12_set_mac(store.get(), password.c_str(), -1, nullptr, 0, kRounds, EVP_sha1()) == 1);
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    sk_PKCS7_pop_free(safes, PKCS7_free);
    unsigned char* bytes = nullptr;
    const int size = i2d_PKCS12(store.get(), &bytes);
    CHECK(size > 0);
    std::string out(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
}

// The format is documented by its reader (OpenJDK, sun.security.provider.JavaKeyStore): a header, entries of
// kind 2 (trusted certificate), and SHA-1 over password, a constant and all before as its seal.
std::string java_key_store(std::string_view certificate_der, std::string_view password, base::Timestamp now) {
    std::string store;
    put_number(store, 0xfeedfeed, 4);
    put_number(store, 2, 4);  // version
    put_number(store, 1, 4);  // entries
    put_number(store, 2, 4);  // a trusted certificate
    put_text(store, "balcao");
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    put_number(store, static_cast<std::uint64_t>(milliseconds), 8);
    put_text(store, "X.509");
    put_number(store, certificate_der.size(), 4);
    store += certificate_der;

    std::string sealed;
    for (const char c : password) {
        sealed.push_back('\0');
        sealed.push_back(c);
    }
    sealed += "Mighty Aphrodite";
    sealed += store;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    CHECK(EVP_Digest(sealed.data(), sealed.size(), digest, &size, EVP_sha1(), nullptr) == 1);
    store.append(reinterpret_cast<char*>(digest), size);
    return store;
}

}  // namespace net
