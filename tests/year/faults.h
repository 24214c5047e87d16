// A law that cannot be broken proves nothing: the log of a small year is spoilt in one way after the other,
// and each time Law has to notice.
#pragma once
#include <string>
#include <vector>

#include "storage/store.h"

namespace year {

// Sentences about faults that nobody noticed, or for which the log had no place; empty: all were found.
std::vector<std::string> unnoticed_faults(const std::vector<storage::CommittedEvent>& log,
                                          base::Timestamp end, std::int64_t messages_taken);

}  // namespace year
