#include "net/websocket_frames.h"

#include <gtest/gtest.h>

namespace net {
namespace {

using Kind = FrameEvent::Kind;

// A client's frame: masked.
std::string frame(int first_byte, const std::string& payload) {
    std::string out(1, static_cast<char>(first_byte));
    if (payload.size() < 126) {
        out.push_back(static_cast<char>(0x80 | payload.size()));
    } else {
        out.push_back(static_cast<char>(0x80 | 126));
        out.push_back(static_cast<char>(payload.size() >> 8));
        out.push_back(static_cast<char>(payload.size() & 0xff));
    }
    const std::string mask = "\x01\x7f\x80\x33";
    out += mask;
    for (std::size_t i = 0; i < payload.size(); ++i)
        out.push_back(static_cast<char>(payload[i] ^ mask[i % 4]));
    return out;
}

// All events of `bytes`, fed in pieces; stops at the first failure or close.
std::vector<FrameEvent> read_all(std::string_view bytes, std::size_t piece, std::size_t most = 1000) {
    FrameReader reader(most);
    std::vector<FrameEvent> events;
    while (!bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        for (;;) {
            auto event = reader.next(part);
            if (event.kind == Kind::none) break;
            events.push_back(std::move(event));
            if (events.back().kind == Kind::failed || events.back().kind == Kind::close) return events;
        }
    }
    return events;
}

TEST(FrameReader, ReadsMessagesInPiecesOfAnySize) {
    const std::string bytes = frame(0x81, "hello") + frame(0x81, "") + frame(0x01, "frag") +
                              frame(0x89, "ping") + frame(0x00, "men") + frame(0x8a, "pong") +
                              frame(0x80, "ted") + frame(0x81, std::string(300, 'x')) +
                              frame(0x88, "\x03\xe8 bye");
    for (const std::size_t piece : {1UL, 2UL, 5UL, 1000UL}) {
        const auto events = read_all(bytes, piece);
        ASSERT_EQ(events.size(), 7U) << piece;
        EXPECT_EQ(events[0].payload, "hello");
        EXPECT_EQ(events[1].payload, "");
        EXPECT_EQ(events[2].kind, Kind::ping);
        EXPECT_EQ(events[2].payload, "ping");
        EXPECT_EQ(events[3].kind, Kind::pong);
        EXPECT_EQ(events[4].payload, "fragmented");
        EXPECT_EQ(events[5].payload, std::string(300, 'x'));
        EXPECT_EQ(events[6].kind, Kind::close);
        EXPECT_EQ(events[6].code, 1000);
    }
}

struct Broken {
    const char* name;
    std::string bytes;
    int code;
};

const Broken kBroken[] = {
    {"unmasked", std::string("\x81\x02hi", 4), 1002},
    {"reserved bit", frame(0xc1, "a"), 1002},
    {"binary", frame(0x82, "a"), 1003},
    {"unknown data opcode", frame(0x83, "a"), 1002},
    {"unknown control opcode", frame(0x8b, "a"), 1002},
    {"fragmented ping", frame(0x09, "a"), 1002},
    {"long ping", frame(0x89, std::string(126, 'a')), 1002},
    {"continuation of nothing", frame(0x80, "a"), 1002},
    {"text inside a message", frame(0x01, "a") + frame(0x81, "b"), 1002},
    {"not UTF-8", frame(0x81, "\xff"), 1007},
    {"surrogate", frame(0x81, "\xed\xa0\x80"), 1007},
    {"cut character", frame(0x81, "\xc3"), 1007},
    {"too large", frame(0x81, std::string(1001, 'a')), 1009},
    {"too large in fragments", frame(0x01, std::string(600, 'a')) + frame(0x80, std::string(401, 'a')), 1009},
    {"absurd length", std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff....", 14), 1009},
    {"close of one byte", frame(0x88, "a"), 1002},
    {"close code 999", frame(0x88, "\x03\xe7"), 1002},
    {"close code 1005", frame(0x88, "\x03\xed"), 1002},
    {"close code 5000", frame(0x88, "\x13\x88"), 1002},
    {"close reason not UTF-8", frame(0x88, "\x03\xe8\xff"), 1007},
};

TEST(FrameReader, FailsWithTheRightCode) {
    for (const auto& row : kBroken) {
        for (const std::size_t piece : {1UL, 10'000UL}) {
            const auto events = read_all(row.bytes, piece);
            ASSERT_FALSE(events.empty()) << row.name;
            EXPECT_EQ(events.back().kind, Kind::failed) << row.name;
            EXPECT_EQ(events.back().code, row.code) << row.name;
        }
    }
}

TEST(FrameReader, CharactersMayBeSplitBetweenFragments) {
    const auto events = read_all(frame(0x01, "\xc3") + frame(0x80, "\xa9"), 1);
    EXPECT_EQ(events.at(0).payload, "é");
}

std::string written(std::size_t size) {
    const auto head = text_head(size);
    return {head.bytes.data(), head.size};
}

TEST(Frames, AreWrittenInTheShortestForm) {
    EXPECT_EQ(written(125), "\x81\x7d");
    EXPECT_EQ(written(126), std::string("\x81\x7e\x00\x7e", 4));
    EXPECT_EQ(written(65535), "\x81\x7e\xff\xff");
    EXPECT_EQ(written(65536), std::string("\x81\x7f\0\0\0\0\0\x01\0\0", 10));
    EXPECT_EQ(close_frame(4008, "resync"), "\x88\x08\x0f\xa8resync");
    EXPECT_EQ(close_frame(1000, std::string(200, 'a')).size(), 127U);
}

TEST(Frames, AcceptKeyIsThatOfTheRfc) {
    EXPECT_EQ(websocket_accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

}  // namespace
}  // namespace net
