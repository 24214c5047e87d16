// CNT-02: long, loud or full of links. Of its own accord a business has less room; programs answer as they
// like.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

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
