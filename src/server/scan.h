// `balcao scan`: personal data in texts, or in the messages of one author. JSON lines; docs/personal-data.md.
#pragma once
#include "base/json.h"
#include "base/result.h"
#include "domain/privacy/scan.h"

namespace server {

// The most that a consumer's message may have (behaviours.md §6 case 87), and how many messages make a
// conversation here.
constexpr std::size_t kScanTextCharsMax = 10'000;
constexpr std::size_t kScanMessagesMax = 1'000;

// {"direction"?, "text" | "messages": [{"at_s", "text"}], "allow"?: [text]} to {"findings", "asks",
// "masked"}; without a direction, "consumer". Errors: text_missing, text_not_text, text_too_long,
// messages_wrong, messages_too_many, direction_unknown, allow_wrong.
base::Result<base::json::object> answer_scan(const domain::privacy::Scanner& scanner,
                                             const base::json::object& asked);

int run_scan();

}  // namespace server
