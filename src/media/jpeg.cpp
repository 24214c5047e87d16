#include <turbojpeg.h>

#include <algorithm>
#include <memory>

#include "media/codecs.h"

namespace media {
namespace {

// Progressive files with thousands of scans cost minutes otherwise.
constexpr int kFlags = TJFLAG_LIMITSCANS;

struct Closing {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, Closing>;

struct Freeing {
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

struct Head {
    Size size;
    int colours = 0;
};

const unsigned char* data_of(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::optional<Head> head_of(const Handle& handle, std::string_view bytes) {
    Head head;
    int sampling = 0;
    if (tjDecompressHeader3(handle.get(), data_of(bytes), bytes.size(), &head.size.width, &head.size.height,
                            &sampling, &head.colours) != 0)
        return std::nullopt;
    if (head.size.width <= 0 || head.size.height <= 0) return std::nullopt;
    return head;
}

// The smallest of the sizes the decoder offers (in eighths) that still has `side`.
Size decoded_size(Size size, int side) {
    int count = 0;
    const tjscalingfactor* factors = tjGetScalingFactors(&count);
    Size best = size;
    for (int i = 0; i < count; ++i) {
        const Size scaled{TJSCALED(size.width, factors[i]), TJSCALED(size.height, factors[i])};
        const bool is_enough = std::max(scaled.width, scaled.height) >= side;
        if (factors[i].num <= factors[i].denom && is_enough && scaled.width < best.width) best = scaled;
    }
    return best;
}

// Print colours, which programs store inverted (Adobe).
void from_cmyk(Pixels& pixels) {
    for (std::size_t at = 0; at < pixels.rgba.size(); at += 4) {
        const unsigned black = pixels.rgba[at + 3];
        for (std::size_t c = 0; c < 3; ++c)
            pixels.rgba[at + c] = static_cast<std::uint8_t>(pixels.rgba[at + c] * black / 255);
        pixels.rgba[at + 3] = 255;
    }
}

}  // namespace

std::optional<Size> jpeg_size(std::string_view bytes) {
    const Handle handle(tjInitDecompress());
    const auto head = handle ? head_of(handle, bytes) : std::nullopt;
    return head ? std::optional(head->size) : std::nullopt;
}

std::optional<Pixels> decode_jpeg(std::string_view bytes, int side) {
    const Handle handle(tjInitDecompress());
    const auto head = handle ? head_of(handle, bytes) : std::nullopt;
    if (!head) return std::nullopt;
    const bool is_cmyk = head->colours == TJCS_CMYK || head->colours == TJCS_YCCK;
    const Size size = decoded_size(head->size, side);
    Pixels pixels(size.width, size.height);
    const int failed = tjDecompress2(handle.get(), data_of(bytes), bytes.size(), pixels.rgba.data(),
                                     size.width, 0, size.height, is_cmyk ? TJPF_CMYK : TJPF_RGBA, kFlags);
    // Cameras write files that are not quite in order; what can be drawn of them is drawn.
    if (failed != 0 && tjGetErrorCode(handle.get()) == TJERR_FATAL) return std::nullopt;
    if (is_cmyk) from_cmyk(pixels);
    return pixels;
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
    const Handle handle(tjInitCompress());
    if (!handle) return {};
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const int failed = tjCompress2(handle.get(), pixels.rgba.data(), pixels.width, 0, pixels.height,
                                   TJPF_RGBX, &out, &size, TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, Freeing> owned(out);
    if (failed != 0) return {};
    return {reinterpret_cast<const char*>(out), size};
}

}  // namespace media
