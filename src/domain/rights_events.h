// What an event says of the copies and the forgetting that people may ask for (erasure.h, exports.h,
// legal_hold.h), and of outages: part of event.h, which includes it; everybody else includes that.
#pragma once
#include <string>

#include "base/json.h"
#include "base/time.h"
#include "domain/ids.h"

namespace domain {

// What was said up to here is gone: the events before this one are what erased() leaves of them. The consumer
// is from now on the one named here, whom nobody is.
struct ContentErased {
    std::string reason_code;  // ERASED (their wish), RETENTION_ERASED (the consumer stays who they are)
    ConsumerId consumer;
    bool operator==(const ContentErased&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContentErased, (), (reason_code, consumer))

// The consumer wants to be forgotten, but first the answer to what they have asked (§6 case 61).
struct ErasureAsked {
    bool is_wanted = true;    // false: taken back
    std::string reason_code;  // ERASE_AFTER_ANSWER, ERASURE_TAKEN_BACK
    base::Timestamp due_at;   // at the latest
    bool operator==(const ErasureAsked&) const = default;
};
BOOST_DESCRIBE_STRUCT(ErasureAsked, (), (is_wanted, reason_code, due_at))

// The consumer wants a copy of what is kept of them (DAT-01).
enum class ExportState : std::uint8_t { asked, late, made };
BOOST_DESCRIBE_ENUM(ExportState, asked, late, made)
struct ExportChanged {
    ExportState state = ExportState::asked;
    std::string reason_code;  // EXPORT_OPEN (asked, late), EXPORT_MADE
    base::Timestamp due_at;
    bool operator==(const ExportChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExportChanged, (), (state, reason_code, due_at))

// Nothing of it may be erased for now (DAT-04). Two people say so: the first proposes.
enum class HoldState : std::uint8_t { proposed, in_force, ended };
BOOST_DESCRIBE_ENUM(HoldState, proposed, in_force, ended)
struct LegalHoldChanged {
    HoldState state = HoldState::proposed;
    std::string reason_code;  // SECOND_PERSON (proposed), LEGAL_HOLD, LEGAL_HOLD_LIFTED, LEGAL_HOLD_ENDED
    base::Timestamp until;
    std::string reason;  // in the words of who proposed it
    bool operator==(const LegalHoldChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(LegalHoldChanged, (), (state, reason_code, until, reason))

// The shop could not read or send for a while: who waits, waits so much longer (CLK-16).
struct OutageCredited {
    std::string reason_code;  // OUTAGE_CREDIT
    std::int64_t credit_s = 0;
    base::Timestamp due_at;             // of the answer, from now on
    bool is_breach_taken_back = false;  // it was breached, and with the credit it is not
    bool operator==(const OutageCredited&) const = default;
};
BOOST_DESCRIBE_STRUCT(OutageCredited, (), (reason_code, credit_s, due_at, is_breach_taken_back))

}  // namespace domain
