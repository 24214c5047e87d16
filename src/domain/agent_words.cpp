#include "domain/agent_words.h"

#include <algorithm>

namespace domain {

void fill_in(auto_texts::ShopTexts& own, const AgentWords& agent) {
    own.welcome.insert(agent.texts.welcome.begin(), agent.texts.welcome.end());
    own.away.insert(agent.texts.away.begin(), agent.texts.away.end());
    if (own.starters.empty()) own.starters = agent.texts.starters;
    if (!own.survey_questions || own.survey_questions->empty())
        own.survey_questions = agent.texts.survey_questions;
}

void fill_in(LocationProfile& own, const AgentWords& agent) {
    for (const auto& language : agent.languages) {
        if (std::ranges::find(own.languages, language) == own.languages.end())
            own.languages.push_back(language);
    }
    if (own.phone.empty()) own.phone = agent.phone;
}

void fill_in(time::KeptHours& own, const AgentWords& agent) {
    const bool is_told =
        !own.hours.weekly.empty() || !own.hours.special.empty() || !own.hours.closures.empty();
    if (is_told || agent.hours.empty()) return;
    own.hours.zone = agent.zone;
    own.hours.weekly = agent.hours;
}

void fill_in(Publishing& own, const AgentWords& agent) {
    if (own.privacy_url.empty()) own.privacy_url = agent.privacy_url;
}

}  // namespace domain
