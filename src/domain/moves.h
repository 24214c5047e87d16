// A conversation goes to another shop of its brand (move_conversation.h): the body of that event. Included by
// event.h; everybody else includes that.
#pragma once
#include <string>

#include "base/json.h"
#include "domain/ids.h"

namespace domain {

// WIN-12: the same conversation, with all that was said; from now on it is the other shop's. The clock, the
// window and the agent that programs know it by stay (CLK-20).
struct ConversationMoved {
    LocationId from;
    LocationId to;
    std::string reason_code;  // CLOCK_KEPT (somebody waits), MOVED
    bool operator==(const ConversationMoved&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConversationMoved, (), (from, to, reason_code))

}  // namespace domain
