// Text as bytes that are known to be UTF-8. No locale, no allocation where a view will do.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_utf8(std::string_view text);                   // strict: no overlong forms, no surrogates, RFC 3629
std::size_t count_code_points(std::string_view utf8);  // of valid UTF-8
std::string_view cut_to_code_points(std::string_view utf8, std::size_t most);  // never splits a character

std::string_view trim(std::string_view text);                      // ASCII white space
bool equal_ignoring_case(std::string_view a, std::string_view b);  // ASCII
std::string lower_ascii(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);  // keeps empty parts

std::string escape_html(std::string_view text);  // & < > " '
// "%20" → " "; '+' stays. nullopt when a percent sign is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);  // all but unreserved characters (RFC 3986 §2.3)

// The value of `name` in "a=1&b=two+words" (form encoding), decoded; nullopt when absent or malformed.
std::optional<std::string> find_form_value(std::string_view form, std::string_view name);

}  // namespace base
