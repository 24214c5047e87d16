// What is erased is nowhere any more: not in the log, the states, and not in the bytes of the
// database's files (rule DAT-02, decisions/0025); and what is left still holds together.
#include <fstream>

#include "contract/storage_contract.h"
#include "domain/erasure.h"
#include "storage/refold.h"
#include "storage/replay.h"
#include "storage/suppressions.h"

namespace contract {
namespace {

using domain::ConsumerId;
using domain::ConversationId;
using domain::ErasureCause;

const std::string kCanary = "canary-7f3a";

class ErasureContract : public StorageContract {
 protected:
    ConversationId rui = made<ConversationId>(100);
    ConsumerId stand_in = made<ConsumerId>(999);

    void write(ConversationId id, const std::string& message_id, const std::string& text) {
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            const auto* current = *lane.find_conversation(brand, id);
            ASSERT_TRUE(lane.append(brand, message(current, id, message_id, text)));
        }));
    }
    void erase(ConversationId id, ErasureCause cause = ErasureCause::wish) {
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) { erase_in(lane, id, cause); }));
    }
    void erase_in(storage::LaneTransaction& lane, ConversationId id, ErasureCause cause) const {
        const domain::Conversation before = **lane.find_conversation(brand, id);
        ASSERT_TRUE(lane.erase(brand, domain::erase(before, cause, stand_in, lane.now())));
    }
    std::string stored_events(ConversationId id) {
        std::string all;
        for (const auto& event : *storage::events_of_conversation_after(db(), brand, id, 0, 10'000))
            all += domain::encode_event(event);
        return all;
    }
    void expect_whole() {
        const auto found = proof();
        EXPECT_TRUE(found.problems.empty()) << found.problems[0];
        const auto inbox = std::move(*store->connect_inbox());
        const auto replayed = storage::replay(db(), *inbox, {});
        ASSERT_TRUE(replayed);
        for (const auto& problem : replayed->problems)
            EXPECT_TRUE(problem.find("inbox") != std::string::npos) << problem;  // no reader runs here
    }
};

TEST_P(ErasureContract, nothing_of_it_is_in_the_log_or_the_state) {
    for (int i = 0; i < 1200; ++i)  // more than a page
        write(rui, std::to_string(i), kCanary + std::to_string(i));
    const auto before = **storage::find_conversation(db(), brand, rui);
    erase(rui);
    EXPECT_EQ(stored_events(rui).find(kCanary), std::string::npos);
    EXPECT_EQ(stored_events(rui).find(base::to_string(before.consumer)), std::string::npos);
    const auto after = **storage::find_conversation(db(), brand, rui);
    EXPECT_EQ(after.consumer, stand_in);
    EXPECT_EQ(after.user_messages, before.user_messages);
    EXPECT_FALSE(*storage::find_conversation_of(db(), brand, before.consumer, location.id));
    expect_whole();
}

TEST_P(ErasureContract, the_lane_no_longer_finds_them_by_who_they_were) {
    write(rui, "a", kCanary);
    const auto consumer = (**storage::find_conversation(db(), brand, rui)).consumer;
    erase(rui);
    const auto stranger = made<ConversationId>(200);
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        EXPECT_EQ(*lane.find_conversation_of(brand, consumer, location.id), nullptr);
        EXPECT_NE(*lane.find_conversation_of(brand, stand_in, location.id), nullptr);
    }));
    write(stranger, "b", "hello again");
    expect_whole();
}

TEST_P(ErasureContract, what_the_same_batch_has_staged_goes_too) {
    write(rui, "a", kCanary);
    {
        auto held = hold_lane(brand);
        std::promise<void> done;
        storage::LaneWork writes = [&](storage::LaneTransaction& lane) -> storage::AfterCommit {
            const auto* current = *lane.find_conversation(brand, rui);
            EXPECT_TRUE(lane.append(brand, message(current, rui, "b", kCanary)));
            return {};
        };
        storage::LaneWork erases = [&](storage::LaneTransaction& lane) -> storage::AfterCommit {
            erase_in(lane, rui, ErasureCause::wish);
            return [&](const base::Result<void>& committed) {
                EXPECT_TRUE(committed);
                done.set_value();
            };
        };
        ASSERT_TRUE(store->submit(brand, writes));
        ASSERT_TRUE(store->submit(brand, erases));
        held.set_value();
        done.get_future().wait();
    }
    EXPECT_EQ(stored_events(rui).find(kCanary), std::string::npos);
    const std::lock_guard lock(committed_mutex);
    const auto in_batch = std::ranges::count_if(
        committed, [](const auto& one) { return domain::encode_event(one.event).contains(kCanary); });
    EXPECT_EQ(in_batch, 1);  // the first message, told before
    expect_whole();
}

TEST_P(ErasureContract, what_comes_after_a_retention_erasure_stays) {
    write(rui, "a", kCanary);
    const auto consumer = (**storage::find_conversation(db(), brand, rui)).consumer;
    erase(rui, ErasureCause::retention);
    EXPECT_EQ((**storage::find_conversation(db(), brand, rui)).consumer, consumer);
    write(rui, "b", "I am back");
    EXPECT_TRUE(stored_events(rui).contains("I am back"));
    erase(rui);
    EXPECT_FALSE(stored_events(rui).contains("I am back"));
    EXPECT_EQ(stored_events(rui).find(base::to_string(consumer)), std::string::npos);
    expect_whole();
}

TEST_P(ErasureContract, states_made_again_are_the_same) {
    write(rui, "a", kCanary);
    erase(rui);
    const auto before = **storage::find_conversation(db(), brand, rui);
    ASSERT_TRUE(storage::refold(db()));
    EXPECT_EQ(**storage::find_conversation(db(), brand, rui), before);
}

TEST_P(ErasureContract, others_keep_what_they_said) {
    const auto eva = made<ConversationId>(101);
    write(rui, "a", kCanary);
    write(eva, "a", "I am Eva");
    erase(rui);
    EXPECT_TRUE(stored_events(eva).contains("I am Eva"));
    expect_whole();
}

// OPT-10
TEST_P(ErasureContract, a_suppression_is_kept_by_its_hash_once) {
    const std::string hash(32, '\x07');
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        for (int i = 0; i < 2; ++i) {
            ASSERT_TRUE(storage::put_suppression(lane.database(), brand, hash, storage::Suppressed::opted_out,
                                                 lane.now()));
        }
    }));
    EXPECT_EQ(*storage::find_suppressions(db(), brand, hash), std::vector{storage::Suppressed::opted_out});
    EXPECT_TRUE(storage::find_suppressions(db(), made<domain::BrandId>(2), hash)->empty());
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        ASSERT_TRUE(
            storage::delete_suppression(lane.database(), brand, hash, storage::Suppressed::opted_out));
    }));
    EXPECT_TRUE(storage::find_suppressions(db(), brand, hash)->empty());
}

std::vector<std::string> files_with(const std::filesystem::path& directory, std::string_view words) {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        if (bytes.contains(words)) found.push_back(entry.path().filename());
    }
    return found;
}

// The data directory, byte for byte, while the server runs: freed places are written over, and the log's file
// is emptied.
TEST_P(ErasureContract, no_file_has_a_byte_of_it) {
    if (GetParam() != Engine::sqlite_file) GTEST_SKIP() << "files are SQLite's";
    for (int i = 0; i < 300; ++i) {
        const std::string text = kCanary + std::string(static_cast<std::size_t>(i * 37 % 3900), 'x');
        write(rui, std::to_string(i), text + kCanary);
        write(made<ConversationId>(101), std::to_string(i), "I am Eva");
    }
    ASSERT_FALSE(files_with(config.data_directory, kCanary).empty());
    erase(rui);
    write(made<ConversationId>(101), "last", "The batch after it");  // the log is emptied behind a batch
    for (int i = 0; i < 100 && !files_with(config.data_directory, kCanary).empty(); ++i)
        write(made<ConversationId>(101), "more" + std::to_string(i), "while a reader was in the way");
    EXPECT_EQ(files_with(config.data_directory, kCanary), std::vector<std::string>{});
    expect_whole();
}

INSTANTIATE_TEST_SUITE_P(engines, ErasureContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
