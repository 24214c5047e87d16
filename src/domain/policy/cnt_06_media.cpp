// CNT-06: a picture is what it says it is, small enough, and can be drawn. What else its file says (where it
// was taken) never gets here: media/picture_maker.h draws every picture again.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_06_media(const Facts& facts) {
    if (facts.media_problem == MediaProblem::none) return std::nullopt;
    return deny("MEDIA_REJECTED");
}

}  // namespace domain::policy
