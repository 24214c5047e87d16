// An automatic text ready to be read: chosen in the consumer's language (AVA-13), its slots filled from the
// shop (behaviours.md R22, R25-R27). Pure. Used by react.h and by the pages, which show the same words
// beforehand.
#pragma once
#include <string>
#include <string_view>

#include "domain/auto_texts/scope.h"
#include "domain/event.h"
#include "domain/location.h"
#include "domain/settings/values.h"
#include "domain/time/timetable.h"

namespace domain::auto_texts {

constexpr std::size_t kAutoTextCharsMax = 1000;  // AVA-09

struct Shop {
    const Location& location;
    const time::Timetable* timetable = nullptr;  // nullptr: the shop has told no hours
    const settings::Values& in_force = settings::standard_values();
    bool has_bot = false;  // a program answers there, too
    TextScopes scopes = {};
    std::string_view page = {};  // the shop's own, for customers: "https://…/s/aurora"; empty: not known
};

// Slots: {{name}} {{phone}} {{email}} {{url}} {{hours_today}} {{next_open}} {{closes}} {{page}}. A sentence
// with a slot that has nothing to say is left out, so an away text without a next opening is one without a
// time (AVA-07). `locale` is the consumer's, BCP 47, may be empty. Empty: there is nothing to say.
std::string auto_text(AutoText kind, const Shop& shop, std::string_view locale, base::Timestamp now);

// A text of the shop that was chosen already; `language` is its tag.
std::string fill(std::string_view text, std::string_view language, const Shop& shop, std::string_view locale,
                 base::Timestamp now);

// Times are the shop's. The zone is named unless the consumer speaks the shop's own language, from the same
// country as far as both say: who reads pt-BR in São Paulo does not need it, who reads fr or pt-PT may.
bool names_zone(const Location& location, std::string_view locale);

}  // namespace domain::auto_texts
