// One id type per noun. Message ids are text: bots choose theirs (gbm-api.md §3).
#pragma once
#include "base/id.h"

namespace domain {

using BrandId = base::StrongId<struct BrandTag>;
using AgentId = base::StrongId<struct AgentTag>;
using LocationId = base::StrongId<struct LocationTag>;
using StaffId = base::StrongId<struct StaffTag>;
using ConsumerId = base::StrongId<struct ConsumerTag>;
using ConversationId = base::StrongId<struct ConversationTag>;
using PictureId = base::StrongId<struct PictureTag>;

// Text lengths in Unicode characters (gbm-api.md §11 for what bots send, ux.md §2.4 for what consumers type).
constexpr std::size_t kMessageIdCharsMax = 128;
constexpr std::size_t kConsumerTextCharsMax = 4096;
constexpr std::size_t kBusinessTextCharsMax = 3072;
constexpr std::size_t kDisplayNameCharsMax = 100;
constexpr std::size_t kLocaleCharsMax = 35;

}  // namespace domain
