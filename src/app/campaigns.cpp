#include "app/campaigns.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/campaign_turn.h"
#include "app/run.h"
#include "storage/campaigns.h"
#include "storage/conversations.h"

namespace app {
namespace {

using base::ErrorKind;
using domain::outreach::Audience;
using domain::outreach::NamedRecipient;
using storage::Recipient;

std::unexpected<base::Error> unknown_campaign() {
    return base::fail(ErrorKind::not_found, "campaign_unknown", "there is no such campaign");
}

bool sees_any(const domain::Staff& staff, const Audience& audience) {
    return std::ranges::any_of(audience.locations, [&](const auto& location) {
        return domain::may(staff, domain::Action::read_conversations, location);
    });
}
bool may_run(const domain::Staff& staff, const Audience& audience) {
    return std::ranges::all_of(audience.locations, [&](const auto& location) {
        return domain::may(staff, domain::Action::run_campaigns, location);
    });
}

// ROL-02.
base::Result<void> check_role(const domain::Staff& staff, const Audience& audience) {
    if (may_run(staff, audience)) return {};
    return base::fail(ErrorKind::forbidden, "role_too_low",
                      "campaigns are made and run by owners, and by managers of all their shops");
}

CampaignView view_of(const Directory& directory, const domain::Staff& staff, Campaign campaign) {
    CampaignView view;
    if (campaign.state == domain::outreach::CampaignState::approval) {
        for (const auto& one : directory.staff()) {
            const bool is_other = one.staff.id != campaign.made_by.id;
            if (is_other && one.staff.brand == staff.brand && may_run(one.staff, campaign.order.audience))
                view.approvers.push_back(one.staff.name);
        }
        std::ranges::sort(view.approvers);
    }
    campaign.refused = domain::outreach::shown_counts(campaign.refused);
    if (campaign.complaints < domain::outreach::kCountedFrom) campaign.complaints = 0;
    view.campaign = std::move(campaign);
    return view;
}

// One message for one person, to where they wrote last.
class Collected {
 public:
    void add(const domain::Conversation& conversation) {
        auto& kept = by_consumer_[conversation.consumer];
        if (kept.second.is_nil() || *conversation.last_user_at > kept.first)
            kept = {*conversation.last_user_at, conversation.id};
    }
    std::size_t size() const { return by_consumer_.size(); }
    // Who has waited longest comes first.
    std::vector<Recipient> take() const {
        std::vector<std::pair<base::Timestamp, domain::ConversationId>> all;
        for (const auto& [consumer, kept] : by_consumer_)
            all.push_back(kept);
        std::ranges::sort(all);
        std::vector<Recipient> recipients;
        for (const auto& [at, id] : all)
            recipients.push_back({std::ssize(recipients), id, {}});
        return recipients;
    }

 private:
    std::map<domain::ConsumerId, std::pair<base::Timestamp, domain::ConversationId>> by_consumer_;
};

std::unexpected<base::Error> too_large() {
    return base::fail(ErrorKind::invalid, "campaign_too_large",
                      "these are more than a campaign can have: choose a smaller audience");
}

base::Result<std::vector<Recipient>> collect_audience(storage::Database& db, const Directory& directory,
                                                      domain::BrandId brand,
                                                      const domain::outreach::CampaignOrder& order,
                                                      base::Timestamp now) {
    Collected collected;
    for (const auto& location : order.audience.locations) {
        const auto window =
            directory.settings_of(location).values.seconds(domain::settings::Key::contact_window_s);
        TRY(storage::for_each_conversation_of(
            db, brand, location, [&](const domain::Conversation& conversation) -> base::Result<void> {
                if (domain::outreach::is_in_audience(order.audience, order.reason, conversation, window, now))
                    collected.add(conversation);
                if (collected.size() > domain::outreach::kCampaignRecipientsMax) return too_large();
                return {};
            }));
    }
    return collected.take();
}

// Also finds out whose shops they are of.
base::Result<std::vector<Recipient>> collect_named(storage::Database& db, const domain::Staff& staff,
                                                   const std::vector<NamedRecipient>& named,
                                                   Audience& audience) {
    std::vector<domain::ConversationId> ids;
    for (const auto& one : named)
        ids.push_back(one.conversation);
    const auto found = TRY(storage::find_conversations(db, staff.brand, ids));
    const bool is_all =
        found.size() == ids.size() &&
        std::ranges::all_of(found, [&](const domain::Conversation& conversation) {
            return domain::may(staff, domain::Action::read_conversations, conversation.location);
        });
    if (!is_all)
        return base::fail(ErrorKind::not_found, "conversation_unknown", "there is no such conversation");
    std::set<domain::LocationId> locations;
    std::set<domain::ConsumerId> consumers;
    std::vector<Recipient> recipients;
    for (std::size_t i = 0; i < found.size(); ++i) {
        locations.insert(found[i].location);
        if (consumers.insert(found[i].consumer).second)
            recipients.push_back({std::ssize(recipients), found[i].id, named[i].evidence});
    }
    audience.locations.assign(locations.begin(), locations.end());
    return recipients;
}

base::Result<void> check_audience(const Directory& directory, const domain::Staff& staff,
                                  const NewCampaign& made) {
    const auto& locations = made.order.audience.locations;
    const Audience shops_only{locations, {}, false, {}, {}};
    if (made.named && (made.named->empty() || made.named->size() > domain::outreach::kCampaignListedMax ||
                       made.order.audience != Audience{})) {
        return base::fail(ErrorKind::invalid, "audience_malformed",
                          "name 1 to 1,000 recipients, or say whom you mean; not both");
    }
    const std::set<domain::LocationId> different(locations.begin(), locations.end());
    if (!made.named && (locations.empty() || different.size() != locations.size()))
        return base::fail(ErrorKind::invalid, "audience_malformed", "name the shops, each once");
    for (const auto& location : locations)
        TRY(access_location(directory, staff, location));
    return {};
}

base::Result<Campaign> store_made(storage::LaneTransaction& lane, const domain::Staff& staff,
                                  Campaign campaign, const std::vector<Recipient>& recipients) {
    auto& db = lane.database();
    if (auto earlier = TRY(storage::find_campaign(db, staff.brand, campaign.id))) {
        if (earlier->order == campaign.order && earlier->made_by.id == staff.id) return std::move(*earlier);
        return base::fail(ErrorKind::conflict, "campaign_id_conflict",
                          "this id was used before for another campaign");
    }
    const auto newest = TRY(storage::campaigns_of(db, staff.brand, {}, kCampaignsOpenMax));
    const auto open = std::ranges::count_if(
        newest, [](const Campaign& one) { return !domain::outreach::is_over(one.state); });
    if (std::cmp_greater_equal(open, kCampaignsOpenMax)) {
        return base::fail(ErrorKind::conflict, "campaigns_full",
                          "there are 100 campaigns that are not over: end some");
    }
    campaign.made_at = lane.now();
    TRY(storage::put_campaign(db, staff.brand, campaign, std::nullopt));
    TRY(storage::add_recipients(db, staff.brand, campaign.id, recipients));
    return campaign;
}

// For those who may run it.
base::Result<Campaign> access_campaign(storage::Database& db, const domain::Staff& staff, CampaignId id) {
    auto found = TRY(storage::find_campaign(db, staff.brand, id));
    if (!found || !sees_any(staff, found->order.audience)) return unknown_campaign();
    TRY(check_role(staff, found->order.audience));
    return std::move(*found);
}

base::Result<Campaign> acted(Campaign campaign, CampaignAct act, const domain::Staff& staff,
                             const Directory& directory, base::Timestamp now) {
    switch (act) {
        case CampaignAct::approve:
            return domain::outreach::approve(std::move(campaign), staff);
        case CampaignAct::start:
            return domain::outreach::start(std::move(campaign), now);
        case CampaignAct::pause:
            return domain::outreach::pause(std::move(campaign));
        case CampaignAct::resume: {
            const auto in_force = in_force_of(directory, campaign.order.audience);
            return domain::outreach::resume(std::move(campaign), in_force);
        }
        case CampaignAct::cancel:
            return domain::outreach::cancel(std::move(campaign));
    }
    return unknown_campaign();
}

struct Made {
    Campaign campaign;
    std::vector<Recipient> recipients;
};

base::Result<Made> collect(storage::Database& db, const Directory& directory, const domain::Staff& staff,
                           NewCampaign made, base::Timestamp now) {
    auto recipients = made.named ? TRY(collect_named(db, staff, *made.named, made.order.audience))
                                 : TRY(collect_audience(db, directory, staff.brand, made.order, now));
    TRY(check_role(staff, made.order.audience));
    if (recipients.empty()) {
        return base::fail(ErrorKind::invalid, "campaign_empty",
                          "nobody of this audience can be written to now");
    }
    const auto in_force = in_force_of(directory, made.order.audience);
    Campaign campaign =
        domain::outreach::made(made.id, std::move(made.order), std::ssize(recipients), in_force, staff, now);
    return Made{std::move(campaign), std::move(recipients)};
}

Done<Campaign> shown_to(App& app, domain::Staff staff, Done<CampaignView> done) {
    return [&app, staff = std::move(staff), done = std::move(done)](base::Result<Campaign> campaign) mutable {
        if (!campaign) return done(std::unexpected(campaign.error()));
        done(view_of(*app.directory.get(), staff, std::move(*campaign)));
    };
}

}  // namespace

void make_campaign(App& app, domain::Staff staff, NewCampaign made, Done<CampaignView> done) {
    const auto directory = app.directory.get();
    auto checked = domain::outreach::check_order(made.order);
    if (checked) checked = check_audience(*directory, staff, made);
    if (checked) checked = check_role(staff, made.order.audience);
    if (!checked) return done(std::unexpected(checked.error()));
    auto work = [directory, staff, made = std::move(made), now = app.clock.now()](storage::Database& db) {
        return collect(db, *directory, staff, made, now);
    };
    Done<Made> collected = [&app, staff, done = std::move(done)](base::Result<Made> result) mutable {
        if (!result) return done(std::unexpected(result.error()));
        auto store = [staff, made = std::move(*result)](storage::LaneTransaction& lane) {
            return store_made(lane, staff, made.campaign, made.recipients);
        };
        run_in_lane<Campaign>(app, staff.brand, std::move(store), shown_to(app, staff, std::move(done)));
    };
    run_in_reads<Made>(app, std::move(work), std::move(collected));
}

void read_campaign(App& app, domain::Staff staff, CampaignId id, Done<CampaignView> done) {
    auto work = [staff, id](storage::Database& db) { return access_campaign(db, staff, id); };
    run_in_reads<Campaign>(app, std::move(work), shown_to(app, staff, std::move(done)));
}

void read_campaigns(App& app, domain::Staff staff, std::optional<CampaignId> before,
                    Done<std::vector<Campaign>> done) {
    auto work = [staff = std::move(staff), before, directory = app.directory.get()](
                    storage::Database& db) -> base::Result<std::vector<Campaign>> {
        std::vector<Campaign> shown;
        for (auto& one : TRY(storage::campaigns_of(db, staff.brand, before, kCampaignsListed))) {
            if (may_run(staff, one.order.audience))
                shown.push_back(view_of(*directory, staff, std::move(one)).campaign);
        }
        return shown;
    };
    run_in_reads<std::vector<Campaign>>(app, std::move(work), std::move(done));
}

void act_on_campaign(App& app, domain::Staff staff, CampaignId id, CampaignAct act, Done<CampaignView> done) {
    auto work = [staff, id, act,
                 directory = app.directory.get()](storage::LaneTransaction& lane) -> base::Result<Campaign> {
        auto campaign = TRY(access_campaign(lane.database(), staff, id));
        campaign = TRY(acted(std::move(campaign), act, staff, *directory, lane.now()));
        const bool is_sending = domain::outreach::is_sending(campaign.state);
        TRY(storage::put_campaign(lane.database(), staff.brand, campaign,
                                  is_sending ? std::optional(lane.now()) : std::nullopt));
        return campaign;
    };
    run_in_lane<Campaign>(app, staff.brand, std::move(work), shown_to(app, staff, std::move(done)));
}

}  // namespace app
