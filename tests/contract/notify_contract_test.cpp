// Who is told how, on every engine: what was saved comes back, a newer word takes the older one's place, and
// a brand sees its own.
#include "storage/notify.h"

#include "contract/storage_contract.h"

namespace contract {
namespace {

using storage::Notice;
using storage::NoticeChannel;

class NotifyContract : public StorageContract {
 protected:
    template <class Work>
    base::Result<void> write(Work work) {
        base::Result<void> result;
        TRY(run(brand, [&](storage::LaneTransaction& lane) { result = work(lane.database()); }));
        return result;
    }
    domain::StaffId ana = made<domain::StaffId>(1), bia = made<domain::StaffId>(2);
    domain::BrandId other = made<domain::BrandId>(77);
    domain::ConsumerId rui = made<domain::ConsumerId>(3);
    domain::LocationId shop = made<domain::LocationId>(4);
};

TEST_P(NotifyContract, settings_and_devices_come_back) {
    domain::notify::Settings settings;
    settings.quiet = {"22:00", "07:00"};
    settings.zone = "Europe/Paris";
    const std::string raw("\x04\0\xff with any bytes", 18);
    const storage::PushDevice first{
        made<domain::StaffId>(8).value, "https://push.example/1", raw, "auth", "Firefox", clock.now()};
    storage::PushDevice second = first;
    second.id = made<domain::StaffId>(9).value;
    second.added_at = clock.now() + std::chrono::seconds(1);
    ASSERT_TRUE(write([&](storage::Database& database) -> base::Result<void> {
        TRY(storage::put_notify_settings(database, brand, ana, {}, clock.now()));
        TRY(storage::put_notify_settings(database, brand, ana, settings, clock.now()));
        TRY(storage::put_push_device(database, brand, ana, second));
        TRY(storage::put_push_device(database, brand, ana, first));
        return storage::put_push_device(database, brand, ana, first);
    }));
    const auto all = storage::all_notify_settings(db(), brand).value();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.at(ana), settings);
    EXPECT_TRUE(storage::all_notify_settings(db(), other)->empty());
    auto devices = storage::all_push_devices(db(), brand).value();
    ASSERT_EQ(devices.at(ana).size(), 2u);
    EXPECT_EQ(devices.at(ana)[0].id, first.id);
    EXPECT_EQ(devices.at(ana)[0].p256dh, raw);
    EXPECT_EQ(devices.at(ana)[1].added_at, second.added_at);
    EXPECT_TRUE(storage::all_push_devices(db(), other)->empty());
    ASSERT_TRUE(write([&](storage::Database& database) -> base::Result<void> {
        TRY(storage::put_push_device(database, brand, bia, first));
        TRY(storage::take_push_device_from_others(database, brand, bia, first.id));
        EXPECT_TRUE(*storage::delete_push_device(database, brand, ana, second.id));
        EXPECT_FALSE(*storage::delete_push_device(database, brand, ana, second.id));
        return {};
    }));
    devices = storage::all_push_devices(db(), brand).value();
    EXPECT_FALSE(devices.contains(ana));
    EXPECT_EQ(devices.at(bia).size(), 1u);
}

TEST_P(NotifyContract, what_was_told_is_found_by_subject_and_by_channel_and_forgotten_in_the_end) {
    const auto subject = made<domain::ConversationId>(5).value;
    const auto at = clock.now();
    const std::vector<Notice> told{{ana.value, NoticeChannel::push, subject, 7, at, true},
                                   {ana.value, NoticeChannel::mail, subject, 7, at, false},
                                   {bia.value, NoticeChannel::digest, {}, 20'000, at, false}};
    ASSERT_TRUE(
        write([&](storage::Database& database) { return storage::put_notices(database, brand, told); }));
    EXPECT_EQ(storage::notices_about(db(), brand, subject)->size(), 2u);
    EXPECT_TRUE(storage::notices_about(db(), other, subject)->empty());
    const std::vector<Notice> again{{ana.value, NoticeChannel::push, subject, 9, at, true}};
    ASSERT_TRUE(
        write([&](storage::Database& database) { return storage::put_notices(database, brand, again); }));
    const auto found = storage::notices_of_channel(db(), brand, NoticeChannel::push).value();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].seq, 9);
    EXPECT_TRUE(found[0].is_open);
    EXPECT_EQ(found[0].at, at);
    ASSERT_TRUE(write([&](storage::Database& database) {
        return storage::forget_notices(database, brand, at + std::chrono::seconds(1));
    }));
    const auto left = storage::notices_about(db(), brand, subject).value();
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].channel, NoticeChannel::push);
}

TEST_P(NotifyContract, a_customers_address_is_one_and_a_link_works_once) {
    const auto wish = [&](const char* address) {
        return storage::ConsumerMail{rui, shop, address, "pt-BR", "may we?", clock.now()};
    };
    const std::string hash(32, '\x80');
    ASSERT_TRUE(write([&](storage::Database& database) -> base::Result<void> {
        TRY(storage::put_consumer_mail(database, brand, wish("old@example.org")));
        TRY(storage::put_consumer_mail(database, brand, wish("rui@example.org")));
        return storage::put_consumer_link(database, brand, {hash, rui, shop, clock.now()}, clock.now());
    }));
    EXPECT_EQ(storage::find_consumer_mail(db(), brand, rui, shop).value()->address, "rui@example.org");
    EXPECT_FALSE(storage::find_consumer_mail(db(), other, rui, shop).value());
    ASSERT_TRUE(write([&](storage::Database& database) -> base::Result<void> {
        EXPECT_FALSE(*storage::take_consumer_link(database, other, hash));
        const auto link = storage::take_consumer_link(database, brand, hash).value();
        EXPECT_TRUE(link && link->consumer == rui && link->location == shop);
        EXPECT_FALSE(*storage::take_consumer_link(database, brand, hash));
        // An older one goes when a new one comes; all go with the wish.
        TRY(storage::put_consumer_link(database, brand, {hash, rui, shop, clock.now()}, clock.now()));
        TRY(storage::put_consumer_link(database, brand, {std::string(32, 'b'), rui, shop, clock.now()},
                                       clock.now() + std::chrono::seconds(1)));
        EXPECT_FALSE(*storage::take_consumer_link(database, brand, hash));
        EXPECT_TRUE(*storage::delete_consumer_mail(database, brand, rui, shop));
        EXPECT_FALSE(*storage::delete_consumer_mail(database, brand, rui, shop));
        EXPECT_FALSE(*storage::take_consumer_link(database, brand, std::string(32, 'b')));
        return {};
    }));
    EXPECT_FALSE(storage::find_consumer_mail(db(), brand, rui, shop).value());
}

INSTANTIATE_TEST_SUITE_P(engines, NotifyContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
