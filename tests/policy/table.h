// Reads a table of cases (tests/policy/README.md).
#pragma once
#include <string>
#include <vector>

#include "domain/policy/rule.h"

namespace policy_tables {

struct Case {
    int line = 0;
    domain::policy::Facts facts;
    bool is_silent = false;
    domain::Decision decision = domain::Decision::allow;
    std::string reason_code;
    std::optional<base::Timestamp> retry_at;
};

base::Timestamp now();  // of every table
// "-30d1us" from now.
base::Timestamp instant(const std::string& text);

// Throws with file and line when it cannot be read.
std::vector<Case> read_table(const std::string& file);

}  // namespace policy_tables
