#include "base/id.h"

#include <gtest/gtest.h>

#include <unordered_set>

namespace base {
namespace {

using ThingId = StrongId<struct ThingTag>;

TEST(Id, TextIsThe36CharactersEverybodyKnows) {
    const auto id = parse_uuid("01890A5D-ac96-774b-bcce-b302099a8057");
    ASSERT_TRUE(id);
    EXPECT_EQ(to_string(*id), "01890a5d-ac96-774b-bcce-b302099a8057");
    EXPECT_FALSE(id->is_nil());
    EXPECT_EQ(to_string(Uuid{}), "00000000-0000-0000-0000-000000000000");
    EXPECT_TRUE(Uuid{}.is_nil());
}

TEST(Id, WhatIsNoIdIsRefused) {
    for (const std::string text :
         {"", "01890a5d", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805",
          "01890a5d-ac96-774b-bcce-b302099a80577", "01890a5d-ac96-774b-bcce-b302099a805g",
          "01890a5d_ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcceb-302099a8057",
          "{1890a5d-ac96-774b-bcce-b302099a8057}", "-1890a5d-ac96-774b-bcce-b302099a8057"}) {
        const auto id = parse_id<ThingId>(text);
        ASSERT_FALSE(id) << text;
        EXPECT_EQ(id.error().code, "id_malformed") << text;
    }
    EXPECT_FALSE(parse_uuid(std::string("01890a5d-ac96-774b-bcce-b302099a80\0\0", 36)));
}

TEST(Id, NewIdsAreDistinctVersion7AndSortByTime) {
    RandomIds ids;
    const auto at = from_us(1'700'000'000'123'000);
    std::unordered_set<Uuid> seen;
    Uuid last{};
    for (int i = 0; i < 1000; ++i) {
        const Uuid id = ids.next(at + std::chrono::milliseconds(i));
        EXPECT_GT(id, last);
        EXPECT_EQ(id.bytes[6] >> 4, 7);
        EXPECT_EQ(id.bytes[8] >> 6, 2);
        EXPECT_TRUE(seen.insert(id).second);
        EXPECT_EQ(parse_uuid(to_string(id)), id);
        last = id;
    }
    std::uint64_t ms = 0;
    const Uuid first = ids.next(at);
    for (std::size_t i = 0; i < 6; ++i)
        ms = ms << 8 | first.bytes[i];
    EXPECT_EQ(ms, 1'700'000'000'123U);
}

// Stored in index columns and used for buckets: these numbers may never change.
TEST(Id, StableHashIsFixedForEver) {
    EXPECT_EQ(stable_hash(""), 0xfdbdf6ac4fc52e7fU);
    EXPECT_EQ(stable_hash("a"), 0x2ef7d1316eb86f71U);
    EXPECT_NE(stable_hash("a"), stable_hash("b"));
    EXPECT_NE(stable_hash("ab"), stable_hash("ba"));
}

}  // namespace
}  // namespace base
