// The words of automatic texts in the five languages that Balcao speaks: our own texts for shops that have
// none, and what the slots are filled with. Used inside auto_texts/ only.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/event.h"
#include "domain/time/zone.h"

namespace domain::auto_texts {

struct Words {
    std::string_view language;    // primary subtag
    std::string_view at, at_one;  // {t}
    std::string_view today, tomorrow;
    std::array<std::string_view, 7> on_days;  // Monday first
    std::string_view on_date;                 // {d}, {month}
    std::array<std::string_view, 12> months;
    std::string_view moment;     // {day}, {at}
    std::string_view closed;     // today
    std::string_view zone_time;  // {city}
    std::string_view welcome, return_greeting, away, closing_soon;
    std::string_view opt_out_confirmation, opt_out_question, opt_in_confirmation;
    std::string_view person_coming, person_later, person_offer;
    std::string_view safety_notice;
    std::string_view shop_changed;
    std::string_view document_notice;
};

// nullptr: none of the five. Only the primary subtag of `tag` counts.
const Words* find_words(std::string_view tag);
const Words& english();

// Our own text with its slots; follow_up and starter_answer have none.
std::string_view own_text(const Words& words, AutoText kind);

std::string clock_in(const Words& words, int minute);  // "at 9:00"
// "on Monday at 9:00"; `days_ahead` 0 is today.
std::string moment_in(const Words& words, const time::LocalTime& local, int days_ahead);
std::string in_zone(const Words& words, std::string_view zone);  // "Sao Paulo time"

}  // namespace domain::auto_texts
