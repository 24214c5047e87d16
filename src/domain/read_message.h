// What a consumer's message is, before it is stored: the secrets in it, a wish not to be written to, mere
// thanks. Pure and on any thread; app/messages.cpp calls it before the lane, receive_message decides from the
// result.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/consent/opt_out.h"
#include "domain/privacy/scan.h"
#include "domain/verdict.h"

namespace domain {

struct MessageReading {
    std::string masked;              // what is stored and shown; the text itself when nothing is secret
    std::vector<Finding> findings;   // PII-04, one per secret: PII_REDACTED_CARD
    consent::OptOutReading opt_out;  // without the conversation around it
    bool is_only_thanks = false;
    bool asks_something = false;       // "stop. and when do you open?"
    bool asks_for_person = false;      // BOT-02
    bool is_document_picture = false;  // it comes with a picture that may show an identity paper (PII-10)
};

// `allowed`: the shop's own numbers. `locale`: of the consumer's device, may be empty.
MessageReading read_message(const privacy::Scanner& scanner, const privacy::Allowed& allowed,
                            std::string_view text, std::string_view locale);

// PII-05: whether "it is not that" is believed of what looks like this. A card, an account and a password
// stay masked, and so does what belongs to a card.
bool may_be_mistaken(privacy::Kind kind);
// The consumer says that it is none of what it looks like: believed where it may be, which is noted
// (PII_OVERRIDDEN). `allowed` has what was believed from then on.
MessageReading read_overridden(const privacy::Scanner& scanner, privacy::Allowed& allowed,
                               std::string_view text, std::string_view locale);
// PII-10: its picture may show an identity paper. Staff see it blurred.
void read_document_picture(MessageReading& reading);
// Something in it is masked.
bool has_redaction(const MessageReading& reading);

// "PII_REDACTED_CARD".
std::string redaction_code(privacy::Kind kind);

// The text may hold a part of a number that was begun in earlier messages.
bool may_continue_a_number(std::string_view text);

// A number over several messages (PII-09): reads the newest again behind the earlier ones of the last ten
// minutes, oldest first, as they are stored. Only the newest can still be masked; what only the earlier ones
// gave away is marked PII_SPLIT.
void read_with_earlier(MessageReading& reading, const privacy::Scanner& scanner,
                       const privacy::Allowed& allowed, std::span<const privacy::TimedText> earlier,
                       std::string_view text, double at_s);

}  // namespace domain
