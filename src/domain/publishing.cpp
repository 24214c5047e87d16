#include "domain/publishing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace domain {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t kDomainBytesMax = 253;  // RFC 1035 §2.3.4
constexpr std::size_t kLabelBytesMax = 63;    // likewise

bool is_label(std::string_view label) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !label.empty() && label.size() <= kLabelBytesMax && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, is_letter);
}

bool is_port(std::string_view port) {
    return !port.empty() && port.size() <= 5 &&
           std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_domain(std::string_view domain) {
    const auto colon = domain.find(':');
    if (colon != domain.npos && !is_port(domain.substr(colon + 1))) return false;
    std::string_view host = domain.substr(0, colon);
    if (host.starts_with("*.")) {
        host.remove_prefix(2);
        if (host.find('.') == host.npos) return false;  // "*.org" would be everybody
    }
    return host.size() <= kDomainBytesMax && std::ranges::all_of(base::split(host, '.'), is_label);
}

// Where nobody else can stand in between, and there is no certificate.
bool is_this_machine(std::string_view domain) {
    const std::string_view host = domain.substr(0, domain.find(':'));
    return host == "localhost" || host == "127.0.0.1";
}

bool covers(std::string_view domain, std::string_view host) {
    if (!domain.starts_with("*.")) return domain == host;
    return host.size() > domain.size() - 1 && host.ends_with(domain.substr(1));
}

bool is_name(std::string_view name) {
    const auto is_control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    };
    return base::is_utf8(name) && !base::trim(name).empty() &&
           base::count_code_points(name) <= kShopNameCharsMax && std::ranges::none_of(name, is_control);
}

bool is_web_address(std::string_view url) {
    constexpr std::string_view kScheme = "https://";
    const auto is_allowed = [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>'; };
    return url.size() <= kPrivacyUrlBytesMax && url.starts_with(kScheme) && url.size() > kScheme.size() &&
           url[kScheme.size()] != '/' && std::ranges::all_of(url, is_allowed);
}

}  // namespace

std::optional<Error> find_fault(const Publishing& publishing) {
    for (const auto* name : {&publishing.name, &publishing.wanted_name}) {
        if (*name && !is_name(**name)) {
            return Error{ErrorKind::invalid, "shop_name_malformed",
                         fmt::format("a name has 1 to {} characters on one line", kShopNameCharsMax)};
        }
    }
    if (!publishing.privacy_url.empty() && !is_web_address(publishing.privacy_url)) {
        return Error{ErrorKind::invalid, "privacy_url_malformed",
                     "the privacy notice is a web address that begins with https://"};
    }
    if (publishing.allowed_domains.size() > kAllowedDomainsMax) {
        return Error{ErrorKind::invalid, "domains_too_many",
                     fmt::format("at most {} domains may show the chat", kAllowedDomainsMax)};
    }
    for (const auto& domain : publishing.allowed_domains) {
        if (!is_domain(domain)) {
            return Error{ErrorKind::invalid, "domain_malformed",
                         "`" + domain + "` is not a domain such as example.org or *.example.org"};
        }
    }
    return std::nullopt;
}

bool may_frame(const Publishing& publishing, std::string_view site) {
    const bool is_safe = site.starts_with("https://");
    if (!is_safe && !site.starts_with("http://")) return false;
    site.remove_prefix(is_safe ? 8 : 7);
    site = site.substr(0, site.find('/'));
    if (!is_safe && !is_this_machine(site)) return false;
    return std::ranges::any_of(publishing.allowed_domains,
                               [&](const std::string& domain) { return covers(domain, site); });
}

std::string frame_ancestors(const Publishing& publishing) {
    std::string sources;
    for (const auto& domain : publishing.allowed_domains) {
        if (!sources.empty()) sources += ' ';
        sources += "https://" + domain;
        if (is_this_machine(domain)) sources += " http://" + domain;
    }
    return sources.empty() ? "'none'" : sources;
}

std::vector<Need> missing(const Readiness& readiness) {
    std::vector<Need> needs;
    const auto need = [&](bool is_there, Need one) {
        if (!is_there) needs.push_back(one);
    };
    need(readiness.has_person, Need::person);
    need(readiness.has_notification, Need::notification);
    need(readiness.has_hours, Need::hours);
    need(readiness.has_welcome, Need::welcome);
    need(readiness.has_away, Need::away);
    need(readiness.has_privacy, Need::privacy);
    need(readiness.has_rules, Need::rules);
    return needs;
}

std::string_view sentence_of(Need need) {
    switch (need) {
        case Need::person:
            return "Give the shop to somebody who answers.";
        case Need::notification:
            return "Somebody who answers is told of messages, by mail or on a device.";
        case Need::hours:
            return "Say when the shop is open, and in which time zone.";
        case Need::welcome:
            return "Write a welcome text.";
        case Need::away:
            return "Write a text for when nobody is there, with a telephone number or an e-mail address in "
                   "it.";
        case Need::privacy:
            return "Name the address of your privacy notice.";
        case Need::rules:
            return "Read the page of rules and tick it.";
    }
    CHECK(false);
}

}  // namespace domain
