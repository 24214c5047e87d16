#include "server/hours.h"

#include <gtest/gtest.h>

#include <sstream>

#include "server/json_lines.h"

namespace server {
namespace {

// The lines that `balcao hours` prints for these.
std::string hours(const std::string& lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    EXPECT_EQ(run_json_lines(in, out, answer_hours), 0);
    return out.str();
}

const std::string kBar =
    R"("zone":"Europe/Paris","weekly":[{"day":"sat","start":"22:00","end":"02:00"},{"day":"mon","start":"09:00","end":"18:00"}])";

std::string asked(const std::string& queries, const std::string& more = "") {
    return "{\"id\":1," + kBar + more + ",\"queries\":[" + queries + "]}\n";
}

TEST(HoursCommand, AnswersEachKindOfQuestion) {
    EXPECT_EQ(
        hours(asked(
            R"({"q":"staffed","t":"2026-03-28T21:00:00Z"},{"q":"staffed","t":"2026-03-28T20:59:59Z"})")),
        "{\"id\":1,\"answers\":[true,false]}\n");
    EXPECT_EQ(
        hours(asked(
            R"({"q":"next_open","t":"2026-03-28T18:00:00Z"},{"q":"next_open","t":"2026-03-28T22:30:00+01:00"})")),
        "{\"id\":1,\"answers\":[\"2026-03-28T21:00:00Z\",\"2026-03-28T21:30:00Z\"]}\n");
    EXPECT_EQ(hours(asked(R"({"q":"next_close","t":"2026-03-28T21:00:00Z"})")),
              "{\"id\":1,\"answers\":[\"2026-03-29T01:00:00Z\"]}\n");  // 02:00 is left out that night
    EXPECT_EQ(
        hours(asked(R"({"q":"staffed_seconds","from":"2026-03-28T00:00:00Z","to":"2026-03-30T00:00:00Z"})")),
        "{\"id\":1,\"answers\":[14400]}\n");
    EXPECT_EQ(hours(asked(R"({"q":"next_day_at","t":"2026-03-28T18:00:00Z","at":"09:30"})")),
              R"({"id":1,"answers":[{"utc":"2026-03-29T07:30:00Z","local":"2026-03-29T09:30:00+02:00"}]})"
              "\n");
    EXPECT_EQ(hours(asked(R"({"q":"add_seconds","t":"2026-03-28T17:00:00Z","seconds":86400})")),
              R"({"id":1,"answers":[{"utc":"2026-03-29T17:00:00Z","local":"2026-03-29T19:00:00+02:00"}]})"
              "\n");
    EXPECT_EQ(hours(asked(R"({"q":"add_staffed_seconds","t":"2026-03-28T22:00:00Z","seconds":14400})")),
              R"({"id":1,"answers":[{"utc":"2026-03-30T08:00:00Z","local":"2026-03-30T10:00:00+02:00"}]})"
              "\n");
}

TEST(HoursCommand, SpecialDaysAndClosures) {
    const std::string more =
        R"(,"special":[{"date":"2026-03-28","closed":true},{"date":"2026-03-29","ranges":[{"start":"10:00","end":"12:00"}]}],)"
        R"("closures":[{"from":"2026-03-29T08:00:00Z","to":"2026-03-29T09:00:00Z"}])";
    EXPECT_EQ(hours(asked(R"({"q":"next_open","t":"2026-03-28T18:00:00Z"})", more)),
              "{\"id\":1,\"answers\":[\"2026-03-29T09:00:00Z\"]}\n");
}

TEST(HoursCommand, NothingIsNull) {
    EXPECT_EQ(
        hours(
            R"({"id":"x","zone":"Asia/Tokyo","queries":[{"q":"next_open","t":"2026-03-28T18:00:00Z"}],"later":1})"),
        "{\"id\":\"x\",\"answers\":[null]}\n");
    EXPECT_EQ(hours("{\"zone\":\"Asia/Tokyo\"}\n"), "{\"id\":null,\"answers\":[]}\n");
}

std::string error_of(const std::string& line, std::string_view field) {
    const auto told = base::parse_json_object(hours(line)).value();
    const auto* error = told.if_contains("error");
    if (error == nullptr) return "";
    const auto* text = error->get_object().if_contains(field);
    return text == nullptr ? "" : std::string(text->get_string());
}

TEST(HoursCommand, HoursThatMayNotBeSaved) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"({"zone":"Mars/Base"})", "hours_zone_unknown"},
        {R"({})", "hours_malformed"},
        {R"({"zone":"UTC","weekly":{}})", "hours_malformed"},
        {R"({"zone":"UTC","weekly":[{"day":"someday","start":"09:00","end":"18:00"}]})", "hours_malformed"},
        {R"({"zone":"UTC","weekly":[{"day":"mon","start":"9 am","end":"18:00"}]})", "hours_range_malformed"},
        {R"({"zone":"UTC","weekly":[{"day":"mon","start":"24:00","end":"18:00"}]})", "hours_range_malformed"},
        {R"({"zone":"UTC","weekly":[{"day":"mon","start":"09:00","end":"09:00"}]})", "hours_range_empty"},
        {R"({"zone":"UTC","weekly":[{"day":"sun","start":"22:00","end":"02:00"},{"day":"mon","start":"01:00","end":"03:00"}]})",
         "hours_overlap"},
        {R"({"zone":"UTC","special":[{"date":"2026-02-29","closed":true}]})", "hours_date_malformed"},
        {R"({"zone":"UTC","special":[{"date":"2026-02-28"}]})", "hours_malformed"},
        {R"({"zone":"UTC","special":[{"date":"2026-02-28","closed":true,"ranges":[{"start":"09:00","end":"10:00"}]}]})",
         "hours_malformed"},
        {R"({"zone":"UTC","closures":[{"from":"2026-02-28T00:00:00Z","to":"2026-02-28T00:00:00Z"}]})",
         "hours_closure_empty"},
        {R"({"zone":"UTC","closures":[{"from":"2026-02-28","to":"2026-03-28"}]})", "time_malformed"},
    };
    for (const auto& [line, detail] : cases) {
        EXPECT_EQ(error_of(line, "code"), "HOURS_INVALID") << line;
        EXPECT_EQ(error_of(line, "detail"), detail) << line;
    }
}

TEST(HoursCommand, ARefusalProposesTheSameHoursInOrder) {
    const auto told = base::parse_json_object(hours(
        R"({"id":7,"zone":"UTC","weekly":[{"day":"mon","start":"12:00","end":"18:00"},{"day":"mon","start":"09:00","end":"13:00"}]})"));
    EXPECT_EQ(base::json::serialize(told->at("error").at("proposal")),
              R"([{"day":"mon","start":"09:00","end":"18:00"}])");
}

TEST(HoursCommand, ABadQueryGetsAnErrorInItsPlace) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {R"(7)", "query_malformed"},
        {R"({})", "field_missing"},
        {R"({"q":"moon"})", "query_unknown"},
        {R"({"q":"staffed"})", "field_missing"},
        {R"({"q":"staffed","t":5})", "field_wrong"},
        {R"({"q":"staffed","t":"yesterday"})", "time_malformed"},
        {R"({"q":"staffed","t":"2086-01-01T00:00:00Z"})", "time_out_of_range"},
        {R"({"q":"staffed_seconds","from":"2026-03-28T00:00:00Z","to":"2026-03-27T00:00:00Z"})",
         "range_reversed"},
        {R"({"q":"next_day_at","t":"2026-03-28T00:00:00Z","at":"noon"})", "hours_range_malformed"},
        {R"({"q":"add_seconds","t":"2026-03-28T00:00:00Z","seconds":"many"})", "field_wrong"},
        {R"({"q":"add_seconds","t":"2026-03-28T00:00:00Z","seconds":1e300})", "field_wrong"},
        {R"({"q":"add_seconds","t":"2026-03-28T00:00:00Z","seconds":3999999999})", "time_out_of_range"},
    };
    for (const auto& [query, code] : cases) {
        const auto told =
            base::parse_json_object(hours(asked(query + R"(,{"q":"staffed","t":"2026-03-28T21:00:00Z"})")));
        const auto& answers = told->at("answers").as_array();
        ASSERT_EQ(answers.size(), 2U) << query;
        EXPECT_EQ(answers[0].at("error").at("code").as_string(), code) << query;
        EXPECT_EQ(answers[1], base::json::value(true)) << query;
    }
}

TEST(HoursCommand, ABadLineIsOneLineAndTheNextIsAnswered) {
    std::istringstream lines(hours("{\"id\":\n" + asked("")));
    std::string first;
    std::string second;
    std::getline(lines, first);
    std::getline(lines, second);
    EXPECT_TRUE(first.starts_with(R"({"id":null,"error":{"code":"json_malformed")")) << first;
    EXPECT_EQ(second, "{\"id\":1,\"answers\":[]}");
}

TEST(HoursCommand, WhyTellsTheWorkingOfEachAnswer) {
    std::istringstream in(asked(R"({"q":"next_open","t":"2026-03-28T18:00:00Z"},{"q":"moon"})"));
    std::ostringstream out;
    EXPECT_EQ(run_json_lines(in, out, answer_hours_with_why), 0);
    const auto told = base::parse_json_object(out.str());
    const auto& why = told->at("why").as_array();
    ASSERT_EQ(why.size(), 2U);
    EXPECT_EQ(why[0].as_array().front().at("code").as_string(), "local_time");
    EXPECT_EQ(why[0].as_array().back().at("text").as_string(),
              "2026-03-28T21:00:00Z, on the shop's clock 2026-03-28T22:00:00+01:00");
    EXPECT_TRUE(why[1].as_array().empty());
}

}  // namespace
}  // namespace server
