// Signed-in staff: sessions in memory, written through the lane so that they survive a restart. Found by the
// SHA-256 of the cookie's token; the token itself is never stored. Any thread.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/app.h"
#include "app/sign_in.h"

namespace api {

constexpr std::string_view kSessionCookie = "balcao_session";
constexpr base::Duration kSessionLife = std::chrono::hours(24 * 30);

class Sessions {
 public:
    // `live` as read from the store at start.
    explicit Sessions(std::vector<app::SessionRecord> live);

    struct Fresh {
        std::string token;  // for the cookie
        app::SessionRecord record;
    };
    // Makes a session; `done` is called when it is durable.
    void open(app::App& app, const domain::Staff& staff, app::Done<Fresh> done);
    void close(app::App& app, std::string token_hash, domain::BrandId brand, app::Done<bool> done);
    std::optional<app::SessionRecord> find(std::string_view token, base::Timestamp now) const;
    std::optional<app::SessionRecord> find_by_hash(const std::string& token_hash) const;

 private:
    mutable std::mutex mutex_;  // guards by_hash_
    std::unordered_map<std::string, app::SessionRecord> by_hash_;
};

}  // namespace api
