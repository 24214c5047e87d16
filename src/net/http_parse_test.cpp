#include "net/http_parse.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "net/gunzip.h"

namespace net {
namespace {

std::string gzip(std::string_view text) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

struct Parsed {
    std::optional<Request> request;
    int status = 0;  // of the refusal
    std::string code;
    std::size_t used = 0;
};

// Feeds `bytes` in pieces, as a connection would.
Parsed parse(std::string_view bytes, const ParseLimits& limits = {}, std::size_t piece = 1 << 20) {
    RequestParser parser(limits);
    Parsed parsed;
    std::string waiting;
    while (!bytes.empty() && !parser.is_done() && parser.refusal() == nullptr) {
        waiting += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        const auto used = parser.feed(waiting);
        waiting.erase(0, used);
        parsed.used += used;
    }
    if (parser.refusal() == nullptr && parser.is_done()) parsed.request = parser.take_request();
    if (const auto* refusal = parser.refusal()) {
        parsed.status = refusal->status;
        parsed.code = refusal->code;
    }
    return parsed;
}

TEST(RequestParser, ReadsARequestInPiecesOfAnySize) {
    const std::string bytes =
        "POST /c/loja%20a/messages?x=1&y=%3F HTTP/1.1\r\nHost: example.org\r\nX-A:  b c \r\n"
        "Transfer-Encoding: chunked\r\n\r\n5;ext=\"1\"\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nX-Trailer: "
        "1\r\n\r\n";
    for (const std::size_t piece : {1UL, 2UL, 3UL, 7UL, 64UL, 10'000UL}) {
        const auto parsed = parse(bytes, {}, piece);
        ASSERT_TRUE(parsed.request) << piece << " " << parsed.code;
        EXPECT_EQ(parsed.request->method, "POST");
        EXPECT_EQ(parsed.request->path, "/c/loja%20a/messages");
        EXPECT_EQ(parsed.request->query, "x=1&y=%3F");
        EXPECT_EQ(parsed.request->host, "example.org");
        EXPECT_EQ(*parsed.request->find_header("x-a"), "b c");
        EXPECT_EQ(parsed.request->find_header("x-trailer"), nullptr);
        EXPECT_EQ(parsed.request->body, "hello world");
        EXPECT_EQ(parsed.used, bytes.size());
    }
}

TEST(RequestParser, LeavesTheNextRequestAlone) {
    const std::string one = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    const auto parsed = parse(one + "GET / HTTP/1.1\r\n");
    EXPECT_EQ(parsed.request->body, "hi");
    EXPECT_EQ(parsed.used, one.size());
    EXPECT_TRUE(parse("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").request);
}

TEST(RequestParser, AbsoluteFormGivesTheHost) {
    const auto parsed = parse("GET http://other.example/p?q HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(parsed.request->host, "other.example");
    EXPECT_EQ(parsed.request->path, "/p");
    EXPECT_EQ(parsed.request->query, "q");
}

struct Malformed {
    const char* name;
    std::string bytes;
    int status;
    const char* code;
};

std::string get(const std::string& headers) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}
std::string post(const std::string& headers, const std::string& body) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

const Malformed kMalformed[] = {
    {"no version", "GET /\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"TLS hello", std::string("\x16\x03\x01\x02\x00", 5), 400, "request_malformed"},
    {"leading space", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"bad method", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"no slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"connect", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"fragment", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"raw utf-8 target", "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"control in target", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "request_malformed"},
    {"bare LF", "GET / HTTP/1.1\nHost: a\r\n\r\n", 505, "http_version_unsupported"},
    {"bare LF in headers", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400, "request_malformed"},
    {"bare CR in value", get("X: a\rb\r\n"), 400, "request_malformed"},
    {"NUL in value", get(std::string("X: a\0b\r\n", 8)), 400, "request_malformed"},
    {"DEL in value", get("X: a\x7f\r\n"), 400, "request_malformed"},
    {"space before colon", get("X : a\r\n"), 400, "request_malformed"},
    {"empty name", get(": a\r\n"), 400, "request_malformed"},
    {"no colon", get("nonsense\r\n"), 400, "request_malformed"},
    {"name with space", get("X Y: a\r\n"), 400, "request_malformed"},
    {"folded line", get("X: a\r\n b\r\n"), 400, "request_malformed"},
    {"folded by tab", get("X: a\r\n\tb\r\n"), 400, "request_malformed"},
    {"folded to hide chunked", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400,
     "request_malformed"},
    {"first header folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, "request_malformed"},
    {"no host", "GET / HTTP/1.1\r\n\r\n", 400, "host_malformed"},
    {"two hosts", get("Host: b\r\n"), 400, "host_malformed"},
    {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host_malformed"},
    {"host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "host_malformed"},
    {"host with user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, "host_malformed"},
    {"length and chunked", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400,
     "request_malformed"},
    {"chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400,
     "request_malformed"},
    {"two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400, "request_malformed"},
    {"length list", post("Content-Length: 3, 4\r\n", "abcd"), 400, "request_malformed"},
    {"negative length", post("Content-Length: -1\r\n", ""), 400, "request_malformed"},
    {"plus length", post("Content-Length: +3\r\n", "abc"), 400, "request_malformed"},
    {"hex length", post("Content-Length: 0x3\r\n", "abc"), 400, "request_malformed"},
    {"huge length", post("Content-Length: 99999999999999999999999\r\n", ""), 400, "request_malformed"},
    {"empty length", post("Content-Length:\r\n", ""), 400, "request_malformed"},
    {"chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400,
     "request_malformed"},
    {"gzip transfer", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501,
     "transfer_encoding_unsupported"},
    {"xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501, "transfer_encoding_unsupported"},
    {"identity transfer", post("Transfer-Encoding: identity\r\n", ""), 501, "transfer_encoding_unsupported"},
    {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", ""), 501,
     "transfer_encoding_unsupported"},
    {"chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
     "request_malformed"},
    {"bad chunk size", post("Transfer-Encoding: chunked\r\n", "xyz\r\n"), 400, "body_malformed"},
    {"negative chunk", post("Transfer-Encoding: chunked\r\n", "-1\r\nab"), 400, "body_malformed"},
    {"0x chunk", post("Transfer-Encoding: chunked\r\n", "0x1\r\na\r\n0\r\n\r\n"), 400, "body_malformed"},
    {"chunk size overflow", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), 400,
     "body_malformed"},
    {"chunk without CRLF", post("Transfer-Encoding: chunked\r\n", "1\r\naXX0\r\n\r\n"), 400,
     "body_malformed"},
    {"chunk LF only", post("Transfer-Encoding: chunked\r\n", "1\na\n0\n\n\r\n\r\n"), 400, "body_malformed"},
    {"endless extension", post("Transfer-Encoding: chunked\r\n", "1;" + std::string(9000, 'a')), 400,
     "body_malformed"},
    {"endless trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(9000, 'a')), 400,
     "body_malformed"},
    {"length in trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 5\r\n\r\n"), 400,
     "body_malformed"},
    {"brotli", post("Content-Encoding: br\r\nContent-Length: 1\r\n", "a"), 415,
     "content_encoding_unsupported"},
    {"gzip twice", post("Content-Encoding: gzip, gzip\r\nContent-Length: 1\r\n", "a"), 415,
     "content_encoding_unsupported"},
    {"not gzip", post("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"), 400, "body_malformed"},
    {"expectation", post("Expect: tea\r\nContent-Length: 1\r\n", "a"), 417, "expectation_failed"},
    {"declared too large", post("Content-Length: 1048577\r\n", ""), 413, "body_too_large"},
    {"chunked too large", post("Transfer-Encoding: chunked\r\n", "100001\r\n"), 413, "body_too_large"},
    {"head too large", get("X: " + std::string(16 * 1024, 'a') + "\r\n"), 431, "head_too_large"},
    {"endless head", "GET /" + std::string(17 * 1024, 'a'), 431, "head_too_large"},
};

TEST(RequestParser, RefusesWhatIsMalformed) {
    for (const auto& row : kMalformed) {
        for (const std::size_t piece : {1UL << 20, 1UL}) {
            const auto parsed = parse(row.bytes, {}, piece);
            EXPECT_FALSE(parsed.request) << row.name;
            EXPECT_EQ(parsed.status, row.status) << row.name << " in pieces of " << piece;
            EXPECT_EQ(parsed.code, row.code) << row.name << " in pieces of " << piece;
        }
    }
}

TEST(RequestParser, AcceptsWhatIsOnlyUnusual) {
    for (const std::string& bytes :
         {post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), post("Content-Length: 0003\r\n", "abc"),
          post("TRANSFER-ENCODING: Chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"), post("Content-Length: 0\r\n", ""),
          std::string("GET / HTTP/1.0\r\n\r\n"), get("X:\r\n"), get("X: \xc3\xa9\r\n"),
          post("Content-Encoding: identity\r\nContent-Length: 1\r\n", "a")})
        EXPECT_TRUE(parse(bytes).request) << bytes << " " << parse(bytes).code;
}

TEST(RequestParser, HeadLimitsAreExact) {
    const std::string head = get("X: abc\r\n");
    EXPECT_TRUE(parse(head, {head.size(), 100, 0}).request);
    EXPECT_EQ(parse(head, {head.size() - 1, 100, 0}).status, 431);
    EXPECT_TRUE(parse(head, {1000, 2, 0}).request);
    EXPECT_EQ(parse(head, {1000, 1, 0}).code, "head_too_large");
}

TEST(RequestParser, BodyLimitsAreExact) {
    const ParseLimits limits{1000, 100, 4};
    EXPECT_TRUE(parse(post("Content-Length: 4\r\n", "abcd"), limits).request);
    EXPECT_EQ(parse(post("Content-Length: 5\r\n", "abcde"), limits).code, "body_too_large");
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    EXPECT_TRUE(parse(post(chunked, "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"), limits).request);
    EXPECT_EQ(parse(post(chunked, "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"), limits).code, "body_too_large");
}

TEST(RequestParser, SomePathsMayHaveLargerBodies) {
    const auto takes = [](std::string_view method, std::string_view path) {
        return method == "POST" && path == "/up";
    };
    const ParseLimits limits{1000, 100, 4, 8, takes};
    const auto ask = [&](const std::string& target, const std::string& length) {
        return parse("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n" +
                         std::string(std::stoul(length), 'x'),
                     limits);
    };
    EXPECT_TRUE(ask("/up", "8").request);
    EXPECT_TRUE(ask("/up?a=/b", "8").request);
    EXPECT_EQ(ask("/up", "9").code, "body_too_large");
    EXPECT_EQ(ask("/down?a=/up", "5").code, "body_too_large");
    EXPECT_EQ(ask("/up/", "5").code, "body_too_large");
}

TEST(RequestParser, UnzipsTheBodyWithinTheLimit) {
    const auto request = [](const std::string& body) {
        return post("Content-Encoding: gzip\r\nContent-Length: " + std::to_string(body.size()) + "\r\n",
                    body);
    };
    EXPECT_EQ(parse(request(gzip("olá"))).request->body, "olá");
    EXPECT_EQ(parse(request(gzip(""))).request->body, "");
    const auto bomb = gzip(std::string(50 << 20, '\0'));
    ASSERT_LT(bomb.size(), 100'000U);
    EXPECT_EQ(parse(request(bomb)).code, "body_too_large");
    EXPECT_EQ(parse(request(gzip("abc").substr(0, 15))).code, "body_malformed");
    EXPECT_EQ(parse(request(gzip("abc") + "x")).code, "body_malformed");
}

TEST(Gunzip, LimitIsExact) {
    const auto zipped = gzip(std::string(100'000, 'x'));
    EXPECT_EQ(gunzip(zipped, 100'000).value().size(), 100'000U);
    EXPECT_EQ(gunzip(zipped, 99'999).error().code, "body_too_large");
}

}  // namespace
}  // namespace net
