#include "domain/event.h"

#include <gtest/gtest.h>

#include <set>

#include "domain/test_play.h"

namespace domain {
namespace {

Verdict a_verdict() {
    return {Decision::deny,
            "WINDOW_EXPIRED",
            {{"WIN-03", Decision::deny, "WINDOW_EXPIRED"}},
            test_time(),
            1,
            test_time(),
            test_time() - kContactWindow * 2,
            3};
}

std::vector<EventBody> one_of_each() {
    return {ConversationStarted{test_id<LocationId>(1), test_id<AgentId>(2), test_id<ConsumerId>(3),
                                "Rui \"R\"", "pt-BR", EntryPoint::widget},
            MessageSent{"m/1", "Ol\xc3\xa1\n", std::nullopt, std::nullopt},
            MessageSent{"m2", "", "{\"richCard\":{}}", a_verdict()},
            MessageRefused{"m3", a_verdict()},
            ReceiptGiven{ReceiptKind::read, 41},
            ConversationClosed{CloseReason::spam, "MARKED_SPAM"},
            ConversationReopened{"RESTARTED"},
            PresenceShown{"e1", Presence::representative_joined},
            MessageSent{"m4", "We open at nine.", std::nullopt, a_verdict(), AutoText::away,
                        ContactReason{"APPT.REMINDER", "{\"appointment\":\"a1\"}"}},
            ClockReminded{"REMINDER_2", 2, test_time()},
            ClockBreached{"BREACH_24H", test_time()},
            WindowClosing{"WINDOW_CLOSING", 1, test_time()},
            FollowUpChanged{FollowUp::suggested, "NUDGE_DUE"},
            ContactChanged{Contact::opted_out, "OPTED_OUT", 12},
            SendPlanned{"m5", "Come at five.", ContactReason{"APPT.REMINDER", "{}"}, test_time(),
                        "QUIET_HOURS", a_verdict()},
            SendDropped{"m5", "DROPPED_AT_DISPATCH", a_verdict()},
            SendDropped{"m6", "SEND_CANCELLED"},
            ConsentChanged{true, "CONSENT_GIVEN", "Offers, at most one a week"},
            NoteAdded{"n1", "Her card is ••••", "NOTE", {"PII_REDACTED_CARD"}},
            Assigned{Assignee{test_id<StaffId>(22), "Bia"}, "CLOCK_KEPT"},
            Assigned{std::nullopt, "AUTO_UNASSIGNED"},
            MessageSent{.message_id = "m7",
                        .text = "Sorry?",
                        .content = {},
                        .verdict = {},
                        .bot = BotPart{true, true},
                        .solved = Solved::no,
                        .survey_at = test_time()},
            HandoverChanged{HandoverStep::offered, "BOT_FAILED_TWICE"},
            SurveyChanged{"s1",
                          SurveyStep::pending,
                          "SURVEY_SENT",
                          SurveyTrigger::program,
                          {{"needs_met", SurveyQuestionKind::required, "Well?", {"Yes", "No"}}}},
            SurveyAnswered{"s1", "needs_met", SurveyQuestionKind::required, SurveyTrigger::program, 1, 2, 0,
                           2, "Yes"},
            ContentErased{"ERASED", test_id<ConsumerId>(4)},
            ErasureAsked{true, "ERASE_AFTER_ANSWER", test_time()},
            ExportChanged{ExportState::late, "EXPORT_OPEN", test_time()},
            LegalHoldChanged{HoldState::proposed, "SECOND_PERSON", test_time(), "case \"7\""},
            OutageCredited{"OUTAGE_CREDIT", 3600, test_time(), true},
            MessageSent{.message_id = "m7",
                        .text = "",
                        .content = {},
                        .verdict = {},
                        .no_answer = NoAnswer::low_value,
                        .edited = EditedText{"Ol\xc3\xa1!", test_time()},
                        .removed = Removed{ActorKind::consumer, test_time(), 4}},
            MessageEdited{"m7", 5, "Ol\xc3\xa1!", "EDITED", a_verdict()},
            MessageDeleted{"m7", 5, "DELETED", true},
            ClockChanged{AnswerClock::running, "ANSWER_WITHDRAWN", test_time()},
            BlockChanged{true, "BLOCKED_BY_STORE", BlockCause::abuse},
            PictureChanged{"m1", 4, PictureStep::hidden, "PICTURE_HIDDEN"},
            ChannelReported{"r1", ReportKind::channel_named, "CHANNEL_NAMED", Channel::viber, "", 0, false,
                            "2031-01-01"},
            ConversationMoved{test_id<LocationId>(11), test_id<LocationId>(14), "CLOCK_KEPT"}};
}

TEST(Event, EveryKindSurvivesTheLog) {
    std::set<EventKind> seen;
    for (const EventBody& body : one_of_each()) {
        const Event event{7, test_id<ConversationId>(1), test_time(), test_staff(), body};
        seen.insert(event.kind());
        auto decoded = decode_event(event.kind(), encode_event(event));
        ASSERT_TRUE(decoded) << base::name_of(event.kind());
        EXPECT_EQ(decoded->actor, event.actor);
        EXPECT_EQ(decoded->body, event.body) << base::name_of(event.kind());
    }
    EXPECT_EQ(seen.size(), std::variant_size_v<EventBody>);
    EXPECT_EQ(base::name_of(EventKind::presence_shown), "presence_shown");
}

TEST(Event, HistoryMadeElsewhereSaysSo) {
    Event event{1, {}, {}, test_staff(), ConversationReopened{"REOPENED"}};
    EXPECT_EQ(encode_event(event).find("imported"), std::string::npos);  // costs nothing elsewhere
    EXPECT_FALSE(decode_event(event.kind(), encode_event(event))->is_imported);
    event.is_imported = true;
    EXPECT_TRUE(decode_event(event.kind(), encode_event(event))->is_imported);
}

TEST(Event, DamagedRowsAreErrorsNotCrashes) {
    const std::string good = encode_event({1, {}, {}, test_staff(), ConversationReopened{"REOPENED"}});
    ASSERT_TRUE(decode_event(EventKind::conversation_reopened, good));
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("{}"), good.substr(0, good.size() - 1),
          std::string("{\"actor\":{},\"body\":{}}")}) {
        EXPECT_FALSE(decode_event(EventKind::conversation_reopened, text)) << text;
    }
    EXPECT_FALSE(decode_event(EventKind::message_sent, good));  // of another kind
    EXPECT_EQ(decode_event(static_cast<EventKind>(99), good).error().code, "event_kind_unknown");
}

TEST(Event, ClientKeys) {
    struct Row {
        EventBody body;
        std::string key;
    };
    for (const auto& [body, key] : std::vector<Row>{{MessageSent{"m1", "", {}, {}}, "m1"},
                                                    {MessageRefused{"m1", {}}, ""},  // not used up
                                                    {PresenceShown{"m1", {}}, "event:m1"},
                                                    {NoteAdded{"m1", {}, {}, {}}, "note/m1"},
                                                    {ReceiptGiven{}, ""},
                                                    {ConversationClosed{}, ""}}) {
        const Event event{1, {}, {}, {}, body};
        EXPECT_EQ(client_key(event), key);
        EXPECT_EQ(client_key_hash(event) == 0, key.empty());
        EXPECT_EQ(client_key_hash(event), client_key_hash(key));
    }
}

}  // namespace
}  // namespace domain
