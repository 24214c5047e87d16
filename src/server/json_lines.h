// Subcommands that answer JSON lines: one object in, one object out, in order. For optout, hours and scan.
// The driver reads, echoes `id`, writes error lines and flushes before it waits; what is asked is the
// caller's.
#pragma once
#include <functional>
#include <iosfwd>

#include "base/json.h"
#include "base/result.h"

namespace server {

constexpr std::size_t kJsonLineBytesMax = 1 << 20;

// What to write beside `id`; the driver puts the line's own `id` first. Unknown fields are the callee's to
// ignore.
using AnswerLine = std::function<base::Result<base::json::object>(const base::json::object&)>;

// Until the input ends. A line that is no object, or that `answer` refuses, gives
// {"id":…,"error":{"code":…,"message":…}} (id null where none could be read) and the next one is read.
// Returns the exit code: 0, or 1 when the output could not be written.
int run_json_lines(std::istream& in, std::ostream& out, const AnswerLine& answer);

// The same over standard input and output, without their slow coupling to C's stdio.
int run_json_lines(const AnswerLine& answer);

}  // namespace server
