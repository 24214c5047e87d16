// The rules by name; one file each. Only rules.cpp and their tests need this.
#pragma once
#include "domain/policy/rule.h"

namespace domain::policy {

std::optional<RuleResult> win_01_no_user_initiation(const Facts& facts);
std::optional<RuleResult> win_02_in_window(const Facts& facts);
std::optional<RuleResult> win_03_window_expired(const Facts& facts);
std::optional<RuleResult> cnv_07_replay(const Facts& facts);

}  // namespace domain::policy
