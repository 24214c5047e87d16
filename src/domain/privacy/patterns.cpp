#include "domain/privacy/patterns.h"

#include "base/check.h"
#include "domain/privacy/words.h"

namespace domain::privacy {
namespace {

constexpr std::int64_t kMemory = 64 << 20;  // for one expression's program and its lazily built automaton

RE2::Options options() {
    RE2::Options result;
    result.set_log_errors(false);
    result.set_max_mem(kMemory);
    return result;
}

// Words are written as people write them; what is compared is the folded text. Only the letters beyond ASCII
// change.
std::string folded_pattern(const Folder& folder, std::string_view pattern) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        std::size_t end = at;
        const bool is_ascii = static_cast<unsigned char>(pattern[at]) < 0x80;
        while (end < pattern.size() && (static_cast<unsigned char>(pattern[end]) < 0x80) == is_ascii)
            ++end;
        const std::string_view part = pattern.substr(at, end - at);
        out += is_ascii ? std::string(part) : folder.fold(part).text;
        at = end;
    }
    return out;
}

// Tokens in links (behaviours.md §3.11 "Login link/token").
constexpr std::string_view kLink =
    R"(https?://[^\s<>"?#]*(?:[?#&;][^\s<>"]*?)?(?:[?&#;](?:[a-z_]*token|reset(?:_\w+)?|password|passwd|pwd|otp|auth)=)[^\s<>"&#]{4,}[^\s<>"]*)";
constexpr std::string_view kLinkHint = R"((?:token|reset(?:_\w+)?|password|passwd|pwd|otp|auth)=)";
// The fixed columns of the second line of a passport or visa: number, nationality, birth, sex, expiry.
constexpr std::string_view kMrz = R"([a-z0-9<]{9}[0-9][a-z<]{3}[0-9]{7}[mfx<][0-9]{7})";

std::string alternatives(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const auto part : parts)
        out += (out.empty() ? "(?:" : "|") + std::string(part);
    return out + ")";
}

std::string ask_nouns() {
    std::string out;
    for (const auto& noun : words::kAskNouns)
        out += (out.empty() ? "(?:" : "|") + std::string(noun.pattern);
    return out + ")";
}

// The words without which nothing is found in a text of few digits.
std::string trigger_words(bool has_asks) {
    std::string words = alternatives({words::kCvv, words::kPassport, words::kPassword, words::kPass,
                                      words::kPin, words::kOtp, words::kCnpj, words::kKeepSecret, kLinkHint});
    return has_asks ? words + "|" + ask_nouns() : words;
}

struct Entry {
    Word word;
    std::string_view pattern;
    std::string_view before = "";  // around the alternatives
    std::string_view after = "";
};

std::vector<Entry> entries() {
    using namespace words;
    return {
        {Word::card, kCard},
        {Word::cvv, kCvv},
        {Word::cpf, kCpf},
        {Word::cnpj, kCnpj},
        {Word::cccd, kCccd},
        {Word::ssn, kSsn},
        {Word::nir, kNir},
        {Word::passport, kPassport},
        {Word::password, kPassword},
        {Word::pass, kPass},
        {Word::pin, kPin},
        {Word::otp, kOtp},
        {Word::link, kLink},
        {Word::keep_secret, kKeepSecret},
        {Word::mrz, kMrz},
        {Word::ask, "a^"},  // replaced by the sum of all nouns
        {Word::login, kLogin},
        {Word::queue, kQueue},
        {Word::expiry, kExpiry},
        {Word::order_label_before, kOrderLabel},
        {Word::any_label_before, kOtherLabel},
        {Word::any_label, kOtherLabel},
        {Word::connectors_only, kConnector, "^(?:", ")*$"},
        {Word::copula, kCopula, "^(?:", ")$"},
        {Word::possessives_before, kPossessive, "^(?:", ")$"},
        {Word::device, kDevice, "^(?:", ")$"},
        {Word::not_a_password, kNotAPassword, "^(?:", ")$"},
        {Word::no_qualifier, kNoQualifier, "^(?:", ")$"},
        {Word::mine, kMine},
        {Word::need, kNeed},
        {Word::harmless_noun, kHarmlessNoun},
        {Word::photo, kPhoto},
        {Word::give, kGive},
        {Word::give_here, kGiveHere},
        {Word::here, kHere},
        {Word::we_give, kWeGive},
        {Word::not_before, kNotBefore},
        {Word::not_anywhere, kNotAnywhere},
        {Word::not_of_other, kNotOfOther},
        {Word::hanging_not, kHangingNot},
        {Word::but, kBut},
        {Word::joined_by_or, kOr},
        {Word::what, kWhat},
        {Word::please, kPlease},
        {Word::small_words, kSmall, "^(?:[^a-z]|\\b", "\\b)*$"},
        {Word::needed, kNeeded},
        {Word::change, kChange},
        {Word::part_only, kPartOnly},
        {Word::pronoun, kIt},
    };
}

std::string pattern_of(const Entry& entry) {
    const std::string connectors = "(?:" + std::string(words::kConnector) + "){0,7}$";
    if (entry.word == Word::ask) return ask_nouns();
    if (entry.word == Word::order_label_before)
        return "(?:" + std::string(words::kOrderLabel) + ")" + connectors;
    if (entry.word == Word::any_label_before)
        return "(?:" + std::string(words::kOrderLabel) + "|" + std::string(words::kOtherLabel) + ")" +
               connectors;
    if (entry.word == Word::any_label)
        return "(?:" + std::string(words::kOrderLabel) + "|" + std::string(words::kOtherLabel) + ")";
    return std::string(entry.before) + std::string(entry.pattern) + std::string(entry.after);
}

}  // namespace

Patterns::Patterns() : families(options(), RE2::UNANCHORED) {
    quick_consumer = std::make_unique<QuickLook>(folder, folded_pattern(folder, trigger_words(false)));
    quick_business = std::make_unique<QuickLook>(folder, folded_pattern(folder, trigger_words(true)));
    compiled.resize(static_cast<std::size_t>(Word::count));
    for (const Entry& entry : entries()) {
        const std::string pattern = folded_pattern(folder, pattern_of(entry));
        auto& slot = compiled[static_cast<std::size_t>(entry.word)];
        slot = std::make_unique<RE2>(pattern, options());
        CHECK(slot->ok());
        if (entry.word <= Word::ask) CHECK(families.Add(pattern, nullptr) == static_cast<int>(entry.word));
    }
    CHECK(families.Compile());
    for (const auto& noun : words::kAskNouns)
        asks.push_back({noun.kind, std::make_unique<RE2>(std::string(noun.pattern), options())});
}

std::uint32_t Patterns::families_of(std::string_view folded) const {
    std::vector<int> found;
    families.Match(piece(folded), &found);
    std::uint32_t bits = 0;
    for (const int index : found)
        bits |= 1U << index;
    return bits;
}

}  // namespace domain::privacy
