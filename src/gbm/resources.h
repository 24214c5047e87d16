// Agents and locations on the GBM wire (gbm-api.md §7.2, §7.3, §7.10), taken apart into what our model holds
// and what it has no place for (`left`), and put together again. Canonical JSON (shape.h). Pure.
#pragma once
#include "domain/agent_words.h"
#include "gbm/shape.h"

namespace gbm {

struct AgentParts {
    std::string display_name;
    std::string custom_agent_id;
    std::string webhook_url;
    domain::AgentWords words;
    base::json::object left;
};
// Errors: those of take_hours().
base::Result<AgentParts> split_agent(base::json::object whole);
base::json::object join_agent(const AgentParts& parts);

struct LocationParts {
    std::string place_id;
    std::string agent;  // its full name
    std::vector<std::string> languages;
    domain::auto_texts::ShopTexts texts;
    std::string privacy_url;
    base::json::object left;
};
LocationParts split_location(base::json::object whole);
base::json::object join_location(const LocationParts& parts);

// Error: locale_unknown, when the own locale is none of the settings, if there are any.
base::Result<void> check_own_locale(const base::json::object& holder);

// What a user interface of GBM shows of an agent's or a shop's texts; the field by its path in the message.
// `shop` says how it is reached (rule AVA-08). Errors: those of domain::auto_texts::find_fault.
base::Result<void> check_shop_texts(const domain::auto_texts::ShopTexts& texts, const domain::Location& shop);
// An agent alone is no shop: how its shops are reached is asked when they are launched.
base::Result<void> check_agent_words(const domain::AgentWords& words);

}  // namespace gbm
