#include "base/json.h"

#include <fmt/format.h>

#include "base/text.h"

namespace base {

Result<json::value> parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = kJsonDepthMax;
    boost::system::error_code error;
    json::value value;
    // Boost.JSON reports bad input by code; what it may still throw is running out of memory.
    value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
    if (error) return fail(ErrorKind::invalid, "json_malformed", "the body is not valid JSON");
    return value;
}

Result<json::object> parse_json_object(std::string_view text) {
    json::value value = TRY(parse_json(text));
    if (!value.is_object()) return wrong_json_type("body", "an object");
    return std::move(value.get_object());
}

void append_json_string(std::string& out, std::string_view utf8) {
    out.push_back('"');
    std::size_t start = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(utf8, start, i - start);
        start = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += fmt::format("\\u{:04x}", c);
        }
    }
    out.append(utf8, start);
    out.push_back('"');
}

void append_json_number(std::string& out, double value) {
    out += std::isfinite(value) ? fmt::format("{}", value) : "null";
}

std::unexpected<Error> wrong_json_type(std::string_view field, std::string_view wanted) {
    return fail(ErrorKind::invalid, "json_type_wrong", fmt::format("`{}` must be {}", field, wanted));
}

std::unexpected<Error> missing_json_field(std::string_view field) {
    return fail(ErrorKind::invalid, "json_field_missing", fmt::format("`{}` is missing", field));
}

std::unexpected<Error> unknown_json_field(std::string_view field) {
    return fail(ErrorKind::invalid, "json_field_unknown",
                fmt::format("`{}` is not a field of this request", cut_to_code_points(field, 64)));
}

}  // namespace base
