// balcao explain EVENT: the decision behind one event, for people or as JSON.
#include "app/explain.h"

#include <charconv>
#include <cstdio>

#include "server/cli.h"
#include "server/store_config.h"
#include "storage/reference.h"
#include "storage/store.h"

namespace server {
namespace {

using base::Result;

// A number is looked for in every brand, or in --brand.
Result<app::Explanation> find(storage::Database& db, const CommandOptions& options, std::int64_t seq) {
    std::vector<app::Explanation> found;
    for (const auto& brand : TRY(storage::all_brands(db))) {
        const bool is_meant = options.brand.empty() || options.brand == brand.name ||
                              options.brand == base::to_string(brand.id);
        if (!is_meant) continue;
        auto explanation = app::find_explanation(db, brand.id, seq);
        if (explanation)
            found.push_back(std::move(*explanation));
        else if (explanation.error().kind != base::ErrorKind::not_found)
            return std::unexpected(explanation.error());
    }
    if (found.size() == 1) return std::move(found.front());
    if (found.empty()) {
        return base::fail(base::ErrorKind::not_found, "verdict_unknown",
                          fmt::format("no decision was taken about event {}", seq));
    }
    return base::fail(base::ErrorKind::conflict, "brand_needed",
                      "several brands have such an event: name one with --brand");
}

Result<app::Explanation> explain_event(const CommandOptions& options) {
    std::int64_t seq = 0;
    const auto& text = options.event;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return base::fail(base::ErrorKind::invalid, "event_malformed",
                          "an event is named by its number in the brand's log");
    }
    base::SystemClock clock;
    const auto store = TRY(storage::Store::open(store_config(options.config), clock));
    const auto db = TRY(store->connect());
    return find(*db, options, seq);
}

std::string when(const std::optional<base::Timestamp>& at) {
    return at ? base::format_rfc3339(*at) : "never";
}

void print(const app::Explanation& e) {
    const auto& verdict = e.verdict;
    std::printf("Event %ld, %s, conversation %s\n", static_cast<long>(e.seq),
                base::format_rfc3339(e.at).c_str(), base::to_string(e.conversation).c_str());
    std::printf("  what       %s by %s, message %s\n", std::string(base::name_of(e.kind)).c_str(),
                std::string(base::name_of(e.actor)).c_str(), e.message_id.c_str());
    std::printf("  decision   %s, %s\n", std::string(base::name_of(verdict.decision)).c_str(),
                verdict.reason_code.c_str());
    for (const auto& finding : e.findings) {
        std::printf("  %-10s %s, %s: %s\n", finding.rule.c_str(),
                    std::string(base::name_of(finding.decision)).c_str(), finding.reason_code.c_str(),
                    finding.staff_text.at("en").c_str());
    }
    std::printf("  clock      decided at %s; the customer last wrote %s; window ends %s\n",
                base::format_rfc3339(e.clock.evaluated_at).c_str(), when(e.clock.last_user_at).c_str(),
                when(e.clock.window_ends_at).c_str());
    if (verdict.decision >= domain::Decision::delay)
        std::printf("  allowed    %s\n",
                    verdict.retry_at ? when(verdict.retry_at).c_str() : "not by time alone");
    std::printf("  inputs     messages of the customer: %ld; %s\n", static_cast<long>(verdict.user_messages),
                verdict.inputs ? base::encode(*verdict.inputs).c_str() : "all others as usual");
    std::printf("  policy     version %d; decided again: %s\n", verdict.policy_version,
                !e.is_reproduced   ? "not with these rules"
                : *e.is_reproduced ? "the same"
                                   : "NOT the same");
}

}  // namespace

int run_explain(const CommandOptions& options) {
    const auto explanation = explain_event(options);
    if (!explanation) return report(explanation.error());
    if (options.wants_json) return std::puts(base::encode(*explanation).c_str()) < 0 ? 1 : 0;
    print(*explanation);
    return 0;
}

}  // namespace server
