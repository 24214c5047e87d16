// What programs have written through the Business Communications API, and how it stands in for what shops and
// agents do not say themselves.
#include <algorithm>

#include "app/directory.h"

namespace app {

namespace {

std::string name_of_agent(domain::AgentId id) {
    return "agents/" + base::to_string(id);
}

}  // namespace

base::Result<void> Directory::load_gbm(storage::Database& db) {
    for (storage::GbmResource& one : TRY(storage::all_gbm_resources(db)))
        gbm_.emplace(std::pair(one.brand, one.name), std::move(one));
    for (domain::Agent& agent : agents_) {
        const auto* partner =
            agent.webhook_url.empty() ? find_gbm(partner_of(agent.brand), "partner") : nullptr;
        if (partner == nullptr || !partner->body->webhook || partner->body->webhook->url.empty()) continue;
        own_agents_[agent.id] = agent;
        agent.webhook_url = partner->body->webhook->url;
        agent.client_token = partner->body->webhook->client_token;
    }
    return {};
}

// Of the shop whose hours, texts and publishing were added last.
void Directory::fill_in_agent_words(domain::Location& location) {
    const auto* agent = find_gbm(location.brand, name_of_agent(location.agent));
    if (agent == nullptr || !agent->body->words) return;
    own_words_[location.id] = {texts_.back().words, publishing_.back().words, location.profile.languages};
    domain::fill_in(location.profile, *agent->body->words);
    domain::fill_in(hours_.back().words, *agent->body->words);
    domain::fill_in(texts_.back().words, *agent->body->words);
    domain::fill_in(publishing_.back().words, *agent->body->words);
}

const storage::GbmResource* Directory::find_gbm(domain::BrandId brand, std::string_view name) const {
    const auto found = gbm_.find(std::pair(brand, std::string(name)));
    return found == gbm_.end() ? nullptr : &found->second;
}

std::vector<const storage::GbmResource*> Directory::gbm_in(domain::BrandId brand,
                                                           std::string_view folder) const {
    const std::string prefix = std::string(folder) + "/";
    std::vector<const storage::GbmResource*> all;
    for (auto at = gbm_.lower_bound(std::pair(brand, prefix)); at != gbm_.end(); ++at) {
        const auto& [id, name] = at->first;
        if (id != brand || !name.starts_with(prefix)) break;
        if (name.find('/', prefix.size()) == std::string::npos) all.push_back(&at->second);
    }
    return all;
}

domain::BrandId Directory::partner_of(domain::BrandId brand) const {
    const auto* said = find_gbm(brand, "brand");
    return said != nullptr && said->body->partner ? *said->body->partner : brand;
}

std::vector<const domain::Brand*> Directory::brands_of_partner(domain::BrandId partner) const {
    std::vector<const domain::Brand*> all;
    if (gbm_.empty()) {  // no program has made one
        if (const auto* own = find_brand(partner)) all.push_back(own);
        return all;
    }
    for (const auto& brand : brands_) {
        if (brand.id == partner || partner_of(brand.id) == partner) all.push_back(&brand);
    }
    return all;
}

OwnWords Directory::own_words_of(const domain::Location& shop) const {
    const auto found = own_words_.find(shop.id);
    if (found != own_words_.end()) return found->second;
    return {texts_of(shop.id).words, publishing_of(shop.id).words, shop.profile.languages};
}

const domain::Agent* Directory::find_own_agent(domain::AgentId id) const {
    const auto found = own_agents_.find(id);
    return found == own_agents_.end() ? find_agent(id) : &found->second;
}

}  // namespace app
