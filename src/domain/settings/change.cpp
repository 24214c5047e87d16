#include "domain/settings/change.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace domain::settings {
namespace {

using base::ErrorKind;

std::unexpected<base::Error> out_of_range(const KeyRow& row) {
    const auto sentence = row.is_fixed() ? fmt::format("{} is always {}", name_of(row.key), range_text(row))
                                         : fmt::format("{} can be {}", name_of(row.key), range_text(row));
    return base::fail(ErrorKind::invalid, "setting_out_of_range", sentence);
}

std::unexpected<base::Error> not_read(std::string_view what) {
    return base::fail(ErrorKind::invalid, "setting_not_read",
                      fmt::format("nothing acts on {} yet, so it cannot be set", what));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "21:00" as minutes.
std::optional<int> minutes_of(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = whole_number(text.substr(0, 2));
    const auto minute = whole_number(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
    return static_cast<int>(*hour * 60 + *minute);
}

std::string clock_text(int minutes) {
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// From an evening to the next morning, so that there is time to write between.
std::optional<std::int64_t> quiet_of(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto begins = minutes_of(text.substr(0, dash));
    const auto ends = minutes_of(text.substr(dash + 1));
    if (!begins || !ends || *ends >= *begins) return std::nullopt;
    return quiet_number(*begins, *ends);
}

std::optional<std::int64_t> hundredths_of(std::string_view text) {
    if (text.size() != 4 || !text.starts_with("0.")) return std::nullopt;
    return whole_number(text.substr(2));
}

std::optional<std::int64_t> word_number(std::string_view words, std::string_view word) {
    if (words.empty()) return std::nullopt;
    const auto all = base::split(words, ' ');
    const auto found = std::ranges::find(all, word);
    return found == all.end() ? std::nullopt : std::optional(found - all.begin());
}

std::optional<std::int64_t> find_number(const KeyRow& row, std::string_view text) {
    switch (row.unit) {
        case Unit::count:
        case Unit::seconds:
        case Unit::days:
            return whole_number(text);
        case Unit::hundredths:
            return hundredths_of(text);
        case Unit::quiet_hours:
            return quiet_of(text);
        case Unit::word:
            return word_number(row.words, text);
        case Unit::text:
            return text == row.words ? std::optional<std::int64_t>(0) : std::nullopt;
    }
    return std::nullopt;
}

bool is_in_range(const KeyRow& row, std::int64_t number) {
    if (row.unit == Unit::quiet_hours) return is_as_strict(row, number, row.standard);
    return number >= row.least && number <= row.most;
}

std::string_view unit_word(const KeyRow& row) {
    if (row.unit == Unit::seconds) return " seconds";
    return row.unit == Unit::days ? " days" : "";
}

}  // namespace

std::string text_of(const KeyRow& row, std::int64_t number) {
    switch (row.unit) {
        case Unit::count:
        case Unit::seconds:
        case Unit::days:
            return std::to_string(number);
        case Unit::hundredths:
            return fmt::format("0.{:02}", number);
        case Unit::quiet_hours:
            return clock_text(quiet_begins(number)) + "-" + clock_text(quiet_ends(number));
        case Unit::word:
            return std::string(base::split(row.words, ' ').at(static_cast<std::size_t>(number)));
        case Unit::text:
            break;
    }
    return std::string(row.words);
}

base::json::value json_of(const KeyRow& row, std::int64_t number) {
    const bool is_number = row.unit == Unit::count || row.unit == Unit::seconds || row.unit == Unit::days;
    if (is_number) return number;
    return base::json::value(text_of(row, number));
}

base::Result<std::string> text_of(const base::json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_int64()) return std::to_string(value.get_int64());
    return base::fail(ErrorKind::invalid, "setting_out_of_range",
                      "a setting is a whole number, a word or hours such as 21:00-09:00");
}

std::string range_text(const KeyRow& row) {
    if (row.unit == Unit::quiet_hours) return text_of(row, row.standard) + " or wider";
    if (row.is_fixed() || row.unit == Unit::text) return text_of(row, row.standard);
    if (row.unit == Unit::word) return fmt::format("{}", fmt::join(base::split(row.words, ' '), " or "));
    return fmt::format("{} to {}{}", row.least, row.most, unit_word(row));
}

base::Result<std::int64_t> number_of(const KeyRow& row, std::string_view text) {
    if (const auto number = find_number(row, text)) return *number;
    return out_of_range(row);
}

bool is_as_strict(const KeyRow& row, std::int64_t inner, std::int64_t outer) {
    switch (row.stricter) {
        case Stricter::less:
            return inner <= outer;
        case Stricter::more:
            return inner >= outer;
        case Stricter::wider:
            return quiet_begins(inner) <= quiet_begins(outer) && quiet_ends(inner) >= quiet_ends(outer);
        case Stricter::fixed:
            return inner == outer;
        case Stricter::either:
            break;
    }
    return true;
}

std::int64_t combined(const KeyRow& row, std::int64_t outer, std::int64_t inner) {
    switch (row.stricter) {
        case Stricter::less:
            return std::min(outer, inner);
        case Stricter::more:
            return std::max(outer, inner);
        case Stricter::wider:
            return quiet_number(std::min(quiet_begins(outer), quiet_begins(inner)),
                                std::max(quiet_ends(outer), quiet_ends(inner)));
        case Stricter::fixed:
            return outer;
        case Stricter::either:
            break;
    }
    return inner;
}

base::Result<Key> find_key(std::string_view name) {
    if (const auto key = base::find_enum<Key>(name)) return *key;
    return base::fail(ErrorKind::invalid, "setting_unknown", "there is no such setting");
}

base::Result<std::int64_t> check_change(std::string_view key, std::string_view text, By by,
                                        const Values& inherited) {
    const KeyRow& row = row_of(TRY(find_key(key)));
    if (!row.is_read()) return not_read(key);
    if (word_number(row.not_yet, text)) return not_read(fmt::format("{} \"{}\"", key, text));
    const std::int64_t number = TRY(number_of(row, text));
    if (!is_in_range(row, number)) return out_of_range(row);
    // The install itself may go anywhere in the range.
    if (by == By::operator_of_install || is_as_strict(row, number, inherited[row.key])) return number;
    return base::fail(ErrorKind::conflict, "setting_loosens",
                      fmt::format("{} is {} above, and brands and shops can only be stricter", key,
                                  text_of(row, inherited[row.key])));
}

}  // namespace domain::settings
