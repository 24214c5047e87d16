// The numbers that hold for a shop, or the defaults. Read by rules, texts and timers; made by effective.h.
#pragma once
#include <array>
#include <string>

#include "base/time.h"
#include "domain/settings/keys.h"

namespace domain::settings {

class Values {
 public:
    Values();  // the defaults
    std::int64_t operator[](Key key) const { return numbers_[static_cast<std::size_t>(key)]; }
    base::Duration seconds(Key key) const { return std::chrono::seconds((*this)[key]); }
    void set(Key key, std::int64_t number) {
        numbers_[static_cast<std::size_t>(key)] = static_cast<std::int32_t>(number);
    }
    bool operator==(const Values&) const = default;

 private:
    std::array<std::int32_t, kKeyCount> numbers_;
};

const Values& standard_values();
// The same, with the default for each that the gate does not read: what a verdict keeps.
Values gate_part(const Values& values);

// Only those that are not the default: {"consecutive_reply_max":3,"quiet_default":"20:00-09:00"}.
void append_json(std::string& out, const Values& values);
base::Result<void> read_json(const base::json::value& in, std::string_view field, Values& out);

}  // namespace domain::settings
