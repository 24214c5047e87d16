// The figures by example, and what has to come out whatever happened: the identities of behaviours.md §4.
#include <gtest/gtest.h>

#include <map>

#include "domain/metrics/figures.h"
#include "domain/test_play.h"

namespace domain::metrics {
namespace {

using namespace std::chrono_literals;
constexpr base::Duration kDay = std::chrono::hours(24);

Life life_of(const std::vector<Event>& events) {
    Walk walk;
    for (const Event& event : events)
        walk.read(event);
    return walk.life();
}

class Read {
 public:
    Read(std::span<const Life> lives, Period period, base::Timestamp as_of) {
        for (auto& figure : figures(lives, period, as_of))
            figures_[figure.name + (figure.code.empty() ? "" : " " + figure.code)] = std::move(figure);
    }
    const Figure& operator[](const std::string& name) const { return figures_.at(name); }
    std::int64_t n(const std::string& name) const {
        const auto found = figures_.find(name);
        return found == figures_.end() ? 0 : found->second.n;
    }
    std::int64_t sum(const std::string& prefix) const {
        std::int64_t sum = 0;
        for (const auto& [name, figure] : figures_)
            if (name.starts_with(prefix)) sum += figure.n;
        return sum;
    }

 private:
    std::map<std::string, Figure> figures_;
};

TEST(Figures, ADayOfOneShop) {
    const auto start = test_time();
    Play in_time;  // asked, answered after 10 minutes, asked again, answered after 2 minutes
    in_time.consumer_writes("open?");
    in_time.now += 10min;
    in_time.writes(test_staff(), "yes");
    in_time.now += 1h;
    in_time.consumer_writes("until when?");
    in_time.now += 2min;
    in_time.writes(test_staff(), "seven");
    Play late;  // a bot at once, a person exactly at the end of the day
    late.consumer_writes("open?");
    late.now += 10min;
    late.writes(test_bot(), "one moment");
    late.now += kDay - 10min;
    late.time_passes();
    late.writes(test_staff(), "sorry");
    Play never;
    never.consumer_writes("open?");
    never.now += kDay;
    never.time_passes();
    Play excused;
    excused.consumer_writes("ok then");
    ASSERT_TRUE(excused.close(CloseReason::no_reply_needed));

    const std::vector lives{life_of(in_time.events), life_of(late.events), life_of(never.events),
                            life_of(excused.events)};
    const Read read(lives, {start, start + 2 * kDay}, start + 2 * kDay);
    EXPECT_EQ(read.n("conversations_received"), 4);
    EXPECT_EQ(read.n("received_in_time"), 1);
    EXPECT_EQ(read.n("received_late"), 1);
    EXPECT_EQ(read.n("received_overdue"), 1);
    EXPECT_EQ(read.n("received_no_reply_needed"), 1);
    EXPECT_EQ(read["response_rate_24h"].n, 3);
    EXPECT_DOUBLE_EQ(*read["response_rate_24h"].value, 100.0 / 3);
    EXPECT_DOUBLE_EQ(*read["any_answer_rate_24h"].value, 200.0 / 3);
    EXPECT_DOUBLE_EQ(*read["first_response_p50"].value, 600);
    EXPECT_DOUBLE_EQ(*read["first_response_p90"].value, 86'400);
    EXPECT_DOUBLE_EQ(*read["next_response_p90"].value, 120);
    EXPECT_DOUBLE_EQ(*read["first_response_unanswered"].value, 100.0 / 3);
    EXPECT_EQ(read.n("breaches"), 2);  // a breach stays one after a late answer
    EXPECT_EQ(read.n("waiting_overdue"), 1);
    EXPECT_EQ(read.n("open_backlog"), 3);
    EXPECT_DOUBLE_EQ(*read["oldest_waiting"].value, 2 * 86'400);
    EXPECT_EQ(read.n("messages_human"), 3);
    EXPECT_EQ(read["messages_bot"].events, std::vector<std::int64_t>{3});
}

TEST(Figures, AreOfThePeriodAndSayNothingOfNothing) {
    const auto start = test_time();
    Play play;
    play.consumer_writes("open?");
    const std::vector lives{life_of(play.events)};
    const Read before(lives, {start - kDay, start}, start + 2 * kDay);
    EXPECT_EQ(before.n("conversations_received"), 0);
    EXPECT_FALSE(before["response_rate_24h"].value);
    EXPECT_FALSE(before["first_response_p50"].value);
    const Read not_due(lives, {start, start + 2 * kDay}, start + 1h);
    EXPECT_EQ(not_due["response_rate_24h"].n, 0);  // in neither side
    EXPECT_EQ(not_due.n("received_running"), 1);
    EXPECT_EQ(not_due.n("waiting_under_4h"), 1);
    const Read due_later(lives, {start, start + kDay}, start + 2 * kDay);
    EXPECT_EQ(due_later["response_rate_24h"].n, 0);  // falls due in the next period
}

TEST(Figures, OptOutsAreThoseOfTheLastContact) {
    Play play;
    const auto start = play.now;
    play.consumer_writes("tell me when it comes");
    play.writes(test_staff(), "we will");
    const auto contact = [&](const char* code) {
        play.take({{Event{0, play.state.id, play.now, test_staff(),
                          MessageSent{.message_id = play.fresh_id(),
                                      .text = "news",
                                      .content = {},
                                      .verdict = Verdict{},
                                      .reason = ContactReason{code, "{}"}}}}});
    };
    contact("APPT.REMINDER");
    play.now += 2 * kDay;
    contact("POSTSALE.SHIPPED");
    play.now += 72h;
    play.take({{Event{0, play.state.id, play.now, test_consumer(),
                      ContactChanged{Contact::opted_out, "OPTED_OUT", play.seq}}}});
    const std::vector lives{life_of(play.events)};
    const Read read(lives, {start, play.now + kDay}, play.now + kDay);
    EXPECT_EQ(read["contacts_sent"].n, 2);
    EXPECT_EQ(read.n("contacts_sent_for POSTSALE.SHIPPED"), 1);
    EXPECT_EQ(read.n("opt_outs"), 1);
    EXPECT_DOUBLE_EQ(*read["opt_out_rate"].value, 50);
}

TEST(Figures, NearestRank) {
    const std::vector<std::int64_t> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    EXPECT_EQ(nearest_rank(values, 50), 5);
    EXPECT_EQ(nearest_rank(values, 90), 9);
    EXPECT_EQ(nearest_rank(values, 91), 10);
    EXPECT_EQ(nearest_rank(std::span(values).first(1), 50), 1);
}

TEST(Figures, HoldTheIdentitiesWhateverHappened) {
    for (const auto seed : property_seeds(40)) {
        SCOPED_TRACE("BALCAO_SEED=" + std::to_string(seed));
        std::vector<Life> lives;
        std::vector<Event> events;
        base::Timestamp end = test_time();
        for (std::uint64_t i = 0; i < 6; ++i) {
            RandomPlay random(seed * 100 + i);
            for (int step = 0; step < 60; ++step)
                random.step();
            lives.push_back(life_of(random.play.events));
            events.insert(events.end(), random.play.events.begin(), random.play.events.end());
            end = std::max(end, random.play.now);
            // What the walk says of the last instant is what the state says.
            const auto& state = random.play.state;
            const Life& life = lives.back();
            EXPECT_EQ(!life.questions.empty() && !life.questions.back().ended_at, state.needs_reply());
            EXPECT_EQ(!life.open.empty() && !life.open.back().to, state.work == Work::open);
            EXPECT_EQ(life.episodes.empty() ? 1 : life.episodes.back().number, state.episode);
        }
        const auto middle = test_time() + (end - test_time()) / 2;
        const Read read(lives, {middle, end + 1h}, end + 30min);
        const Read before(lives, {middle - kDay, middle - 1us}, end + 30min);
        // received = in time + late + overdue + running + no reply needed + spam
        EXPECT_EQ(read.n("conversations_received"), read.sum("received_"));
        EXPECT_EQ(read.n("conversations_received"),
                  read.n("conversations_new") + read.n("conversations_returning"));
        EXPECT_EQ(read.n("waiting_backlog"), read.n("waiting_under_4h") + read.n("waiting_under_12h") +
                                                 read.n("waiting_under_24h") + read.n("waiting_overdue"));
        EXPECT_EQ(read.n("contacts_sent"), read.sum("contacts_sent_for"));
        EXPECT_EQ(read.n("denials"), read.sum("denials_for"));
        // open(t) = open(t-1) + opened + reopened - closed
        std::int64_t opened = 0, closed = 0;
        for (const Life& life : lives) {
            for (const Stretch& stretch : life.open) {
                opened += stretch.from >= middle ? 1 : 0;
                closed += stretch.to && *stretch.to >= middle ? 1 : 0;
            }
        }
        EXPECT_EQ(read.n("open_backlog"), before.n("open_backlog") + opened - closed);
    }
}

// behaviours.md §4 CSAT, R9.
TEST(Figures, ThumbsBesideTheTimeOfTheFirstAnswer) {
    const auto start = test_time();
    const auto asked = [&](base::Duration first_response, std::int64_t option) {
        Play play;
        play.consumer_writes("open?");
        play.now += first_response;
        play.writes(test_staff(), "yes");
        play.take({{Event{0, play.state.id, play.now, Actor{},
                          survey::decide(play.state, "s", SurveyTrigger::program, play.now, {})}}});
        if (option >= 0) play.take(survey::answer(play.state, {"s", "needs_met", option}, play.now).value());
        return life_of(play.events);
    };
    Play handed;
    handed.consumer_writes("a person, please");
    handed.take({{Event{0, handed.state.id, handed.now, test_consumer(),
                        HandoverChanged{HandoverStep::requested, "HUMAN_REQUESTED"}}}});
    handed.now += 7min;
    handed.writes(test_staff(), "here");
    const std::vector<Life> lives{asked(3min, 0), asked(2h, 0), asked(3h, 1), asked(2h, -1),
                                  life_of(handed.events)};
    const Read read(lives, {start - kDay, start + kDay}, start + kDay);
    EXPECT_EQ(read["csat"].n, 3);
    EXPECT_NEAR(read["csat"].value.value(), 66.67, 0.01);
    EXPECT_EQ(read["csat_by_first_response 5_min"].value, 100);
    EXPECT_EQ(read["csat_by_first_response 4_h"].value, 50);
    EXPECT_EQ(read["survey_response_rate"].value, 75);
    EXPECT_EQ(read["people_requested"].value, 1);
    EXPECT_EQ(read["handover_time_p50"].value, 420);
}

}  // namespace
}  // namespace domain::metrics
