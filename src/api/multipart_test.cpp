#include "api/multipart.h"

#include <gtest/gtest.h>

namespace api {
namespace {

const std::string kType = "multipart/form-data; boundary=\"a b\"";

std::string code_of(std::string_view type, std::string_view body) {
    const auto parts = read_multipart(type, body);
    return parts ? "read" : parts.error().code;
}

TEST(Multipart, ReadsFieldsAndFiles) {
    const std::string bytes("\r\n--a\0--a b\r\n", 13);
    const std::string body =
        "--a b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nolá\r\n--a b\r\n"
        "CONTENT-TYPE: Image/PNG; x=1\r\ncontent-disposition: form-data; filename=\"; name=x\"; name=file\r\n"
        "\r\n" +
        bytes + "\r\n--a b--\r\n";
    const auto parts = read_multipart(kType, body);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 2U);
    EXPECT_EQ(find_part(*parts, "text"), "olá");
    EXPECT_EQ((*parts)[1].type, "image/png");
    EXPECT_EQ((*parts)[1].content, bytes);
    EXPECT_EQ(find_part(*parts, "none"), "");
}

TEST(Multipart, RefusesWhatIsNone) {
    const std::string part = "--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n";
    EXPECT_EQ(code_of(kType, part + "--a b--"), "read");
    EXPECT_EQ(code_of("application/json", part + "--a b--"), "form_malformed");
    EXPECT_EQ(code_of("multipart/form-data", part + "--a b--"), "form_malformed");
    EXPECT_EQ(code_of("multipart/form-data; boundary=" + std::string(71, 'a'), part), "form_malformed");
    for (const std::string& body :
         {std::string(), std::string("x") + part + "--a b--", part, part + "--a b", part + "--a bx\r\n",
          std::string("--a b\r\n\r\n1\r\n--a b--"),
          std::string("--a b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--a b--"),
          std::string("--a b\r\nContent-Disposition: inline; name=x\r\n\r\n1\r\n--a b--"),
          std::string("--a b\r\nX: ") + std::string(3000, 'x') + "\r\n\r\n1\r\n--a b--"})
        EXPECT_EQ(code_of(kType, body), "form_malformed") << body.substr(0, 90);
    std::string many;
    for (std::size_t i = 0; i <= kFormPartsMax; ++i)
        many += part;
    EXPECT_EQ(code_of(kType, many + "--a b--"), "form_malformed");
}

}  // namespace
}  // namespace api
