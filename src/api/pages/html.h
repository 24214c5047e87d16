// HTML under construction. Only string literals go in as they are; everything else is escaped, so a hostile
// name cannot become markup.
#pragma once
#include <string>
#include <string_view>

#include "base/text.h"

namespace api::pages {

class Html {
 public:
    template <std::size_t N>
    Html& raw(const char (&literal)[N]) {
        out_.append(literal, N - 1);
        return *this;
    }
    Html& text(std::string_view text) {
        out_ += base::escape_html(text);
        return *this;
    }
    // ` name="value"`
    template <std::size_t N>
    Html& attribute(const char (&name)[N], std::string_view value) {
        out_ += ' ';
        raw(name).raw("=\"").text(value).raw("\"");
        return *this;
    }
    Html& number(std::int64_t number) {
        out_ += std::to_string(number);
        return *this;
    }
    Html& add(const Html& part) {
        out_ += part.out_;
        return *this;
    }
    // JSON for a <script type="application/json"> block: data, never run. No '<' survives, so it cannot end
    // the block.
    Html& json(std::string_view json) {
        for (const char c : json) {
            if (c == '<')
                out_ += "\\u003c";
            else
                out_ += c;
        }
        return *this;
    }
    const std::string& str() const { return out_; }

 private:
    std::string out_;
};

}  // namespace api::pages
