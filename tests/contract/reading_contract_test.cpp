// Reading: conversations, events, snapshots, reference data, cursors, on every engine.
#include <future>

#include "contract/storage_contract.h"
#include "storage/cursors.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::LaneTransaction;

class ReadingContract : public StorageContract {};

domain::Event event_of(ConversationId conversation, base::Timestamp at, domain::ActorKind who,
                       domain::EventBody body) {
    return {0, conversation, at, {who, "id-\"x\"", "Zoë 名前", "https://example.com/a.png"}, std::move(body)};
}

TEST_P(ReadingContract, a_conversation_comes_back_as_it_was) {
    const auto id = made<ConversationId>(100);
    const auto staff = domain::ActorKind::staff;
    domain::Verdict verdict;
    verdict.reason_code = "OK";
    verdict.findings = {{"WIN-03", domain::Decision::warn, "WINDOW_NEAR_END"}};
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(lane.append(brand, message(nullptr, id, "m1", "Olá\n\"tudo\" bem? 🙂")));
        domain::Outcome more;
        more.events = {
            event_of(id, lane.now(), staff, domain::ReceiptGiven{domain::ReceiptKind::read, 2}),
            event_of(id, lane.now(), staff,
                     domain::MessageSent{"m2", "Bom dia", "{\"richCard\":{}}", verdict}),
            event_of(id, lane.now(), domain::ActorKind::bot, domain::MessageRefused{"m3", verdict}),
            event_of(id, lane.now(), domain::ActorKind::consumer,
                     domain::ReceiptGiven{domain::ReceiptKind::delivered, 4}),
            event_of(id, lane.now(), staff,
                     domain::PresenceShown{"p1", domain::Presence::representative_joined}),
            event_of(id, lane.now(), staff,
                     domain::ConversationClosed{domain::CloseReason::spam, "MARKED_SPAM"}),
        };
        ASSERT_EQ(*lane.append(brand, more), 8);
    }));
    const auto stored = storage::find_conversation(db(), brand, id);
    ASSERT_TRUE(stored && *stored);
    ASSERT_TRUE(
        run(brand, [&](LaneTransaction& lane) { EXPECT_EQ(**lane.find_conversation(brand, id), **stored); }));
    EXPECT_EQ((*stored)->close_reason, domain::CloseReason::spam);
    const auto events = storage::events_of_conversation_after(db(), brand, id, 0, 100);
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), committed.size());
    for (std::size_t i = 0; i < events->size(); ++i)
        EXPECT_EQ((*events)[i], committed[i].event);
    const auto presence = storage::find_event_by_client_key(db(), brand, id, "event:p1");
    ASSERT_TRUE(presence && *presence);
    EXPECT_EQ((*presence)->seq, 7);
    proof();
}

TEST_P(ReadingContract, an_event_that_cannot_be_read_is_said_to_be_corrupt) {
    const auto id = made<ConversationId>(100);
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(lane.append(brand, message(nullptr, id, "m1", "Olá")));
    }));
    ASSERT_TRUE(db().begin(storage::Access::write));
    ASSERT_TRUE(db().execute(storage::Sql{"update events set body = '{' where seq = 2"}, {}));
    ASSERT_TRUE(db().commit());
    const auto events = storage::events_of_conversation_after(db(), brand, id, 0, 100);
    ASSERT_FALSE(events);
    EXPECT_EQ(events.error().code, "storage_corrupt");
    EXPECT_EQ(events.error().message, "event 2 cannot be read");
}

TEST_P(ReadingContract, conversations_are_found_in_every_way) {
    std::vector<ConversationId> ids;
    for (std::uint64_t i = 0; i < 60; ++i) {
        ids.push_back(made<ConversationId>(1000 + i));
        ASSERT_TRUE(write_message(brand, ids.back(), "a"));
    }
    const auto nobody = made<ConversationId>(7);
    EXPECT_FALSE(*storage::find_conversation(db(), brand, nobody));
    EXPECT_FALSE(*storage::find_conversation(db(), made<domain::BrandId>(8), ids[0]));
    const auto of = storage::find_conversation_of(db(), brand, {ids[3].value}, location.id);
    ASSERT_TRUE(of && *of);
    EXPECT_EQ((*of)->id, ids[3]);
    EXPECT_FALSE(*storage::find_conversation_of(db(), brand, {ids[3].value}, made<domain::LocationId>(99)));
    EXPECT_EQ(*storage::find_brand_of_conversation(db(), ids[5]), brand);
    EXPECT_FALSE(*storage::find_brand_of_conversation(db(), nobody));

    std::vector<ConversationId> wanted(ids.rbegin(), ids.rend());
    wanted.insert(wanted.begin() + 7, nobody);
    const auto many = storage::find_conversations(db(), brand, wanted);
    ASSERT_TRUE(many);
    ASSERT_EQ(many->size(), 60u);
    for (std::size_t i = 0; i < 60; ++i)
        EXPECT_EQ((*many)[i].id, ids[59 - i]);
    EXPECT_TRUE(storage::find_conversations(db(), brand, {})->empty());

    std::vector<ConversationId> seen;
    ASSERT_TRUE(
        storage::for_each_conversation(db(), brand, [&](const domain::Conversation& c) -> base::Result<void> {
            seen.push_back(c.id);
            return {};
        }));
    EXPECT_EQ(seen, ids);
}

TEST_P(ReadingContract, events_are_paged_both_ways) {
    const auto id = made<ConversationId>(100);
    for (int i = 0; i < 9; ++i)
        ASSERT_TRUE(write_message(brand, id, std::to_string(i)));
    ASSERT_TRUE(write_message(brand, made<ConversationId>(200), "x"));
    const auto numbers = [](const auto& events) {
        std::vector<std::int64_t> all;
        for (const auto& event : *events)
            all.push_back(event.seq);
        return all;
    };
    using Numbers = std::vector<std::int64_t>;
    EXPECT_EQ(numbers(storage::events_before(db(), brand, id, 11, 4)), (Numbers{7, 8, 9, 10}));
    EXPECT_EQ(numbers(storage::events_before(db(), brand, id, 7, 4)), (Numbers{3, 4, 5, 6}));
    EXPECT_EQ(numbers(storage::events_before(db(), brand, id, 3, 4)), (Numbers{1, 2}));
    EXPECT_EQ(numbers(storage::events_of_conversation_after(db(), brand, id, 8, 10)), (Numbers{9, 10}));
    const auto all = storage::events_after(db(), brand, 9, 2);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2u);
    EXPECT_EQ((*all)[1].event.seq, 11);
    EXPECT_EQ((*all)[1].consumer.value, id_number(200));
}

TEST_P(ReadingContract, a_reader_sees_one_snapshot) {
    ASSERT_TRUE(write_message(brand, made<ConversationId>(100), "a"));
    std::promise<void> has_looked;
    std::promise<void> has_written;
    auto written = has_written.get_future();
    std::promise<std::pair<std::int64_t, std::int64_t>> seen;
    storage::ReadWork work = [&](base::Result<storage::Database*> snapshot) {
        ASSERT_TRUE(snapshot);
        const auto before = *storage::last_seq(**snapshot, brand);
        has_looked.set_value();
        written.wait();
        seen.set_value({before, *storage::last_seq(**snapshot, brand)});
    };
    ASSERT_TRUE(store->submit_read(work));
    has_looked.get_future().wait();
    ASSERT_TRUE(write_message(brand, made<ConversationId>(100), "b"));
    has_written.set_value();
    EXPECT_EQ(seen.get_future().get(), std::pair(std::int64_t{2}, std::int64_t{2}));
    EXPECT_EQ(*storage::last_seq(db(), brand), 3);
    store->stop();  // before what the closure looks at is gone
}

TEST_P(ReadingContract, reference_data_comes_back) {
    domain::Agent agent{location.agent, brand, "Porto", "custom-1", "https://bot.example/hook", "token"};
    location.slug = "porto-rua-augusta";
    location.name = "Livraria do Porto";
    location.place_id = "ChIJ";
    location.zone = "America/Sao_Paulo";
    location.hours = {{0, 540, 1080}, {5, 1200, 120}};
    location.profile.welcome = {{"pt", "Olá!"}, {"en", "Hello \"you\""}};
    location.profile.languages = {"pt-BR", "en"};
    storage::StaffRecord ana{{made<domain::StaffId>(31),
                              brand,
                              "ana@example.com",
                              "Ana",
                              domain::Role::manager,
                              "pt",
                              {location.id, made<domain::LocationId>(44)}},
                             "$argon2id$…"};
    storage::KeyRecord key{"key-1", "bot@example", brand, "-----BEGIN", clock.now()};
    const auto write = [&] {
        return run(brand, [&](LaneTransaction& lane) {
            ASSERT_TRUE(storage::put_agent(lane.database(), agent));
            ASSERT_TRUE(storage::put_location(lane.database(), location));
            ASSERT_TRUE(storage::put_staff(lane.database(), ana));
            ASSERT_TRUE(storage::put_key(lane.database(), key));
        });
    };
    ASSERT_TRUE(write());
    agent.display_name = "Porto 2";
    location.hours.pop_back();
    ana.staff.locations.pop_back();
    ASSERT_TRUE(write());
    if (is_kept()) reopen();
    const auto agents = storage::all_agents(db());
    ASSERT_TRUE(agents);
    EXPECT_EQ(*agents, std::vector{agent});
    EXPECT_EQ(*storage::all_locations(db()), std::vector{location});
    const auto staff = storage::all_staff(db());
    ASSERT_TRUE(staff);
    ASSERT_EQ(staff->size(), 1u);
    EXPECT_EQ(staff->front().staff.email, "ana@example.com");
    EXPECT_EQ(staff->front().staff.role, domain::Role::manager);
    EXPECT_EQ(staff->front().staff.locations, std::vector{location.id});
    EXPECT_EQ(staff->front().password_hash, "$argon2id$…");
    const auto keys = storage::all_keys(db());
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 1u);
    EXPECT_EQ(keys->front().client_email, "bot@example");
    EXPECT_EQ(keys->front().created_at, clock.now());
    ASSERT_EQ(storage::all_brands(db())->size(), 1u);
    EXPECT_EQ(storage::all_brands(db())->front().name, "Livraria do Porto");
}

TEST_P(ReadingContract, taken_names_are_refused_and_the_batch_goes_on) {
    location.slug = "taken";
    storage::StaffRecord ana{{made<domain::StaffId>(31), brand, "ana@example.com", "Ana", {}, "pt", {}}, "x"};
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(storage::put_location(lane.database(), location));
        ASSERT_TRUE(storage::put_staff(lane.database(), ana));
        auto other = location;
        other.id = made<domain::LocationId>(55);
        EXPECT_EQ(storage::put_location(lane.database(), other).error().code, "slug_taken");
        auto namesake = ana;
        namesake.staff.id = made<domain::StaffId>(56);
        EXPECT_EQ(storage::put_staff(lane.database(), namesake).error().code, "email_taken");
        ASSERT_TRUE(lane.append(brand, message(nullptr, made<ConversationId>(100), "a")));
    }));
    EXPECT_EQ(storage::all_locations(db())->size(), 1u);
    EXPECT_EQ(seqs(brand).size(), 2u);
}

TEST_P(ReadingContract, sessions_live_and_end) {
    const auto session = [&](std::string token, int hours) {
        return storage::SessionRecord{std::move(token),
                                      made<domain::StaffId>(31),
                                      brand,
                                      "csrf",
                                      clock.now(),
                                      clock.now() + std::chrono::hours(hours)};
    };
    const std::string raw("\0\x01\xff hash", 8);
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(storage::put_session(lane.database(), session(raw, 2)));
        ASSERT_TRUE(storage::put_session(lane.database(), session("b", 1)));
        ASSERT_TRUE(storage::put_session(lane.database(), session("c", 1)));
        ASSERT_TRUE(storage::delete_session(lane.database(), "c"));
    }));
    EXPECT_EQ(storage::all_sessions(db(), clock.now())->size(), 2u);
    const auto later = clock.now() + std::chrono::hours(1);
    ASSERT_TRUE(storage::delete_expired_sessions(db(), later));
    const auto left = storage::all_sessions(db(), clock.now());
    ASSERT_TRUE(left);
    ASSERT_EQ(left->size(), 1u);
    EXPECT_EQ(left->front().token_hash, raw);
    EXPECT_EQ(left->front().staff, made<domain::StaffId>(31));
}

TEST_P(ReadingContract, an_install_value_is_made_once) {
    const std::string key("\0key", 4);
    EXPECT_EQ(*storage::get_or_put_install_value(db(), "token_key", key), key);
    EXPECT_EQ(*storage::get_or_put_install_value(db(), "token_key", "another"), key);
    EXPECT_EQ(*storage::get_or_put_install_value(db(), "other", ""), "");
}

TEST_P(ReadingContract, cursors_and_parked_conversations) {
    EXPECT_EQ(*storage::cursor(db(), "webhooks", brand), 0);
    ASSERT_TRUE(storage::put_cursor(db(), "webhooks", brand, 7));
    ASSERT_TRUE(storage::put_cursor(db(), "webhooks", brand, 9));
    ASSERT_TRUE(storage::put_cursor(db(), "search", brand, 3));
    EXPECT_EQ(*storage::cursor(db(), "webhooks", brand), 9);
    storage::Parked parked{made<ConversationId>(100),           4,        2, clock.now(),
                           clock.now() + std::chrono::hours(1), "refused"};
    ASSERT_TRUE(storage::put_parked(db(), "webhooks", brand, parked));
    parked.attempts = 3;
    ASSERT_TRUE(storage::put_parked(db(), "webhooks", brand, parked));
    const auto all = storage::all_parked(db(), "webhooks", brand);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 1u);
    EXPECT_EQ(all->front().attempts, 3);
    EXPECT_EQ(all->front().from_seq, 4);
    EXPECT_EQ(all->front().next_try_at, parked.next_try_at);
    EXPECT_EQ(all->front().last_error, "refused");
    EXPECT_TRUE(storage::all_parked(db(), "search", brand)->empty());
    ASSERT_TRUE(storage::delete_parked(db(), "webhooks", brand, parked.conversation));
    EXPECT_TRUE(storage::all_parked(db(), "webhooks", brand)->empty());
}

INSTANTIATE_TEST_SUITE_P(engines, ReadingContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
