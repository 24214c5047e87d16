// A program that configures its business through the Business Communications API, with a key of Aurora's.
#pragma once
#include <gtest/gtest.h>

#include "support/town.h"

namespace support {

class GbmProgram {
 public:
    GbmProgram(Town& town, domain::BrandId brand) : visitor_(town.visitor()), brand_(base::to_string(brand)) {
        visitor_.bearer = town.bearer_of(brand);
    }

    Answer get(const std::string& name) { return visitor_.get("/v1/" + name); }
    Answer post(const std::string& name, const std::string& body) {
        return visitor_.post("/v1/" + name, body);
    }
    Answer patch(const std::string& name, const std::string& body, const std::string& mask = {}) {
        return visitor_.ask("PATCH", "/v1/" + name + (mask.empty() ? "" : "?updateMask=" + mask), body);
    }
    Answer remove(const std::string& name) { return visitor_.ask("DELETE", "/v1/" + name); }
    Visitor& visitor() { return visitor_; }

    // "brands/{id}" of the key's own brand.
    std::string brand() const { return "brands/" + brand_; }

    // The name of what was made; "" and a failed test when it was not.
    static std::string name_of(const Answer& made) {
        EXPECT_EQ(made.status, 200) << made.body;
        return made.status == 200 ? made.json().at("name").as_string().c_str() : "";
    }
    // An agent whose people answer at all times, in English.
    std::string make_agent(const std::string& brand, const std::string& display_name = "Olive") {
        return name_of(post(brand + "/agents", agent_json(display_name)));
    }
    std::string make_location(const std::string& brand, const std::string& agent,
                              const std::string& place = "ChIJ1") {
        return name_of(post(brand + "/locations", R"({"placeId":")" + place + R"(","agent":")" + agent +
                                                      R"(","defaultLocale":"en"})"));
    }
    static std::string agent_json(const std::string& display_name) {
        return R"({"displayName":")" + display_name + R"(","businessMessagesAgent":{
            "logoUrl":"https://olive.example/logo.png","customAgentId":"olive","defaultLocale":"en",
            "phone":{"number":"+12223334444"},"entryPointConfigs":[{"allowedEntryPoint":"LOCATION"}],
            "conversationalSettings":{"en":{"welcomeMessage":{"text":"Welcome to Olive"},
              "offlineMessage":{"text":"We are out. Call {{phone}}."},
              "privacyPolicy":{"url":"https://olive.example/privacy"},
              "conversationStarters":[{"suggestion":{"reply":{"text":"Gift cards?","postbackData":"gift"}}}]}},
            "primaryAgentInteraction":{"interactionType":"HUMAN","humanRepresentative":{"humanMessagingAvailability":{
              "hours":[{"startDay":"MONDAY","endDay":"SUNDAY","startTime":{"hours":0},"endTime":{"hours":23,"minutes":59},
              "timeZone":"Europe/Paris"}]}}}}})";
    }
    static std::string contact_json() {
        return R"({"agentVerificationContact":{"partnerName":"P","partnerEmailAddress":"p@p.example",
            "brandContactName":"B","brandContactEmailAddress":"b@b.example","brandWebsiteUrl":"https://b.example"}})";
    }
    // Verifies and launches an agent for LOCATION.
    void launch_agent(const std::string& agent) {
        EXPECT_EQ(post(agent + ":requestVerification", contact_json()).status, 200);
        const Answer launched = post(
            agent + ":requestLaunch",
            R"({"agentLaunch":{"businessMessages":{"launchDetails":{"LOCATION":{"entryPoint":"LOCATION"}}}}})");
        EXPECT_EQ(launched.status, 200) << launched.body;
    }

 private:
    Visitor visitor_;
    std::string brand_;
};

}  // namespace support
