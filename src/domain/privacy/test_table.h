// Tables of the tests of this folder: "wanted | text", one row a line; \n in a text is a line break. For
// tests only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace domain::privacy {

struct TableRow {
    std::string wanted;
    std::string text;
};

inline std::vector<TableRow> rows_of(std::string_view table) {
    std::vector<TableRow> rows;
    for (const auto line : base::split(table, '\n')) {
        const auto bar = line.find('|');
        if (bar == std::string_view::npos) continue;
        TableRow row{std::string(base::trim(line.substr(0, bar))), std::string(line.substr(bar + 2))};
        for (auto at = row.text.find("\\n"); at != std::string::npos; at = row.text.find("\\n", at))
            row.text.replace(at, 2, "\n");
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace domain::privacy
