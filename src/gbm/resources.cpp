#include "gbm/resources.h"

#include <fmt/format.h>

#include <algorithm>

#include "gbm/fields.h"
#include "gbm/shop_words.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

constexpr std::string_view kMessages = "businessMessagesAgent";

std::string take_text(json::object& from, std::string_view name) {
    const json::value* value = from.if_contains(name);
    std::string text =
        value == nullptr || !value->is_string() ? std::string() : std::string(value->get_string());
    from.erase(name);
    return text;
}

void put_text(json::object& into, std::string_view name, const std::string& text) {
    if (!text.empty()) into[name] = text;
}

json::object take_object(json::object& from, std::string_view name) {
    json::object out;
    if (const json::value* value = from.if_contains(name)) out = value->as_object();
    from.erase(name);
    return out;
}

// The own language first, then those that something is said in.
std::vector<std::string> languages_of(const std::string& own, const json::object& settings) {
    std::vector<std::string> all;
    if (!own.empty()) all.push_back(own);
    for (const auto& [locale, setting] : settings) {
        if (locale != own) all.emplace_back(locale);
    }
    return all;
}

std::string own_language(const std::vector<std::string>& languages) {
    return languages.empty() ? std::string() : languages.front();
}

const json::object& object_at(const json::object& in, std::string_view name) {
    static const json::object kNone;
    const json::value* value = in.if_contains(name);
    return value == nullptr ? kNone : value->as_object();
}

Result<void> checked(const domain::auto_texts::ShopTexts& texts, const domain::Location& shop) {
    const auto fault = domain::auto_texts::find_fault(texts, shop, domain::privacy::scanner());
    if (!fault) return {};
    return base::fail(base::ErrorKind::invalid, fault->error.code,
                      fmt::format("`{}`: {}.", fault->field, fault->error.message));
}

}  // namespace

Result<AgentParts> split_agent(json::object whole) {
    AgentParts parts;
    parts.display_name = take_text(whole, "displayName");
    if (whole.contains(kMessages)) {
        json::object& agent = whole.at(kMessages).as_object();
        parts.custom_agent_id = take_text(agent, "customAgentId");
        parts.webhook_url = take_text(agent, "webhookUrl");
        const std::string own = take_text(agent, "defaultLocale");
        const json::object settings = take_object(agent, "conversationalSettings");
        parts.words.languages = languages_of(own, settings);
        SettingsParts said = split_settings(settings, own);
        parts.words.texts = std::move(said.texts);
        parts.words.privacy_url = std::move(said.privacy_url);
        json::object phone = take_object(agent, "phone");
        parts.words.phone = take_text(phone, "number");
        HumanHours hours = TRY(take_hours(agent));
        parts.words.zone = std::move(hours.zone);
        parts.words.hours = std::move(hours.ranges);
        if (agent.contains("surveyConfig")) {
            auto questions = take_questions(agent.at("surveyConfig").as_object());
            if (!questions.empty()) parts.words.texts.survey_questions = std::move(questions);
        }
        parts.left["said"] = std::move(said.left);
    }
    parts.left["rest"] = std::move(whole);
    return parts;
}

json::object join_agent(const AgentParts& parts) {
    json::object whole = object_at(parts.left, "rest");
    put_text(whole, "displayName", parts.display_name);
    if (whole.contains("verifiedSmsAgent") || whole.contains("verifiedCallsAgent")) return whole;
    if (!whole.contains(kMessages)) whole[kMessages] = json::object();
    json::object& agent = whole.at(kMessages).as_object();
    const auto& words = parts.words;
    const std::string own = own_language(words.languages);
    put_text(agent, "customAgentId", parts.custom_agent_id);
    put_text(agent, "webhookUrl", parts.webhook_url);
    put_text(agent, "defaultLocale", own);
    json::object settings = join_settings(words.texts, words.privacy_url, own, object_at(parts.left, "said"));
    if (!settings.empty()) agent["conversationalSettings"] = std::move(settings);
    if (!words.phone.empty()) agent["phone"] = json::object{{"number", words.phone}};
    put_hours(agent, {words.zone, words.hours});
    if (words.texts.survey_questions && !words.texts.survey_questions->empty() &&
        !agent.contains("surveyConfig"))
        agent["surveyConfig"] = json::object();
    if (json::value* config = agent.if_contains("surveyConfig"))
        put_questions(config->as_object(), words.texts.survey_questions.value_or(Questions{}));
    return whole;
}

LocationParts split_location(json::object whole) {
    LocationParts parts;
    parts.place_id = take_text(whole, "placeId");
    parts.agent = take_text(whole, "agent");
    const std::string own = take_text(whole, "defaultLocale");
    const json::object settings = take_object(whole, "conversationalSettings");
    parts.languages = languages_of(own, settings);
    SettingsParts said = split_settings(settings, own);
    parts.texts = std::move(said.texts);
    parts.privacy_url = std::move(said.privacy_url);
    parts.left["said"] = std::move(said.left);
    parts.left["rest"] = std::move(whole);
    return parts;
}

json::object join_location(const LocationParts& parts) {
    json::object whole = object_at(parts.left, "rest");
    put_text(whole, "placeId", parts.place_id);
    put_text(whole, "agent", parts.agent);
    const std::string own = own_language(parts.languages);
    put_text(whole, "defaultLocale", own);
    json::object settings = join_settings(parts.texts, parts.privacy_url, own, object_at(parts.left, "said"));
    if (!settings.empty()) whole["conversationalSettings"] = std::move(settings);
    return whole;
}

Result<void> check_own_locale(const json::object& holder) {
    const json::value* settings = holder.if_contains("conversationalSettings");
    const json::value* own = holder.if_contains("defaultLocale");
    if (settings == nullptr || own == nullptr) return {};
    if (settings->as_object().contains(own->as_string())) return {};
    return wrong_field("locale_unknown", "defaultLocale", "must be a key of `conversationalSettings`");
}

Result<void> check_shop_texts(const domain::auto_texts::ShopTexts& texts, const domain::Location& shop) {
    return checked(texts, shop);
}

Result<void> check_agent_words(const domain::AgentWords& words) {
    domain::Location shop{};
    shop.profile.phone = words.phone;
    auto open = words.texts;
    // Away texts as if they were others: everything but AVA-08.
    domain::auto_texts::ShopTexts closed{.welcome = std::move(open.away), .away = {}, .starters = {}};
    open.away.clear();
    TRY(checked(open, shop));
    return checked(closed, shop);
}

}  // namespace gbm
