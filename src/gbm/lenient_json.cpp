#include "gbm/lenient_json.h"

#include <cmath>

#include <fmt/format.h>

#include "base/text.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
bool is_name_part(char c) {
    return is_name_start(c) || is_digit(c);
}
bool is_number_part(char c) {
    return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto tail = [&](int shift) { put(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0 | (code >> 6));
        return tail(0);
    }
    if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        tail(6);
        return tail(0);
    }
    put(0xF0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
}

class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<json::value> read_all() {
        json::value value = TRY(read_value(0));
        skip_space();
        if (at_ != text_.size()) return malformed("something follows the value");
        return value;
    }

 private:
    std::unexpected<base::Error> malformed(std::string_view what) const {
        return base::fail(base::ErrorKind::invalid, "json_malformed",
                          fmt::format("Invalid JSON payload received. At byte {}: {}.", at_, what));
    }

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }
    bool skip_char(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    Result<json::value> read_value(std::size_t depth) {
        if (depth > base::kJsonDepthMax) return malformed("too many levels");
        skip_space();
        const char c = peek();
        if (c == '{') return read_object(depth);
        if (c == '[') return read_array(depth);
        if (c == '"' || c == '\'') return json::value(json::string(TRY(read_text())));
        if (c == '-' || is_digit(c)) return read_number();
        return read_word();
    }

    Result<json::value> read_object(std::size_t depth) {
        json::object object;
        ++at_;
        for (;;) {
            skip_space();
            if (skip_char('}')) return json::value(std::move(object));
            const std::string name = TRY(read_name());
            skip_space();
            if (!skip_char(':')) return malformed("a colon is missing");
            json::value value = TRY(read_value(depth + 1));
            if (!object.emplace(name, std::move(value)).second) return malformed("a name is given twice");
            skip_space();
            if (skip_char(',')) continue;
            if (peek() != '}') return malformed("a comma or } is missing");
        }
    }

    Result<json::value> read_array(std::size_t depth) {
        json::array array;
        ++at_;
        for (;;) {
            skip_space();
            if (skip_char(']')) return json::value(std::move(array));
            array.push_back(TRY(read_value(depth + 1)));
            skip_space();
            if (skip_char(',')) continue;
            if (peek() != ']') return malformed("a comma or ] is missing");
        }
    }

    Result<std::string> read_name() {
        if (peek() == '"' || peek() == '\'') return read_text();
        if (!is_name_start(peek())) return malformed("a name is missing");
        const std::size_t start = at_;
        while (is_name_part(peek()))
            ++at_;
        return std::string(text_.substr(start, at_ - start));
    }

    Result<json::value> read_number() {
        const std::size_t start = at_;
        while (is_number_part(peek()))
            ++at_;
        const auto token = text_.substr(start, at_ - start);
        boost::system::error_code error;
        json::value number = json::parse(json::string_view(token.data(), token.size()), error);
        if (error) return malformed("not a number");
        // A double that overflowed is written as 1e99999, which no reader takes back (RFC 8259 §6).
        if (number.is_double() && !std::isfinite(number.get_double())) return malformed("too large a number");
        return number;
    }

    Result<json::value> read_word() {
        const std::size_t start = at_;
        while (is_name_part(peek()))
            ++at_;
        const auto word = text_.substr(start, at_ - start);
        if (word == "true") return json::value(true);
        if (word == "false") return json::value(false);
        if (word == "null") return json::value(nullptr);
        return malformed("a value is missing");
    }

    Result<std::string> read_text() {
        const char quote = text_[at_++];
        std::string out;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == quote) return out;
            if (c == '\\') {
                TRY(read_escape(out));
            } else {
                out.push_back(c);
            }
        }
        return malformed("a text does not end");
    }

    Result<void> read_escape(std::string& out) {
        const char c = peek();
        ++at_;
        switch (c) {
            case '"':
            case '\'':
            case '\\':
            case '/':
                out.push_back(c);
                return {};
            case 'b':
                out.push_back('\b');
                return {};
            case 'f':
                out.push_back('\f');
                return {};
            case 'n':
                out.push_back('\n');
                return {};
            case 'r':
                out.push_back('\r');
                return {};
            case 't':
                out.push_back('\t');
                return {};
            case 'u':
                return read_code_point(out);
            default:
                return malformed("an unknown escape");
        }
    }

    Result<void> read_code_point(std::string& out) {
        std::uint32_t code = TRY(read_hex());
        if (code >= 0xDC00 && code <= 0xDFFF) return malformed("half a surrogate pair");
        if (code >= 0xD800 && code <= 0xDBFF) {
            if (!skip_char('\\') || !skip_char('u')) return malformed("half a surrogate pair");
            const std::uint32_t low = TRY(read_hex());
            if (low < 0xDC00 || low > 0xDFFF) return malformed("half a surrogate pair");
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, code);
        return {};
    }

    Result<std::uint32_t> read_hex() {
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = peek();
            const bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!is_digit(c) && !is_letter) return malformed("four hex digits are missing");
            code = code * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            ++at_;
        }
        return code;
    }

    std::string_view text_;
    std::size_t at_ = 0;  // Invariant: moves past the end only right before an error
};

}  // namespace

Result<json::value> parse_lenient_json(std::string_view text) {
    if (!base::is_utf8(text)) {
        return base::fail(base::ErrorKind::invalid, "json_malformed",
                          "Invalid JSON payload received. The body is not valid UTF-8.");
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Reader(text).read_all();
}

Result<json::object> parse_body(std::string_view text) {
    if (base::trim(text).empty()) return json::object{};
    json::value value = TRY(parse_lenient_json(text));
    if (!value.is_object()) return base::wrong_json_type("body", "an object");
    return std::move(value.get_object());
}

}  // namespace gbm
