#include "base/time.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Time, FormatsAsRfc3339WithMilliseconds) {
    struct Row {
        std::int64_t us;
        const char* text;
    };
    for (const auto& [us, text] : {
             Row{0, "1970-01-01T00:00:00.000Z"},
             Row{999, "1970-01-01T00:00:00.000Z"},  // cut, never rounded up
             Row{1'714'813'953'204'999, "2024-05-04T09:12:33.204Z"},
             Row{1'709'164'800'000'000, "2024-02-29T00:00:00.000Z"},
             Row{253'402'300'799'999'000, "9999-12-31T23:59:59.999Z"},
         }) {
        EXPECT_EQ(format_rfc3339(from_us(us)), text);
    }
}

TEST(Time, ParsesWhatOthersWrite) {
    struct Row {
        const char* text;
        std::int64_t us;
    };
    for (const auto& [text, us] : {
             Row{"1970-01-01T00:00:00Z", 0}, Row{"2024-05-04T09:12:33Z", 1'714'813'953'000'000},
             Row{"2024-05-04t09:12:33z", 1'714'813'953'000'000},
             Row{"2024-05-04T09:12:33.2Z", 1'714'813'953'200'000},
             Row{"2024-05-04T09:12:33.204719Z", 1'714'813'953'204'719},
             Row{"2024-05-04T09:12:33.204719999Z", 1'714'813'953'204'719},
             Row{"2024-05-04T06:12:33-03:00", 1'714'813'953'000'000},
             Row{"2024-05-04T16:12:33+07:00", 1'714'813'953'000'000},
             Row{"2024-05-04T14:57:33+05:45", 1'714'813'953'000'000},
             Row{"2016-12-31T23:59:60Z", 1'483'228'800'000'000},  // a leap second is the next second
         }) {
        const auto parsed = parse_rfc3339(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(to_us(*parsed), us) << text;
    }
}

TEST(Time, RefusesTheRest) {
    for (const char* text : {"",
                             "2024-05-04",
                             "2024-05-04T09:12:33",
                             "2024-05-04 09:12:33Z",
                             "2024-13-04T09:12:33Z",
                             "2023-02-29T09:12:33Z",
                             "2024-05-04T24:00:00Z",
                             "2024-05-04T09:60:00Z",
                             "2024-05-04T09:12:61Z",
                             "2024-05-04T09:12:33.Z",
                             "2024-05-04T09:12:33.0123456789Z",
                             "2024-05-04T09:12:33Zx",
                             "2024-05-04T09:12:33+0300",
                             "2024-05-04T09:12:33+24:00",
                             "2024-05-04T09:12:33+03:60",
                             "24-05-04T09:12:33Z",
                             "-024-05-04T09:12:33Z",
                             "2024-05-04T09:12:33+",
                             "2024-5-4T9:12:33Z",
                             "2024-00-04T09:12:33Z"}) {
        const auto parsed = parse_rfc3339(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, "time_malformed") << text;
    }
}

TEST(Time, FormatAndParseAgree) {
    for (std::int64_t us = 0; us < 253'402'300'799'000'000; us += 987'654'321'123'000) {
        const auto parsed = parse_rfc3339(format_rfc3339(from_us(us)));
        ASSERT_TRUE(parsed);
        EXPECT_EQ(to_us(*parsed), us / 1000 * 1000);
    }
}

}  // namespace
}  // namespace base
