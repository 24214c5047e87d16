#include <webp/decode.h>
#include <webp/encode.h>

#include <memory>

#include "media/codecs.h"

namespace media {
namespace {

constexpr float kQuality = 82;

struct Freeing {
    void operator()(std::uint8_t* bytes) const { WebPFree(bytes); }
};

const std::uint8_t* data_of(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

std::optional<Size> webp_size(std::string_view bytes) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) return std::nullopt;
    if (features.has_animation != 0 || features.width <= 0 || features.height <= 0) return std::nullopt;
    return Size{features.width, features.height};
}

std::optional<Pixels> decode_webp(std::string_view bytes, int side) {
    const auto size = webp_size(bytes);
    WebPDecoderConfig config;
    if (!size || WebPInitDecoderConfig(&config) == 0) return std::nullopt;
    const Size wanted = fit(size->width, size->height, side);
    Pixels pixels(wanted.width, wanted.height);
    config.options.use_scaling = wanted.width != size->width || wanted.height != size->height ? 1 : 0;
    config.options.scaled_width = wanted.width;
    config.options.scaled_height = wanted.height;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = pixels.rgba.data();
    config.output.u.RGBA.stride = wanted.width * 4;
    config.output.u.RGBA.size = pixels.rgba.size();
    const auto status = WebPDecode(data_of(bytes), bytes.size(), &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK) return std::nullopt;
    return pixels;
}

std::string encode_webp(const Pixels& pixels) {
    std::uint8_t* out = nullptr;
    const std::size_t size =
        WebPEncodeRGBA(pixels.rgba.data(), pixels.width, pixels.height, pixels.width * 4, kQuality, &out);
    const std::unique_ptr<std::uint8_t, Freeing> owned(out);
    return {reinterpret_cast<const char*>(out), size};
}

}  // namespace media
