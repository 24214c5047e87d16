#include "api/staff_campaigns.h"

#include "app/campaigns.h"
#include "base/text.h"
#include "domain/outreach/campaign.h"

namespace api {
namespace {

using domain::outreach::CampaignOrder;
using domain::outreach::NamedRecipient;

struct ReasonBody {
    std::string code;
    base::json::object evidence;
};
BOOST_DESCRIBE_STRUCT(ReasonBody, (), (code, evidence))

struct AudienceBody {
    std::vector<domain::LocationId> locations;
    std::optional<std::vector<std::string>> languages;
    std::optional<bool> agreed_to_offers;
    std::optional<base::Timestamp> wrote_from;
    std::optional<base::Timestamp> wrote_to;
};
BOOST_DESCRIBE_STRUCT(AudienceBody, (), (locations, languages, agreed_to_offers, wrote_from, wrote_to))

struct RecipientBody {
    domain::ConversationId conversation;
    std::optional<base::json::object> evidence;
};
BOOST_DESCRIBE_STRUCT(RecipientBody, (), (conversation, evidence))

struct CampaignBody {
    app::CampaignId id;
    std::string name;
    std::map<std::string, std::string> texts;
    std::string language;
    ReasonBody reason;
    std::optional<AudienceBody> audience;
    std::optional<std::vector<RecipientBody>> recipients;
    std::optional<base::Timestamp> start_at;
    std::optional<std::int64_t> per_hour;
};
BOOST_DESCRIBE_STRUCT(CampaignBody, (),
                      (id, name, texts, language, reason, audience, recipients, start_at, per_hour))

struct CampaignShape : CampaignOrder {
    app::CampaignId id;
    domain::outreach::CampaignState state = domain::outreach::CampaignState::draft;
    std::string reason_code;
    domain::outreach::CampaignPerson made_by;
    base::Timestamp made_at;
    std::optional<domain::outreach::CampaignPerson> approved_by;
    std::vector<std::string> approvers;
    std::optional<base::Timestamp> started_at;
    std::optional<base::Timestamp> hold_until;
    std::int64_t recipients = 0;
    std::int64_t pilot = 0;
    std::int64_t waiting = 0;
    std::int64_t sent = 0;
    std::map<std::string, std::int64_t> refused;
    std::int64_t opted_out = 0;
    std::int64_t complaints = 0;
};
BOOST_DESCRIBE_STRUCT(CampaignShape, (),
                      (id, name, texts, language, reason, audience, start_at, per_hour, state, reason_code,
                       made_by, made_at, approved_by, approvers, started_at, hold_until, recipients, pilot,
                       waiting, sent, refused, opted_out, complaints))

struct CampaignsShape {
    std::vector<CampaignShape> campaigns;
};
BOOST_DESCRIBE_STRUCT(CampaignsShape, (), (campaigns))

CampaignShape shape_of(app::Campaign campaign, std::vector<std::string> approvers) {
    const auto waiting = campaign.waiting();
    return {std::move(campaign.order),
            campaign.id,
            campaign.state,
            std::move(campaign.reason_code),
            std::move(campaign.made_by),
            campaign.made_at,
            std::move(campaign.approved_by),
            std::move(approvers),
            campaign.started_at,
            campaign.hold_until,
            campaign.recipients,
            campaign.pilot,
            waiting,
            campaign.sent,
            std::move(campaign.refused),
            campaign.opted_out,
            campaign.complaints};
}

app::Done<app::CampaignView> answer_campaign(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<app::CampaignView> view) mutable {
        if (!view) return respond(error_response(view.error()));
        respond(json_response(200,
                              base::encode(shape_of(std::move(view->campaign), std::move(view->approvers)))));
    };
}

app::NewCampaign campaign_of(CampaignBody body) {
    app::NewCampaign made;
    made.id = body.id;
    made.order = {.name = std::move(body.name),
                  .texts = std::move(body.texts),
                  .language = std::move(body.language),
                  .reason = {std::move(body.reason.code), base::json::serialize(body.reason.evidence)},
                  .audience = {},
                  .start_at = body.start_at,
                  .per_hour = body.per_hour.value_or(0)};
    if (auto& audience = body.audience) {
        made.order.audience = {std::move(audience->locations),
                               std::move(audience->languages).value_or(std::vector<std::string>()),
                               audience->agreed_to_offers.value_or(false), audience->wrote_from,
                               audience->wrote_to};
    }
    if (body.recipients) {
        made.named.emplace();
        for (const auto& one : *body.recipients) {
            made.named->push_back(
                {one.conversation, one.evidence ? base::json::serialize(*one.evidence) : std::string()});
        }
    }
    return made;
}

// An id that is none is as unknown as any other.
app::CampaignId path_campaign(const Call& call) {
    return base::parse_id<app::CampaignId>(call.path_values[0]).value_or(app::CampaignId());
}

}  // namespace

void post_campaign(Context& context, Call call) {
    auto body = read_body<CampaignBody>(call);
    if (!body) return;
    app::make_campaign(context.app, *call.staff, campaign_of(std::move(*body)),
                       answer_campaign(std::move(call.respond)));
}

void get_campaigns(Context& context, Call call) {
    std::optional<app::CampaignId> before;
    if (const auto text = base::find_form_value(call.request.query, "before")) {
        const auto id = base::parse_id<app::CampaignId>(*text);
        if (!id) return call.respond(error_response(id.error()));
        before = *id;
    }
    auto done = [respond = std::move(call.respond)](base::Result<std::vector<app::Campaign>> found) mutable {
        if (!found) return respond(error_response(found.error()));
        CampaignsShape shape;
        for (auto& one : *found)
            shape.campaigns.push_back(shape_of(std::move(one), {}));
        respond(json_response(200, base::encode(shape)));
    };
    app::read_campaigns(context.app, *call.staff, before, std::move(done));
}

void get_campaign(Context& context, Call call) {
    const auto id = path_campaign(call);
    app::read_campaign(context.app, *call.staff, id, answer_campaign(std::move(call.respond)));
}

void post_campaign_act(Context& context, Call call) {
    const auto id = path_campaign(call);
    const auto act =
        base::find_enum<app::CampaignAct>(call.request.path.substr(call.request.path.rfind('/') + 1));
    if (!act)
        return call.respond(error_response({base::ErrorKind::not_found, "campaign_unknown", "no such act"}));
    app::act_on_campaign(context.app, *call.staff, id, *act, answer_campaign(std::move(call.respond)));
}

void post_campaign_simulate(Context& context, Call call) {
    const auto id = path_campaign(call);
    auto done = [respond = std::move(call.respond)](base::Result<app::Forecast> forecast) mutable {
        answer(respond, forecast);
    };
    app::simulate_campaign(context.app, *call.staff, id, std::move(done));
}

}  // namespace api
