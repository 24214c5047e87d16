#include "gbm/key_file.h"

#include <fmt/format.h>

#include "base/id.h"
#include "base/json.h"
#include "base/text.h"

namespace gbm {

constexpr std::size_t kProjectIdBytesMax = 30;  // as at Google

std::string project_id_of(std::string_view brand_name) {
    std::string out;
    for (const char c : base::lower_ascii(brand_name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != '-') {
            out.push_back('-');
        }
    }
    if (out.size() > kProjectIdBytesMax) out.resize(kProjectIdBytesMax);
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out.empty() ? "brand" : out;
}

std::string client_email_of(std::string_view project_id, std::string_view key_id) {
    return fmt::format("bot-{}@{}.balcao.invalid", key_id.substr(0, 12), project_id);
}

std::string encode_key_file(const KeyFile& key) {
    const std::pair<std::string_view, std::string> fields[] = {
        {"type", "service_account"},
        {"project_id", key.project_id},
        {"private_key_id", key.key_id},
        {"private_key", key.private_pem},
        {"client_email", key.client_email},
        // Java and oauth2client want digits here; nothing reads them.
        {"client_id", fmt::format("1{:020}", base::stable_hash(key.client_email))},
        {"auth_uri", key.public_url + "/o/oauth2/auth"},
        {"token_uri", key.public_url + "/token"},
        {"auth_provider_x509_cert_url", key.public_url + "/oauth2/v1/certs"},
        {"client_x509_cert_url",
         key.public_url + "/robot/v1/metadata/x509/" + base::percent_encode(key.client_email)},
        {"universe_domain", "googleapis.com"},
    };
    std::string out;
    for (const auto& [name, value] : fields) {
        out += out.empty() ? "{\n  " : ",\n  ";
        base::append_json_string(out, name);
        out += ": ";
        base::append_json_string(out, value);
    }
    return out + "\n}\n";
}

}  // namespace gbm
