// libFuzzer target: a file as a stranger sends it, through sniffing, size, decoding, turning and drawing
// again. The first byte says which type it is declared as.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "media/picture_maker.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::string_view kTypes[] = {"image/jpeg", "image/png", "image/webp"};
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto made = media::make_picture(bytes, kTypes[data[0] % 3]);
    if (!made) return 0;
    CHECK(made->width > 0 && made->width <= media::kSideMax);
    CHECK(made->height > 0 && made->height <= media::kSideMax);
    CHECK(media::sniffed_type(made->original) == made->type);
    CHECK(media::sniffed_type(made->thumb) == "image/jpeg");
    CHECK(media::sniffed_type(made->blurred) == "image/jpeg");
    return 0;
}
