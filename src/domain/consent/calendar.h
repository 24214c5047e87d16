// Calendar sums that law and consent need: months, Easter, public holidays. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "base/time.h"

namespace domain::consent {

// To the same-numbered day, or the month's last; the time of day stays.
base::Timestamp months_later(base::Timestamp from, int months);

// Days since 1970-01-01, Gregorian.
int easter_sunday(int year);

// The national public holidays in `year` where behaviours.md §3.7 knows of a rule about them (FR), as days
// since 1970-01-01, in order; none elsewhere.
std::vector<int> public_holidays(std::string_view country, int year);

}  // namespace domain::consent
