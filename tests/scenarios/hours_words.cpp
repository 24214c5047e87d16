#include "scenarios/hours_words.h"

#include <array>
#include <regex>
#include <stdexcept>

#include "base/text.h"
#include "domain/time/hours.h"

namespace scenarios {
namespace {

int day_of(const std::string& word) {
    constexpr std::array kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int day = 0; day < 7; ++day) {
        if (word == kDays.at(static_cast<std::size_t>(day))) return day;
    }
    throw std::runtime_error("there is no day " + word);
}

}  // namespace

std::vector<domain::HoursRange> hours_of(const std::string& words) {
    static const std::regex one(R"((?:(daily)|([a-z]+)(?:-([a-z]+))?) (\d\d:\d\d)-(\d\d:\d\d))");
    std::vector<domain::HoursRange> ranges;
    for (const auto part : base::split(words, ',')) {
        const std::string text(base::trim(part));
        std::smatch p;
        if (text.empty()) continue;
        if (!std::regex_match(text, p, one)) throw std::runtime_error("these are no hours: " + text);
        const int first = p[1].matched ? 0 : day_of(p[2]);
        const int last = p[1].matched ? 6 : p[3].matched ? day_of(p[3]) : first;
        for (int day = first; day <= last; ++day) {
            ranges.push_back({day, domain::time::parse_clock(p.str(4)).value(),
                              domain::time::parse_clock(p.str(5)).value()});
        }
    }
    return ranges;
}

}  // namespace scenarios
