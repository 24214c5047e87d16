// The bytes of pictures on every engine: as they were, found by their conversation, and gone when they are to
// be, from SQLite's files too.
#include <fstream>

#include "contract/storage_contract.h"
#include "domain/erasure.h"
#include "storage/media.h"

namespace contract {
namespace {

using domain::ConversationId;
using domain::PictureId;
using storage::MediaPart;

const std::string kCanary = "canary-9b21";

class MediaContract : public StorageContract {
 protected:
    ConversationId rui = made<ConversationId>(100);
    PictureId one = made<PictureId>(70), two = made<PictureId>(71);

    void keep(PictureId id, std::optional<domain::PictureGuard> guard = {}) {
        std::string bytes("\0\xff\n'", 4);
        bytes += kCanary + std::string(300'000, '\x7f');
        const domain::PictureFile file{
            {id, "image/png", 4, 3, std::ssize(bytes), guard}, bytes, "thumb", "dim"};
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            const auto* current = *lane.find_conversation(brand, rui);
            ASSERT_TRUE(lane.append(brand, message(current, rui, base::to_string(id), "words")));
            ASSERT_TRUE(storage::put_media(lane.database(), brand, rui, file, lane.now()));
        }));
    }
    void say_elsewhere(const std::string& id) {
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            const auto eva = made<ConversationId>(101);
            const auto* current = *lane.find_conversation(brand, eva);
            ASSERT_TRUE(lane.append(brand, message(current, eva, id, "I am Eva")));
        }));
    }
    std::optional<storage::StoredMedia> find(PictureId id, MediaPart part = MediaPart::original) {
        return *storage::find_media(db(), brand, id, part);
    }
};

TEST_P(MediaContract, bytes_come_back_as_they_were) {
    keep(one);
    const auto original = find(one);
    ASSERT_TRUE(original);
    EXPECT_EQ(original->conversation, rui);
    EXPECT_EQ(original->type, "image/png");
    EXPECT_FALSE(original->is_guarded);
    EXPECT_TRUE(original->bytes.starts_with(std::string("\0\xff\n'", 4) + kCanary));
    EXPECT_EQ(original->bytes.size(), 300'004 + kCanary.size());
    EXPECT_EQ(find(one, MediaPart::thumb)->bytes, "thumb");
    EXPECT_EQ(find(one, MediaPart::thumb)->type, "image/jpeg");
    EXPECT_EQ(find(one, MediaPart::blurred)->bytes, "dim");
    EXPECT_FALSE(find(two));
    EXPECT_FALSE(*storage::find_media(db(), made<domain::BrandId>(77), one, MediaPart::original));
}

TEST_P(MediaContract, one_is_guarded_and_one_goes) {
    keep(one);
    keep(two, domain::PictureGuard::document);
    EXPECT_TRUE(find(two)->is_guarded);
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        ASSERT_TRUE(storage::guard_media(lane.database(), brand, one));
        ASSERT_TRUE(storage::delete_media(lane.database(), brand, two));
    }));
    EXPECT_TRUE(find(one)->is_guarded);
    EXPECT_FALSE(find(two));
}

bool is_in_files(const std::filesystem::path& directory, std::string_view words) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(in)), {});
        if (bytes.contains(words)) return true;
    }
    return false;
}

TEST_P(MediaContract, what_is_erased_takes_its_pictures_along) {
    keep(one);
    keep(two);
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        const domain::Conversation before = **lane.find_conversation(brand, rui);
        ASSERT_TRUE(lane.erase(brand, domain::erase(before, domain::ErasureCause::retention,
                                                    made<domain::ConsumerId>(999), lane.now())));
    }));
    EXPECT_FALSE(find(one));
    EXPECT_FALSE(find(two));
    if (GetParam() != Engine::sqlite_file) return;
    for (int i = 0; i < 100 && is_in_files(config.data_directory, kCanary); ++i)
        say_elsewhere(std::to_string(i));  // the log is emptied behind a batch
    EXPECT_FALSE(is_in_files(config.data_directory, kCanary));
}

INSTANTIATE_TEST_SUITE_P(engines, MediaContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
