#include "gbm/suggestion.h"

#include <fmt/format.h>

#include <algorithm>

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

constexpr std::size_t kPhoneCharsMax = 32;
constexpr std::size_t kOauthCharsMax = 1024;

Result<json::object> parse_open_url(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"url"}));
    TRY(fields.needed_text("url", kWebAddressCharsMax));
    return json::object{{"url", TRY(fields.web_address("url"))}};
}

Result<json::object> parse_dial(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"phoneNumber"}));
    const std::string number = TRY(fields.needed_text("phoneNumber", kPhoneCharsMax));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_plain =
        number.starts_with('+') && std::ranges::count_if(number, is_digit) >= 3 &&
        std::ranges::all_of(number.substr(1), [&](char c) { return is_digit(c) || c == '-'; });
    if (!is_plain) {
        return wrong_field("phone_malformed", fields.path_of("phoneNumber"), "must look like +12223334444");
    }
    return json::object{{"phoneNumber", number}};
}

// What a reply and an action share.
Result<json::object> parse_chip(const Fields& fields) {
    json::object out{{"text", TRY(fields.needed_text("text", kSuggestionTextCharsMax))}};
    std::string postback = TRY(fields.text("postbackData", kPostbackCharsMax));
    if (!postback.empty()) out["postbackData"] = std::move(postback);
    return out;
}

Result<json::object> parse_reply(const json::value& value, std::string path) {
    return parse_chip(TRY(Fields::of(value, std::move(path), {"text", "postbackData"})));
}

Result<json::object> parse_action(const json::value& value, std::string path) {
    const Fields fields =
        TRY(Fields::of(value, std::move(path), {"text", "postbackData", "openUrlAction", "dialAction"}));
    json::object out = TRY(parse_chip(fields));
    const auto* open_url = fields.find("openUrlAction");
    const auto* dial = fields.find("dialAction");
    if ((open_url != nullptr) == (dial != nullptr)) {
        return wrong_field("suggestion_not_one", fields.path_of("openUrlAction"),
                           "or dialAction must be given, and not both");
    }
    if (open_url != nullptr) {
        out["openUrlAction"] = TRY(parse_open_url(*open_url, fields.path_of("openUrlAction")));
    } else {
        out["dialAction"] = TRY(parse_dial(*dial, fields.path_of("dialAction")));
    }
    return out;
}

Result<json::object> parse_live_agent(const json::value& value, std::string path) {
    TRY(Fields::of(value, std::move(path), {}));
    return json::object{};
}

Result<json::object> parse_authentication(const json::value& value, std::string path) {
    const Fields outer = TRY(Fields::of(value, std::move(path), {"oauth"}));
    const auto* given = outer.find("oauth");
    if (given == nullptr) return wrong_field("json_field_missing", outer.path_of("oauth"), "is required");
    const Fields fields = TRY(Fields::of(*given, outer.path_of("oauth"),
                                         {"clientId", "codeChallenge", "codeChallengeMethod", "scopes"}));
    json::object oauth{{"clientId", TRY(fields.needed_text("clientId", kOauthCharsMax))},
                       {"codeChallenge", TRY(fields.needed_text("codeChallenge", kOauthCharsMax))}};
    std::string method = TRY(fields.text("codeChallengeMethod", kOauthCharsMax));
    if (!method.empty()) oauth["codeChallengeMethod"] = std::move(method);
    json::array scopes;
    for (const auto* scope : TRY(fields.list("scopes"))) {
        if (!scope->is_string())
            return wrong_field("json_type_wrong", fields.path_of("scopes"), "must be texts");
        scopes.push_back(*scope);
    }
    if (scopes.empty()) return wrong_field("json_field_missing", fields.path_of("scopes"), "is required");
    oauth["scopes"] = std::move(scopes);
    json::object out;
    out["oauth"] = std::move(oauth);
    return out;
}

struct Member {
    std::string_view name;
    Result<json::object> (*parse)(const json::value&, std::string);
};
constexpr Member kMembers[] = {{"reply", parse_reply},
                               {"action", parse_action},
                               {"liveAgentRequest", parse_live_agent},
                               {"authenticationRequest", parse_authentication}};

Result<json::object> parse_suggestion(const json::value& value, std::string path) {
    const Fields fields = TRY(
        Fields::of(value, std::move(path), {"reply", "action", "liveAgentRequest", "authenticationRequest"}));
    json::object out;
    for (const Member& member : kMembers) {
        const auto* given = fields.find(member.name);
        if (given != nullptr) out[member.name] = TRY(member.parse(*given, fields.path_of(member.name)));
    }
    if (out.size() != 1) {
        return wrong_field("suggestion_not_one", fields.path_of(""),
                           "needs exactly one of reply, action, liveAgentRequest, authenticationRequest");
    }
    return out;
}

}  // namespace

Result<json::array> parse_suggestions(const Fields& parent, std::size_t most) {
    const auto given = TRY(parent.list("suggestions"));
    if (given.size() > most) {
        return wrong_field("too_many_items", parent.path_of("suggestions"),
                           fmt::format("has at most {} items", most));
    }
    json::array out;
    for (std::size_t i = 0; i < given.size(); ++i) {
        out.push_back(
            TRY(parse_suggestion(*given[i], fmt::format("{}[{}]", parent.path_of("suggestions"), i))));
    }
    return out;
}

}  // namespace gbm
