// Who is told, and in which words (behaviours.md NTF-01, NTF-03, NTF-04, CLK-11, PII-08).
#include <gtest/gtest.h>

#include <set>

#include "domain/notify/texts.h"
#include "domain/test_play.h"

namespace domain::notify {
namespace {

using Names = std::set<std::string>;

class WhoIsTold : public ::testing::Test {
 protected:
    const LocationId shop_ = test_id<LocationId>(11);

    WhoIsTold() {
        staff_.reserve(8);
        add("ana", Role::staff);
        add("bia", Role::staff);
        add("mia", Role::manager);
        add("olga", Role::owner);
        add("otto", Role::observer);
        add("eva", Role::staff, test_id<LocationId>(99));  // of another shop
    }
    void add(const std::string& name, Role role, LocationId location = test_id<LocationId>(11)) {
        staff_.push_back({test_id<StaffId>(100 + staff_.size()), test_id<BrandId>(12), name + "@x.example",
                          name, role, "en",
                          role == Role::owner ? std::vector<LocationId>{} : std::vector{location}});
        people_.push_back({&staff_.back(), {}, false, true, false});
    }
    Person& who(const std::string& name) {
        return *std::ranges::find_if(people_, [&](const Person& one) { return one.staff->name == name; });
    }
    Occasion about(Kind kind, int number = 0, const std::string& assignee = "") {
        Occasion occasion{kind, number, shop_, {}, true};
        if (!assignee.empty()) occasion.assignee = who(assignee).staff->id;
        return occasion;
    }
    Names told(const Occasion& occasion) const {
        Names names;
        for (const auto& one : who_is_told(occasion, people_).now)
            names.insert(one.person->staff->name);
        return names;
    }
    Names held(const Occasion& occasion) const {
        Names names;
        for (const auto* one : who_is_told(occasion, people_).held)
            names.insert(one->staff->name);
        return names;
    }

    std::vector<Staff> staff_;
    std::vector<Person> people_;
};

TEST_F(WhoIsTold, OfAMessageTheAssigneeElseTheTeamElseAll) {
    EXPECT_EQ(told(about(Kind::message, 0, "ana")), (Names{"ana"}));
    EXPECT_EQ(told(about(Kind::message)), (Names{"ana", "bia", "mia", "olga"}));
    who("ana").is_quiet = true;
    EXPECT_EQ(told(about(Kind::message, 0, "ana")), (Names{"bia", "mia", "olga"}));
    EXPECT_EQ(held(about(Kind::message, 0, "ana")), Names{});
    auto closed = about(Kind::message, 0, "bia");
    closed.is_staffed = false;
    EXPECT_EQ(told(closed), (Names{"bia", "mia", "olga"}));
    EXPECT_EQ(held(closed), (Names{"ana"}));
    // Who cannot hear is not on duty.
    who("ana").is_quiet = false;
    who("ana").has_mail = false;
    EXPECT_EQ(told(about(Kind::message, 0, "ana")), (Names{"bia", "mia", "olga"}));
    EXPECT_EQ(told(about(Kind::message, 0, "otto")), (Names{"bia", "mia", "olga"}));
    EXPECT_EQ(told(about(Kind::message, 0, "eva")), (Names{"bia", "mia", "olga"}));
}

TEST_F(WhoIsTold, RemindersGoUp) {
    EXPECT_EQ(told(about(Kind::reminder, 1, "bia")), (Names{"bia"}));
    EXPECT_EQ(told(about(Kind::reminder, 2, "bia")), (Names{"ana", "bia"}));
    EXPECT_EQ(told(about(Kind::reminder, 2, "mia")), (Names{"ana", "bia", "mia"}));
    EXPECT_EQ(told(about(Kind::reminder, 3, "bia")), (Names{"ana", "bia", "mia", "olga"}));
    EXPECT_EQ(told(about(Kind::breach, 0, "bia")), (Names{"bia", "mia", "olga"}));
    EXPECT_EQ(told(about(Kind::breach)), (Names{"mia", "olga"}));
    // A shop whose team cannot hear.
    who("ana").has_mail = who("bia").has_mail = false;
    EXPECT_EQ(told(about(Kind::reminder, 2)), (Names{"mia", "olga"}));
}

TEST_F(WhoIsTold, QuietHoursHoldWhatIsNotUrgent) {
    for (auto& person : people_)
        person.is_quiet = true;
    who("mia").settings.urgent_anyway = false;
    EXPECT_EQ(told(about(Kind::message)), Names{});
    EXPECT_EQ(held(about(Kind::message)), (Names{"ana", "bia", "mia", "olga"}));
    EXPECT_EQ(told(about(Kind::reminder, 2)), Names{});
    EXPECT_EQ(told(about(Kind::reminder, 3)), (Names{"ana", "bia", "olga"}));
    EXPECT_EQ(held(about(Kind::reminder, 3)), (Names{"mia"}));
    EXPECT_EQ(told(about(Kind::breach)), (Names{"olga"}));
}

TEST_F(WhoIsTold, ByPushAndByMailWhereThereIsNoDeviceOrItIsUrgent) {
    who("ana").has_push = true;
    const auto channels = [&](const Occasion& occasion, const std::string& name) {
        std::string found;
        for (const auto& one : who_is_told(occasion, people_).now) {
            if (one.person->staff->name == name)
                found = std::string(one.by_push ? "push " : "") + (one.by_mail ? "mail" : "");
        }
        return found;
    };
    EXPECT_EQ(channels(about(Kind::message), "ana"), "push ");
    EXPECT_EQ(channels(about(Kind::message), "bia"), "mail");
    EXPECT_EQ(channels(about(Kind::reminder, 1), "ana"), "push ");
    EXPECT_EQ(channels(about(Kind::reminder, 2), "ana"), "push mail");
    EXPECT_EQ(channels(about(Kind::window, 2), "ana"), "push ");
    EXPECT_EQ(channels(about(Kind::window, 2), "bia"), "");
    EXPECT_EQ(channels(about(Kind::window, 1), "ana"), "");
    EXPECT_EQ(channels(about(Kind::assigned, 0, "ana"), "ana"), "push ");
}

TEST_F(WhoIsTold, SomebodyWhoMayAnswerHasToHear) {
    EXPECT_TRUE(is_anybody_reachable(shop_, people_));
    for (auto& person : people_)
        person.has_mail = person.staff->name == "otto" || person.staff->name == "eva";
    EXPECT_FALSE(is_anybody_reachable(shop_, people_));
    who("bia").has_push = true;
    EXPECT_TRUE(is_anybody_reachable(shop_, people_));
    EXPECT_FALSE(is_anybody_reachable(shop_, people_, who("bia").staff->id));
}

TEST(NotifySettings, QuietHoursMayRunOverMidnight) {
    const auto is_quiet_at = [](const char* from, const char* to, int minute) {
        Settings settings;
        settings.quiet = Quiet{from, to};
        EXPECT_TRUE(check_settings(settings));
        time::LocalTime local;
        local.minute = minute;
        return is_quiet(settings, local);
    };
    EXPECT_FALSE(is_quiet_at("22:00", "07:00", 22 * 60 - 1));
    EXPECT_TRUE(is_quiet_at("22:00", "07:00", 22 * 60));
    EXPECT_TRUE(is_quiet_at("22:00", "07:00", 0));
    EXPECT_TRUE(is_quiet_at("22:00", "07:00", 7 * 60 - 1));
    EXPECT_FALSE(is_quiet_at("22:00", "07:00", 7 * 60));
    EXPECT_TRUE(is_quiet_at("12:00", "13:30", 13 * 60 + 29));
    EXPECT_FALSE(is_quiet_at("12:00", "13:30", 13 * 60 + 30));
    EXPECT_FALSE(is_quiet({}, {}));
}

TEST(NotifySettings, RefusesWhatIsNoTimeAndNoZone) {
    for (const auto& [from, to] : {std::pair{"24:00", "07:00"},
                                   {"22:00", "22:00"},
                                   {"7:00", "08:00"},
                                   {"22:60", "07:00"},
                                   {"", ""},
                                   {"ab:cd", "07:00"}}) {
        Settings settings;
        settings.quiet = Quiet{from, to};
        EXPECT_EQ(check_settings(settings).error().code, "quiet_hours_malformed") << from;
    }
    Settings settings;
    settings.zone = "Europe/Nowhere";
    EXPECT_EQ(check_settings(settings).error().code, "hours_zone_unknown");
}

TEST(NotifyTexts, SayTheSameInFiveLanguages) {
    const auto holes = [](std::string_view words) {
        std::set<std::string> found;
        for (auto at = words.find('{'); at != words.npos; at = words.find('{', at + 1))
            found.insert(std::string(words.substr(at, words.find('}', at) - at)));
        return found;
    };
    const Words& english = words_of("en");
    for (const auto* language : {"pt-BR", "fr", "es", "vi"}) {
        const Words& words = words_of(language);
        EXPECT_TRUE(std::string_view(language).starts_with(words.language));
        for (const auto member :
             {&Words::message,     &Words::messages,         &Words::assigned,       &Words::window,
              &Words::reminder,    &Words::breach,           &Words::answer_before,  &Words::was_due,
              &Words::open_it,     &Words::open_inbox,       &Words::why_mail,       &Words::test,
              &Words::test_body,   &Words::digest_one,       &Words::digest,         &Words::digest_line,
              &Words::unreachable, &Words::unreachable_body, &Words::health_figures, &Words::health_todo,
              &Words::holiday,     &Words::holiday_body,     &Words::reply,          &Words::reply_body,
              &Words::reply_stop}) {
            EXPECT_FALSE((words.*member).empty());
            EXPECT_NE(words.*member, english.*member) << language;
            EXPECT_EQ(holes(words.*member), holes(english.*member)) << words.*member;
        }
        for (const auto& state : words.health_states)
            EXPECT_FALSE(state.empty());
    }
    EXPECT_EQ(words_of("de").language, "en");
}

TEST(NotifyTexts, FillInAndCount) {
    const Words& words = words_of("en");
    EXPECT_EQ(title_of(words, Kind::message, 1, "Augusta", {}), "New message · Augusta");
    EXPECT_EQ(title_of(words, Kind::message, 3, "Augusta", {}), "3 new messages · Augusta");
    EXPECT_EQ(title_of(words, Kind::reminder, 3, "A", std::chrono::minutes(115)),
              "115 min left to answer · A");
    EXPECT_EQ(title_of(words, Kind::reminder, 3, "A", std::chrono::hours(12)), "12 h left to answer · A");
    EXPECT_EQ(time_left(words, base::Duration(-5)), "1 min");
    EXPECT_EQ(fill("{shop} {", {{"shop", "{n}"}}), "{n} {");
}

}  // namespace
}  // namespace domain::notify
