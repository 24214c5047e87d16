// The ceiling's JSON: one pass over an object, the wanted strings unescaped. Enough for a benchmark, not for
// a server.
#pragma once
#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace ceiling {

struct Wanted {
    std::string_view path;  // "message.text"
    std::string value;
    bool is_found = false;
};

class Scan {
 public:
    Scan(std::string_view json, std::span<Wanted> wanted)
        : at_(json.data()), end_(at_ + json.size()), wanted_(wanted) {}
    bool run() { return value({}) && (space(), at_ == end_); }

 private:
    void space() {
        while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            at_++;
    }
    bool take(char c) {
        space();
        if (at_ == end_ || *at_ != c) return false;
        at_++;
        return true;
    }
    static void utf8(std::uint32_t c, std::string& out) {
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            out.push_back(static_cast<char>(0xC0 | (c >> 6)));
            out.push_back(static_cast<char>(0x80 | (c & 63)));
        } else if (c < 0x10000) {
            out.push_back(static_cast<char>(0xE0 | (c >> 12)));
            out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
            out.push_back(static_cast<char>(0x80 | (c & 63)));
        } else {
            out.push_back(static_cast<char>(0xF0 | (c >> 18)));
            out.push_back(static_cast<char>(0x80 | ((c >> 12) & 63)));
            out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
            out.push_back(static_cast<char>(0x80 | (c & 63)));
        }
    }
    bool hex4(std::uint32_t& out) {
        if (end_ - at_ < 4) return false;
        const std::array<char, 5> digits{at_[0], at_[1], at_[2], at_[3], 0};
        char* stop = nullptr;
        out = static_cast<std::uint32_t>(std::strtoul(digits.data(), &stop, 16));
        at_ += 4;
        return stop == digits.data() + 4;
    }
    bool escape(std::string& out) {
        if (at_ == end_) return false;
        const char c = *at_++;
        constexpr std::string_view kFrom = "\"\\/bfnrt";
        constexpr std::string_view kTo = "\"\\/\b\f\n\r\t";
        if (const auto i = kFrom.find(c); i != std::string_view::npos) {
            out.push_back(kTo[i]);
            return true;
        }
        std::uint32_t high = 0;
        if (c != 'u' || !hex4(high)) return false;
        if (high >= 0xD800 && high < 0xDC00) {
            std::uint32_t low = 0;
            if (end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return false;
            at_ += 2;
            if (!hex4(low)) return false;
            high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }
        utf8(high, out);
        return true;
    }
    bool string(std::string& out) {
        if (!take('"')) return false;
        while (at_ < end_) {
            const char* plain = at_;
            while (at_ < end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20)
                at_++;
            out.append(plain, at_);
            if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x20) return false;
            if (*at_++ == '"') return true;
            if (!escape(out)) return false;
        }
        return false;
    }
    bool object(const std::string& path) {
        at_++;
        if (take('}')) return true;
        do {
            std::string key = path;
            if (!string(key) || !take(':') || !value(key)) return false;
        } while (take(','));
        return take('}');
    }
    bool value(const std::string& path) {
        space();
        if (at_ == end_) return false;
        if (*at_ == '{') return object(path.empty() ? path : path + ".");
        if (*at_ == '"') {
            std::string text;
            if (!string(text)) return false;
            for (Wanted& w : wanted_) {
                if (w.path != path) continue;
                w.value = std::move(text);
                w.is_found = true;
                break;
            }
            return true;
        }
        const char* from = at_;  // numbers and words; the message has neither
        while (at_ < end_ && std::string_view(",}] \n\r\t").find(*at_) == std::string_view::npos)
            at_++;
        return at_ > from;
    }

    const char* at_;
    const char* end_;
    std::span<Wanted> wanted_;
};

}  // namespace ceiling
