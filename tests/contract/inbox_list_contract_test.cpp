// The inbox's lists and counts against the same computed by hand, on every engine.
#include <random>

#include "contract/storage_contract.h"
#include "storage/inbox_list.h"

namespace contract {
namespace {

using domain::Conversation;
using domain::LocationId;
using storage::View;

class InboxListContract : public StorageContract {
 protected:
    void SetUp() override {
        StorageContract::SetUp();
        auto connected = store->connect_inbox();
        ASSERT_TRUE(connected);
        inbox = std::move(*connected);
    }
    void TearDown() override {
        inbox.reset();
        StorageContract::TearDown();
    }

    // A state nobody could tell from a real one.
    Conversation some_state(std::uint64_t id) {
        Conversation c;
        c.id = made<domain::ConversationId>(1000 + id);
        c.location = made<LocationId>(10 + id % 4);
        c.last_activity_at = base::from_us(static_cast<std::int64_t>(random() % 40));  // with ties
        c.work = random() % 3 == 0 ? domain::Work::closed : domain::Work::open;
        if (c.work == domain::Work::open && random() % 2 == 0) {
            c.clock = domain::AnswerClock::running;
            c.clock_due_at = base::from_us(static_cast<std::int64_t>(random() % 20));
        }
        return c;
    }

    static bool is_in(const Conversation& c, View view) {
        switch (view) {
            case View::needs_reply:
                return c.needs_reply();
            case View::open:
                return c.work == domain::Work::open;
            case View::closed:
                return c.work == domain::Work::closed;
            case View::everything:
                return true;
        }
        return false;
    }

    std::vector<domain::ConversationId> expected(const std::vector<LocationId>& locations, View view) {
        std::vector<std::pair<std::int64_t, domain::ConversationId>> found;
        for (const auto& [id, c] : truth) {
            if (!is_in(c, view) || std::ranges::find(locations, c.location) == locations.end()) continue;
            found.emplace_back(base::to_us(view == View::needs_reply ? *c.clock_due_at : c.last_activity_at),
                               c.id);
        }
        std::ranges::sort(found);
        if (view != View::needs_reply) std::ranges::reverse(found);
        std::vector<domain::ConversationId> ids;
        for (const auto& [sort, id] : found)
            ids.push_back(id);
        return ids;
    }

    std::vector<domain::ConversationId> paged(const std::vector<LocationId>& locations, View view,
                                              std::size_t limit) {
        std::vector<domain::ConversationId> ids;
        std::optional<storage::ListPosition> after;
        while (true) {
            const auto page = storage::list_inbox(*inbox, brand, {locations, view, after, limit, {}});
            EXPECT_TRUE(page);
            for (const auto& entry : *page)
                ids.push_back(entry.conversation);
            if (page->size() < limit) return ids;
            after = storage::ListPosition{page->back().sort_us, page->back().conversation};
        }
    }

    void check_everything() {
        const std::vector<std::vector<LocationId>> choices{
            {},
            {made<LocationId>(11)},
            {made<LocationId>(10), made<LocationId>(13)},
            {made<LocationId>(10), made<LocationId>(11), made<LocationId>(12), made<LocationId>(13)}};
        for (const auto& locations : choices) {
            for (const auto view : {View::needs_reply, View::open, View::closed, View::everything}) {
                for (const std::size_t limit : {1u, 3u, 50u}) {
                    EXPECT_EQ(paged(locations, view, limit), expected(locations, view))
                        << base::name_of(view);
                }
            }
            const auto all = storage::count_inbox(*inbox, brand);
            ASSERT_TRUE(all);
            storage::ViewCounts counts;
            for (const auto& location : locations) {
                if (all->contains(location)) counts += all->at(location);
            }
            const auto size = [&](View view) {
                return static_cast<std::int64_t>(expected(locations, view).size());
            };
            EXPECT_EQ(counts.needs_reply, size(View::needs_reply));
            EXPECT_EQ(counts.open, size(View::open));
            EXPECT_EQ(counts.closed, size(View::closed));
            EXPECT_EQ(counts.everything, size(View::everything));
        }
    }

    std::mt19937 random{20240731};
    std::map<domain::ConversationId, Conversation> truth;
    std::unique_ptr<storage::Database> inbox;
};

TEST_P(InboxListContract, pages_and_counts_are_those_of_the_conversations) {
    EXPECT_EQ(*storage::inbox_list_seq(*inbox, brand), 0);
    for (std::int64_t round = 1; round <= 6; ++round) {
        std::vector<Conversation> changed;
        for (int i = 0; i < 30; ++i) {
            changed.push_back(some_state(random() % 60));  // sometimes one twice: the last counts
            truth[changed.back().id] = changed.back();
        }
        ASSERT_TRUE(storage::update_inbox_list(*inbox, brand, storage::inbox_rows(changed), round));
        if (round == 3)
            ASSERT_TRUE(storage::update_inbox_list(*inbox, brand, storage::inbox_rows(changed),
                                                   round));  // again changes nothing
        EXPECT_EQ(*storage::inbox_list_seq(*inbox, brand), round);
        check_everything();
    }
    const std::vector<LocationId> one{made<LocationId>(10)};
    EXPECT_TRUE(
        storage::list_inbox(*inbox, made<domain::BrandId>(8), {one, View::open, {}, 10, {}})->empty());
}

TEST_P(InboxListContract, many_locations_are_read_in_the_brands_order) {
    std::vector<LocationId> all;
    std::vector<LocationId> some;   // a tenth, spread
    std::vector<LocationId> quiet;  // their conversations are older than five thousand others
    std::vector<Conversation> changed;
    for (std::uint64_t i = 0; i < 6000; ++i) {
        auto c = some_state(i);
        const bool is_quiet = i >= 5500;
        c.location = made<LocationId>(is_quiet ? 5000 + i % 50 : 4000 + i % 400);
        if (!is_quiet) c.last_activity_at += std::chrono::seconds(1 + i);
        changed.push_back(c);
        truth[c.id] = c;
    }
    for (std::uint64_t i = 0; i < 400; ++i) {
        all.push_back(made<LocationId>(4000 + i));
        if (i % 10 == 0) some.push_back(all.back());
    }
    for (std::uint64_t i = 0; i < 50; ++i)
        quiet.push_back(made<LocationId>(5000 + i));
    ASSERT_TRUE(storage::update_inbox_list(*inbox, brand, storage::inbox_rows(changed), 1));
    for (const auto& locations : {all, some, quiet}) {
        for (const auto view : {View::needs_reply, View::open, View::closed, View::everything}) {
            EXPECT_EQ(paged(locations, view, 70), expected(locations, view)) << base::name_of(view);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(engines, InboxListContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
