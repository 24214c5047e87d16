#include "net/gunzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

namespace net {
namespace {

struct EndInflate {
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

constexpr int kGzipOnly = 16 + MAX_WBITS;

}  // namespace

base::Result<std::string> gunzip(std::string_view compressed, std::size_t bytes_max) {
    z_stream stream{};
    if (inflateInit2(&stream, kGzipOnly) != Z_OK)
        return base::fail(base::ErrorKind::unavailable, "internal", "no memory to inflate the body");
    const std::unique_ptr<z_stream, EndInflate> end(&stream);
    // zlib's interface is older than const; it does not write to its input.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    std::string out;
    std::array<char, 16 * 1024> piece;
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        out.append(piece.data(), piece.size() - stream.avail_out);
        if (out.size() > bytes_max)
            return base::fail(base::ErrorKind::too_large, "body_too_large", "the inflated body is too large");
        if (code == Z_STREAM_END && stream.avail_in == 0) return out;
        if (code != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0))
            return base::fail(base::ErrorKind::invalid, "body_malformed", "the gzip body is broken");
    }
}

}  // namespace net
