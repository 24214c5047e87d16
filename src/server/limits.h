// Every bound in the program: unit, default, reason. Lower folders get their part as a small struct when
// Server builds them. Each has a test that reaches it (named behind it) and a stable error code.
#pragma once
#include <chrono>
#include <cstddef>

namespace server {

using std::chrono::milliseconds;

struct Limits {
    // ---- HTTP (net/http_server_test.cpp) ----
    std::size_t head_bytes_max = 16 * 1024;    // cookies and proxies included; 431 head_too_large
    std::size_t headers_max = 100;             // 431 head_too_large
    std::size_t body_bytes_max = 1024 * 1024;  // a GBM carousel is under 64 KiB; 413 body_too_large
    milliseconds head_timeout{10'000};         // slow senders; 408 request_timeout
    milliseconds body_timeout{20'000};         // 1 MiB at 50 kB/s; 408 request_timeout
    std::size_t upload_bytes_max = 5 * 1024 * 1024 + 64 * 1024;  // a picture and its form; 413 body_too_large
    milliseconds upload_timeout{120'000};                        // 5 MiB at 50 kB/s; 408 request_timeout
    milliseconds idle_timeout{60'000};                           // keep-alive between requests
    milliseconds write_timeout{20'000};                          // slow readers
    milliseconds answer_timeout{30'000};                         // 503 answer_timeout
    std::size_t connections_max = 16'000;                        // below the usual limit of 20,000 open files
    std::size_t connections_per_address_max = 256;               // 503 too_many_connections

    // ---- WebSocket (net/websocket_test.cpp) ----
    std::size_t socket_message_bytes_max = 16 * 1024;  // clients speak by POST
    std::size_t socket_outbox_messages_max = 256;      // then closed with "resync"
    milliseconds socket_ping_interval{30'000};         // proxies cut silent connections after 60 s
    std::size_t sockets_max = 15'500;

    // ---- storage (tests/contract) ----
    std::size_t lane_queue_max = 4096;              // some 300 ms of work; 503 lane_full
    std::size_t batch_max = 512;                    // commands in one commit
    std::size_t cached_conversations_max = 65'536;  // some 50 MB when full
    std::size_t read_queue_max = 1024;              // 503 reads_full
    std::size_t read_threads = 2;
    std::size_t lanes = 2;  // PostgreSQL only

    // ---- the slow thread (server/server_test.cpp) ----
    std::size_t slow_queue_max = 64;  // 64 password checks are 2 s; 429 sign_in_slowed
    // Pictures (tests/http/pictures_test.cpp).
    std::size_t pictures_waiting_max = 8;              // 5 MB each; 503 pictures_busy
    std::size_t pictures_per_network_per_minute = 20;  // 429 picture_flood

    // ---- outgoing HTTP (net/http_client_test.cpp) ----
    std::size_t outgoing_in_flight_max = 512;
    std::size_t outgoing_per_host_max = 16;
    std::size_t outgoing_queue_max = 10'000;  // outgoing_queue_full; the reader tries again

    // ---- what strangers and programs may do how often (tests/http/guest_limits_test.cpp); 0: no limit ----
    std::size_t starts_per_network_per_hour = 5;        // behaviours.md ENT-05; 429 start_rate_limit
    std::size_t starts_per_consumer_per_hour = 3;       // likewise, in all shops together
    std::size_t starts_per_shop_per_minute = 60;        // likewise
    std::size_t messages_per_consumer_per_minute = 30;  // behaviours.md SEC-09; 429 inbound_flood
    std::size_t api_writes_per_second = 60;             // behaviours.md SEC-07, per key; 429 rate_limited

    // ---- the proxy for GBM programs (net/connect_proxy_test.cpp) ----
    std::size_t tunnels_max = 1024;  // 503
    // ---- notifications (readers/notify_test.cpp) ----
    std::size_t notify_waiting_max = 4096;  // beyond, the log is read on when some have left
    std::size_t notify_in_flight_max = 32;

    milliseconds stop_grace{5'000};  // running requests at a stop
};

}  // namespace server
