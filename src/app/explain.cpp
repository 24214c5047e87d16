#include "app/explain.h"

#include "app/run.h"
#include "domain/policy/rule.h"
#include "domain/policy/texts.h"
#include "storage/conversations.h"
#include "storage/events.h"

namespace app {
namespace {

std::unexpected<base::Error> unknown_verdict() {
    return base::fail(base::ErrorKind::not_found, "verdict_unknown",
                      "there is no decision under this number");
}

Sentences sentences_of(std::string_view reason_code) {
    Sentences sentences;
    for (const auto language : domain::policy::kTextLanguages)
        sentences.emplace(language, domain::policy::staff_text(reason_code, language));
    return sentences;
}

ExplainedClock clock_of(const domain::Verdict& verdict) {
    ExplainedClock clock{verdict.evaluated_at, verdict.last_user_at, {}, verdict.retry_at};
    if (verdict.last_user_at)
        clock.window_ends_at = *verdict.last_user_at + domain::policy::facts_of(verdict).contact_window();
    return clock;
}

std::optional<bool> is_reproduced(const domain::Event& event, const domain::Verdict& verdict) {
    const bool is_gates = event.actor.kind != domain::ActorKind::consumer && !event.is_imported;
    if (!is_gates || verdict.policy_version != domain::policy::kPolicyVersion) return std::nullopt;
    return base::encode(domain::policy::evaluate(domain::policy::facts_of(verdict))) == base::encode(verdict);
}

}  // namespace

Explanation explain(const domain::Event& event, domain::LocationId location) {
    const domain::Verdict& verdict = *verdict_of(event);
    const auto* refused = std::get_if<domain::MessageRefused>(&event.body);
    Explanation out;
    out.seq = event.seq;
    out.conversation = event.conversation;
    out.location = location;
    out.at = event.at;
    out.kind = event.kind();
    out.actor = event.actor.kind;
    out.message_id = refused != nullptr ? refused->message_id : domain::client_key(event);
    out.verdict = verdict;
    for (const auto& finding : verdict.findings) {
        out.findings.push_back(
            {finding.rule, finding.decision, finding.reason_code, sentences_of(finding.reason_code)});
    }
    out.clock = clock_of(verdict);
    out.is_reproduced = is_reproduced(event, verdict);
    return out;
}

base::Result<Explanation> find_explanation(storage::Database& db, domain::BrandId brand, std::int64_t seq) {
    if (seq < 1) return unknown_verdict();
    const auto events = TRY(storage::events_after(db, brand, seq - 1, 1));
    if (events.empty() || events.front().event.seq != seq) return unknown_verdict();
    const auto& committed = events.front();
    if (verdict_of(committed.event) == nullptr) return unknown_verdict();
    // Whoever has the conversation now may ask.
    const auto now = TRY(storage::find_conversation(db, brand, committed.event.conversation));
    return explain(committed.event, now ? now->location : committed.location);
}

void read_verdict(App& app, Caller caller, std::int64_t seq, Done<Explanation> done) {
    auto work = [caller = std::move(caller), seq](storage::Database& db) -> base::Result<Explanation> {
        auto explanation = TRY(find_explanation(db, brand_of(caller), seq));
        if (!may(caller, domain::Action::read_conversations, explanation.location)) return unknown_verdict();
        return explanation;
    };
    run_in_reads<Explanation>(app, std::move(work), std::move(done));
}

}  // namespace app
