// The words that both events and rules use. Included by event.h; everybody else includes that.
#pragma once
#include <cstdint>

#include "base/json.h"

namespace domain {

enum class ActorKind : std::uint8_t { consumer, staff, bot, automatic };
BOOST_DESCRIBE_ENUM(ActorKind, consumer, staff, bot, automatic)

// Whether the brand may contact the consumer of its own accord (OPT). The consumer's words are the evidence.
enum class Contact : std::uint8_t { allowed, suspended, opted_out };
BOOST_DESCRIBE_ENUM(Contact, allowed, suspended, opted_out)

// A way in and out besides our own pages: some give the business less time than we do (WIN-09).
enum class Channel : std::uint8_t { web, gbm, whatsapp, messenger, viber };
BOOST_DESCRIBE_ENUM(Channel, web, gbm, whatsapp, messenger, viber)

}  // namespace domain
