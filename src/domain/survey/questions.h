// What a survey asks (gbm-api.md §7.7): one required question with two thumbs, one of ours with five stars,
// up to two of the shop's own. In the consumer's language as far as there is one. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "domain/event.h"
#include "domain/location.h"

namespace domain::survey {

// 1 to 5 of them; `location` is nullptr when the shop is gone.
std::vector<SurveyQuestion> questions_for(const Location* location, std::string_view locale);

}  // namespace domain::survey
