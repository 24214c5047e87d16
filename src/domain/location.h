// A shop as the rules, pages and inbox need it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"

namespace domain {

// Opening hours of one weekday range, local to the shop: minutes from Monday 00:00 are day*1440 + minute.
// A range that ends at or before its start ends the next day; 24:00 is 1440 (behaviours.md §10.3).
struct HoursRange {
    int day = 0;    // 0 Monday .. 6 Sunday
    int start = 0;  // minutes after midnight, 0..1439
    int end = 0;    // 0..1440
    bool operator==(const HoursRange&) const = default;
};
BOOST_DESCRIBE_STRUCT(HoursRange, (), (day, start, end))

// A question of the shop's own in a survey, and what can be answered (gbm-api.md §7.7).
struct OwnQuestion {
    std::string text;
    std::vector<std::string> options;
    bool operator==(const OwnQuestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(OwnQuestion, (), (text, options))

struct LocationProfile {
    std::string category;  // "Livraria"
    std::string district;
    std::string address;
    std::string phone;
    std::string email;
    std::string website;
    std::string directions_url;
    std::vector<std::string> languages;          // BCP 47, first is the shop's own
    std::string brand_color;                     // "#065e47"
    std::map<std::string, std::string> welcome;  // by language
    std::map<std::string, std::string> away;     // by language
    std::vector<std::string> starters;           // conversation starters in the shop's language
    std::optional<std::map<std::string, std::string>> starter_answers = {};  // by starter (AVA-16)
    std::optional<std::map<std::string, std::vector<OwnQuestion>>> survey_questions = {};  // by language
    bool operator==(const LocationProfile&) const = default;
};
BOOST_DESCRIBE_STRUCT(LocationProfile, (),
                      (category, district, address, phone, email, website, directions_url, languages,
                       brand_color, welcome, away, starters, starter_answers, survey_questions))

struct Location {
    LocationId id;
    BrandId brand;
    AgentId agent;
    std::string slug;  // in /s/{slug}; unique in an install, [a-z0-9-]{1,64}
    std::string name;
    std::string place_id;
    std::string zone;  // IANA
    std::vector<HoursRange> hours;
    LocationProfile profile;
    bool operator==(const Location&) const = default;
};

struct Agent {
    AgentId id;
    BrandId brand;
    std::string display_name;
    std::string custom_agent_id;
    std::string webhook_url;   // empty: no bot
    std::string client_token;  // signs the webhook (gbm-api.md §9.3)
    bool operator==(const Agent&) const = default;
};

struct Brand {
    BrandId id;
    std::string name;
};

}  // namespace domain
