#include "api/routes.h"

#include <array>

#include "api/channel_reports.h"
#include "api/consumer.h"
#include "api/consumer_asks.h"
#include "api/consumer_data.h"
#include "api/customer_mail.h"
#include "api/gbm/configuration.h"
#include "api/gbm/gbm.h"
#include "api/operations.h"
#include "api/own_messages.h"
#include "api/pictures.h"
#include "api/simulate.h"
#include "api/site.h"
#include "api/staff.h"
#include "api/staff_campaigns.h"
#include "api/staff_data.h"
#include "api/staff_health.h"
#include "api/staff_locations.h"
#include "api/staff_metrics.h"
#include "api/staff_notify.h"
#include "api/staff_publishing.h"
#include "api/streams.h"

namespace api {
namespace {

constexpr auto kAnyone = Permission::anyone;
constexpr auto kStaff = Permission::staff;
constexpr auto kProgram = Permission::program;

constexpr std::array kRoutes{
    // the consumer's messages; first, because they are the most frequent
    Route{"POST", "/api/consumer/locations/{slug}/messages", kAnyone, post_consumer_message},
    Route{"POST", "/api/consumer/locations/{slug}/receipts", kAnyone, post_consumer_receipt},
    Route{"GET", "/api/consumer/locations/{slug}/conversation", kAnyone, get_consumer_conversation},
    Route{"POST", "/api/consumer/locations/{slug}/survey", kAnyone, post_survey_answer},
    Route{"DELETE", "/api/consumer/locations/{slug}/conversation", kAnyone, delete_consumer_conversation},
    Route{"POST", "/api/consumer/locations/{slug}/export", kAnyone, post_consumer_export},
    Route{"POST", "/api/consumer/locations/{slug}/objection", kAnyone, post_consumer_objection},
    Route{"PATCH", "/api/consumer/locations/{slug}/messages/{message}", kAnyone, patch_consumer_message},
    Route{"DELETE", "/api/consumer/locations/{slug}/messages/{message}", kAnyone, delete_consumer_message},
    Route{"POST", "/api/consumer/locations/{slug}/block", kAnyone, post_consumer_block},
    Route{"DELETE", "/api/consumer/locations/{slug}/block", kAnyone, delete_consumer_block},
    Route{"POST", "/api/consumer/locations/{slug}/pictures", kAnyone, post_consumer_picture},
    Route{"GET", "/api/stream", kAnyone, get_stream},

    // the consumer's pages
    Route{"GET", "/", kAnyone, get_front},
    Route{"GET", "/s/{slug}", kAnyone, get_location_page},
    Route{"POST", "/s/{slug}/offers", kAnyone, post_offers},
    Route{"POST", "/s/{slug}/complaint", kAnyone, post_complaint},
    Route{"GET", "/s/{slug}/brand.css", kAnyone, get_brand_css},
    Route{"GET", "/c/{slug}", kAnyone, get_conversation_page},
    Route{"POST", "/c/{slug}/messages", kAnyone, post_conversation_form},
    Route{"GET", "/c/{slug}/picture", kAnyone, get_picture_page},
    Route{"POST", "/c/{slug}/picture", kAnyone, post_picture_form},
    Route{"GET", "/c/{slug}/pictures/{picture}", kAnyone, get_consumer_picture},
    Route{"GET", "/c/{slug}/pictures/{picture}/thumb", kAnyone, get_consumer_thumb},
    Route{"GET", "/c/{slug}/mail", kAnyone, get_customer_mail},
    Route{"POST", "/c/{slug}/mail", kAnyone, post_customer_mail},
    Route{"GET", "/c/{slug}/link", kAnyone, get_mail_link},
    Route{"POST", "/c/{slug}/link", kAnyone, post_mail_link},
    Route{"POST", "/c/{slug}/person", kAnyone, post_person_form},
    Route{"POST", "/c/{slug}/survey", kAnyone, post_survey_form},
    Route{"GET", "/c/{slug}/data", kAnyone, get_data_page},
    Route{"POST", "/c/{slug}/data/export", kAnyone, post_data_export},
    Route{"POST", "/c/{slug}/data/erase", kAnyone, post_data_erase},
    Route{"POST", "/c/{slug}/data/object", kAnyone, post_data_object},
    Route{"GET", "/c/{slug}/own", kAnyone, get_own_messages_page},
    Route{"POST", "/c/{slug}/own", kAnyone, post_own_message_form},
    Route{"POST", "/c/{slug}/block", kAnyone, post_block_form},

    // the inbox
    Route{"GET", "/inbox", kAnyone, get_inbox},
    Route{"POST", "/api/staff/session", kAnyone, post_session},
    Route{"GET", "/api/staff/session", kStaff, get_session},
    Route{"DELETE", "/api/staff/session", kStaff, delete_session},
    Route{"GET", "/api/staff/conversations", kStaff, get_conversations},
    Route{"GET", "/api/staff/conversations/{id}", kStaff, get_conversation},
    Route{"GET", "/api/staff/conversations/{id}/events", kStaff, get_conversation_events},
    Route{"POST", "/api/staff/conversations/{id}/messages", kStaff, post_staff_message},
    Route{"PATCH", "/api/staff/conversations/{id}/messages/{message}", kStaff, patch_message},
    Route{"DELETE", "/api/staff/conversations/{id}/messages/{message}", kStaff, delete_staff_message},
    Route{"POST", "/api/staff/conversations/{id}/pictures", kStaff, post_staff_picture},
    Route{"GET", "/api/staff/conversations/{id}/pictures/{picture}", kStaff, get_staff_picture},
    Route{"GET", "/api/staff/conversations/{id}/pictures/{picture}/thumb", kStaff, get_staff_thumb},
    Route{"POST", "/api/staff/conversations/{id}/messages/{message}/show-picture", kStaff,
          post_picture_shown},
    Route{"POST", "/api/staff/conversations/{id}/messages/{message}/hide-picture", kStaff,
          post_picture_hidden},
    Route{"POST", "/api/staff/conversations/{id}/block", kStaff, post_block},
    Route{"DELETE", "/api/staff/conversations/{id}/block", kStaff, delete_block},
    Route{"POST", "/api/staff/conversations/{id}/close", kStaff, post_close},
    Route{"POST", "/api/staff/conversations/{id}/reopen", kStaff, post_reopen},
    Route{"POST", "/api/staff/conversations/{id}/read", kStaff, post_read},
    Route{"POST", "/api/staff/conversations/{id}/presence", kStaff, post_presence},
    Route{"PATCH", "/api/staff/conversations/{id}", kStaff, patch_conversation},
    Route{"POST", "/api/staff/conversations/{id}/notes", kStaff, post_note},
    Route{"GET", "/api/staff/conversations/{id}/assignees", kStaff, get_assignees},
    Route{"POST", "/api/staff/conversations/{id}/assignee", kStaff, post_assignee},
    Route{"POST", "/api/staff/conversations/{id}/move", kStaff, post_move},
    Route{"GET", "/api/staff/conversations/{id}/same-person", kStaff, get_same_person},
    Route{"POST", "/api/staff/conversations/{id}/same-person", kStaff, post_same_person},
    Route{"DELETE", "/api/staff/conversations/{id}/same-person/{other}", kStaff, delete_same_person},
    Route{"GET", "/api/staff/conversations/{id}/timers", kStaff, get_timers},
    Route{"POST", "/api/staff/conversations/{id}/follow-up", kStaff, post_follow_up},
    Route{"DELETE", "/api/staff/conversations/{id}/follow-up", kStaff, delete_follow_up},
    Route{"DELETE", "/api/staff/conversations/{id}/planned/{message}", kStaff, delete_planned},
    Route{"PUT", "/api/staff/conversations/{id}/minor", kStaff, put_minor},
    Route{"DELETE", "/api/staff/conversations/{id}/opt-out", kStaff, delete_opt_out},
    Route{"GET", "/api/staff/conversations/{id}/export", kStaff, get_export},
    Route{"POST", "/api/staff/conversations/{id}/legal-hold", kStaff, post_hold},
    Route{"POST", "/api/staff/conversations/{id}/legal-hold/confirm", kStaff, post_hold_confirm},
    Route{"DELETE", "/api/staff/conversations/{id}/legal-hold", kStaff, delete_hold},
    Route{"GET", "/api/verdicts/{id}", kStaff, get_verdict},
    Route{"POST", "/api/simulate", kStaff, post_simulate},
    Route{"GET", "/api/staff/campaigns", kStaff, get_campaigns},
    Route{"POST", "/api/staff/campaigns", kStaff, post_campaign},
    Route{"GET", "/api/staff/campaigns/{id}", kStaff, get_campaign},
    Route{"POST", "/api/staff/campaigns/{id}/approve", kStaff, post_campaign_act},
    Route{"POST", "/api/staff/campaigns/{id}/start", kStaff, post_campaign_act},
    Route{"POST", "/api/staff/campaigns/{id}/pause", kStaff, post_campaign_act},
    Route{"POST", "/api/staff/campaigns/{id}/resume", kStaff, post_campaign_act},
    Route{"POST", "/api/staff/campaigns/{id}/cancel", kStaff, post_campaign_act},
    Route{"POST", "/api/staff/campaigns/{id}/simulate", kStaff, post_campaign_simulate},
    Route{"GET", "/api/staff/metrics", kStaff, get_shop_metrics},
    Route{"GET", "/api/staff/health", kStaff, get_healths},
    Route{"GET", "/api/staff/locations/{id}/health", kStaff, get_health},
    Route{"POST", "/api/staff/locations/{id}/health/reinstate", kStaff, post_reinstate},
    Route{"POST", "/api/staff/locations/{id}/health/appeal", kStaff, post_appeal},
    Route{"GET", "/api/staff/locations/{id}/complaints", kStaff, get_complaints},
    Route{"GET", "/api/staff/locations/{id}/hours", kStaff, get_hours},
    Route{"PUT", "/api/staff/locations/{id}/hours", kStaff, put_hours},
    Route{"POST", "/api/staff/locations/{id}/hours/confirm", kStaff, post_confirm_hours},
    Route{"GET", "/api/staff/locations/{id}/texts", kStaff, get_texts},
    Route{"PUT", "/api/staff/locations/{id}/texts", kStaff, put_texts},
    Route{"GET", "/api/staff/locations/{id}/publishing", kStaff, get_publishing},
    Route{"PUT", "/api/staff/locations/{id}/publishing", kStaff, put_publishing},
    Route{"POST", "/api/staff/locations/{id}/publish", kStaff, post_publish},
    Route{"POST", "/api/staff/locations/{id}/unpublish", kStaff, post_unpublish},
    Route{"GET", "/api/staff/notifications", kStaff, get_notifications},
    Route{"PUT", "/api/staff/notifications", kStaff, put_notifications},
    Route{"POST", "/api/staff/notifications/test", kStaff, post_notification_test},
    Route{"POST", "/api/staff/push", kStaff, post_push_device},
    Route{"DELETE", "/api/staff/push/{id}", kStaff, delete_push_device},
    Route{"GET", "/api/staff/locations/{id}/wind-down", kStaff, get_wind_down},
    Route{"PUT", "/api/staff/locations/{id}/wind-down", kStaff, put_wind_down},
    Route{"GET", "/api/staff/texts", kStaff, get_brand_texts},
    Route{"PUT", "/api/staff/texts", kStaff, put_brand_texts},
    Route{"GET", "/api/staff/settings", kStaff, get_settings},
    Route{"PUT", "/api/staff/settings", kStaff, put_setting},

    // programs written for Google Business Messages
    Route{"POST", "/token", kProgram, gbm::create_token},
    Route{"POST", "/oauth2/v4/token", kProgram, gbm::create_token},
    Route{"POST", "/v1/conversations/{conversation}/messages", kProgram, gbm::create_message},
    Route{"POST", "/v1/conversations/{conversation}/events", kProgram, gbm::create_event},
    Route{"POST", "/v1/conversations/{conversation}/surveys", kProgram, gbm::create_survey},
    Route{"PATCH", "/v1/conversations/{conversation}/messages/{message}/receipt", kProgram,
          gbm::update_receipt},
    Route{"GET", "/m/{token}", kAnyone, get_linked_picture},
    Route{"POST", "/api/channel-reports", kProgram, post_channel_report},

    // operators
    Route{"GET", "/healthz", kAnyone, get_healthz},
    Route{"GET", "/readyz", kAnyone, get_readyz},
    Route{"GET", "/metrics", kAnyone, get_metrics},
    Route{"GET", "/openapi.yaml", kAnyone, get_asset},

    // files
    Route{"GET", "/a/{file}", kAnyone, get_asset},
    Route{"GET", "/inbox-worker.js", kAnyone, get_asset},
    Route{"GET", "/favicon.ico", kAnyone, get_asset},
};

}  // namespace

// The Business Communications API has a list of its own, asked after this one.
std::span<const Route> routes() {
    static const auto all = [] {
        std::vector<Route> both(kRoutes.begin(), kRoutes.end());
        const auto more = gbm::configuration_routes();
        both.insert(both.end(), more.begin(), more.end());
        return both;
    }();
    return all;
}

}  // namespace api
