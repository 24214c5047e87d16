// How one person of the business wants to be told (NTF-03, NTF-08, PII-08), and when they are not to be told
// at all. Pure; kept by storage/notify.h, shown and changed by api/staff_notify.cpp.
#pragma once
#include <optional>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "domain/time/zone.h"

namespace domain::notify {

// Every day from one wall-clock time to another; over midnight when it ends at or before its start.
struct Quiet {
    std::string from;  // "22:00"
    std::string to;    // "07:00"
    bool operator==(const Quiet&) const = default;
};
BOOST_DESCRIBE_STRUCT(Quiet, (), (from, to))

struct Settings {
    bool email = true;
    bool push = true;
    bool shows_text = false;  // what the customer wrote, redacted; else nothing of it (PII-08)
    std::optional<Quiet> quiet = {};
    bool urgent_anyway = true;  // also in quiet hours: an answer that is overdue or nearly (NTF-03)
    bool digest = true;         // in the morning, what is due (NTF-08)
    std::string zone = {};      // IANA; empty: of their first shop
    bool operator==(const Settings&) const = default;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (email, push, shows_text, quiet, urgent_anyway, digest, zone))

// Errors: quiet_hours_malformed, hours_zone_unknown.
base::Result<void> check_settings(const Settings& settings);

// `local` is their wall clock.
bool is_quiet(const Settings& settings, const time::LocalTime& local);

}  // namespace domain::notify
