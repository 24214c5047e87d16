#include "domain/follow_up.h"

#include <gtest/gtest.h>

#include <map>

#include "domain/test_play.h"

namespace domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A shop in Lisbon that is open as told; the play's clock stands on Monday 2024-05-06, 10:00 there.
class FollowUpTest : public testing::Test {
 protected:
    explicit FollowUpTest() { open({{0, 540, 1080}, {1, 540, 1080}, {2, 540, 1080}, {3, 540, 1080}}); }

    void open(std::vector<HoursRange> weekly) {
        location_.zone = "Europe/Lisbon";
        location_.hours = std::move(weekly);
        timetable_.emplace(*time::Timetable::make(
            {.zone = location_.zone, .weekly = location_.hours, .special = {}, .closures = {}}));
        play_.now = base::parse_rfc3339("2024-05-06T09:00:00Z").value();
    }
    Place place() const { return {location_, timetable_ ? &*timetable_ : nullptr}; }
    void talk(base::Duration later = {}) {
        play_.now += later;
        play_.consumer_writes("Do you have it?");
        play_.now += minutes(5);
        play_.writes(test_staff(), "Yes, on shelf " + std::to_string(play_.next_message));
    }
    // "suggested 2024-05-07T09:00:00Z NUDGE_DUE"
    std::string planned() const {
        const auto plan = plan_follow_up(play_.state, place(), play_.now);
        return std::string(base::name_of(plan.becomes)) + " " + base::format_rfc3339(plan.at) + " " +
               std::string(plan.reason_code);
    }
    std::size_t pass(base::Timestamp at) {
        play_.now = at;
        return play_.take(on_time(play_.state, place(), at));
    }

    Location location_;
    std::optional<time::Timetable> timetable_;
    Play play_;
};

TEST_F(FollowUpTest, IsTheNextDayAtTheSameHour) {
    talk();
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-07T09:00:00")) << planned();
}

TEST_F(FollowUpTest, IsNotBeforeHalfPastNine) {
    open({{0, 0, 1440}, {1, 420, 1080}});
    talk(-hours(2));  // 08:00
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-07T08:30:00")) << planned();
}

TEST_F(FollowUpTest, WaitsFor18HoursOfSilence) {
    talk();
    talk(hours(8));  // 18:05 on the same day
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-07T11:05:00")) << planned();
}

TEST_F(FollowUpTest, AnHourOutsideTheirHoursSaysNothing) {
    talk(hours(13) + minutes(50));  // 23:50
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-07T16:50:00")) << planned();
}

TEST_F(FollowUpTest, MovesToTheNextOpeningUpToTheFourthDay) {
    open({{0, 540, 1080}, {4, 540, 1080}});
    talk();
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-10T08:00:00")) << planned();
    open({{0, 540, 1080}, {5, 540, 1080}});
    EXPECT_TRUE(planned().starts_with("dropped ")) << planned();
    EXPECT_TRUE(planned().ends_with("NUDGE_DROPPED"));
}

TEST_F(FollowUpTest, AShopWithoutHoursIsAlwaysThereButNotAtNight) {
    timetable_.reset();
    talk(hours(11));  // 21:00
    talk(hours(2));   // 23:05: 18 hours end at 17:05, the first hour was 21:00
    EXPECT_TRUE(planned().starts_with("suggested 2024-05-07T20:00:00")) << planned();
}

TEST_F(FollowUpTest, IsPlannedOnceAndSuggestedAtItsInstant) {
    talk();
    const auto begun = play_.state.episode_started_at;
    EXPECT_EQ(next_timer_at(play_.state), begun + hours(18));
    EXPECT_EQ(pass(begun + hours(18)), 1U);
    EXPECT_EQ(play_.state.follow_up, FollowUp::planned);
    EXPECT_EQ(next_timer_at(play_.state), begun + hours(24));
    EXPECT_EQ(pass(begun + hours(24) - minutes(1)), 0U);
    EXPECT_EQ(pass(begun + hours(24)), 1U);
    EXPECT_EQ(play_.state.follow_up, FollowUp::suggested);
    EXPECT_FALSE(play_.state.follow_up_at);
    EXPECT_TRUE(check_follow_up(play_.state));
}

TEST_F(FollowUpTest, IsPlannedAgainWhenTheShopChangesItsHours) {
    talk();
    const auto begun = play_.state.episode_started_at;
    EXPECT_EQ(pass(begun + hours(18)), 1U);
    location_.hours = {{0, 540, 1080}, {2, 540, 1080}};  // closed on Tuesday, after all
    timetable_.emplace(*time::Timetable::make(
        {.zone = location_.zone, .weekly = location_.hours, .special = {}, .closures = {}}));
    EXPECT_EQ(pass(begun + hours(24)), 1U);
    EXPECT_EQ(play_.state.follow_up, FollowUp::planned);
    EXPECT_EQ(next_timer_at(play_.state), begun + hours(47));  // Wednesday 09:00
}

// Whatever happens: one in an episode, and acting always moves the next instant forward.
TEST(FollowUpProperty, OncePerEpisodeAndNeverDueTwice) {
    for (const auto seed : property_seeds(200)) {
        RandomPlay random(seed);
        std::map<std::int64_t, int> suggested;
        std::size_t seen = 0;
        for (int i = 0; i < 60; ++i) {
            random.step();
            random.play.time_passes();
            const auto& state = random.play.state;
            if (const auto next = next_timer_at(state)) {
                ASSERT_GT(*next, random.play.now) << "seed " << seed << " step " << i;
            }
            Conversation folded;
            for (std::size_t at = 0; at < random.play.events.size(); ++at) {
                const Event& event = random.play.events[at];
                apply(folded, event);
                const auto* body = std::get_if<FollowUpChanged>(&event.body);
                if (at >= seen && body != nullptr && body->state == FollowUp::suggested)
                    ++suggested[folded.episode];
            }
            seen = random.play.events.size();
        }
        for (const auto& [episode, times] : suggested)
            EXPECT_EQ(times, 1) << "seed " << seed << " episode " << episode;
    }
}

}  // namespace
}  // namespace domain
