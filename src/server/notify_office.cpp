#include "server/notify_office.h"

#include <future>

#include "app/setup.h"
#include "base/crypto.h"

namespace server {
namespace {

std::unexpected<base::Error> malformed(std::string message) {
    return base::fail(base::ErrorKind::invalid, "config_malformed", std::move(message));
}

base::Result<void> check_mail(const Config& config) {
    if (config.smtp_tls != "required" && config.smtp_tls != "when_offered")
        return malformed("`smtp_tls` must be required or when_offered");
    if (config.smtp_url.empty()) return {};
    if (!config.smtp_url.starts_with("smtp://") && !config.smtp_url.starts_with("smtps://"))
        return malformed("`smtp_url` must be smtp://HOST:PORT or smtps://HOST:PORT");
    if (!net::is_mail_address(config.smtp_from))
        return malformed("`smtp_from` must be the address that mails come from");
    return {};
}

base::Result<net::P256Key> push_key(app::App& app) {
    std::promise<base::Result<std::string>> key;
    app::install_value(app, "push_key", base::base64url_encode(net::make_p256_key().secret),
                       [&](base::Result<std::string> value) { key.set_value(std::move(value)); });
    return net::p256_key_of(TRY(base::base64url_decode(TRY(key.get_future().get()))));
}

}  // namespace

base::Result<readers::NotifyOffice> notify_office(app::App& app, const Config& config) {
    TRY(check_mail(config));
    readers::NotifyOffice office{config.smtp_url,
                                 config.smtp_username,
                                 config.smtp_password,
                                 config.smtp_tls == "required",
                                 config.smtp_from,
                                 config.public_url,
                                 {},
                                 {}};
    // RFC 8292 §2.1: whom a push service may write to.
    const bool is_secure = config.public_url.starts_with("https://");
    office.push.contact =
        is_secure
            ? config.public_url
            : "mailto:" + (config.smtp_from.empty() ? std::string("operator@localhost") : config.smtp_from);
    office.push.key = TRY(push_key(app));
    return office;
}

}  // namespace server
