// The figures of domain/metrics over the whole log of the year, as if it were one shop's, against what has to
// come out (behaviours.md §4, reconciliation identities) and what Law has counted by itself.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/metrics/figures.h"
#include "storage/store.h"

namespace year {

class Reckoning {
 public:
    void read(const storage::CommittedEvent& committed) {
        walks_[committed.event.conversation].read(committed.event);
    }
    // `seen`: by Law. Sentences about what does not agree; empty: all of it does.
    std::vector<std::string> compare(const domain::metrics::Period& year,
                                     const std::map<std::string, std::int64_t>& seen) const;

 private:
    std::unordered_map<domain::ConversationId, domain::metrics::Walk> walks_;
};

}  // namespace year
