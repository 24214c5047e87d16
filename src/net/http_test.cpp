#include "net/http.h"

#include <gtest/gtest.h>

#include "net/http_write.h"

namespace net {
namespace {

Request with_headers(std::vector<Header> headers) {
    Request request;
    request.method = "GET";
    request.headers = std::move(headers);
    return request;
}

TEST(Request, FindsHeadersInAnyCase) {
    const auto request = with_headers({{"Content-Type", "a"}, {"content-type", "b"}});
    EXPECT_EQ(*request.find_header("CONTENT-TYPE"), "a");
    EXPECT_EQ(request.find_header("content-typ"), nullptr);
}

TEST(Request, FindsCookies) {
    const auto request = with_headers({{"Cookie", "a=1; session=x=y ;b="}, {"cookie", "late=2"}});
    EXPECT_EQ(request.find_cookie("a"), "1");
    EXPECT_EQ(request.find_cookie("session"), "x=y");
    EXPECT_EQ(request.find_cookie("b"), "");
    EXPECT_EQ(request.find_cookie("late"), "2");
    EXPECT_EQ(request.find_cookie("ession"), std::nullopt);
}

TEST(Request, WantsWebsocketOnlyWithEverything) {
    const std::vector<Header> good{{"Upgrade", "WebSocket"},
                                   {"Connection", "keep-alive, Upgrade"},
                                   {"Sec-WebSocket-Version", "13"},
                                   {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
    EXPECT_TRUE(with_headers(good).wants_websocket());
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto fewer = good;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(with_headers(fewer).wants_websocket()) << good[i].name;
    }
    auto post = with_headers(good);
    post.method = "POST";
    EXPECT_FALSE(post.wants_websocket());
}

struct Recorded final : Responder::Exchange {
    explicit Recorded(std::vector<int>& s) : statuses(s) {}
    void respond(Response response) override { statuses.push_back(response.status); }
    void accept_websocket(std::unique_ptr<SocketListener>) override { statuses.push_back(101); }
    std::vector<int>& statuses;
};

TEST(Responder, AnswersOnceAndNeverForgets) {
    std::vector<int> statuses;
    {
        Responder respond(std::make_shared<Recorded>(statuses));
    }
    {
        Responder respond(std::make_shared<Recorded>(statuses));
        Responder moved = std::move(respond);
        moved(error_response(404, "gone", "gone"));
    }
    EXPECT_EQ(statuses, (std::vector<int>{500, 404}));
}

std::string head_of(const Response& response, const ResponseFrame& frame) {
    std::string out;
    append_response_head(out, response, frame);
    return out;
}

TEST(ResponseHead, IsWhatTheServerSays) {
    Response response;
    response.headers = {
        {"X-A", "b"}, {"Content-Length", "99"}, {"connection", "x"}, {"Set-Cookie", "a\r\nX-Evil: 1"}};
    response.body = "12345";
    EXPECT_EQ(
        head_of(response, {"Sun, 06 Nov 1994 08:49:37 GMT", "id1"}),
        "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nX-Request-Id: id1\r\nContent-Length: 5\r\n"
        "X-A: b\r\nSet-Cookie: a  X-Evil: 1\r\n\r\n");
    response.status = 204;
    response.headers.clear();
    EXPECT_EQ(head_of(response, {"d", "i", true}),
              "HTTP/1.1 204 No Content\r\nDate: d\r\nX-Request-Id: i\r\nConnection: close\r\n\r\n");
}

TEST(ErrorResponse, IsJson) {
    EXPECT_EQ(error_response(431, "head_too_large", "say \"less\"").body,
              R"({"error":{"code":"head_too_large","message":"say \"less\""}})");
}

TEST(HttpDate, IsImfFixdate) {
    EXPECT_EQ(format_http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(format_http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

}  // namespace
}  // namespace net
