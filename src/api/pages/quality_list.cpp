#include "api/pages/quality_list.h"

#include <charconv>

#include "base/text.h"

namespace api::pages {
namespace {

constexpr std::size_t kEntriesMax = 50;

double read_quality(std::string_view parameter) {
    const auto text = base::trim(parameter);
    if (!text.starts_with("q=") && !text.starts_with("Q=")) return 1;
    double quality = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), quality);
    if (error != std::errc() || end != text.data() + text.size()) return 0;
    return quality >= 0 && quality <= 1 ? quality : 0;
}

}  // namespace

std::vector<Weighted> parse_quality_list(std::string_view header) {
    std::vector<Weighted> list;
    for (const std::string_view entry : base::split(header, ',')) {
        if (list.size() == kEntriesMax) break;
        const auto semicolon = entry.find(';');
        const auto name = base::trim(entry.substr(0, semicolon));
        if (name.empty()) continue;
        const double quality =
            semicolon == std::string_view::npos ? 1 : read_quality(entry.substr(semicolon + 1));
        list.push_back({base::lower_ascii(name), quality});
    }
    return list;
}

}  // namespace api::pages
