// Several people at one inbox: notes (CNV-16), whose a conversation is (CNV-11, CNV-12, CLK-20), and two
// answers at once (CNV-06).
#include <gtest/gtest.h>

#include "app/messages.h"
#include "domain/test_play.h"
#include "server/offline.h"
#include "support/ear.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kList = "/api/staff/conversations";
const std::string kRui = kList + "/{rui}";
const std::string kShop = "/api/consumer/locations/augusta";

std::string message(const std::string& id, const std::string& text, const std::string& more = {}) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + more + "}";
}
std::string note(const std::string& id, const std::string& text) {
    return "{\"client_note_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}
std::string give_to(std::uint64_t number) {
    return "{\"staff\":\"" + base::to_string(domain::test_id<domain::StaffId>(number)) + "\"}";
}
constexpr std::uint64_t kAna = 101, kBruno = 102, kMia = 103, kOtto = 104, kMarie = 106;  // support/town.cpp

std::string path_of(const Town& town) {
    return kList + "/" + town.conversation_of("rui");
}

TEST(Team, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    for (const char* name : {"ana", "bruno", "mia", "otto", "marie"})
        town.staff(name);
    const std::string long_note = note("n", std::string(3073, 'x'));
    support::check_refusals(
        town,
        {
            {"no text", "ana", "POST", kRui + "/notes", R"({"client_note_id":"n"})", 400,
             "json_field_missing"},
            {"a blank note", "ana", "POST", kRui + "/notes", note("n", " "), 400, "text_empty"},
            {"3,073 characters", "ana", "POST", kRui + "/notes", long_note, 400, "message_too_long"},
            {"malformed id", "ana", "POST", kRui + "/notes", note("a/b", "x"), 400, "message_id_malformed"},
            {"an observer's note", "otto", "POST", kRui + "/notes", note("n", "x"), 404,
             "conversation_unknown"},
            {"of another shop", "bruno", "POST", kRui + "/notes", note("n", "x"), 404,
             "conversation_unknown"},
            {"of another brand", "marie", "POST", kRui + "/notes", note("n", "x"), 404,
             "conversation_unknown"},
            {"nobody's", "nobody", "POST", kRui + "/notes", note("n", "x"), 401, "signed_out"},

            {"no word of whom", "ana", "POST", kRui + "/assignee", "{}", 400, "json_field_missing"},
            {"not an id", "ana", "POST", kRui + "/assignee", R"({"staff":"ana"})", 400, "id_malformed"},
            {"a number", "ana", "POST", kRui + "/assignee", R"({"staff":7})", 400, "json_type_wrong"},
            {"who does not work there", "ana", "POST", kRui + "/assignee", give_to(kBruno), 409,
             "assignee_no_access"},
            {"an observer", "ana", "POST", kRui + "/assignee", give_to(kOtto), 409, "assignee_no_access"},
            {"of another brand", "ana", "POST", kRui + "/assignee", give_to(kMarie), 409,
             "assignee_no_access"},
            {"who does not exist", "ana", "POST", kRui + "/assignee", give_to(999), 409,
             "assignee_no_access"},
            {"by an observer", "otto", "POST", kRui + "/assignee", give_to(kAna), 404,
             "conversation_unknown"},
            {"by another shop's", "bruno", "POST", kRui + "/assignee", give_to(kAna), 404,
             "conversation_unknown"},
            {"whose list", "bruno", "GET", kRui + "/assignees", "", 404, "conversation_unknown"},
            {"a word as a number", "ana", "POST", kRui + "/messages", message("a", "x", R"(,"seen_seq":"x")"),
             400, "json_type_wrong"},
        });
}

// CNV-16, PII-04
TEST(Team, ANoteNeverLeavesTheSystem) {
    support::Ear ear;
    Town town;
    const domain::Agent agent{town.augusta.agent, town.aurora.id, "Aurora", "", ear.url(), "token"};
    ASSERT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {agent}));
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    LiveSocket live(rui, "/api/stream?audience=consumer&location=augusta");
    ASSERT_EQ(live.status(), 101);
    ASSERT_EQ(live.next().at("type").as_string(), "hello");
    town.settle();
    const auto before = ana.get(kList).json().at("items").at(0);

    town.clock().turn(1h);
    const auto noted = ana.post(path_of(town) + "/notes", note("n1", "CANARY 4539 1488 0343 6467"));
    ASSERT_EQ(noted.status, 200) << noted.body;
    const auto body = noted.json().at("event").at("body");
    EXPECT_EQ(body.at("reason_code").as_string(), "NOTE");
    EXPECT_EQ(body.at("masked").at(0).as_string(), "PII_REDACTED_CARD");
    EXPECT_FALSE(noted.body.contains("4539")) << noted.body;
    const auto again = ana.post(path_of(town) + "/notes", note("n1", "CANARY 4539 1488 0343 6467"));
    EXPECT_EQ(again.json().at("seq"), noted.json().at("seq"));
    EXPECT_EQ(ana.post(path_of(town) + "/notes", note("n1", "other")).code(), "note_id_conflict");
    EXPECT_EQ(town.staff("mia").post(path_of(town) + "/notes", note("n1", "other")).code(),
              "note_id_conflict");

    // Nothing of the row moves: not its place, its clock, its words or what is unread.
    town.settle();
    auto after = ana.get(kList).json().at("items").at(0);
    EXPECT_EQ(after.at("last_seq"), noted.json().at("seq"));
    after.as_object()["last_seq"] = before.at("last_seq");
    EXPECT_EQ(after, before);
    const auto thread = ana.get(path_of(town)).body;
    EXPECT_TRUE(thread.contains("CANARY") && thread.contains("note_added")) << thread;

    EXPECT_EQ(ana.post(path_of(town) + "/messages", message("a1", "yes")).status, 200);
    rui.post(kShop + "/messages", message("m2", "the end"));
    std::string seen = rui.get(kShop + "/conversation").body + rui.get("/c/augusta").body;
    for (std::string frame; !frame.contains("\"yes\"");) {
        frame = live.next_text().value();
        seen += frame;
    }
    LiveSocket late(rui, "/api/stream?audience=consumer&location=augusta&since=0");
    std::vector<base::json::value> missed;
    late.wait_for("hello", &missed);
    EXPECT_GE(missed.size(), 2U);
    for (const auto& frame : missed)
        seen += boost::json::serialize(frame);
    seen += ear.heard_until("the end");
    EXPECT_TRUE(seen.contains("the end"));
    EXPECT_FALSE(seen.contains("CANARY")) << seen;
    EXPECT_FALSE(seen.contains("note")) << seen;
}

TEST(Team, ManyNotesPushNothingOffTheCustomersPage) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const auto write_notes = [&](int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_EQ(ana.post(path_of(town) + "/notes", note(town.fresh_id(), "a note")).status, 200);
    };
    write_notes(70);
    const auto seen = rui.get(kShop + "/conversation").json();
    ASSERT_EQ(seen.at("messages").as_array().size(), 1U);
    EXPECT_EQ(seen.at("messages").at(0).at("text").as_string(), "do you have it?");
    EXPECT_FALSE(seen.at("has_earlier").as_bool());
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("do you have it?"));
    // Pages hold what they always held: 30 events, and there is more.
    for (int i = 0; i < 30; ++i) {
        rui.post(kShop + "/messages", message(town.fresh_id(), "and " + std::to_string(i)));
        write_notes(1);
    }
    const auto newest = rui.get(kShop + "/conversation").json();
    EXPECT_EQ(newest.at("messages").as_array().size(), 30U);
    EXPECT_TRUE(newest.at("has_earlier").as_bool());
    const auto before = std::to_string(newest.at("messages").at(0).at("seq").as_int64());
    const auto earlier = rui.get(kShop + "/conversation?before=" + before).json();
    ASSERT_EQ(earlier.at("messages").as_array().size(), 1U);
    EXPECT_EQ(earlier.at("messages").at(0).at("text").as_string(), "do you have it?");
    EXPECT_FALSE(earlier.at("has_earlier").as_bool());
}

// CNV-11, CLK-20
TEST(Team, AConversationIsGivenAndItsClockStays) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "hello?");
    auto& ana = town.staff("ana");
    const auto due = ana.get(path_of(town)).json().at("conversation").at("clock_due_at");
    const auto eligible = ana.get(path_of(town) + "/assignees").json().at("assignees");
    std::vector<std::string> names;
    for (const auto& one : eligible.as_array())
        names.emplace_back(one.at("name").as_string());
    EXPECT_EQ(names, (std::vector<std::string>{"ana Lima", "mia Lima", "olga Lima"}));

    town.clock().turn(2h);
    const auto given = ana.post(path_of(town) + "/assignee", give_to(kMia));
    ASSERT_EQ(given.status, 200) << given.body;
    EXPECT_EQ(given.json().at("conversation").at("clock_due_at"), due);
    EXPECT_EQ(given.json().at("conversation").at("assignee").at("name").as_string(), "mia Lima");
    const auto again = ana.post(path_of(town) + "/assignee", give_to(kMia));
    EXPECT_EQ(again.json().at("seq"), given.json().at("seq"));
    town.settle();
    EXPECT_EQ(ana.get(kList).json().at("items").at(0).at("assignee").at("name").as_string(), "mia Lima");
    const auto event = ana.get(path_of(town)).json().at("events").as_array().back();
    EXPECT_EQ(event.at("body").at("reason_code").as_string(), "CLOCK_KEPT");

    const auto theirs = rui.get(kShop + "/conversation").body + rui.get("/c/augusta").body;
    EXPECT_FALSE(theirs.contains("mia")) << theirs;
    const auto taken = ana.post(path_of(town) + "/assignee", R"({"staff":null})");
    EXPECT_EQ(taken.json().at("conversation").as_object().if_contains("assignee"), nullptr);
}

// CNV-13
TEST(Team, StateAndAssigneeChangeTogetherOrNotAtAll) {
    Town town;
    town.consumer("rui", "augusta", "hello?");
    auto& ana = town.staff("ana");
    const auto update = [&](const std::string& work, std::uint64_t staff) {
        return ana.ask("PATCH", path_of(town), "{\"work\":" + work + "," + give_to(staff).substr(1));
    };
    const auto state = town.state();
    EXPECT_EQ(update(R"("closed")", kMia).code(), "close_unanswered");
    EXPECT_EQ(update(R"("closed","reason":"spam")", kBruno).code(), "assignee_no_access");
    EXPECT_EQ(ana.ask("PATCH", path_of(town), R"({"work":"closed"})").code(), "json_field_missing");
    EXPECT_EQ(update(R"("shut")", kMia).code(), "json_type_wrong");
    EXPECT_EQ(town.state(), state);
    const auto closed = update(R"("closed","reason":"no_reply_needed")", kMia);
    ASSERT_EQ(closed.status, 200) << closed.body;
    EXPECT_EQ(closed.json().at("conversation").at("work").as_string(), "closed");
    EXPECT_EQ(closed.json().at("conversation").at("assignee").at("name").as_string(), "mia Lima");
    const auto again = update(R"("closed","reason":"no_reply_needed")", kMia);
    EXPECT_EQ(again.json().at("seq"), closed.json().at("seq"));
    const auto opened = ana.ask("PATCH", path_of(town), R"({"work":"open","staff":null})").json();
    EXPECT_EQ(opened.at("conversation").at("work").as_string(), "open");
    EXPECT_EQ(opened.at("conversation").as_object().if_contains("assignee"), nullptr);
}

// CNV-12
TEST(Team, WhoLeavesTheShopLosesItsConversations) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "hello?");
    auto& mia = town.staff("mia");
    mia.post(path_of(town) + "/assignee", give_to(kAna));
    rui.post(kShop + "/messages", message("m2", "anybody?"));
    const auto assignee = [&] {
        const auto conversation = mia.get(path_of(town)).json().at("conversation");
        return conversation.as_object().if_contains("assignee") != nullptr;
    };
    EXPECT_TRUE(assignee());
    auto ana = *town.app().directory.get()->find_staff(domain::test_id<domain::StaffId>(kAna));
    ana.staff.locations = {town.pinheiros.id};
    ASSERT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {ana}));
    rui.post(kShop + "/messages", message("m3", "anybody at all?"));
    EXPECT_FALSE(assignee());
}

// CNV-06
TEST(Team, TheSecondOfTwoAnswersIsShownTheFirst) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "is there parking?");
    auto& ana = town.staff("ana");
    auto& mia = town.staff("mia");
    const auto seen = ana.get(path_of(town)).json().at("conversation").at("last_seq").as_int64();
    const std::string seen_seq = ",\"seen_seq\":" + std::to_string(seen);
    ASSERT_EQ(mia.post(path_of(town) + "/messages", message("b1", "Yes.", seen_seq)).status, 200);
    town.clock().turn(30s);
    rui.post(kShop + "/messages", message("m2", "free?"));  // what comes between hides nothing
    const auto state = town.state();
    const auto refused = ana.post(path_of(town) + "/messages", message("a1", "In the yard.", seen_seq));
    EXPECT_EQ(refused.status, 409) << refused.body;
    EXPECT_EQ(refused.code(), "concurrent_reply");
    EXPECT_EQ(refused.json().at("event").at("body").at("text").as_string(), "Yes.");
    EXPECT_EQ(refused.json().at("event").at("actor").at("name").as_string(), "mia Lima");
    EXPECT_EQ(town.state(), state);
    // The draft goes out under the same id.
    const auto sent = ana.post(path_of(town) + "/messages",
                               message("a1", "In the yard.", seen_seq + R"(,"send_anyway":true)"));
    EXPECT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(ana.post(path_of(town) + "/messages", message("a1", "In the yard.", seen_seq)).json().at("seq"),
              sent.json().at("seq"));
    // A program that does not say what it saw is not asked.
    EXPECT_EQ(mia.post(path_of(town) + "/messages", message("b2", "Free.")).status, 200);
}

// Both can arrive in one batch of the lane: exactly one goes out.
TEST(Team, OfTwoAnswersAtTheSameTimeOneWins) {
    Town town;
    town.consumer("rui", "augusta", "is there parking?");
    const auto id = base::parse_id<domain::ConversationId>(town.conversation_of("rui")).value();
    const auto directory = town.app().directory.get();
    std::array<std::promise<bool>, 2> concurrent;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& staff =
            directory->find_staff(domain::test_id<domain::StaffId>(i == 0 ? kAna : kMia))->staff;
        domain::SendMessage sent{domain::actor_of(staff), town.fresh_id(), "Yes.", {}};
        sent.seen_seq = 2;
        app::send_message(town.app(), staff, id, std::move(sent), [&, i](base::Result<app::Sent> answer) {
            concurrent[i].set_value(answer->is_concurrent);
        });
    }
    EXPECT_NE(concurrent[0].get_future().get(), concurrent[1].get_future().get());
}

}  // namespace
