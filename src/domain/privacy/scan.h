// What counts as personal data in a text, where it stands, and the text without it (behaviours.md §3.11,
// §10.9-15). Pure: the gate, the use cases and `balcao scan` call it; whoever stores or shows a text stores
// and shows `masked`.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace domain::privacy {

// `id` is only asked for; `expiry` is masked beside a card and is no finding of its own for callers that
// count kinds.
enum class Kind : std::uint8_t { card, cvv, iban, cpf, cnpj, cccd, ssn, nir, passport, password, id, expiry };
BOOST_DESCRIBE_ENUM(Kind, card, cvv, iban, cpf, cnpj, cccd, ssn, nir, passport, password, id, expiry)

enum class Direction : std::uint8_t { consumer, business };
BOOST_DESCRIBE_ENUM(Direction, consumer, business)

// Positions are code points of the original text, half-open. A byte that is no UTF-8 counts as one.
struct Finding {
    Kind kind = Kind::card;
    std::size_t start = 0;
    std::size_t end = 0;
    std::size_t message = 0;  // which of several
    bool is_split = false;    // one part of a value that stands in more than one message (PII-09)
    bool operator==(const Finding&) const = default;
};

// The shop's own data: account, company number, telephone. Compared without separators, letters of any case.
struct Allowed {
    std::vector<std::string> values;
};

struct ScanResult {
    std::vector<Finding> findings;  // in the order of the text, never overlapping
    std::vector<Kind> asks;         // business only; each kind once, in the order of Kind
    std::string masked;             // the text itself when there are no findings
};

struct TimedText {
    double at_s = 0;
    std::string_view text;
};

struct MessagesResult {
    std::vector<Finding> findings;  // by message, then by place
    std::vector<Kind> asks;
    std::vector<std::string> masked;
};

constexpr std::size_t kSplitMessages = 3;  // PII-09: a number split over at most so many messages
constexpr double kSplitSeconds = 600;      // within so long
constexpr double kCvvSeconds = 300;        // a card makes a number after it a CVV for so long

struct Patterns;

// Compiles its patterns once; then usable from any thread. Linear in the text, safe on any bytes; the caller
// limits the length.
class Scanner {
 public:
    Scanner();
    Scanner(Scanner&&) noexcept;
    ~Scanner();
    ScanResult scan(std::string_view text, Direction direction, const Allowed& allowed = {}) const;
    // Messages of one author, oldest first.
    MessagesResult scan_messages(std::span<const TimedText> messages, Direction direction,
                                 const Allowed& allowed = {}) const;
    // It speaks of an identity paper, whoever says it and whatever they say of it (PII-10).
    bool names_document(std::string_view text) const;
    // False: nothing in it can be a finding or an ask; the quick first look of scan().
    bool may_matter(std::string_view text, Direction direction) const;

 private:
    std::unique_ptr<const Patterns> patterns_;
};

// The one of this process, from any thread. Made at the first call, which takes some 35 ms: a server calls it
// before it listens.
const Scanner& scanner();

}  // namespace domain::privacy
