#include "domain/auto_texts/fill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "domain/auto_texts/words.h"
#include "domain/time/answers.h"

namespace domain::auto_texts {
namespace {

std::string_view primary_of(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

// The two letters or three digits of the country; a script between is passed over.
std::string_view region_of(std::string_view tag) {
    for (auto at = tag.find_first_of("-_"); at != std::string_view::npos;
         at = tag.find_first_of("-_", at + 1)) {
        const auto part = tag.substr(at + 1, tag.find_first_of("-_", at + 1) - at - 1);
        if (part.size() == 2 || part.size() == 3) return part;
    }
    return {};
}

std::string_view shop_language(const Location& location) {
    return location.profile.languages.empty() ? std::string_view() : location.profile.languages.front();
}

class Filler {
 public:
    Filler(const Shop& shop, const Words& words, std::string_view locale, base::Timestamp now)
        : shop_(shop), words_(words), now_(now), has_zone_(names_zone(shop.location, locale)) {}

    // Nothing: the sentence has a slot without a value.
    std::optional<std::string> sentence(std::string_view text) const {
        std::string out;
        while (!text.empty()) {
            const auto open = text.find("{{");
            const auto close = open == text.npos ? text.npos : text.find("}}", open);
            if (close == text.npos) break;
            const std::string value = slot(base::trim(text.substr(open + 2, close - open - 2)));
            if (value.empty()) return std::nullopt;
            out += text.substr(0, open);
            out += value;
            text.remove_prefix(close + 2);
        }
        return out += text;
    }

 private:
    std::string slot(std::string_view name) const {
        const LocationProfile& profile = shop_.location.profile;
        if (name == "name") return shop_.location.name;
        if (name == "phone") return profile.phone;
        if (name == "email") return profile.email;
        if (name == "url") return profile.website;
        if (name == "page") return std::string(shop_.page);
        if (shop_.timetable == nullptr || !shop_.timetable->has_hours()) return {};
        if (name == "hours_today") return hours_today();
        if (name == "next_open") return moment(next_opening());
        if (name == "closes") return moment(time::next_close(*shop_.timetable, now_));
        return {};
    }

    std::string zoned(std::string text) const {
        return has_zone_ ? fmt::format("{} ({})", text, in_zone(words_, shop_.location.zone)) : text;
    }

    std::string moment(std::optional<base::Timestamp> at) const {
        if (!at) return {};
        const time::Zone& zone = shop_.timetable->zone();
        return zoned(moment_in(words_, zone.local(*at), zone.day_of(*at) - zone.day_of(now_)));
    }

    // The one that still lies ahead, also while the shop is open.
    std::optional<base::Timestamp> next_opening() const {
        if (!shop_.timetable->is_staffed(now_)) return time::next_open(*shop_.timetable, now_);
        const auto closes = time::next_close(*shop_.timetable, now_);
        return closes ? time::next_open(*shop_.timetable, *closes) : std::nullopt;
    }

    std::string hours_today() const {
        const auto ranges = shop_.timetable->ranges_on(shop_.timetable->zone().day_of(now_));
        if (ranges.empty()) return std::string(words_.closed);
        std::string out;
        for (const auto& range : ranges) {
            out += fmt::format("{}{}–{}", out.empty() ? "" : ", ", clock(range.start), clock(range.end));
        }
        return zoned(std::move(out));
    }
    static std::string clock(int minute) {
        const int shown = minute > 1440 ? minute - 1440 : minute;
        return fmt::format("{}:{:02}", shown / 60, shown % 60);
    }

    const Shop& shop_;
    const Words& words_;
    base::Timestamp now_;
    bool has_zone_;
};

// Where the first sentence of the text ends: behind its mark and the blanks that follow.
std::size_t sentence_end(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') return i + 1;
        const bool is_mark = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (is_mark && i + 1 < text.size() && text[i + 1] == ' ') return text.find_first_not_of(' ', i + 1);
    }
    return text.size();
}

std::string fill_sentences(std::string_view text, const Filler& filler) {
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(sentence_end(text), text.size());
        out += filler.sentence(text.substr(0, end)).value_or("");
        text.remove_prefix(end);
    }
    return std::string(base::cut_to_code_points(base::trim(out), kAutoTextCharsMax));
}

struct ShopText {
    std::string_view language;
    std::string_view text;
};

std::optional<ShopText> with_tag(const std::map<std::string, std::string>& texts, std::string_view wanted) {
    for (const auto& [tag, text] : texts) {
        if (!text.empty() && base::equal_ignoring_case(tag, wanted)) return ShopText{tag, text};
    }
    for (const auto& [tag, text] : texts) {
        if (!text.empty() && base::equal_ignoring_case(primary_of(tag), primary_of(wanted)))
            return ShopText{tag, text};
    }
    return std::nullopt;
}

// AVA-13: the same tag, the same language, the shop's own languages, English, any.
std::optional<ShopText> shop_text(const std::map<std::string, std::string>& texts, const Location& location,
                                  std::string_view locale) {
    if (auto found = with_tag(texts, locale)) return found;
    for (const auto& tag : location.profile.languages) {
        if (auto found = with_tag(texts, tag)) return found;
    }
    if (auto found = with_tag(texts, "en")) return found;
    const auto any = std::ranges::find_if(texts, [](const auto& entry) { return !entry.second.empty(); });
    if (any == texts.end()) return std::nullopt;
    return ShopText{any->first, any->second};
}

const Words& words_for(std::string_view tag) {
    const Words* found = find_words(tag);
    return found == nullptr ? english() : *found;
}

// Our own texts: the consumer's language, else the shop's, else English.
const Words& own_words_for(const Location& location, std::string_view locale) {
    if (const Words* found = find_words(locale)) return *found;
    return words_for(shop_language(location));
}

}  // namespace

bool names_zone(const Location& location, std::string_view locale) {
    const std::string_view own = shop_language(location);
    if (locale.empty() || own.empty()) return true;
    if (!base::equal_ignoring_case(primary_of(locale), primary_of(own))) return true;
    const auto theirs = region_of(locale), ours = region_of(own);
    return !theirs.empty() && !ours.empty() && !base::equal_ignoring_case(theirs, ours);
}

std::string fill(std::string_view text, std::string_view language, const Shop& shop, std::string_view locale,
                 base::Timestamp now) {
    return fill_sentences(text, Filler(shop, words_for(language), locale, now));
}

std::string auto_text(AutoText kind, const Shop& shop, std::string_view locale, base::Timestamp now) {
    const LocationProfile& profile = shop.location.profile;
    if (kind == AutoText::welcome || kind == AutoText::away) {
        const auto& texts = kind == AutoText::welcome ? profile.welcome : profile.away;
        if (const auto found = shop_text(texts, shop.location, locale))
            return fill(found->text, found->language, shop, locale, now);
    }
    const Words& words = own_words_for(shop.location, locale);
    return fill_sentences(own_text(words, kind), Filler(shop, words, locale, now));
}

}  // namespace domain::auto_texts
