// Links as people and programs write them, and what makes one unsafe (CNT-05): not encrypted, its target
// hidden by a shortener, or a name made to look like another one.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/policy/text_facts.h"

namespace domain::policy {
namespace {

constexpr std::array<std::string_view, 26> kShorteners{
    "adf.ly", "bit.do",   "bit.ly",      "bl.ink",  "buff.ly", "cli.gs", "cutt.ly", "encurtador.com.br",
    "goo.gl", "is.gd",    "lnkd.in",     "mcaf.ee", "ow.ly",   "qr.ae",  "rb.gy",   "rebrand.ly",
    "s.id",   "short.io", "shorturl.at", "soo.gd",  "t.co",    "t.ly",   "tiny.cc", "tinyurl.com",
    "v.gd",   "x.co",
};

bool is_host_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Cyrillic U+0400..04FF, Greek U+0370..03FF, and full-width forms: alphabets with letters like the Latin
// ones.
bool has_look_alike_letters(std::string_view label) {
    for (std::size_t i = 0; i + 1 < label.size(); ++i) {
        const auto a = static_cast<unsigned char>(label[i]);
        const auto b = static_cast<unsigned char>(label[i + 1]);
        if ((a >= 0xd0 && a <= 0xd3) || a == 0xce || a == 0xcf || (a == 0xcd && b >= 0xb0)) return true;
        if (a == 0xef && (b == 0xbc || b == 0xbd)) return true;
    }
    return false;
}

// A name in another alphabet is fine as a whole ("пример.рф"); mixed with Latin letters, before a Latin
// ending or hidden in punycode it cannot be told from the name that it imitates.
bool is_look_alike(std::string_view host) {
    const bool ends_latin = (static_cast<unsigned char>(host.back()) & 0x80) == 0;
    for (const auto label : base::split(host, '.')) {
        if (base::equal_ignoring_case(label.substr(0, 4), "xn--")) return true;
        if (ends_latin && has_look_alike_letters(label)) return true;
    }
    return false;
}

bool is_shortener(std::string_view host) {
    const std::string name = base::lower_ascii(host.starts_with("www.") ? host.substr(4) : host);
    return std::ranges::find(kShorteners, name) != kShorteners.end();
}

struct Link {
    std::string_view scheme;
    std::string_view host;
    bool has_path = false;
};

// "https://host/path", "www.host", "host.tld/path"; an e-mail address is none.
std::optional<Link> link_in(std::string_view word) {
    while (!word.empty() && std::string_view("(<[\"'*_").contains(word.front()))
        word.remove_prefix(1);
    Link link;
    if (const auto scheme = word.find("://"); scheme != std::string_view::npos) {
        link.scheme = word.substr(0, scheme);
        word.remove_prefix(scheme + 3);
    }
    const auto end = std::ranges::find_if_not(word, is_host_char);
    link.host = word.substr(0, static_cast<std::size_t>(end - word.begin()));
    link.has_path = end != word.end() && *end == '/' && end + 1 != word.end();
    if (end != word.end() && *end == '@') return std::nullopt;
    while (link.host.ends_with('.'))
        link.host.remove_suffix(1);
    if (link.host.empty()) return std::nullopt;
    if (!link.scheme.empty() || link.host.starts_with("www.")) return link;
    const auto dot = link.host.rfind('.');
    const bool has_ending = dot != std::string_view::npos && link.host.size() - dot > 2 &&
                            !(link.host[dot + 1] >= '0' && link.host[dot + 1] <= '9');
    return has_ending && link.has_path ? std::optional(link) : std::nullopt;
}

LinkProblem problem_of(const Link& link) {
    if (is_look_alike(link.host)) return LinkProblem::look_alike;
    if (is_shortener(link.host)) return LinkProblem::shortener;
    const bool is_plain =
        base::equal_ignoring_case(link.scheme, "http") || base::equal_ignoring_case(link.scheme, "ftp");
    return is_plain ? LinkProblem::not_https : LinkProblem::none;
}

}  // namespace

Links links_in(std::string_view text) {
    Links links;
    if (!text.contains('.') && !text.contains("://")) return links;
    constexpr std::string_view kBlank = " \n\r\t";
    for (std::size_t at = text.find_first_not_of(kBlank); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kBlank, at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = text.find_first_not_of(kBlank, end);
        if (!word.contains('.') && !word.contains("://")) continue;
        const auto link = link_in(word);
        if (!link) continue;
        ++links.count;
        links.problem = std::max(links.problem, problem_of(*link));
    }
    return links;
}

}  // namespace domain::policy
