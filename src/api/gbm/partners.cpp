// The partner (gbm-api.md §7.11): who the keys of a brand belong to; its id is that brand's. Its webhook is
// told of every agent that has none of its own, in all brands that these keys have made (§9.1).
#include "api/gbm/handshake.h"
#include "api/gbm/resource_call.h"
#include "base/crypto.h"

namespace api::gbm {
namespace {

constexpr std::string_view kName = "partner";
constexpr std::string_view kProducts = "productCapabilities";
constexpr std::string_view kMessages = "businessMessagesCapability";

struct Partner {
    Asked asked;
    const storage::GbmResource* stored = nullptr;
    std::string client_token;  // the same whenever it is asked: a program checks it before it is saved
};

std::string token_of(const api::Context& context, domain::BrandId brand) {
    const auto bytes = base::hmac_sha256(context.gbm.install_secret, "partner\n" + base::to_string(brand));
    std::string token;
    for (std::size_t i = 0; i < 16; ++i)
        token.push_back(static_cast<char>('A' + static_cast<unsigned char>(bytes[i]) % 26));
    return token;
}

base::Result<Partner> open_partner(const api::Context& context, const Call& call) {
    Partner partner{TRY(open_call(context, call)), nullptr, {}};
    if (call.path_values.at(0) != base::to_string(partner.asked.caller.brand)) return unknown_resource();
    partner.asked.brand = partner.asked.directory->find_brand(partner.asked.caller.brand);
    if (partner.asked.brand == nullptr) return unknown_resource();
    partner.stored = partner.asked.directory->find_gbm(partner.asked.brand->id, kName);
    partner.client_token = token_of(context, partner.asked.brand->id);
    return partner;
}

std::string webhook_of(const storage::GbmResource* stored) {
    return stored != nullptr && stored->body->webhook ? stored->body->webhook->url : std::string();
}

// What may be written, as it is. The address stands with our webhooks, not here.
json::object writable(const domain::Brand& brand, const storage::GbmResource* stored) {
    json::object whole = extra_of(stored, kName);
    if (!whole.contains("displayName")) whole["displayName"] = brand.name;
    const std::string url = webhook_of(stored);
    if (url.empty()) return whole;
    json::array products = whole.contains(kProducts) ? whole.at(kProducts).as_array() : json::array();
    products.push_back(
        json::object{{"product", "BUSINESS_MESSAGES"}, {kMessages, json::object{{"webhookUrl", url}}}});
    whole[kProducts] = std::move(products);
    return whole;
}

json::object partner_json(const domain::Brand& brand, const storage::GbmResource* stored,
                          const std::string& client_token) {
    json::object out{{"name", "partners/" + base::to_string(brand.id)}};
    for (auto& [name, value] : writable(brand, stored))
        out[name] = std::move(value);
    out["clientToken"] = client_token;
    return out;
}

// Takes the address of Business Messages out of a canonical partner.
std::string take_webhook(json::object& whole) {
    json::value* products = whole.if_contains(kProducts);
    if (products == nullptr) return {};
    std::string url;
    json::array others;
    for (const json::value& one : products->as_array()) {
        const json::value* capability = one.as_object().if_contains(kMessages);
        if (capability == nullptr)
            others.push_back(one);
        else
            url = std::string(capability->at("webhookUrl").as_string());
    }
    if (others.empty())
        whole.erase(kProducts);
    else
        *products = std::move(others);
    return url;
}

base::Result<void> get(api::Context& context, Call& call) {
    const Partner partner = TRY(open_partner(context, call));
    answer_with(call, partner_json(*partner.asked.brand, partner.stored, partner.client_token));
    return {};
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Partner partner = TRY(open_partner(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kPartnerShape));
    json::object then = TRY(::gbm::patched(writable(*partner.asked.brand, partner.stored), wanted,
                                           ::gbm::kPartnerShape, update_mask(call)));
    TRY(::gbm::check_needed(then, ::gbm::kPartnerShape, ::gbm::Need::always));
    const std::string url = take_webhook(then);
    const std::string new_url = url == webhook_of(partner.stored) ? std::string() : url;
    storage::GbmBody body;
    body.webhook = domain::PartnerWebhook{url, partner.client_token};
    body.extra[kName] = std::move(then);
    app::GbmChange change = change_of(partner.asked);
    change.resources.push_back({std::string(kName), std::move(body), version_of(partner.stored)});
    auto show = [id = partner.asked.brand->id,
                 token = partner.client_token](const app::Directory& directory) {
        const auto* brand = directory.find_brand(id);
        return brand == nullptr ? json::object() : partner_json(*brand, directory.find_gbm(id, kName), token);
    };
    auto shared = std::make_shared<Call>(std::move(call));
    shake_hands(context, new_url, partner.client_token,
                [&context, shared, change = std::move(change), show](base::Result<bool> known) mutable {
                    if (!known) return shared->respond(gbm_error(known.error()));
                    write_and_answer(context, *shared, std::move(change), show);
                });
    return {};
}

}  // namespace

void get_partner(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void patch_partner(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}

}  // namespace api::gbm
