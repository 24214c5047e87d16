#include "api/sessions.h"

#include "base/crypto.h"

namespace api {

Sessions::Sessions(std::vector<app::SessionRecord> live) {
    for (auto& record : live)
        by_hash_.emplace(record.token_hash, std::move(record));
}

void Sessions::open(app::App& app, const domain::Staff& staff, app::Done<Fresh> done) {
    const base::Timestamp now = app.clock.now();
    Fresh fresh{base::random_token(32), {}};
    fresh.record = {base::hex_encode(base::sha256(fresh.token)),
                    staff.id,
                    staff.brand,
                    base::random_token(24),
                    now,
                    now + kSessionLife};
    auto stored = [this, fresh, done = std::move(done)](base::Result<bool> written) mutable {
        if (!written) return done(std::unexpected(written.error()));
        {
            const std::lock_guard lock(mutex_);
            by_hash_[fresh.record.token_hash] = fresh.record;
        }
        done(std::move(fresh));
    };
    app::put_session(app, fresh.record, std::move(stored));
}

void Sessions::close(app::App& app, std::string token_hash, domain::BrandId brand, app::Done<bool> done) {
    {
        const std::lock_guard lock(mutex_);
        by_hash_.erase(token_hash);
    }
    app::delete_session(app, brand, std::move(token_hash), std::move(done));
}

std::optional<app::SessionRecord> Sessions::find(std::string_view token, base::Timestamp now) const {
    auto found = find_by_hash(base::hex_encode(base::sha256(token)));
    if (found && now >= found->expires_at) found.reset();
    return found;
}

std::optional<app::SessionRecord> Sessions::find_by_hash(const std::string& token_hash) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_hash_.find(token_hash);
    return found == by_hash_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace api
