#include "contract/storage_contract.h"

#include "domain/receive_message.h"
#include "support/private_postgres.h"

namespace contract {
namespace {

// One cluster for the whole program, started when the first test asks for it.
class Cluster final : public testing::Environment {
 public:
    base::Result<std::string> make_database() {
        if (!postgres_) postgres_ = TRY(support::PrivatePostgres::start());
        return postgres_->make_database();
    }
    void TearDown() override { postgres_.reset(); }

 private:
    std::unique_ptr<support::PrivatePostgres> postgres_;
};

Cluster& cluster() {
    static auto* environment = static_cast<Cluster*>(testing::AddGlobalTestEnvironment(new Cluster));
    return *environment;
}

// Registered before main runs, as GoogleTest wants it.
[[maybe_unused]] const Cluster& kRegistered = cluster();

}  // namespace

base::Uuid id_number(std::uint64_t number) {
    base::Uuid id;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    id.bytes[0] = 1;
    return id;
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return std::string(base::name_of(info.param));
}

void StorageContract::SetUp() {
    if (GetParam() == Engine::sqlite_file) {
        std::string name = std::filesystem::temp_directory_path() / "balcao-contract-XXXXXX";
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        directory_ = name;
        config.data_directory = directory_ / "data";
    }
    if (is_postgres()) config.database_url = new_database();
    location.id = made<domain::LocationId>(2);
    location.brand = brand;
    location.agent = made<domain::AgentId>(3);
    open();
    add_brand(brand);
}

std::string StorageContract::new_database() {
    auto url = cluster().make_database();
    EXPECT_TRUE(url) << url.error().message;
    return url.value_or("postgresql:///nowhere?host=/nonexistent");
}

void StorageContract::TearDown() {
    close();
    if (!directory_.empty()) std::filesystem::remove_all(directory_);
}

void StorageContract::open() {
    auto opened = storage::Store::open(config, clock);
    ASSERT_TRUE(opened) << opened.error().code << ": " << opened.error().message;
    store = std::move(*opened);
    store->start([this](const std::shared_ptr<const storage::CommittedBatch>& batch) {
        const std::lock_guard lock(committed_mutex);
        committed.insert(committed.end(), batch->events.begin(), batch->events.end());
    });
}

void StorageContract::close() {
    db_.reset();
    store.reset();
}

void StorageContract::reopen() {
    close();
    open();
}

void StorageContract::add_brand(domain::BrandId id) {
    const auto added = run(id, [&](storage::LaneTransaction& lane) {
        ASSERT_TRUE(storage::put_brand(lane.database(), {id, "Livraria do Porto"}, lane.now()));
    });
    ASSERT_TRUE(added) << added.error().code;
}

base::Result<void> StorageContract::run_on(storage::Store& target, domain::BrandId id,
                                           std::move_only_function<void(storage::LaneTransaction&)> work) {
    std::promise<base::Result<void>> promise;
    auto outcome = promise.get_future();
    storage::LaneWork lane_work = [&](storage::LaneTransaction& lane) -> storage::AfterCommit {
        work(lane);
        return [&](const base::Result<void>& result) { promise.set_value(result); };
    };
    TRY(target.submit(id, lane_work));
    return outcome.get();
}

base::Result<void> StorageContract::run(domain::BrandId id,
                                        std::move_only_function<void(storage::LaneTransaction&)> work) {
    return run_on(*store, id, std::move(work));
}

std::promise<void> StorageContract::hold_lane(domain::BrandId id) {
    std::promise<void> release;
    auto released = release.get_future().share();
    std::promise<void> started;
    auto has_started = started.get_future();
    storage::LaneWork work = [released, &started](storage::LaneTransaction&) -> storage::AfterCommit {
        started.set_value();
        released.wait();
        return {};
    };
    EXPECT_TRUE(store->submit(id, work));
    has_started.wait();
    return release;
}

domain::Outcome StorageContract::message(const domain::Conversation* current,
                                         domain::ConversationId conversation, std::string message_id,
                                         std::string text) const {
    const domain::ReceiveMessage command{.conversation = conversation,
                                         .consumer = {conversation.value},
                                         .consumer_name = "Ana",
                                         .locale = "pt-BR",
                                         .entry_point = domain::EntryPoint::link,
                                         .message_id = std::move(message_id),
                                         .text = std::move(text)};
    return domain::receive_message(current, location, command, clock.now());
}

base::Result<void> StorageContract::write_message(domain::BrandId id, domain::ConversationId conversation,
                                                  std::string message_id) {
    return run(id, [&](storage::LaneTransaction& lane) {
        const auto current = lane.find_conversation(id, conversation);
        if (current) (void)lane.append(id, message(*current, conversation, message_id));
    });
}

storage::Database& StorageContract::db() {
    if (!db_) {
        auto connected = store->connect();
        EXPECT_TRUE(connected);
        db_ = std::move(*connected);
    }
    return *db_;
}

std::vector<std::int64_t> StorageContract::seqs(domain::BrandId id) {
    std::vector<std::int64_t> all;
    const auto events = storage::events_after(db(), id, 0, 1'000'000);
    EXPECT_TRUE(events);
    for (const auto& event : *events)
        all.push_back(event.event.seq);
    return all;
}

storage::Proof StorageContract::proof() {
    auto result = storage::prove(db());
    EXPECT_TRUE(result) << result.error().code;
    for (const auto& problem : result->problems)
        ADD_FAILURE() << problem;
    return *result;
}

}  // namespace contract
