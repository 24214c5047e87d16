#include "net/http_write.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/json.h"
#include "base/text.h"

namespace net {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 426:
            return "Upgrade Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Status";
    }
}

void append_number(std::string& out, std::size_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

// Headers that frame the message are ours alone: two of them would desynchronise client and server.
bool is_ours(std::string_view name) {
    for (const std::string_view ours :
         {"content-length", "connection", "transfer-encoding", "date", "x-request-id"})
        if (name.size() == ours.size() && base::equal_ignoring_case(name, ours)) return true;
    return false;
}

void append_clean(std::string& out, std::string_view text) {
    const auto start = static_cast<std::ptrdiff_t>(out.size());
    out += text;
    std::replace_if(
        out.begin() + start, out.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
}

}  // namespace

bool has_body(int status) {
    return status >= 200 && status != 204 && status != 304;
}

std::string_view body_of(const Response& response) {
    return response.static_body.empty() ? std::string_view(response.body) : response.static_body;
}

void append_response_head(std::string& out, const Response& response, const ResponseFrame& frame) {
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(response.status));
    out.push_back(' ');
    out += reason_of(response.status);
    out += "\r\nDate: ";
    out += frame.date;
    out += "\r\nX-Request-Id: ";
    out += frame.request_id;
    if (has_body(response.status)) {
        out += "\r\nContent-Length: ";
        append_number(out, body_of(response).size());
    }
    if (frame.closes) out += "\r\nConnection: close";
    if (!frame.closes && frame.confirms_keep_alive) out += "\r\nConnection: keep-alive";
    for (const auto& header : response.headers) {
        if (is_ours(header.name)) continue;
        out += "\r\n";
        append_clean(out, header.name);
        out += ": ";
        append_clean(out, header.value);
    }
    out += "\r\n\r\n";
}

Response error_response(int status, std::string_view code, std::string_view message) {
    Response response;
    response.status = status;
    response.headers.push_back({"Content-Type", "application/json"});
    response.body = R"({"error":{"code":)";
    base::append_json_string(response.body, code);
    response.body += R"(,"message":)";
    base::append_json_string(response.body, message);
    response.body += "}}";
    return response;
}

std::string format_http_date(std::time_t time) {
    std::tm utc{};
    gmtime_r(&time, &utc);
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    // Not strftime: that would ask the locale.
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                       utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}  // namespace net
