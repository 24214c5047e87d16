#include "net/tls.h"

#include <openssl/err.h>

#include <csignal>
#include <string_view>

namespace net {
namespace {

int choose_http_1_1(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
    static constexpr unsigned char kWanted[] = "\x08http/1.1";
    unsigned char* chosen = nullptr;
    const int found =
        SSL_select_next_proto(&chosen, out_size, kWanted, sizeof kWanted - 1, offered, offered_size);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

std::unexpected<base::Error> unusable(std::string_view what, const std::string& file) {
    char reason[256] = {};
    ERR_error_string_n(ERR_peek_last_error(), reason, sizeof reason);
    ERR_clear_error();
    return base::fail(base::ErrorKind::invalid, "tls_files_unusable",
                      std::string(what) + " `" + file + "`: " + reason);
}

}  // namespace

base::Result<void> TlsCertificates::load() {
    ERR_clear_error();
    std::unique_ptr<SSL_CTX, FreeSsl> context(SSL_CTX_new(TLS_server_method()));
    if (!context) return unusable("cannot set up TLS for", files_.certificate_file);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                           SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // RELEASE_BUFFERS: an idle connection keeps no record buffers, which is most of its memory.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_http_1_1, nullptr);
    if (SSL_CTX_use_certificate_chain_file(context.get(), files_.certificate_file.c_str()) != 1)
        return unusable("cannot read the certificate", files_.certificate_file);
    if (SSL_CTX_use_PrivateKey_file(context.get(), files_.key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        return unusable("cannot read the key", files_.key_file);
    if (SSL_CTX_check_private_key(context.get()) != 1)
        return unusable("the certificate does not fit the key", files_.key_file);
    // OpenSSL writes with write(2), which has no MSG_NOSIGNAL.
    std::signal(SIGPIPE, SIG_IGN);
    const std::lock_guard lock(mutex_);
    context_ = std::move(context);
    return {};
}

SslPointer TlsCertificates::accept(int descriptor) const {
    SslPointer ssl;
    {
        const std::lock_guard lock(mutex_);
        ssl.reset(SSL_new(context_.get()));  // holds its own reference to the context
    }
    if (!ssl || SSL_set_fd(ssl.get(), descriptor) != 1) return nullptr;
    SSL_set_accept_state(ssl.get());
    return ssl;
}

}  // namespace net
