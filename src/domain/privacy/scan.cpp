#include "domain/privacy/scan.h"

#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr unsigned kFewestDigits = 9;

bool overlaps(const Span& a, const Span& b) {
    return a.begin < b.end && b.begin < a.end;
}

// The earlier detector is the surer one; what encloses it whole, such as a link, still hides more.
void add_apart(std::vector<Span>& all, std::span<const Span> more) {
    for (const Span& span : more) {
        const bool is_inside = std::ranges::any_of(all, [&](const Span& other) {
            return overlaps(span, other) && !(span.begin <= other.begin && span.end >= other.end &&
                                              span.end - span.begin > other.end - other.begin);
        });
        if (is_inside) continue;
        std::erase_if(all, [&](const Span& other) { return overlaps(span, other); });
        all.push_back(span);
    }
}

std::vector<std::string> compact_values(const Folder& folder, const Allowed& allowed) {
    std::vector<std::string> values;
    for (const std::string& value : allowed.values)
        values.push_back(compact(folder.fold(value).text));
    return values;
}

std::vector<Finding> findings_of(const Folded& folded, std::span<const Span> spans) {
    std::vector<Finding> findings;
    for (const Span& span : spans)
        findings.push_back({span.kind, folded.start_of(span.begin), folded.end_of(span.end), 0, false});
    return findings;
}

// Takes the place of what it overlaps, and keeps the order.
void add_over(std::vector<Finding>& findings, const Finding& finding) {
    std::erase_if(findings, [&](const Finding& other) {
        return finding.start < other.end && other.start < finding.end;
    });
    findings.insert(std::ranges::upper_bound(findings, finding.start, {}, &Finding::start), finding);
}

}  // namespace

// Every kind that needs no word has at least nine digits (CNPJ and IBAN with fewer are told by their shape,
// see patterns.cpp), so text with fewer in any 128 bytes is done. This loop is vectors; it decides most
// messages.
bool has_many_digits(std::string_view text) {
    constexpr std::size_t kBlock = 64;
    unsigned before = 0;
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        const std::size_t end = std::min(text.size(), at + kBlock);
        std::uint8_t now = 0;  // as narrow as the text, so that the loop takes sixteen bytes at once
        for (const char* c = text.data() + at; c != text.data() + end; ++c)
            now = static_cast<std::uint8_t>(now + (static_cast<std::uint8_t>(*c - '0') < 10 ? 1 : 0));
        if (before + now >= kFewestDigits) return true;
        before = now;
    }
    return false;
}

// Nine digits with no word and no long gap between them. The letters of Corsica are let through; what is not
// ASCII may be a dash or a blank and is no word here.
bool has_long_row(std::string_view text) {
    constexpr unsigned kGapMost = 8;  // bytes: a blank, a dash of three bytes, a blank, something invisible
    unsigned row = 0;
    unsigned gap = 0;
    for (const char c : text) {
        if (is_digit(c)) {
            if (++row >= kFewestDigits) return true;
            gap = 0;
        } else if (row > 0) {
            const char lower = static_cast<char>(c | 0x20);
            const bool is_word = c == ':' || (is_letter(lower) && lower != 'a' && lower != 'b');
            if (is_word || ++gap > kGapMost) row = 0;
        }
    }
    return false;
}

bool is_clean_of_digits(std::string_view text) {
    return !has_many_digits(text) || !has_long_row(text);
}

std::vector<Span> find_all(Reading& reading, std::span<const std::string> allowed) {
    reading.families = reading.words.families_of(reading.text());
    reading.groups = groups_of(reading.text());
    std::vector<Span> all;
    for (const auto find : {find_ibans, find_cards, find_identities, find_passports}) {
        std::vector<Span> found;
        find(reading, found);
        add_apart(all, found);
    }
    find_card_companions(reading, all);
    std::vector<Span> passwords;
    find_passwords(reading, passwords);
    add_apart(all, passwords);
    std::erase_if(all, [&](const Span& span) {
        return std::ranges::find(allowed, compact(reading.part(span.begin, span.end))) != allowed.end();
    });
    std::ranges::sort(all, {}, &Span::begin);
    return all;
}

Scanner::Scanner() : patterns_(std::make_unique<Patterns>()) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

bool Scanner::may_matter(std::string_view text, Direction direction) const {
    if (!is_clean_of_digits(text)) return true;
    return (direction == Direction::business ? *patterns_->quick_business : *patterns_->quick_consumer)
        .may_have_words(text);
}

ScanResult Scanner::scan(std::string_view text, Direction direction, const Allowed& allowed) const {
    ScanResult result;
    if (!may_matter(text, direction)) {
        result.masked = text;
        return result;
    }
    const std::vector<std::string> own = compact_values(patterns_->folder, allowed);
    const Folded folded = patterns_->folder.fold(text);
    Reading reading{.words = *patterns_, .folded = folded};
    result.findings = findings_of(folded, find_all(reading, own));
    if (direction == Direction::business) result.asks = find_asks(reading);
    // Again on what is left to see: a covered neighbour may leave another value to stand alone.
    constexpr int kPassesMost = 8;
    Masked masked = mask(patterns_->folder, folded, result.findings);
    for (int pass = 0; pass < kPassesMost && !result.findings.empty(); ++pass) {
        const Folded left = patterns_->folder.fold(masked.text);
        Reading again{.words = *patterns_, .folded = left};
        const std::vector<Finding> more = findings_of(left, find_all(again, own));
        if (more.empty()) break;
        for (const Finding& finding : more)
            add_over(result.findings, masked.in_original(finding));
        masked = mask(patterns_->folder, folded, result.findings);
    }
    result.masked = std::move(masked.text);
    return result;
}

const Scanner& scanner() {
    static const Scanner one;
    return one;
}

}  // namespace domain::privacy
