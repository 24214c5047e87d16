// How long each channel lets a business write after the customer last did, where that is less than our own 30
// days. For WIN-09 and WIN-10.
#pragma once
#include <optional>

#include "base/time.h"
#include "domain/kinds.h"
#include "domain/policy/facts.h"

namespace domain::policy {

struct ChannelWindow {
    base::Duration anybody;
    base::Duration people;  // not shorter: so long a person may still write
};

// Empty: the channel has none of its own.
std::optional<ChannelWindow> channel_window(Channel channel);
// How long ago the customer wrote, at the instant the message would go. Empty: they never did.
std::optional<base::Duration> silent_for(const Facts& facts);

}  // namespace domain::policy
