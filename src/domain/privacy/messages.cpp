// Several messages of one author: each for itself, then joined, because people send a number in pieces
// (PII-09).
#include "domain/privacy/checksums.h"
#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::string_view kBlanks = " \n";
constexpr std::string_view kEnds = " \n.,;:-";

// How two messages are put together: as they are, digit to digit, or with a line break.
enum class Seam { as_it_is, digits, line };

struct Hidden {
    Finding finding;
    std::string shown;  // what stands there instead
};

// How many of its last characters a value shows (behaviours.md §3.11).
std::size_t shown_of(Kind kind) {
    switch (kind) {
        case Kind::card:
        case Kind::iban:
        case Kind::ssn:
            return 4;
        case Kind::cccd:
            return 3;
        case Kind::cpf:
        case Kind::cnpj:
        case Kind::nir:
        case Kind::passport:
            return 2;
        case Kind::cvv:
        case Kind::password:
        case Kind::id:
        case Kind::expiry:
            return 0;
    }
    return 0;
}

// A stretch of one message inside the joined text.
struct Piece {
    std::size_t message = 0;
    std::size_t from = 0;  // code points: in the joined text
    std::size_t until = 0;
    std::size_t start = 0;  // in the message
};

struct Joined {
    std::string text;
    std::vector<Piece> pieces;
};

class Joiner {
 public:
    Joiner(const Scanner& scanner, const Patterns& words, std::span<const TimedText> messages,
           Direction direction, const Allowed& allowed)
        : scanner_(scanner), words_(words), messages_(messages), direction_(direction), allowed_(allowed) {}

    MessagesResult run() {
        for (std::size_t i = 0; i < messages_.size(); ++i)
            scan_one(i);
        for (std::size_t last = 1; last < messages_.size(); ++last) {
            for (std::size_t count = 2; count <= kSplitMessages && count <= last + 1; ++count)
                scan_window(last + 1 - count, last);
            find_lone_cvv(last);
        }
        return finish();
    }

 private:
    void scan_one(std::size_t index) {
        folded_.push_back(words_.folder.fold(messages_[index].text));
        const ScanResult result = scanner_.scan(messages_[index].text, direction_, allowed_);
        for (Finding finding : result.findings) {
            finding.message = index;
            add(finding, {});
        }
        for (const Kind kind : result.asks) {
            if (std::ranges::find(asks_, kind) == asks_.end()) asks_.push_back(kind);
        }
    }

    std::string_view original(const Finding& finding) const {
        const Folded& folded = folded_[finding.message];
        const std::size_t begin = folded.at_byte[finding.start];
        return folded.original.substr(begin, folded.at_byte[finding.end] - begin);
    }

    void add(const Finding& finding, std::optional<std::size_t> part_shown) {
        const auto text = original(finding);
        const Folded folded = words_.folder.fold(text);
        hidden_.push_back({finding, part_shown ? mask_part(folded.text, *part_shown)
                                               : mask_value(finding.kind, text, folded.text)});
    }

    bool is_found(const Finding& finding) const {
        return std::ranges::any_of(hidden_, [&](const Hidden& other) {
            return other.finding.message == finding.message && other.finding.start < finding.end &&
                   finding.start < other.finding.end;
        });
    }

    // A window is worth joining when it may hold a number in pieces, or a word and its number apart.
    bool is_worth_it(std::size_t first, std::size_t last) const {
        if (messages_[last].at_s - messages_[first].at_s > kSplitSeconds ||
            messages_[last].at_s < messages_[first].at_s)
            return false;
        for (std::size_t i = first; i <= last; ++i) {
            if (folded_[i].text.find_first_not_of(" \n") == std::string::npos) return false;
        }
        const auto has_digit = [&](std::size_t i) {
            return folded_[i].text.find_first_of("0123456789") != std::string::npos;
        };
        return has_digit(last) ||
               (scanner_.may_matter(messages_[first].text, direction_) && messages_[last].text.size() <= 80);
    }

    void scan_window(std::size_t first, std::size_t last) {
        if (!is_worth_it(first, last)) return;
        for (const Seam seam : {Seam::as_it_is, Seam::digits, Seam::line}) {
            const Joined joined = join(first, last, seam);
            if (joined.pieces.empty()) continue;
            for (const Finding& finding : scanner_.scan(joined.text, direction_, allowed_).findings)
                take(finding, joined);
        }
        find_told_in_parts(first, last);
    }

    // The code points of a message without these signs at its ends.
    std::pair<std::size_t, std::size_t> core(std::size_t index, std::string_view without = kEnds) const {
        const Folded& folded = folded_[index];
        const std::size_t begin = folded.text.find_first_not_of(without);
        if (begin == std::string::npos) return {0, 0};
        const std::size_t end = folded.text.find_last_not_of(without) + 1;
        return {folded.start_of(begin), folded.end_of(end)};
    }

    // Glued only where both sides are digits: 4111 11 | 11 1111 1111, 529.982. | 247-25.
    Joined join(std::size_t first, std::size_t last, Seam seam) const {
        Joined joined;
        std::size_t at = 0;
        for (std::size_t i = first; i <= last; ++i) {
            const auto [start, end] = core(i, seam == Seam::as_it_is ? kBlanks : kEnds);
            const Folded& folded = folded_[i];
            const auto text =
                folded.original.substr(folded.at_byte[start], folded.at_byte[end] - folded.at_byte[start]);
            if (i > first) {
                const bool is_number = ends_with_digit(i - 1) && begins_with_digit(i);
                if (seam != Seam::line && !is_number) return {};
                if (seam == Seam::line) {
                    joined.text += '\n';
                    ++at;
                }
            }
            joined.text += text;
            joined.pieces.push_back({i, at, at + (end - start), start});
            at += end - start;
        }
        return joined;
    }

    bool ends_with_digit(std::size_t i) const {
        const std::size_t end = folded_[i].text.find_last_not_of(kEnds);
        return end != std::string::npos && is_digit(folded_[i].text[end]);
    }
    bool begins_with_digit(std::size_t i) const {
        const std::size_t begin = folded_[i].text.find_first_not_of(kEnds);
        return begin != std::string::npos && is_digit(folded_[i].text[begin]);
    }

    void take(const Finding& finding, const Joined& joined) {
        std::vector<Finding> parts;
        for (const Piece& piece : joined.pieces) {
            const std::size_t from = std::max(finding.start, piece.from);
            const std::size_t until = std::min(finding.end, piece.until);
            if (from >= until) continue;
            parts.push_back({finding.kind, from - piece.from + piece.start, until - piece.from + piece.start,
                             piece.message, false});
        }
        const bool is_old = std::ranges::any_of(parts, [&](const Finding& part) { return is_found(part); });
        if (parts.empty() || is_old) return;
        if (finding.kind == Kind::cvv && !has_fresh_card(parts[0].message)) return;
        add_parts(parts);
    }

    // The last characters of the value are shown in its last part only.
    void add_parts(std::vector<Finding>& parts) {
        for (Finding& part : parts)
            part.is_split = parts.size() > 1;
        if (parts.size() == 1) return add(parts[0], {});
        for (std::size_t i = 0; i < parts.size(); ++i)
            add(parts[i], i + 1 == parts.size() ? shown_of(parts[i].kind) : 0);
    }

    bool has_fresh_card(std::size_t message) const {
        return std::ranges::any_of(hidden_, [&](const Hidden& other) {
            return other.finding.kind == Kind::card && other.finding.message <= message &&
                   messages_[message].at_s - messages_[other.finding.message].at_s <= kCvvSeconds;
        });
    }

    // One row of digits in each message, words around them: "first half 41111111", "and the rest 11111111".
    void find_told_in_parts(std::size_t first, std::size_t last) {
        std::string digits;
        std::vector<Finding> parts;
        bool has_context = false;
        bool is_short = true;
        for (std::size_t i = first; i <= last; ++i) {
            Reading reading{.words = words_, .folded = folded_[i]};
            reading.families = words_.families_of(reading.text());
            reading.groups = groups_of(reading.text());
            if (reading.groups.empty() || !is_one_row(reading)) return;
            const std::size_t begin = reading.groups.front().begin;
            const std::size_t end = reading.groups.back().end;
            if (has_label(reading, Word::any_label_before, begin) || is_glued_before(reading, begin) ||
                is_glued_after(reading, end))
                return;
            digits += compact(reading.part(begin, end));
            parts.push_back(
                {Kind::card, reading.folded.start_of(begin), reading.folded.end_of(end), i, false});
            has_context = has_context || reading.has(Word::card);
            is_short = is_short && std::ranges::count(reading.text(), ' ') <= 6;
        }
        const bool is_old = std::ranges::any_of(parts, [&](const Finding& part) { return is_found(part); });
        if (is_old || match_card(digits) != CardMatch::certain || !(has_context || is_short)) return;
        add_parts(parts);
    }

    static bool is_one_row(const Reading& reading) {
        for (std::size_t i = 1; i < reading.groups.size(); ++i) {
            if (!is_joint(reading.part(reading.groups[i - 1].end, reading.groups[i].begin))) return false;
        }
        return true;
    }

    // Three digits and nothing else, soon after a card.
    void find_lone_cvv(std::size_t index) {
        const auto [start, end] = core(index);
        const Finding finding{Kind::cvv, start, end, index, false};
        if (end - start != 3 || is_found(finding)) return;
        const Folded folded = words_.folder.fold(original(finding));
        if (folded.text.size() == 3 && std::ranges::all_of(folded.text, is_digit) && has_fresh_card(index))
            add(finding, {});
    }

    MessagesResult finish() {
        std::ranges::sort(hidden_, {}, [](const Hidden& hidden) {
            return std::pair(hidden.finding.message, hidden.finding.start);
        });
        MessagesResult result;
        std::size_t next = 0;
        for (std::size_t i = 0; i < messages_.size(); ++i) {
            std::string& masked = result.masked.emplace_back();
            const Folded& folded = folded_[i];
            std::size_t at = 0;  // byte of the message
            for (; next < hidden_.size() && hidden_[next].finding.message == i; ++next) {
                const Finding& finding = hidden_[next].finding;
                masked += folded.original.substr(at, folded.at_byte[finding.start] - at);
                masked += hidden_[next].shown;
                at = folded.at_byte[finding.end];
                result.findings.push_back(finding);
            }
            masked += folded.original.substr(at);
        }
        std::ranges::sort(asks_);
        result.asks = asks_;
        return result;
    }

    const Scanner& scanner_;
    const Patterns& words_;
    std::span<const TimedText> messages_;
    Direction direction_;
    const Allowed& allowed_;
    std::vector<Folded> folded_;
    std::vector<Hidden> hidden_;
    std::vector<Kind> asks_;
};

}  // namespace

MessagesResult Scanner::scan_messages(std::span<const TimedText> messages, Direction direction,
                                      const Allowed& allowed) const {
    return Joiner(*this, *patterns_, messages, direction, allowed).run();
}

}  // namespace domain::privacy
