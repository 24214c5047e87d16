#include "api/pages/hours_dial.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace api::pages {
namespace {

constexpr int kMinutesPerDay = 1440;
constexpr double kCentre = 22;
constexpr double kRadius = 18;

// Noon is on top: a shop's day reads from left to right.
double angle_of(int minute) {
    return 2 * std::numbers::pi * (minute + kMinutesPerDay / 2) / kMinutesPerDay;
}

std::string point(int minute, double radius) {
    const double angle = angle_of(minute);
    return fmt::format("{:.2f} {:.2f}", kCentre + radius * std::sin(angle),
                       kCentre - radius * std::cos(angle));
}

void add_arc(Html& html, int start, int end) {
    if (end - start >= kMinutesPerDay) {
        html.raw("<circle class=\"arc\" cx=\"22\" cy=\"22\" r=\"18\"/>");
        return;
    }
    const int is_large = end - start > kMinutesPerDay / 2 ? 1 : 0;
    const std::string path =
        fmt::format("M{}A18 18 0 {} 1 {}", point(start, kRadius), is_large, point(end, kRadius));
    html.raw("<path class=\"arc\"").attribute("d", path).raw("/>");
}

}  // namespace

Html hours_dial(const domain::time::OpenState& state) {
    Html html;
    html.raw("<svg class=\"dial\" viewBox=\"0 0 44 44\" width=\"44\" height=\"44\" aria-hidden=\"true\">");
    html.raw("<circle class=\"track\" cx=\"22\" cy=\"22\" r=\"18\"/>");
    for (const domain::HoursRange& range : state.today) {
        const bool is_overnight = range.end <= range.start;
        add_arc(html, range.start, is_overnight ? kMinutesPerDay : range.end);
    }
    const std::string hand = fmt::format("M{}L{}", point(state.now.minute, 6), point(state.now.minute, 13));
    html.raw("<path class=\"hand\"").attribute("d", hand).raw("/></svg>");
    return html;
}

}  // namespace api::pages
