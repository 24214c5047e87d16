// What an agent says for all its shops: the words, hours and notice of a shop that says nothing else itself.
// Programs write it (docs/gbm-compatibility.md); app/directory fills it in whenever it is read. Pure.
#pragma once
#include "domain/auto_texts/shop_texts.h"
#include "domain/publishing.h"
#include "domain/time/kept_hours.h"

namespace domain {

struct AgentWords {
    std::vector<std::string> languages = {};  // the first is the agent's own
    auto_texts::ShopTexts texts = {};
    std::string privacy_url = {};
    std::string phone = {};
    std::string zone = {};               // of the hours
    std::vector<HoursRange> hours = {};  // while people answer; empty: not told
    bool operator==(const AgentWords&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgentWords, (), (languages, texts, privacy_url, phone, zone, hours))

// Where programs without an address of their own agent's are told: one for all brands of a partner.
struct PartnerWebhook {
    std::string url;           // empty: none
    std::string client_token;  // signs it (gbm-api.md §9.3)
    bool operator==(const PartnerWebhook&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartnerWebhook, (), (url, client_token))

// A text in a language that the shop has none in; starters and questions when it has none at all.
void fill_in(auto_texts::ShopTexts& own, const AgentWords& agent);
void fill_in(LocationProfile& own, const AgentWords& agent);
void fill_in(time::KeptHours& own, const AgentWords& agent);
void fill_in(Publishing& own, const AgentWords& agent);

}  // namespace domain
