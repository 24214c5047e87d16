// A shop's place on the web as its people keep it: whether it takes new customers, its name, its privacy
// notice, which sites may show its chat (behaviours.md R5, ENT-03, ENT-06, ENT-07). Pure. Saved by
// app/locations.h.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace domain {

constexpr std::size_t kAllowedDomainsMax = 20;
constexpr std::size_t kShopNameCharsMax = 100;
constexpr std::size_t kPrivacyUrlBytesMax = 2048;

struct Publishing {
    bool is_published = true;                           // false: nobody new may begin
    std::optional<std::string> name = {};               // as it was verified; nothing: as the shop was set up
    std::optional<std::string> wanted_name = {};        // waits until the operator has verified it (ENT-07)
    std::string privacy_url = {};                       // "https://…"; empty: none
    std::vector<std::string> allowed_domains = {};      // "example.org", "*.example.org", "localhost:8000"
    std::optional<base::Timestamp> rules_read_at = {};  // a manager or owner has ticked the page of rules
    bool operator==(const Publishing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Publishing, (),
                      (is_published, name, wanted_name, privacy_url, allowed_domains, rules_read_at))

// Why it may not be saved. Codes: shop_name_malformed, privacy_url_malformed, domain_malformed,
// domains_too_many.
std::optional<base::Error> find_fault(const Publishing& publishing);

// Whether a page of `site` ("https://www.example.org") may show the chat in a frame (ENT-03).
bool may_frame(const Publishing& publishing, std::string_view site);
// For the frame-ancestors of a page that may be shown there: "https://example.org https://*.example.org".
std::string frame_ancestors(const Publishing& publishing);

// What a shop needs before it goes on the web (behaviours.md R5).
enum class Need : std::uint8_t {
    person,        // somebody who may answer there: a program alone is not enough (BOT-04)
    notification,  // and who is told of messages
    hours,
    welcome,
    away,  // with a way to reach the shop in it
    privacy,
    rules,
};
BOOST_DESCRIBE_ENUM(Need, person, notification, hours, welcome, away, privacy, rules)

// Whether each is there.
struct Readiness {
    bool has_person = false;
    bool has_notification = false;
    bool has_hours = false;
    bool has_welcome = false;
    bool has_away = false;
    bool has_privacy = false;
    bool has_rules = false;
};
// In the order of Need; empty: it may be published.
std::vector<Need> missing(const Readiness& readiness);
// One sentence for the people of the shop, in English.
std::string_view sentence_of(Need need);

}  // namespace domain
