// "br;q=0.8, gzip" of Accept-Encoding and Accept-Language: names in lower case with their weights, as sent.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace api::pages {

struct Weighted {
    std::string name;
    double quality = 1;
};

// Malformed weights count as 0; at most 50 entries are looked at.
std::vector<Weighted> parse_quality_list(std::string_view header);

}  // namespace api::pages
