#include "domain/time/channel.h"

#include <gtest/gtest.h>

namespace domain::time {
namespace {

using std::chrono::hours;

TEST(ChannelNews, AVacationAheadOnAndOver) {
    const base::Timestamp from = base::parse_rfc3339("2026-08-01T00:00:00Z").value();
    KeptHours kept;
    EXPECT_FALSE(channel_news(kept, from));
    kept.pauses = {{from, from + hours(48)}, {from + hours(400), from + hours(500)}};
    const auto code_at = [&](base::Duration after) {
        const auto news = channel_news(kept, from + after);
        return news ? std::string(news->code) : std::string();
    };
    EXPECT_EQ(code_at(hours(-1)), "CHANNEL_PAUSED");
    EXPECT_EQ(code_at(hours(0)), "CHANNEL_PAUSED");
    EXPECT_EQ(code_at(hours(48)), "CHANNEL_RESUMED");
    EXPECT_EQ(channel_news(kept, from + hours(48))->pause.to, from + hours(48));
    // A week later the next one is news.
    EXPECT_EQ(channel_news(kept, from + hours(48) + kWelcomeBack)->pause.from, from + hours(400));
    EXPECT_EQ(code_at(hours(500) + kWelcomeBack), "");
}

}  // namespace
}  // namespace domain::time
