// Once a day walks all conversations and lets go of what has been silent for longer than the shop keeps it
// (rule DAT-03). Remembers nothing: a round that was cut short begins anew. Held while the clock is back
// (SEC-04): what is erased does not come again.
#pragma once
#include <map>

#include "app/retention.h"
#include "readers/reader.h"

namespace readers {

class Retention final : public Reader {
 public:
    static constexpr auto kEvery = std::chrono::hours(24);

    Retention(app::App& app, app::Retention conversations)
        : app_(app), conversations_(std::move(conversations)) {}

    std::string_view name() const override { return "retention"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

 private:
    struct Round {
        domain::ConversationId last;  // looked at
        base::Timestamp begins_at;    // the next one, when this one is over
    };
    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId brand, base::Timestamp now);

    app::App& app_;
    app::Retention conversations_;
    std::map<domain::BrandId, Round> rounds_;
    base::Timestamp newest_now_;
};

}  // namespace readers
