#include "api/multipart.h"

#include <algorithm>

#include "base/text.h"

namespace api {
namespace {

constexpr std::size_t kBoundaryMax = 70;     // RFC 2046 §5.1.1
constexpr std::size_t kPartHeadMax = 2'048;  // a disposition with a long file name, and a type

std::unexpected<base::Error> malformed() {
    return base::fail(base::ErrorKind::invalid, "form_malformed", "this is no multipart/form-data");
}

// The value of `name="…"` or `name=…` among the parameters behind the first semicolon.
std::string parameter(std::string_view header, std::string_view name) {
    const auto to_next = [&] { header.remove_prefix(std::min(header.size(), header.find(';'))); };
    to_next();
    while (header.starts_with(';')) {
        const auto equals = header.find('=');
        if (equals == header.npos) return {};
        const bool is_it = base::lower_ascii(base::trim(header.substr(1, equals - 1))) == name;
        header.remove_prefix(equals + 1);
        auto value = header.substr(0, header.find(';'));
        if (header.starts_with('"')) {
            const auto end = header.find('"', 1);
            if (end == header.npos) return {};
            value = header.substr(1, end - 1);
            header.remove_prefix(end + 1);
        }
        if (is_it) return std::string(base::trim(value));
        to_next();
    }
    return {};
}

std::string type_of(std::string_view value) {
    return base::lower_ascii(base::trim(value.substr(0, value.find(';'))));
}

// One "Name: value" of a part's head.
void read_line(std::string_view line, FormPart& part, bool& is_form_data) {
    const auto colon = line.find(':');
    if (colon == line.npos) return;
    const auto name = base::lower_ascii(base::trim(line.substr(0, colon)));
    const auto value = base::trim(line.substr(colon + 1));
    if (name == "content-type") part.type = type_of(value);
    if (name != "content-disposition") return;
    is_form_data = type_of(value) == "form-data";
    part.name = parameter(value, "name");
}

base::Result<FormPart> read_part(std::string_view bytes) {
    const auto end = bytes.substr(0, kPartHeadMax).find("\r\n\r\n");
    if (end == bytes.npos) return malformed();
    FormPart part;
    bool is_form_data = false;
    for (std::string_view head = bytes.substr(0, end); !head.empty();) {
        const auto line = head.substr(0, head.find("\r\n"));
        read_line(line, part, is_form_data);
        head.remove_prefix(std::min(head.size(), line.size() + 2));
    }
    if (!is_form_data || part.name.empty()) return malformed();
    part.content = bytes.substr(end + 4);
    return part;
}

}  // namespace

base::Result<std::vector<FormPart>> read_multipart(std::string_view content_type, std::string_view body) {
    const std::string boundary = parameter(content_type, "boundary");
    if (type_of(content_type) != "multipart/form-data" || boundary.empty() || boundary.size() > kBoundaryMax)
        return malformed();
    const std::string mark = "\r\n--" + boundary;
    // The first mark has no line before it.
    if (!body.starts_with(std::string_view(mark).substr(2))) return malformed();
    body.remove_prefix(mark.size() - 2);
    std::vector<FormPart> parts;
    while (!body.starts_with("--")) {
        const auto end = body.find(mark);
        if (!body.starts_with("\r\n") || end == body.npos || parts.size() == kFormPartsMax)
            return malformed();
        parts.push_back(TRY(read_part(body.substr(2, end - 2))));
        body.remove_prefix(end + mark.size());
    }
    return parts;
}

std::string_view find_part(const std::vector<FormPart>& parts, std::string_view name) {
    const auto found = std::ranges::find(parts, name, &FormPart::name);
    return found == parts.end() ? std::string_view() : found->content;
}

}  // namespace api
