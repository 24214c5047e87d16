// CNT-02: long, loud or full of links. Of its own accord a business has less room; programs answer as they
// like.
#include "domain/policy/rules.h"

namespace domain::policy {
namespace {

// behaviours.md CNT-02: an answer may have more than a message that nobody asked for.
constexpr std::int64_t kAnswerCharsMax = 600;
constexpr std::int64_t kAnswerLinksMax = 3;
constexpr std::int64_t kAnswerEmojiMax = 5;
constexpr std::int64_t kProactiveCharsMax = 500;
constexpr std::int64_t kProactiveLinksMax = 2;
constexpr std::int64_t kProactiveEmojiMax = 3;
constexpr std::int64_t kCapsPercentMax = 30;

}  // namespace

std::optional<RuleResult> cnt_02_excessive(const Facts& facts) {
    const bool is_shouted = facts.caps_percent > kCapsPercentMax;
    if (facts.is_proactive()) {
        const bool is_too_much = facts.chars > kProactiveCharsMax || facts.links > kProactiveLinksMax ||
                                 facts.emoji > kProactiveEmojiMax;
        if (is_too_much) return deny("CONTENT_EXCESSIVE");
        return is_shouted ? std::optional(warn("CONTENT_EXCESSIVE")) : std::nullopt;
    }
    const bool is_much = facts.chars > kAnswerCharsMax || facts.links > kAnswerLinksMax ||
                         facts.emoji > kAnswerEmojiMax || is_shouted;
    if (facts.actor != ActorKind::staff || !is_much) return std::nullopt;
    return warn("CONTENT_EXCESSIVE");
}

}  // namespace domain::policy
