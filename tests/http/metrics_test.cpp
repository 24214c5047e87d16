// The figures of a shop over HTTP, and what each of them counted.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;
using namespace std::chrono_literals;

std::string day_of(base::Timestamp at) {
    return base::format_rfc3339(at).substr(0, 10);
}

class Metrics : public ::testing::Test {
 protected:
    std::string path(const domain::Location& shop, const std::string& more = {}) {
        return fmt::format("/api/staff/metrics?location={}&from={}&to={}{}", base::to_string(shop.id),
                           day_of(town_.clock().now() - 72h), day_of(town_.clock().now() + 24h), more);
    }
    base::json::object figure(const base::json::value& answer, std::string_view name) {
        for (const auto& one : answer.at("figures").as_array()) {
            if (one.at("name").as_string() == name) return one.as_object();
        }
        ADD_FAILURE() << "no figure " << name;
        return {};
    }

    Town town_;
};

TEST_F(Metrics, CountWhatHappenedAndSayWhich) {
    town_.import_old_talk(48h, town_.augusta.id);  // is nobody's doing here
    town_.consumer("rui", "augusta", "do you have it?");
    town_.consumer("eva", "augusta", "are you open?");
    town_.consumer("leo", "pinheiros", "hello");
    auto& ana = town_.staff("ana");
    const auto sent = ana.post("/api/staff/conversations/" + town_.conversation_of("rui") + "/messages",
                               R"({"client_message_id":"a1","text":"yes"})");
    ASSERT_EQ(sent.status, 200) << sent.body;
    const auto answer = ana.get(path(town_.augusta, "&events=messages_human"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto json = answer.json();
    EXPECT_EQ(figure(json, "conversations_received").at("n").as_int64(), 2);
    EXPECT_EQ(figure(json, "received_in_time").at("n").as_int64(), 1);
    EXPECT_EQ(figure(json, "waiting_backlog").at("n").as_int64(), 1);
    EXPECT_EQ(figure(json, "open_backlog").at("n").as_int64(), 3);
    EXPECT_EQ(figure(json, "response_rate_24h").at("n").as_int64(), 0);  // nothing has fallen due
    EXPECT_FALSE(figure(json, "response_rate_24h").contains("value"));
    EXPECT_FALSE(figure(json, "conversations_received").contains("events"));
    const auto counted = figure(json, "messages_human").at("events").as_array();
    ASSERT_EQ(counted.size(), 1U);
    EXPECT_EQ(counted.at(0), sent.json().at("event").at("seq"));
}

TEST_F(Metrics, Refuse) {
    town_.consumer("rui", "augusta");
    town_.staff("ana");
    town_.staff("marie");
    const std::string id = base::to_string(town_.augusta.id);
    const std::string whole = "/api/staff/metrics?location=" + id;
    support::check_refusals(
        town_,
        {{"nobody", "nobody", "GET", path(town_.augusta), "", 401, "signed_out"},
         {"another brand", "marie", "GET", path(town_.augusta), "", 404, "location_unknown"},
         {"not hers", "ana", "GET", path(town_.pinheiros), "", 404, "location_unknown"},
         {"no days", "ana", "GET", whole, "", 400, "query_malformed"},
         {"no such day", "ana", "GET", whole + "&from=2026-02-30&to=2026-03-01", "", 400, "query_malformed"},
         {"backwards", "ana", "GET", whole + "&from=2026-03-02&to=2026-03-01", "", 400, "metrics_days_wrong"},
         {"too many", "ana", "GET", whole + "&from=2024-03-02&to=2026-03-01", "", 400,
          "metrics_days_wrong"}});
}

}  // namespace
