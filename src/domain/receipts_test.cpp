#include "domain/receipts.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain {
namespace {

TEST(Receipts, OnlyMoveForward) {
    Play play;
    play.consumer_writes("one");
    play.writes(test_staff(), "two");  // number 3
    struct Row {
        ReceiptKind kind;
        std::int64_t up_to, delivered, read;
        std::size_t events;
    };
    for (const auto& row : {Row{ReceiptKind::delivered, 0, 0, 0, 0}, Row{ReceiptKind::delivered, -5, 0, 0, 0},
                            Row{ReceiptKind::delivered, 2, 2, 0, 1}, Row{ReceiptKind::delivered, 2, 2, 0, 0},
                            Row{ReceiptKind::delivered, 1, 2, 0, 0}, Row{ReceiptKind::read, 1, 2, 1, 1},
                            Row{ReceiptKind::read, 3, 3, 3, 1},  // what is read was delivered
                            Row{ReceiptKind::delivered, 3, 3, 3, 0}}) {
        EXPECT_EQ(play.receipt(test_consumer(), row.kind, row.up_to), row.events);
        EXPECT_EQ(play.state.consumer_delivered_seq, row.delivered);
        EXPECT_EQ(play.state.consumer_read_seq, row.read);
    }
}

TEST(Receipts, BeyondTheNewestCountsAsTheNewest) {
    Play play;
    play.consumer_writes("one");
    EXPECT_EQ(play.receipt(test_consumer(), ReceiptKind::read, INT64_MAX), 1U);
    EXPECT_EQ(play.state.consumer_read_seq, 2);
}

TEST(Receipts, StaffReadClearsUnreadOnceEverythingIsRead) {
    Play play;
    play.consumer_writes("one");  // 1, 2
    play.consumer_writes("two");  // 3
    EXPECT_EQ(play.receipt(test_staff(), ReceiptKind::read, 2), 1U);
    EXPECT_EQ(play.state.unread, 2);
    EXPECT_EQ(play.receipt(test_staff(), ReceiptKind::read, 3), 1U);
    EXPECT_EQ(play.state.unread, 0);
    EXPECT_EQ(play.state.staff_read_seq, 3);
    EXPECT_TRUE(play.state.needs_reply());  // read is not answered
    EXPECT_EQ(play.state.consumer_read_seq, 0);
    EXPECT_EQ(play.receipt(test_staff(), ReceiptKind::read, 4), 0U);  // the mark itself is nothing to read
}

TEST(Presence, IsToldAndChangesNothing) {
    Play play;
    play.consumer_writes("one");
    Conversation before = play.state;
    EXPECT_EQ(play.take(show_presence(play.state, test_bot(), Presence::typing_started, "e1", play.now)), 1U);
    before.last_seq = play.state.last_seq;
    EXPECT_EQ(play.state, before);
}

}  // namespace
}  // namespace domain
