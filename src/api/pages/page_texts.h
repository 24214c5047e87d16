// Times, days and the open line as sentences of one language, and small texts every page shares.
#pragma once
#include <string>
#include <string_view>

#include "api/pages/catalogue.h"
#include "domain/location.h"
#include "domain/time/opening.h"

namespace api::pages {

std::string clock_text(int minute);                        // "9:05"; 1440 is "24:00"
std::string at_clock(const Catalogue& texts, int minute);  // "at 9:05"
// "today", "tomorrow", "Monday", "on 4 May": inside a sentence.
std::string on_day(const Catalogue& texts, const domain::time::LocalTime& day, int days_ahead);
// "Today", "Yesterday", "4 May", "4 May 2023": a heading between messages.
std::string day_heading(const Catalogue& texts, const domain::time::LocalTime& day,
                        const domain::time::LocalTime& now);
// "Open now · closes at 19:00"; empty when the shop has told no hours.
std::string open_line(const Catalogue& texts, const domain::time::OpenState& state);
// When a paused shop takes new customers again.
std::string back_line(const Catalogue& texts, const domain::time::Turn& back);

std::string initials(std::string_view name);      // of two words, small ones left out
std::string language_name(std::string_view tag);  // "vi" -> "Tiếng Việt"; the tag itself when not known
std::string phone_link(std::string_view phone);   // "+55 11 3000-1000" -> "tel:+551130001000"
// Only http(s) addresses may become links; anything else comes back empty.
std::string safe_web_link(std::string_view url);

}  // namespace api::pages
