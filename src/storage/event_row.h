// How an event lies in its row. For the files of storage/ that read events.
#pragma once
#include "domain/event.h"
#include "storage/database.h"

namespace storage {

// For a select; the row is then read by read_event.
constexpr const char* kEventColumns = "seq, conversation_id, kind, at, body";
constexpr int kEventColumnCount = 5;

base::Result<domain::Event> read_event(const Row& row);

}  // namespace storage
