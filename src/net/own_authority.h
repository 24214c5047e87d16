// A certificate authority of this install alone, for host names that programs cannot be told to leave
// (gbm-clients.md §1, way A). Its key never leaves the directory; its name constraints let it speak for
// nothing outside `domain`.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "net/http_server.h"

namespace net {

struct AuthorityPlan {
    std::filesystem::path directory;  // made when absent, for this user alone
    std::string domain;               // "googleapis.com"
    std::vector<std::string> hosts;   // what its one certificate is for; all within `domain`
};

struct Authority {
    TlsFiles server;  // certificate and key for `hosts`
    std::filesystem::path certificate_file;
    std::string certificate_pem;
    std::string certificate_der;
};

// Makes what is missing: the authority for ten years, its certificate for a year, again in the last 30 days
// or when `hosts` are others. Errors: authority_unwritable, authority_malformed.
base::Result<Authority> open_authority(const AuthorityPlan& plan, base::Timestamp now);

// The same certificate for programs that read PKCS #12; Java takes it as trusted, too (its own attribute
// trustedKeyUsage).
std::string pkcs12_store(const Authority& authority, const std::string& password);
// A Java key store (JKS, version 2) that trusts this certificate and no other.
std::string java_key_store(std::string_view certificate_der, std::string_view password, base::Timestamp now);

}  // namespace net
