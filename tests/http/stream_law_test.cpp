// The law of the stream: a snapshot plus the events since then equals a fresh snapshot, while people write.
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "domain/test_play.h"
#include "support/town.h"

namespace {

using base::json::value;
using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kList = "/api/staff/conversations";

std::string message(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}

// Random work from several people; refusals are part of it.
void work(Town& town, std::mt19937_64& random, int steps) {
    for (int i = 0; i < steps; ++i) {
        const std::string consumer = random() % 2 == 0 ? "rui" : "eva";
        const std::string shop = consumer == "rui" ? "augusta" : "pinheiros";
        auto& mia = town.person("mia");
        const std::string path = kList + "/" + town.conversation_of(consumer);
        switch (random() % 8) {
            case 0:
            case 1:
                town.consumer(consumer, shop, "text " + std::to_string(random() % 100));
                break;
            case 2:
            case 3:
                mia.post(path + "/messages", message(town.fresh_id(), "answer"));
                break;
            case 4:
                mia.post(path + "/close",
                         random() % 2 == 0 ? R"({"reason":"done"})" : R"({"reason":"spam"})");
                break;
            case 5:
                mia.post(path + "/reopen", "{}");
                break;
            case 6:
                mia.post(path + "/read", "{\"up_to_seq\":" + std::to_string(random() % 200) + "}");
                break;
            default:
                town.person(consumer).post(
                    "/api/consumer/locations/" + shop + "/receipts",
                    "{\"kind\":\"read\",\"up_to_seq\":" + std::to_string(random() % 200) + "}");
        }
        town.clock().turn(std::chrono::hours(random() % 60));
        if (i % 7 != 0) continue;
        town.clock().turn(std::chrono::hours(24 * 9));
        for (const char* name : {"mia", "olga", "ana"})
            town.sign_in(name);
    }
}

std::map<std::string, domain::Conversation> snapshot(Visitor& who) {
    std::map<std::string, domain::Conversation> out;
    const auto page = who.get(kList + "?view=everything&limit=100").json();
    for (const auto& item : page.at("items").as_array()) {
        const auto conversation = base::decode_value<domain::Conversation>(item);
        EXPECT_TRUE(conversation);
        out[base::to_string(conversation->id)] = *conversation;
    }
    return out;
}

domain::Event event_of(const value& shown) {
    const auto kind = base::find_enum<domain::EventKind>(shown.at("kind").as_string().c_str()).value();
    base::json::object stored{{"actor", shown.at("actor")}, {"body", shown.at("body")}};
    auto event = domain::decode_event(kind, base::json::serialize(stored)).value();
    event.seq = shown.at("seq").as_int64();
    event.conversation =
        base::parse_id<domain::ConversationId>(shown.at("conversation").as_string().c_str()).value();
    event.at = base::parse_rfc3339(shown.at("at").as_string().c_str()).value();
    return event;
}

// As the front end does it: what the item has seen already is passed over.
void apply_to(std::map<std::string, domain::Conversation>& states, const value& frame) {
    const domain::Event event = event_of(frame.at("event"));
    auto& state = states[base::to_string(event.conversation)];
    if (event.seq > state.last_seq) domain::apply(state, event);
}

TEST(StreamLaw, SnapshotAndEventsEqualAFreshSnapshot) {
    const std::uint64_t seed = domain::property_seeds(1).back();
    SCOPED_TRACE("BALCAO_SEED=" + std::to_string(seed));
    std::mt19937_64 random(seed);
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("eva", "pinheiros");
    town.staff("mia");
    auto& olga = town.staff("olga");
    work(town, random, 25);
    for (int round = 0; round < 4; ++round) {
        town.settle();
        const auto page_seq = olga.get(kList + "?view=everything").json().at("seq").as_int64();
        auto states = snapshot(olga);
        work(town, random, 10);  // missed: comes as the backlog
        LiveSocket socket(olga, "/api/stream?audience=staff&since=" + std::to_string(page_seq));
        work(town, random, 15);  // partly backlog, partly live
        const std::int64_t head = town.last_seq(town.aurora.id);
        std::int64_t seen = page_seq;
        while (seen < head) {
            const auto frame = socket.next();
            ASSERT_TRUE(frame.is_object());
            if (frame.at("type").as_string() == "event") {
                ASSERT_EQ(frame.at("event").at("seq").as_int64(),
                          seen + 1);  // an owner sees every one, once, in order
                ++seen;
                apply_to(states, frame);
            } else {
                seen = std::max(seen, frame.at("seq").as_int64());
            }
        }
        town.settle();
        const auto fresh = snapshot(olga);
        ASSERT_EQ(states.size(), fresh.size());
        for (const auto& [id, state] : fresh)
            EXPECT_EQ(base::encode(states[id]), base::encode(state));
    }
}

TEST(StreamLaw, EverySocketSeesTheSameOrderWhileManyWrite) {
    Town town;
    town.consumer("rui", "augusta");
    auto& olga = town.staff("olga");
    const std::int64_t start = town.last_seq(town.aurora.id);
    const std::string target = "/api/stream?audience=staff&since=" + std::to_string(start);
    std::vector<std::unique_ptr<LiveSocket>> sockets;
    constexpr int kWriters = 4, kEach = 25;
    std::vector<std::thread> writers;
    for (int w = 0; w < kWriters; ++w) {
        writers.emplace_back([&town, w] {
            Visitor consumer = town.visitor();
            for (int i = 0; i < kEach; ++i) {
                const auto sent =
                    consumer.post("/api/consumer/locations/" +
                                      std::string(w % 2 == 0 ? "augusta" : "pinheiros") + "/messages",
                                  message("m" + std::to_string(i), "hello"));
                EXPECT_EQ(sent.status, 200) << sent.body;
            }
        });
    }
    for (int i = 0; i < 6; ++i)
        sockets.push_back(std::make_unique<LiveSocket>(olga, target));  // while they write
    for (auto& writer : writers)
        writer.join();
    const std::int64_t head = town.last_seq(town.aurora.id);
    EXPECT_EQ(head, start + kWriters * (kEach + 1));
    for (auto& socket : sockets) {
        for (std::int64_t seen = start; seen < head;) {
            const auto frame = socket->next();
            ASSERT_TRUE(frame.is_object());
            if (frame.at("type").as_string() != "event") continue;
            ASSERT_EQ(frame.at("event").at("seq").as_int64(), seen + 1);
            ++seen;
        }
    }
}

TEST(StreamLaw, NoEventOfAForeignShopReachesASocket) {
    const std::uint64_t seed = domain::property_seeds(1).back();
    SCOPED_TRACE("BALCAO_SEED=" + std::to_string(seed));
    std::mt19937_64 random(seed);
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("eva", "pinheiros");
    town.staff("mia");
    LiveSocket live(town.staff("ana"), "/api/stream?audience=staff");
    EXPECT_EQ(live.next().at("type").as_string(), "hello");
    work(town, random, 20);
    town.consumer("rui", "augusta", "the last one");
    LiveSocket resumed(town.staff("ana"), "/api/stream?audience=staff&since=0");
    for (auto* socket : {&live, &resumed}) {
        for (;;) {
            const auto frame = socket->next();
            ASSERT_TRUE(frame.is_object());
            if (frame.at("type").as_string() != "event") continue;
            const auto& event = frame.at("event");
            EXPECT_EQ(event.at("location").as_string(), base::to_string(town.augusta.id).c_str());
            EXPECT_EQ(event.at("conversation").as_string(), town.conversation_of("rui").c_str());
            const auto* text = event.at("body").as_object().if_contains("text");
            if (text != nullptr && text->as_string() == "the last one") break;
        }
    }
}

}  // namespace
