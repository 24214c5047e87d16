// The service account key a bot is given: Google's JSON form, with our token address in it (gbm-api.md §2.1).
// The file is the only place where the private half exists.
#pragma once
#include <string>
#include <string_view>

namespace gbm {

struct KeyFile {
    std::string project_id;  // the brand in [a-z0-9-]; Java programs put it into their User-Agent
    std::string key_id;
    std::string private_pem;  // PKCS#8
    std::string client_email;
    std::string public_url;  // of this server, no slash at the end
};

std::string encode_key_file(const KeyFile& key);  // indented, ends with a line break

// "Livraria Olá" -> "livraria-ol": letters and digits of ASCII, the rest as one dash; never empty.
std::string project_id_of(std::string_view brand_name);
// One account per key, because programs do not always say which key they used:
// "bot-3fa85f64@project.balcao.invalid".
std::string client_email_of(std::string_view project_id, std::string_view key_id);

}  // namespace gbm
