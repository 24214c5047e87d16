// The sentences of campaigns and complaints.
#include <fmt/format.h>

#include "base/text.h"
#include "scenarios/scene_play.h"

namespace scenarios {

void Scene::makes_campaign(const Parts& p) {
    const std::string evidence = p[5].matched ? p.str(5) : "{}";
    did(world_.makes_campaign(p[1], p[2], {p[4], evidence}, p[3].matched ? std::stoi(p[3]) : 0));
}

void Scene::campaign_is(const Parts& p) {
    expect_done();
    const auto campaign = world_.campaign_for(p[1]);
    const bool is_reason = !p[3].matched || base::lower_ascii(campaign.reason_code) == p[3];
    if (base::name_of(campaign.state) != p[2].str() || !is_reason)
        fail(fmt::format("it is {} for {}", base::name_of(campaign.state), campaign.reason_code));
}

void Scene::campaign_counts(const Parts& p) {
    expect_done();
    auto campaign = world_.campaign_for(p[1]);
    std::string refused;
    for (const auto& [code, count] : campaign.refused)
        refused += fmt::format(", {} {}", count, base::lower_ascii(code));
    const std::string told = fmt::format("{} sent, {} waiting{}", campaign.sent, campaign.waiting(), refused);
    const std::string expected =
        fmt::format("{} sent, {} waiting{}", p.str(2), p.str(3),
                    p[4].matched ? fmt::format(", {} {}", p.str(4), p.str(5)) : std::string());
    if (told != expected) fail("it is: " + told);
}

void Scene::is_told_complaints(const Parts& p) {
    expect_done();
    if (const auto told = world_.complaints_for(p[1], p[2]); told != p[3].str())
        fail("they are told " + told);
}

// "customer C1", "customer C2" …, a second apart.
void Scene::many_write(const Parts& p) {
    for (int i = 1; i <= std::stoi(p[1]); ++i) {
        did(world_.customer_writes("C" + std::to_string(i), "", p[2], ""));
        world_.skip_to(world_.clock().now() + std::chrono::seconds(1));
    }
}

void Scene::writes_to_many(const Parts& p) {
    for (int i = 1; i <= std::stoi(p[3]); ++i)
        did(world_.staff_writes(p[1], "C" + std::to_string(i), p[2], "",
                                {p[4], p[5].matched ? p.str(5) : "{}"}));
}

}  // namespace scenarios
