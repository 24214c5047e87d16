// The figures of /metrics: what an operator would alert on, gathered from the parts.
#include "server/server.h"

namespace server {
namespace {

using api::Metric;

Metric counter(std::string name, std::string help, double value) {
    return {std::move(name), std::move(help), Metric::Kind::counter, {{"", value}}, {}};
}

Metric gauge(std::string name, std::string help, double value) {
    return {std::move(name), std::move(help), Metric::Kind::gauge, {{"", value}}, {}};
}

Metric histogram(std::string name, std::string help, std::vector<std::pair<double, std::uint64_t>> buckets,
                 double sum) {
    return {std::move(name), std::move(help), Metric::Kind::histogram, {}, {std::move(buckets), sum}};
}

double number(auto value) {
    return static_cast<double>(value);
}

void add_http(std::vector<Metric>& out, const net::HttpFigures& http) {
    Metric responses{"balcao_http_responses_total", "Answers by status", Metric::Kind::counter, {}, {}};
    for (const auto& [status, count] : http.responses_by_status) {
        responses.samples.push_back({"status=" + std::to_string(status), number(count)});
    }
    out.push_back(std::move(responses));
    out.push_back(counter("balcao_http_requests_total", "Requests read", number(http.requests_total)));
    out.push_back(
        gauge("balcao_http_requests_open", "Requests without an answer yet", number(http.requests_open)));
    out.push_back(histogram("balcao_http_request_seconds", "From the head of a request to its answer",
                            http.request_seconds, http.request_seconds_sum));
    out.push_back(gauge("balcao_http_connections_open", "Connections", number(http.connections_open)));
    out.push_back(counter("balcao_http_connections_refused_total", "Connections over a limit",
                          number(http.connections_refused_total)));
    out.push_back(gauge("balcao_sockets_open", "WebSockets", number(http.sockets_open)));
    out.push_back(counter("balcao_sockets_resync_total", "WebSockets closed because their outbox was full",
                          number(http.sockets_resync_total)));
}

void add_store(std::vector<Metric>& out, const storage::StoreFigures& store) {
    out.push_back(
        counter("balcao_events_total", "Events committed since the start", number(store.events_total)));
    out.push_back(counter("balcao_lane_commands_total", "Commands run", number(store.commands_total)));
    out.push_back(counter("balcao_lane_batches_total", "Commits", number(store.batches_total)));
    out.push_back(counter("balcao_lane_failed_batches_total", "Commits that failed: alert on any",
                          number(store.failed_batches_total)));
    out.push_back(counter("balcao_lane_refused_total", "Commands refused because the queue was full",
                          number(store.lane_refused_total)));
    out.push_back(gauge("balcao_lane_queue", "Commands waiting", number(store.lane_queue)));
    out.push_back(gauge("balcao_reads_queue", "Queries waiting", number(store.read_queue)));
    out.push_back(histogram("balcao_commit_seconds", "One commit, disk included", store.commit_seconds,
                            store.commit_seconds_sum));
    out.push_back(gauge("balcao_wal_bytes", "Size of SQLite's write-ahead log", number(store.wal_bytes)));
    out.push_back(gauge("balcao_writable", "1 while commits succeed: alert on 0", store.is_writable ? 1 : 0));
}

void add_notify(std::vector<Metric>& out, const readers::NotifyFigures& notify) {
    out.push_back(
        counter("balcao_notify_pushed_total", "Web pushes that were taken", number(notify.pushed_total)));
    out.push_back(
        counter("balcao_notify_mailed_total", "Mails that were taken", number(notify.mailed_total)));
    out.push_back(counter("balcao_notify_failed_total", "Tries of a push or mail that failed",
                          number(notify.failed_attempts_total)));
    out.push_back(counter("balcao_notify_given_up_total", "Pushes and mails that nobody took: alert on any",
                          number(notify.given_up_total)));
    out.push_back(counter("balcao_notify_withdrawn_total", "Read or answered before anybody was told",
                          number(notify.withdrawn_total)));
    out.push_back(counter("balcao_notify_held_total", "Held back in somebody's quiet hours",
                          number(notify.held_total)));
    out.push_back(
        gauge("balcao_notify_waiting", "Pushes and mails to be sent, or sent again", number(notify.waiting)));
    out.push_back(gauge("balcao_shops_unreachable", "Shops where nobody is told about messages: alert on any",
                        number(notify.unreachable_shops)));
}

}  // namespace

std::vector<Metric> Server::figures() const {
    std::vector<Metric> out;
    add_http(out, http_->figures());
    add_store(out, store_->figures());
    const auto directory = directory_.get();
    out.push_back(gauge("balcao_shops_marks_stopped",
                        "Shops whose marks 'no reply needed' and spam do not count: alert on any",
                        number(directory->marks_stopped().size())));
    out.push_back(
        counter("balcao_stream_events_total", "Events pushed to sockets", number(streams_.events_pushed())));
    out.push_back(
        gauge("balcao_inbox_list_lag", "Events not yet in the inbox lists", number(inbox_list_->lag())));
    out.push_back(gauge("balcao_inbox_list_fresh_rows", "Rows of the inbox lists not yet in their file",
                        number(inbox_list_->fresh_rows())));
    out.push_back(counter("balcao_timer_events_total", "Events that time alone has caused",
                          number(timers_->acted_total())));
    out.push_back(gauge("balcao_timers_held", "1 while timers wait because the clock went back",
                        timers_->is_held() ? 1 : 0));
    out.push_back(counter("balcao_health_changes_total", "Changes of the health of shops",
                          number(health_->decided_total())));
    out.push_back(counter("balcao_campaign_messages_total", "Messages that campaigns have sent",
                          number(campaigns_->sent_total())));
    out.push_back(gauge("balcao_cross_store_duplicates",
                        "Texts that shops of three brands sent in a day: somebody should look",
                        number(campaigns_->cross_store_duplicates())));
    add_notify(out, notify_->figures());
    const auto webhook = webhook_->figures();
    out.push_back(counter("balcao_webhook_delivered_total", "Webhook calls answered with 2xx",
                          number(webhook.delivered_total)));
    out.push_back(counter("balcao_webhook_failed_total", "Webhook calls that failed",
                          number(webhook.failed_attempts_total)));
    out.push_back(counter("balcao_webhook_given_up_total",
                          "Messages no webhook took for a week: alert on any",
                          number(webhook.given_up_total)));
    out.push_back(gauge("balcao_webhook_circuits_open", "Receivers that fail again and again",
                        number(webhook.open_circuits)));
    out.push_back(
        gauge("balcao_webhook_parked", "Conversations waiting for a retry", number(webhook.parked)));
    out.push_back(
        gauge("balcao_webhook_lag", "Events the webhook reader has not passed", number(webhook.lag)));
    return out;
}

}  // namespace server
