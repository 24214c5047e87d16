// The body of a form with a file in it (RFC 7578), as browsers and curl write it. Views into the body;
// nothing is decoded but the quoted names.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace api {

struct FormPart {
    std::string name;
    std::string type;  // Content-Type without parameters, in small letters; empty: a plain field
    std::string_view content;
};

constexpr std::size_t kFormPartsMax = 16;

// `content_type`: of the request. Error: form_malformed (invalid).
base::Result<std::vector<FormPart>> read_multipart(std::string_view content_type, std::string_view body);

// Empty: there is none.
std::string_view find_part(const std::vector<FormPart>& parts, std::string_view name);

}  // namespace api
