#include "gbm/shop_words.h"

#include <algorithm>
#include <set>

#include "domain/time/hours.h"
#include "domain/time/kept_hours.h"
#include "gbm/fields.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;
using domain::HoursRange;

constexpr std::array<std::string_view, 7> kDays{"MONDAY", "TUESDAY",  "WEDNESDAY", "THURSDAY",
                                                "FRIDAY", "SATURDAY", "SUNDAY"};
constexpr int kDayMinutes = 1440;

std::string text_of(const json::value* value) {
    return value == nullptr || !value->is_string() ? std::string() : std::string(value->get_string());
}

// The text at `part.field`, which is taken out; a part with nothing else in it goes, too.
std::string take_text(json::object& from, std::string_view part, std::string_view field) {
    json::value* found = from.if_contains(part);
    if (found == nullptr) return {};
    json::object& inner = found->as_object();
    std::string text = text_of(inner.if_contains(field));
    inner.erase(field);
    if (inner.empty()) from.erase(part);
    return text;
}

void put_text(json::object& into, std::string_view part, std::string_view field, const std::string& text) {
    if (!into.contains(part)) into[part] = json::object();
    into.at(part).as_object()[field] = text;
}

bool is_https(const json::object& setting) {
    const json::value* policy = setting.if_contains("privacyPolicy");
    return policy != nullptr && text_of(policy->as_object().if_contains("url")).starts_with("https://");
}

// {"suggestion":{"reply":{"text":…}}}: the words, and the suggestion without them.
std::pair<std::string, json::object> split_starter(const json::value& starter) {
    json::object suggestion = starter.at("suggestion").as_object();
    std::string text;
    for (auto& [kind, body] : suggestion) {
        text = text_of(body.as_object().if_contains("text"));
        body.as_object().erase("text");
    }
    return {std::move(text), std::move(suggestion)};
}

json::value join_starter(const std::string& text, const json::object* left) {
    json::object suggestion = left == nullptr ? json::object{{"reply", json::object()}} : *left;
    for (auto& [kind, body] : suggestion)
        body.as_object()["text"] = text;
    return json::object{{"suggestion", std::move(suggestion)}};
}

const json::object* find_object(const json::object& in, std::string_view name) {
    const json::value* value = in.if_contains(name);
    return value == nullptr ? nullptr : value->if_object();
}

int minutes_of(const json::object& hours, std::string_view name) {
    const json::object* time = find_object(hours, name);
    if (time == nullptr) return 0;
    const auto number = [&](std::string_view field) {
        const json::value* value = time->if_contains(field);
        return value == nullptr ? 0 : static_cast<int>(value->as_int64());
    };
    return number("hours") * 60 + number("minutes");
}

json::object time_of(int minutes) {
    json::object out;
    if (minutes >= 60) out["hours"] = minutes / 60;
    if (minutes % 60 != 0) out["minutes"] = minutes % 60;
    return out;
}

int day_of(const json::object& hours, std::string_view name) {
    const auto found = std::ranges::find(kDays, text_of(hours.if_contains(name)));
    return static_cast<int>(found - kDays.begin());
}

// One entry stands for each day from startDay to endDay (§7.4), over the end of the week if need be.
void read_hours(const json::object& hours, std::vector<HoursRange>& out) {
    const int first = day_of(hours, "startDay");
    const int last = day_of(hours, "endDay");
    const int start = minutes_of(hours, "startTime");
    const int end = minutes_of(hours, "endTime");
    const int count = (last - first + 7) % 7 + 1;
    for (int i = 0; i < count; ++i) {
        const HoursRange range{(first + i) % 7, start, start == 0 && end == 0 ? kDayMinutes : end};
        if (std::ranges::find(out, range) == out.end()) out.push_back(range);
    }
}

void add_hours(const json::object& interaction, std::vector<const json::object*>& all) {
    const json::object* human = find_object(interaction, "humanRepresentative");
    const json::object* when = human == nullptr ? nullptr : find_object(*human, "humanMessagingAvailability");
    const json::value* hours = when == nullptr ? nullptr : when->if_contains("hours");
    if (hours == nullptr) return;
    for (const json::value& one : hours->as_array())
        all.push_back(&one.as_object());
}

// The interactions of people, the primary one first.
template <class Do>
void for_each_interaction(json::object& agent, Do act) {
    if (json::value* primary = agent.if_contains("primaryAgentInteraction")) act(primary->as_object());
    json::value* more = agent.if_contains("additionalAgentInteractions");
    if (more == nullptr) return;
    for (json::value& one : more->as_array())
        act(one.as_object());
}

Result<std::vector<HoursRange>> checked(const std::string& zone, std::vector<HoursRange> ranges) {
    const domain::time::KeptHours kept{{zone, ranges, {}, {}}, {}, {}};
    const auto fault = domain::time::find_fault(kept);
    if (!fault) return ranges;
    // Several entries may cover one day: their union.
    if (fault->error.code == "hours_overlap" && !fault->proposal.empty()) return fault->proposal;
    return base::fail(base::ErrorKind::invalid, "hours_invalid",
                      "`humanMessagingAvailability.hours`: " + fault->error.message);
}

}  // namespace

SettingsParts split_settings(const json::object& settings, const std::string& own_locale) {
    SettingsParts parts;
    json::object left_settings;
    json::object left_starters;
    for (const auto& [key, value] : settings) {
        const std::string locale(key);
        json::object setting = value.as_object();
        if (auto text = take_text(setting, "welcomeMessage", "text"); !text.empty())
            parts.texts.welcome[locale] = std::move(text);
        if (auto text = take_text(setting, "offlineMessage", "text"); !text.empty())
            parts.texts.away[locale] = std::move(text);
        if (locale == own_locale) {
            // Ours is https (domain/publishing.h); another address is kept, and does not count at the launch.
            if (is_https(setting)) parts.privacy_url = take_text(setting, "privacyPolicy", "url");
            if (const json::value* starters = setting.if_contains("conversationStarters")) {
                for (const json::value& one : starters->as_array()) {
                    auto [text, left] = split_starter(one);
                    parts.texts.starters.push_back(text);
                    left_starters[text] = std::move(left);
                }
                setting.erase("conversationStarters");
            }
        }
        left_settings[locale] = std::move(setting);
    }
    if (!left_settings.empty()) parts.left["settings"] = std::move(left_settings);
    if (!left_starters.empty()) parts.left["starters"] = std::move(left_starters);
    return parts;
}

json::object join_settings(const domain::auto_texts::ShopTexts& texts, const std::string& privacy_url,
                           const std::string& own_locale, const json::object& left) {
    const json::object* kept = find_object(left, "settings");
    const json::object* starters = find_object(left, "starters");
    json::object out = kept == nullptr ? json::object() : *kept;
    const auto setting = [&](const std::string& locale) -> json::object& {
        if (!out.contains(locale)) out[locale] = json::object();
        return out.at(locale).as_object();
    };
    for (const auto& [locale, text] : texts.welcome)
        put_text(setting(locale), "welcomeMessage", "text", text);
    for (const auto& [locale, text] : texts.away)
        put_text(setting(locale), "offlineMessage", "text", text);
    if (own_locale.empty()) return out;
    if (!privacy_url.empty()) put_text(setting(own_locale), "privacyPolicy", "url", privacy_url);
    json::array list;
    for (const auto& text : texts.starters)
        list.push_back(join_starter(text, starters == nullptr ? nullptr : find_object(*starters, text)));
    if (!list.empty()) setting(own_locale)["conversationStarters"] = std::move(list);
    return out;
}

Result<HumanHours> take_hours(json::object& agent) {
    std::vector<const json::object*> all;
    for_each_interaction(agent, [&](json::object& one) { add_hours(one, all); });
    HumanHours hours;
    for (const json::object* one : all) {
        const std::string zone = text_of(one->if_contains("timeZone"));
        if (!hours.zone.empty() && hours.zone != zone) {
            return wrong_field("hours_zone_mixed", "humanMessagingAvailability.hours",
                               "has hours of several time zones; a store has one");
        }
        hours.zone = zone;
        read_hours(*one, hours.ranges);
    }
    if (!hours.ranges.empty()) hours.ranges = TRY(checked(hours.zone, std::move(hours.ranges)));
    for_each_interaction(agent, [&](json::object& one) { one.erase("humanRepresentative"); });
    return hours;
}

void put_hours(json::object& agent, const HumanHours& hours) {
    if (hours.ranges.empty()) return;
    std::map<std::pair<int, int>, std::set<int>> days;  // by start and end
    for (const auto& range : hours.ranges)
        days[{range.start, range.end}].insert(range.day);
    json::array list;
    for (const auto& [when, on] : days) {
        for (auto day = on.begin(); day != on.end();) {
            const int first = *day;
            int last = first;
            while (++day != on.end() && *day == last + 1)
                last = *day;
            list.push_back(json::object{{"startDay", kDays[static_cast<std::size_t>(first)]},
                                        {"endDay", kDays[static_cast<std::size_t>(last)]},
                                        {"startTime", time_of(when.first)},
                                        {"endTime", time_of(when.second % kDayMinutes)},
                                        {"timeZone", hours.zone}});
        }
    }
    bool is_put = false;
    for_each_interaction(agent, [&](json::object& one) {
        if (is_put || text_of(one.if_contains("interactionType")) != "HUMAN") return;
        one["humanRepresentative"] =
            json::object{{"humanMessagingAvailability", json::object{{"hours", list}}}};
        is_put = true;
    });
}

Questions take_questions(json::object& config) {
    Questions questions;
    json::value* surveys = config.if_contains("customSurveys");
    if (surveys == nullptr) return questions;
    for (auto& [locale, survey] : surveys->as_object()) {
        json::object left;
        const json::value* list = survey.as_object().if_contains("customQuestions");
        for (const json::value& one : list == nullptr ? json::array() : list->as_array()) {
            json::object rest = one.as_object();
            domain::OwnQuestion question{text_of(rest.if_contains("questionContent")), {}};
            json::object postbacks;
            for (const json::value& option : rest.at("responseOptions").as_array()) {
                const std::string content = text_of(option.as_object().if_contains("content"));
                question.options.push_back(content);
                if (const json::value* data = option.as_object().if_contains("postbackData"))
                    postbacks[content] = *data;
            }
            rest.erase("questionContent");
            rest.erase("responseOptions");
            if (!postbacks.empty()) rest["postbacks"] = std::move(postbacks);
            left[question.text] = std::move(rest);
            questions[std::string(locale)].push_back(std::move(question));
        }
        survey = json::object{{"questions", std::move(left)}};
    }
    return questions;
}

void put_questions(json::object& config, const Questions& questions) {
    const json::object* kept = find_object(config, "customSurveys");
    const json::object before = kept == nullptr ? json::object() : *kept;
    json::object surveys;
    for (const auto& [locale, list] : questions) {
        const json::object* survey = find_object(before, locale);
        const json::object* left = survey == nullptr ? nullptr : find_object(*survey, "questions");
        json::array custom;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const json::object* known = left == nullptr ? nullptr : find_object(*left, list[i].text);
            json::object one = known != nullptr
                                   ? *known
                                   : json::object{{"name", "custom_question_" + std::to_string(i + 1)}};
            const json::object* postbacks = find_object(one, "postbacks");
            json::array options;
            for (const auto& text : list[i].options) {
                json::object option{{"content", text}};
                if (postbacks != nullptr && postbacks->contains(text))
                    option["postbackData"] = postbacks->at(text);
                options.push_back(std::move(option));
            }
            one.erase("postbacks");
            one["questionContent"] = list[i].text;
            one["questionType"] = "PARTNER_CUSTOM_QUESTION";
            one["responseOptions"] = std::move(options);
            custom.push_back(std::move(one));
        }
        surveys[locale] = json::object{{"customQuestions", std::move(custom)}};
    }
    config.erase("customSurveys");
    if (!surveys.empty()) config["customSurveys"] = std::move(surveys);
}

}  // namespace gbm
