#include "api/shapes.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace api {
namespace {

using namespace domain;

Event event(const Actor& actor, EventBody body) {
    return {7, test_id<ConversationId>(1), test_time(), actor, std::move(body)};
}

TEST(Shapes, WhatConsumersMaySee) {
    const Verdict verdict{Decision::allow, "IN_WINDOW", {}, {}, 1, {}, {}, 1};
    struct Row {
        const char* why;
        Event event;
        std::string json;  // behind seq and at; empty: nothing
    };
    for (
        const auto& [why, shown, json] : std::vector<Row>{
            {"the start", event(test_consumer(), ConversationStarted{}), ""},
            {"own words", event(test_consumer(), MessageSent{"m1", "hi", {}, {}}),
             R"("kind":"message_sent","from":"you","message_id":"m1","text":"hi"})"},
            {"a person: first name, no verdict", event(test_staff(), MessageSent{"m2", "yes", {}, verdict}),
             R"("kind":"message_sent","from":"person","name":"Ana","message_id":"m2","text":"yes"})"},
            {"a bot",
             event({ActorKind::bot, "x", "Aurora Bot", "u"}, MessageSent{"m3", "yes", "{}", verdict}),
             R"("kind":"message_sent","from":"bot","name":"Aurora Bot","message_id":"m3","text":"yes"})"},
            {"why, and how to stop (REN-12)",
             event(test_staff(), MessageSent{.message_id = "m5",
                                             .text = "It is here.",
                                             .content = {},
                                             .verdict = verdict,
                                             .footer = "Write STOP."}),
             R"("kind":"message_sent","from":"person","name":"Ana","message_id":"m5","text":"It is here.\n\nWrite STOP."})"},
            {"a refusal", event(test_staff(), MessageRefused{"m4", verdict}), ""},
            {"own receipt", event(test_consumer(), ReceiptGiven{ReceiptKind::read, 3}), ""},
            {"the shop has read", event(test_staff(), ReceiptGiven{ReceiptKind::read, 3}),
             R"("kind":"receipt_given","from":"person","name":"Ana","receipt":{"kind":"read","up_to_seq":3}})"},
            {"done", event(test_staff(), ConversationClosed{CloseReason::done, "CLOSED_DONE"}),
             R"("kind":"conversation_closed","from":"person","reason_code":"CLOSED_DONE"})"},
            {"spam is not told", event(test_staff(), ConversationClosed{CloseReason::spam, "MARKED_SPAM"}),
             R"("kind":"conversation_closed","from":"person","reason_code":"CLOSED"})"},
            {"nor is no reply",
             event(test_staff(), ConversationClosed{CloseReason::no_reply_needed, "NO_REPLY_NEEDED"}),
             R"("kind":"conversation_closed","from":"person","reason_code":"CLOSED"})"},
            {"typing", event(test_staff(), PresenceShown{"e1", Presence::typing_started}),
             R"("kind":"presence_shown","from":"person","name":"Ana","presence":"typing_started"})"},
        }) {
        const auto seen = consumer_event(shown);
        ASSERT_EQ(seen.has_value(), !json.empty()) << why;
        if (seen)
            EXPECT_EQ(base::encode(*seen), R"({"seq":7,"at":"2024-05-04T09:12:33.204Z",)" + json) << why;
    }
}

TEST(Shapes, StaffSeeTheWholeEvent) {
    const auto shown = staff_event(event(test_staff(), ConversationClosed{CloseReason::spam, "MARKED_SPAM"}),
                                   test_location().id);
    EXPECT_EQ(
        base::encode(shown),
        R"({"seq":7,"conversation":"00000000-0000-7000-8000-000000000001",)"
        R"("location":"00000000-0000-7000-8000-00000000000b","at":"2024-05-04T09:12:33.204Z",)"
        R"("kind":"conversation_closed","actor":{"kind":"staff","id":"00000000-0000-7000-8000-000000000015",)"
        R"("name":"Ana Lima","avatar_url":""},"body":{"reason":"spam","reason_code":"MARKED_SPAM"}})");
}

}  // namespace
}  // namespace api
