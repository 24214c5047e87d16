// Response -> bytes. Pure.
#pragma once
#include <ctime>
#include <string>
#include <string_view>

#include "net/http.h"

namespace net {

// What the connection knows and the Response does not.
struct ResponseFrame {
    std::string_view date;  // IMF-fixdate
    std::string_view request_id;
    bool closes = false;
    bool confirms_keep_alive = false;  // for HTTP/1.0 clients that asked for it
};

// Appends status line and headers. Line breaks inside header values become spaces: no response splitting.
void append_response_head(std::string& out, const Response& response, const ResponseFrame& frame);
bool has_body(int status);  // false for 1xx, 204, 304
std::string_view body_of(const Response& response);

// {"error":{"code":...,"message":...}}, as every error of the API looks.
Response error_response(int status, std::string_view code, std::string_view message);

std::string format_http_date(std::time_t time);  // "Sun, 06 Nov 1994 08:49:37 GMT"

}  // namespace net
