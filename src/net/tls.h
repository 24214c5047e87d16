// TLS 1.2 and 1.3 for accepted connections, straight on OpenSSL. The certificate can be replaced while
// running: a connection keeps the context it was made with.
#pragma once
#include <openssl/ssl.h>

#include <memory>
#include <mutex>

#include "base/result.h"
#include "net/http_server.h"

namespace net {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslPointer = std::unique_ptr<SSL, FreeSsl>;

class TlsCertificates {
 public:
    explicit TlsCertificates(TlsFiles files) : files_(std::move(files)) {}
    bool is_enabled() const { return !files_.certificate_file.empty() || !files_.key_file.empty(); }
    base::Result<void> load();  // error: tls_files_unusable; what was loaded before stays
    // For an accepted descriptor, which stays the caller's. nullptr when out of memory. From any thread.
    SslPointer accept(int descriptor) const;

 private:
    const TlsFiles files_;
    mutable std::mutex mutex_;  // guards context_
    std::unique_ptr<SSL_CTX, FreeSsl> context_;
};

}  // namespace net
