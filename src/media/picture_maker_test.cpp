// What becomes of a file that a stranger sent: the right way up, small enough, nothing of the file left; and
// what is not taken at all.
#include "media/picture_maker.h"

#include <gtest/gtest.h>

#include "media/test_pictures.h"

namespace media {
namespace {

std::string code_of(const base::Result<MadePicture>& made) {
    return made ? "made" : made.error().code;
}

// 'r', 'g', 'b', 'w' of the four quarters, row by row.
std::string colours_of(const Pixels& pixels) {
    std::string out;
    for (const int y : {pixels.height / 4, pixels.height * 3 / 4}) {
        for (const int x : {pixels.width / 4, pixels.width * 3 / 4}) {
            const auto* at = pixels.at(x, y);
            const bool r = at[0] > 128, g = at[1] > 128, b = at[2] > 128;
            out += r && g && b ? 'w' : r ? 'r' : g ? 'g' : b ? 'b' : '.';
        }
    }
    return out;
}

TEST(PictureMaker, NothingOfTheFileIsLeft) {
    const std::string jpeg = test_jpeg(400, 200) + "BEHIND THE END";
    ASSERT_TRUE(jpeg.contains(kPlace));
    const auto made = make_picture(jpeg, "image/jpeg");
    ASSERT_TRUE(made) << code_of(made);
    for (const auto* bytes : {&made->original, &made->thumb, &made->blurred}) {
        EXPECT_FALSE(bytes->contains("GPS"));
        EXPECT_FALSE(bytes->contains("Exif"));
        EXPECT_FALSE(bytes->contains("BEHIND"));
    }
}

TEST(PictureMaker, IsTurnedTheRightWayUp) {
    // Where red, green, blue and white come to lie, by what the camera said.
    const std::vector<std::string> expected{"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto made = make_picture(test_jpeg(64, 32, orientation), "image/jpeg");
        ASSERT_TRUE(made);
        EXPECT_EQ(made->width, orientation >= 5 ? 32 : 64);
        EXPECT_EQ(colours_of(*decode_jpeg(made->original, kSideMax)),
                  expected[static_cast<std::size_t>(orientation - 1)])
            << orientation;
    }
    EXPECT_EQ(make_picture(test_jpeg(64, 32, 77), "image/jpeg")->width, 64);
}

TEST(PictureMaker, EachFormatStaysWhatItIs) {
    const Pixels drawn = quarters(64, 32);
    for (const auto& [bytes, type] : {std::pair{encode_png(drawn), "image/png"},
                                      {encode_webp(drawn), "image/webp"},
                                      {encode_jpeg(drawn, 90), "image/jpg"}}) {
        const auto made = make_picture(bytes, type);
        ASSERT_TRUE(made) << type << code_of(made);
        EXPECT_EQ(made->type, sniffed_type(bytes));
        EXPECT_EQ(sniffed_type(made->original), made->type);
        EXPECT_EQ(sniffed_type(made->thumb), "image/jpeg");
        EXPECT_EQ(made->width, 64);
        EXPECT_EQ(made->height, 32);
    }
}

TEST(PictureMaker, LargeOnesComeSmaller) {
    const auto made = make_picture(encode_jpeg(quarters(5000, 2500), 80), "image/jpeg");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->width, kSideMax);
    EXPECT_EQ(made->height, kSideMax / 2);
    const auto thumb = jpeg_size(made->thumb);
    EXPECT_EQ(thumb->width, kThumbSideMax);
    EXPECT_EQ(thumb->height, kThumbSideMax / 2);
    EXPECT_LE(made->thumb.size(), kThumbBytesMax);
    EXPECT_EQ(colours_of(*decode_jpeg(made->thumb, kSideMax)), "rgbw");
    const auto narrow = make_picture(encode_png(quarters(6000, 2)), "image/png");
    EXPECT_EQ(narrow->height, 1);
}

TEST(PictureMaker, TheSameFileMakesTheSamePicture) {
    const auto once = make_picture(test_jpeg(), "image/jpeg"),
               again = make_picture(test_jpeg(), "image/jpeg");
    EXPECT_EQ(once->original, again->original);
}

// A page of stripes two pixels wide, as letters are: none of it is left.
TEST(PictureMaker, NothingCanBeReadInTheBlurredOne) {
    Pixels page(320, 200);
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x)
            for (int c = 0; c < 4; ++c)
                page.at(x, y)[c] = c == 3 || x / 2 % 2 == 0 ? 255 : 0;
    const auto made = make_picture(encode_png(page), "image/png");
    const auto seen = decode_jpeg(made->blurred, kSideMax);
    int darkest = 255, brightest = 0;
    for (int x = 0; x < seen->width; ++x) {
        darkest = std::min<int>(darkest, seen->at(x, 100)[0]);
        brightest = std::max<int>(brightest, seen->at(x, 100)[0]);
    }
    EXPECT_LT(brightest - darkest, 26);  // a tenth of what was black on white
    EXPECT_EQ(seen->width, 320);
}

TEST(PictureMaker, WhatIsNotTaken) {
    const std::string jpeg = test_jpeg(), png = encode_png(quarters(8, 8));
    EXPECT_EQ(code_of(make_picture(jpeg, "image/png")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture(png, "image/jpeg")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture(jpeg, "")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture("<svg xmlns='…'/>", "image/svg+xml")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture("GIF89a", "image/gif")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture("", "image/jpeg")), "media_not_as_declared");
    EXPECT_EQ(code_of(make_picture(png.substr(0, png.size() / 2), "image/png")), "media_unreadable");
    EXPECT_EQ(code_of(make_picture(jpeg.substr(0, 60), "image/jpeg")), "media_unreadable");
    EXPECT_EQ(code_of(make_picture(png + std::string(kBytesMax, 'x'), "image/png")), "media_too_large");
}

// As PNG has it (ISO 3309).
std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    return ~crc;
}

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift);
    return out;
}

// Some bytes that would be gigabytes: the head alone says so.
TEST(PictureMaker, NothingIsDecodedThatIsTooLarge) {
    std::string png = encode_png(quarters(8, 8));
    std::string jpeg = encode_jpeg(quarters(8, 8), 90);
    std::string webp = encode_webp(quarters(8, 8));
    png.replace(16, 8, big_endian(8000) + big_endian(5001));
    png.replace(29, 4, big_endian(crc_of(std::string_view(png).substr(12, 17))));
    jpeg.replace(jpeg.find("\xff\xc0") + 5, 4, "\xff\xdc\xff\xdc");
    // VP8: fourteen bits of width and of height behind the start code.
    webp.replace(webp.find("\x9d\x01\x2a") + 3, 4, "\xff\x3f\xff\x3f");
    EXPECT_EQ(code_of(make_picture(png, "image/png")), "media_too_many_pixels");
    EXPECT_EQ(code_of(make_picture(jpeg, "image/jpeg")), "media_too_many_pixels");
    EXPECT_EQ(code_of(make_picture(webp, "image/webp")), "media_too_many_pixels");
}

}  // namespace
}  // namespace media
