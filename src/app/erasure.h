// Forgetting a consumer's conversation (behaviours.md DAT-02, DAT-03): what the customer's page calls, and
// what happens when it is time. The content goes from the log and the lists in one transaction.
#pragma once
#include "app/app.h"

namespace app {

enum class EraseWhen : std::uint8_t { not_said, now, after_answer };
BOOST_DESCRIBE_ENUM(EraseWhen, not_said, now, after_answer)

enum class ErasureAnswer : std::uint8_t {
    erased,
    choose,        // somebody still owes them an answer: now, or after it? Asked once (§6 case 61)
    after_answer,  // a day after the answer, at the latest in erase_sla_d days
    nothing_kept,  // there is no conversation
};
BOOST_DESCRIBE_ENUM(ErasureAnswer, erased, choose, after_answer, nothing_kept)

// Errors: location_unknown, legal_hold (conflict).
void erase_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location, EraseWhen when,
                        Done<ErasureAnswer> done);
// They changed their mind. Errors: location_unknown, conversation_unknown.
void keep_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location, Done<bool> done);

// Takes the content out when the wish or the retention is due; how many events came of it. Used only inside
// app/ (timers). `stand_in`: an id that nobody has.
base::Result<std::size_t> erase_if_due(storage::LaneTransaction& lane, const Directory& directory,
                                       domain::BrandId brand, domain::ConversationId id,
                                       domain::ConsumerId stand_in);

}  // namespace app
