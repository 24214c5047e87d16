#include "gbm/webhook_payload.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "domain/tombstone.h"

namespace gbm {
namespace {

namespace json = base::json;

std::string_view entry_point_word(domain::EntryPoint entry_point) {
    using domain::EntryPoint;
    switch (entry_point) {
        case EntryPoint::page:
            return "PLACESHEET";
        case EntryPoint::link:
        case EntryPoint::qr:
            return "URL";
        case EntryPoint::widget:
            return "WEB_WIDGET";
        case EntryPoint::api:
            return "ENTRY_POINT_UNSPECIFIED";
    }
    CHECK(false);
}

// These characters only occur inside texts, so the whole document can be rewritten.
std::string html_safe(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<' || c == '>' || c == '&' || c == '=' || c == '\'') {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else if (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029") {
            out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";  // line ends to some readers
            i += 2;
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string_view language_of(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

json::object encode_context(const WebhookSubject& subject) {
    const domain::Conversation& conversation = subject.conversation;
    json::object user;
    if (!conversation.consumer_name.empty()) user["displayName"] = conversation.consumer_name;
    if (!conversation.locale.empty()) user["userDeviceLocale"] = conversation.locale;
    static const std::vector<std::string> kNoLanguages;
    const auto& languages = subject.location != nullptr ? subject.location->profile.languages : kNoLanguages;
    const std::string_view entry_point = entry_point_word(conversation.entry_point);
    json::object context{{"entryPoint", json::string_view(entry_point.data(), entry_point.size())},
                         {"resolvedLocale", resolve_locale(languages, conversation.locale)}};
    context["userInfo"] = std::move(user);
    if (!conversation.context.empty()) context["customContext"] = conversation.context;
    if (subject.location != nullptr && !subject.location->place_id.empty()) {
        context["placeId"] = subject.location->place_id;
    }
    return context;
}

// Best first: of two the ends, of five each its own.
std::string_view rating_of(const domain::SurveyAnswered& answered) {
    static constexpr std::array<std::string_view, 5> kRatings{"VERY_SATISFIED", "SOMEWHAT_SATISFIED",
                                                              "NEITHER_SATISFIED_NOR_DISSATISFIED",
                                                              "SOMEWHAT_DISSATISFIED", "VERY_DISSATISFIED"};
    const auto last = std::max<std::int64_t>(answered.options - 1, 1);
    if (answered.question_kind == domain::SurveyQuestionKind::custom) return "SURVEY_RATING_UNSPECIFIED";
    return kRatings[static_cast<std::size_t>(answered.option * 4 / last)];
}

std::string_view question_word(domain::SurveyQuestionKind kind) {
    using domain::SurveyQuestionKind;
    switch (kind) {
        case SurveyQuestionKind::required:
            return "GOOGLE_STANDARD_QUESTION";
        case SurveyQuestionKind::standard:
            return "GOOGLE_TEMPLATE_QUESTION";
        case SurveyQuestionKind::custom:
            return "PARTNER_CUSTOM_QUESTION";
    }
    CHECK(false);
}

json::object encode_answer(const std::string& conversation, const domain::Event& event,
                           const domain::SurveyAnswered& answered) {
    const auto word = [](std::string_view text) { return json::string_view(text.data(), text.size()); };
    const bool is_theirs = answered.trigger == domain::SurveyTrigger::program;
    return {{"survey", fmt::format("conversations/{}/surveys/{}", conversation, answered.survey_id)},
            {"rating", word(rating_of(answered))},
            {"createTime", base::format_rfc3339(event.at)},
            {"surveyQuestionId", answered.question_id},
            {"questionResponseText", answered.text},
            {"questionResponsePostbackData", answered.text},
            {"questionType", word(question_word(answered.question_kind))},
            {"questionIndex", answered.number},
            {"totalQuestionCount", answered.total},
            {"surveyTriggerSource", is_theirs ? "PARTNER" : "GOOGLE"}};
}

// Google's form has no words beside a picture: they stand before the address.
std::string text_of(const domain::MessageSent& sent, const std::string& picture_url) {
    std::string text(domain::shown_text(sent));
    if (!sent.picture || picture_url.empty()) return text;
    if (!text.empty()) text += "\n";
    return text + picture_url;
}

void add_payload(json::object& body, const std::string& conversation, const domain::Event& event,
                 const std::string& picture_url) {
    if (const auto* sent = std::get_if<domain::MessageSent>(&event.body)) {
        body["message"] = json::object{
            {"messageId", sent->message_id},
            {"name", fmt::format("conversations/{}/messages/{}", conversation, sent->message_id)},
            {"text", text_of(*sent, picture_url)},
            {"createTime", base::format_rfc3339(event.at)}};
    } else if (const auto* answered = std::get_if<domain::SurveyAnswered>(&event.body)) {
        body["surveyResponse"] = encode_answer(conversation, event, *answered);
    } else {
        body["userStatus"] =
            json::object{{"requestedLiveAgent", true}, {"createTime", base::format_rfc3339(event.at)}};
    }
}

}  // namespace

bool is_webhook_news(const domain::Event& event) {
    if (event.actor.kind != domain::ActorKind::consumer || event.is_imported) return false;
    return event.kind() == domain::EventKind::message_sent ||
           event.kind() == domain::EventKind::handover_changed ||
           event.kind() == domain::EventKind::survey_answered;
}

std::string resolve_locale(const std::vector<std::string>& languages, std::string_view device_locale) {
    const auto same_tag = [&](const std::string& tag) {
        return base::equal_ignoring_case(tag, device_locale);
    };
    const auto same_language = [&](const std::string& tag) {
        return base::equal_ignoring_case(language_of(tag), language_of(device_locale));
    };
    if (const auto found = std::ranges::find_if(languages, same_tag); found != languages.end()) return *found;
    if (const auto found = std::ranges::find_if(languages, same_language); found != languages.end())
        return *found;
    return languages.empty() ? "en" : languages.front();
}

std::string request_id_of(domain::ConversationId conversation, std::int64_t seq) {
    const std::string digest = base::sha256(fmt::format("request:{}:{}", base::to_string(conversation), seq));
    base::Uuid id;
    std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] =
        static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);  // version 8: made by a rule of one's own
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return base::to_string(id);
}

std::string sign_webhook(std::string_view client_token, std::string_view body) {
    return base::base64_encode(base::hmac_sha512(client_token, body));
}

std::string encode_webhook_message(const WebhookSubject& subject, const domain::Event& event,
                                   base::Timestamp sent_at) {
    const std::string conversation = base::to_string(event.conversation);
    json::object body{{"agent", fmt::format("brands/{}/agents/{}", base::to_string(subject.agent.brand),
                                            base::to_string(subject.agent.id))},
                      {"conversationId", conversation}};
    if (!subject.agent.custom_agent_id.empty()) body["customAgentId"] = subject.agent.custom_agent_id;
    body["requestId"] = request_id_of(event.conversation, event.seq);
    add_payload(body, conversation, event, subject.picture_url);
    body["context"] = encode_context(subject);
    body["sendTime"] = base::format_rfc3339(sent_at);
    return html_safe(json::serialize(body));
}

}  // namespace gbm
