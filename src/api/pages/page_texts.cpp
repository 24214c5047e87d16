#include "api/pages/page_texts.h"

#include <fmt/format.h>

#include "base/text.h"

namespace api::pages {
namespace {

using domain::time::LocalTime;

std::string date_text(const Catalogue& texts, const LocalTime& day, bool has_year) {
    const std::string month = texts.choice("time.months", static_cast<std::size_t>(day.month - 1));
    const std::string d = std::to_string(day.day), year = std::to_string(day.year);
    if (has_year) return texts.text("time.date_year", {{"d", d}, {"month", month}, {"year", year}});
    return texts.text("time.date", {{"d", d}, {"month", month}});
}

struct LanguageName {
    std::string_view tag;
    std::string_view name;
};

// Each language in its own words: that is how its speakers find it.
constexpr LanguageName kLanguageNames[] = {
    {"ar", "العربية"},   {"bn", "বাংলা"},      {"cs", "Čeština"},    {"da", "Dansk"},     {"de", "Deutsch"},
    {"el", "Ελληνικά"},  {"en", "English"},    {"es", "Español"},    {"fi", "Suomi"},     {"fr", "Français"},
    {"he", "עברית"},     {"hi", "हिन्दी"},      {"hu", "Magyar"},     {"id", "Indonesia"}, {"it", "Italiano"},
    {"ja", "日本語"},    {"ko", "한국어"},     {"nl", "Nederlands"}, {"no", "Norsk"},     {"pl", "Polski"},
    {"pt", "Português"}, {"ro", "Română"},     {"ru", "Русский"},    {"sv", "Svenska"},   {"th", "ไทย"},
    {"tr", "Türkçe"},    {"uk", "Українська"}, {"vi", "Tiếng Việt"}, {"zh", "中文"},
};

}  // namespace

std::string clock_text(int minute) {
    return fmt::format("{}:{:02}", minute / 60, minute % 60);
}

std::string at_clock(const Catalogue& texts, int minute) {
    const std::string clock = clock_text(minute);
    return texts.text(minute / 60 == 1 ? "time.at_one" : "time.at", {{"t", clock}});
}

std::string on_day(const Catalogue& texts, const LocalTime& day, int days_ahead) {
    if (days_ahead == 0) return texts.text("time.today");
    if (days_ahead == 1) return texts.text("time.tomorrow");
    if (days_ahead < 7) return texts.choice("time.on_days", static_cast<std::size_t>(day.weekday));
    const std::string date = date_text(texts, day, false);
    return texts.text("time.on_date", {{"date", date}});
}

std::string day_heading(const Catalogue& texts, const LocalTime& day, const LocalTime& now) {
    const int days_ago = domain::time::day_number(now) - domain::time::day_number(day);
    if (days_ago == 0) return texts.text("chat.today");
    if (days_ago == 1) return texts.text("chat.yesterday");
    return date_text(texts, day, day.year != now.year);
}

std::string open_line(const Catalogue& texts, const domain::time::OpenState& state) {
    if (!state.has_hours) return {};
    const auto& turn = state.is_open ? state.closes : state.opens;
    if (!turn) return texts.text(state.is_open ? "page.open_always" : "page.closed_for_now");
    const std::string at = at_clock(texts, turn->local.minute);
    const std::string day = on_day(texts, turn->local, turn->days_ahead);
    if (!state.is_open) return texts.text("page.closed", {{"day", day}, {"at", at}});
    // "closes at 2:00" is understood as the coming night; only a far closing needs its day.
    const bool is_tonight = turn->days_ahead == 0 || (turn->days_ahead == 1 && turn->local.minute < 8 * 60);
    if (is_tonight) return texts.text("page.open", {{"at", at}});
    return texts.text("page.open_until_day", {{"day", day}, {"at", at}});
}

std::string back_line(const Catalogue& texts, const domain::time::Turn& back) {
    return texts.text("page.paused", {{"day", on_day(texts, back.local, back.days_ahead)},
                                      {"at", at_clock(texts, back.local.minute)}});
}

std::string initials(std::string_view name) {
    std::string out;
    int words = 0;
    for (const std::string_view word : base::split(name, ' ')) {
        const bool is_small = !word.empty() && word[0] >= 'a' && word[0] <= 'z';  // "de", "du", "of"
        if (word.empty() || words == 2 || (is_small && words > 0)) continue;
        out += base::cut_to_code_points(word, 1);
        ++words;
    }
    return out;
}

std::string language_name(std::string_view tag) {
    const std::string primary = base::lower_ascii(tag.substr(0, tag.find('-')));
    for (const LanguageName& entry : kLanguageNames) {
        if (entry.tag == primary) return std::string(entry.name);
    }
    return std::string(tag);
}

std::string safe_web_link(std::string_view url) {
    const std::string lower = base::lower_ascii(url.substr(0, 8));
    if (lower.starts_with("https://") || lower.starts_with("http://")) return std::string(url);
    return {};
}

std::string phone_link(std::string_view phone) {
    std::string link = "tel:";
    for (const char c : phone) {
        if ((c >= '0' && c <= '9') || (c == '+' && link.size() == 4)) link += c;
    }
    return link;
}

}  // namespace api::pages
