#include "domain/read_message.h"

#include <algorithm>

#include "base/text.h"
#include "domain/bots/person_words.h"
#include "domain/thanks.h"

namespace domain {
namespace {

constexpr std::size_t kNumberPartBytesMax = 80;  // longer messages are not a piece of a number

Finding redaction(std::string_view code) {
    return {"PII-04", Decision::redact, std::string(code)};
}

bool has_question_mark(std::string_view text) {
    return text.contains('?') || text.contains("？") || text.contains("؟");
}

}  // namespace

std::string redaction_code(privacy::Kind kind) {
    std::string code = "PII_REDACTED_";
    for (const char c : base::name_of(kind))
        code += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return code;
}

MessageReading read_message(const privacy::Scanner& scanner, const privacy::Allowed& allowed,
                            std::string_view text, std::string_view locale) {
    MessageReading reading;
    auto scanned = scanner.scan(text, privacy::Direction::consumer, allowed);
    reading.masked = std::move(scanned.masked);
    for (const auto& finding : scanned.findings)
        reading.findings.push_back(redaction(redaction_code(finding.kind)));
    reading.opt_out = consent::read_opt_out(text, locale, {});
    reading.is_only_thanks = is_only_thanks(text);
    reading.asks_something = has_question_mark(text);
    reading.asks_for_person = bots::asks_for_person(text);
    return reading;
}

bool may_be_mistaken(privacy::Kind kind) {
    switch (kind) {
        case privacy::Kind::card:
        case privacy::Kind::cvv:
        case privacy::Kind::expiry:
        case privacy::Kind::iban:
        case privacy::Kind::password:
            return false;
        case privacy::Kind::cpf:
        case privacy::Kind::cnpj:
        case privacy::Kind::cccd:
        case privacy::Kind::ssn:
        case privacy::Kind::nir:
        case privacy::Kind::passport:
        case privacy::Kind::id:
            return true;
    }
    return false;
}

MessageReading read_overridden(const privacy::Scanner& scanner, privacy::Allowed& allowed,
                               std::string_view text, std::string_view locale) {
    std::size_t believed = 0;
    for (const auto& finding : scanner.scan(text, privacy::Direction::consumer, allowed).findings) {
        if (!may_be_mistaken(finding.kind)) continue;
        const auto before = base::cut_to_code_points(text, finding.start).size();
        const auto until = base::cut_to_code_points(text, finding.end).size();
        allowed.values.emplace_back(text.substr(before, until - before));
        ++believed;
    }
    auto reading = read_message(scanner, allowed, text, locale);
    reading.findings.insert(reading.findings.end(), believed,
                            Finding{"PII-05", Decision::allow, "PII_OVERRIDDEN"});
    return reading;
}

void read_document_picture(MessageReading& reading) {
    reading.is_document_picture = true;
    reading.findings.push_back({"PII-10", Decision::warn, "PII_DOCUMENT_IMAGE"});
}

bool has_redaction(const MessageReading& reading) {
    return std::ranges::any_of(reading.findings,
                               [](const Finding& finding) { return finding.decision == Decision::redact; });
}

bool may_continue_a_number(std::string_view text) {
    if (text.size() > kNumberPartBytesMax) return false;
    // Digits of other scripts are no ASCII; they are looked at too.
    return std::ranges::any_of(text, [](unsigned char c) { return (c >= '0' && c <= '9') || c >= 0x80; });
}

void read_with_earlier(MessageReading& reading, const privacy::Scanner& scanner,
                       const privacy::Allowed& allowed, std::span<const privacy::TimedText> earlier,
                       std::string_view text, double at_s) {
    std::vector<privacy::TimedText> messages(earlier.begin(), earlier.end());
    messages.push_back({at_s, text});
    auto scanned = scanner.scan_messages(messages, privacy::Direction::consumer, allowed);
    if (scanned.masked.back() == reading.masked) return;
    std::vector<Finding> findings;
    for (const auto& finding : scanned.findings) {
        if (finding.message + 1 == messages.size())
            findings.push_back(redaction(redaction_code(finding.kind)));
    }
    findings.push_back({"PII-09", Decision::redact, "PII_SPLIT"});
    reading.findings = std::move(findings);
    reading.masked = std::move(scanned.masked.back());
}

}  // namespace domain
