// The numbers of behaviours.md §3.1 that rules read, by their keys there. One value per install until
// settings can be changed; a change of any raises kPolicyVersion.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "base/time.h"

namespace domain::policy {

constexpr base::Duration kReasonAfter = std::chrono::hours(24);      // WIN-08
constexpr std::int64_t kConsecutiveReplyMax = 5;                     // consecutive_reply_max
constexpr base::Duration kConsecutivePause = std::chrono::hours(1);  // CNV-14
constexpr std::int64_t kEpisodeOutboundMax = 60;                     // episode_outbound_max, per 24 h
constexpr std::int64_t kProactivePerWindow = 4;                      // proactive_per_window, per 30 d
constexpr std::int64_t kPromoPerWeek = 1;                            // promo_per_week
constexpr std::int64_t kPromoPerWindow = 2;
constexpr std::int64_t kServicePerDay = 3;                             // service_per_24h
constexpr std::int64_t kUnansweredProactiveStop = 2;                   // unanswered_proactive_stop
constexpr double kDupSimilarity = 0.85;                                // dup_similarity
constexpr base::Duration kDoubleClick = std::chrono::seconds(10);      // DUP-02
constexpr base::Duration kAnswerAfterOptOut = std::chrono::hours(24);  // OPT-04
// CNT-02: an answer may have more than a message that nobody asked for.
constexpr std::int64_t kAnswerCharsMax = 600;
constexpr std::int64_t kAnswerLinksMax = 3;
constexpr std::int64_t kAnswerEmojiMax = 5;
constexpr std::int64_t kProactiveCharsMax = 500;
constexpr std::int64_t kProactiveLinksMax = 2;
constexpr std::int64_t kProactiveEmojiMax = 3;
constexpr std::int64_t kCapsPercentMax = 30;

struct Setting {
    std::string_view key;
    std::string_view value;
    std::string_view range;
};
std::span<const Setting> settings();  // those that a built rule reads

}  // namespace domain::policy
