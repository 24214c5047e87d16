#include "domain/policy/memory.h"

#include "base/id.h"
#include "domain/policy/language.h"
#include "domain/policy/reason_facts.h"
#include "domain/settings/keys.h"

namespace domain::policy {
namespace {

constexpr base::Duration kDay = std::chrono::hours(24);

// Lower case in ASCII, a run of white space as one space, none at the ends.
std::string plain(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (is_space && (out.empty() || out.back() == ' ')) continue;
        out.push_back(is_space ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

template <class List, class At>
void forget_before(List& list, base::Timestamp limit, std::size_t most, At at) {
    auto keep = list.begin();
    while (keep != list.end() && at(*keep) <= limit)
        ++keep;
    const auto left = static_cast<std::size_t>(list.end() - keep);
    if (left > most) keep += static_cast<std::ptrdiff_t>(left - most);
    list.erase(list.begin(), keep);
}

}  // namespace

std::int64_t text_hash(std::string_view text) {
    return static_cast<std::int64_t>(base::stable_hash(plain(text)));
}

void remember_sent(Memory& memory, base::Timestamp at) {
    memory.sent.push_back(at);
    forget_before(memory.sent, at - kDay,
                  static_cast<std::size_t>(settings::row_of(settings::Key::episode_outbound_max).most),
                  [](base::Timestamp sent) { return sent; });
}

void remember_human(Memory& memory, std::string_view message_id, std::string_view text) {
    ++memory.staff_in_a_row;
    memory.last_human_text = text_hash(text);
    memory.last_human_message = message_id;
}

void remember_contact(Memory& memory, Contacted one, std::string_view code, std::string_view evidence,
                      std::string_view text) {
    const auto* reason = consent::find_contact_reason(code);
    one.is_promotional = reason != nullptr && reason->message_class == consent::MessageClass::promotional;
    one.key = reason_key(code, evidence);
    one.likeness = likeness_of(text);
    memory.contacted.push_back(one);
    forget_before(memory.contacted, one.at - kContactedKept, kContactedMost,
                  [](const Contacted& contacted) { return contacted.at; });
}

void remember_low_value(Memory& memory, base::Timestamp at) {
    memory.low_value.push_back(at);
    forget_before(memory.low_value, at - kLowValueKept, kLowValueMost,
                  [](base::Timestamp said) { return said; });
}

void forget_words(Memory& memory, std::string_view message_id, std::int64_t seq, std::string_view now_says) {
    if (memory.last_human_message == message_id)
        memory.last_human_text = now_says.empty() ? 0 : text_hash(now_says);
    for (auto& one : memory.contacted)
        if (one.seq == seq) one.likeness = {};
}

void consumer_wrote(Memory& memory, std::string_view text, std::int64_t languages) {
    memory.languages |= bit_of(language_of(text)) | languages;
    memory.staff_in_a_row = 0;
    memory.wrote_since_opt_out = true;
}

}  // namespace domain::policy
