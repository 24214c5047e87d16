// Does a customer's message take back consent to be written to, give it again, or must it be asked back
// (behaviours.md §3.8, §10.16–18)? Pure. Used where a consumer's message is received, and by `balcao optout`.
#pragma once
#include <optional>
#include <string_view>

#include "base/json.h"

namespace domain::consent {

enum class OptOutAnswer : std::uint8_t { no, ask, stop };
BOOST_DESCRIBE_ENUM(OptOutAnswer, no, ask, stop)

// What is known about the conversation; it decides about the starred words only ("cancel", "huy").
struct OptOutContext {
    std::optional<bool> last_was_proactive;  // the business's last message was one
    std::optional<bool> task_open;           // an order, appointment or question of ours is open
};

struct OptOutReading {
    OptOutAnswer answer = OptOutAnswer::no;
    bool is_opt_in = false;  // only with `no`
    // OPTED_OUT, OPT_OUT_SUSPECTED (a keyword in a longer message), OPT_OUT_AMBIGUOUS, OPTED_IN, or empty.
    std::string_view reason_code;
};

// `language` is a hint in BCP 47 ("pt-BR"); empty or unknown means that it could be any.
OptOutReading read_opt_out(std::string_view text, std::string_view language, const OptOutContext& context);

}  // namespace domain::consent
