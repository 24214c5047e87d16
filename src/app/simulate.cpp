#include "app/simulate.h"

#include <algorithm>
#include <map>

#include "app/outreach.h"
#include "app/run.h"
#include "app/same_person.h"
#include "app/surroundings.h"
#include "domain/policy/read_outgoing.h"
#include "storage/conversations.h"
#include "storage/events.h"

namespace app {
namespace {

using domain::Conversation;

// One message of one shop at one instant; asked about many conversations.
class Question {
 public:
    Question(storage::Database& db, const Directory& directory, const domain::Location& location,
             const Simulation& simulation, base::Timestamp at, OutreachOfShop outreach, LinkedOfBrand linked)
        : db_(db),
          brand_(location.brand),
          simulation_(simulation),
          message_{simulation.actor, {}, simulation.text, {}, simulation.reason},
          around_(surroundings_of(directory, location.id, true, at)),
          read_(domain::policy::read_outgoing(outgoing(), at, &location)),
          outreach_(std::move(outreach)),
          linked_(linked) {
        forecast_.at = at;
        forecast_.policy_version = domain::policy::kPolicyVersion;
    }

    base::Result<void> ask(const Conversation& conversation) {
        if (simulation_.asked_max != 0 && std::cmp_equal(forecast_.asked, simulation_.asked_max)) {
            return base::fail(base::ErrorKind::invalid, "simulation_too_large",
                              "these are too many at once: use `balcao simulate`");
        }
        Foreseen foreseen = TRY(foresee(conversation));
        ++forecast_.asked;
        if (foreseen.decision < domain::Decision::delay) ++forecast_.goes;
        ++counts_[{foreseen.decision, foreseen.reason_code}];
        if (forecast_.conversations.size() < simulation_.listed_max)
            forecast_.conversations.push_back(std::move(foreseen));
        else
            forecast_.has_more = true;
        return {};
    }

    Forecast take() {
        for (auto& [what, count] : counts_)
            forecast_.counts.push_back({what.first, what.second, count});
        std::ranges::sort(forecast_.counts, [](const ForeseenCount& a, const ForeseenCount& b) {
            return std::tie(b.count, a.decision, a.reason_code) <
                   std::tie(a.count, b.decision, b.reason_code);
        });
        return std::move(forecast_);
    }

 private:
    domain::policy::OutgoingMessage outgoing() const {
        domain::policy::OutgoingMessage outgoing{.actor = message_.actor.kind, .text = message_.text};
        if (message_.reason) outgoing.reason = &*message_.reason;
        outgoing.is_campaign = simulation_.is_campaign;
        return outgoing;
    }

    base::Result<Foreseen> foresee(const Conversation& conversation) {
        if (TRY(is_double_click(conversation)))
            return Foreseen{conversation.id, domain::Decision::allow, "IDEMPOTENT_REPLAY", {}};
        around_.is_evidence_known = TRY(is_evidence_known(conversation));
        around_.outreach = &outreach_.of(conversation.consumer);
        around_.linked = TRY(linked_.of(conversation.consumer));
        auto verdict =
            domain::policy::evaluate(domain::policy::gather(conversation, read_, forecast_.at, around_));
        return Foreseen{conversation.id, verdict.decision, std::move(verdict.reason_code), verdict.retry_at};
    }

    // As send_message looks for it in its lane.
    base::Result<bool> is_double_click(const Conversation& conversation) {
        const auto first = domain::double_clicked(conversation, message_, forecast_.at);
        if (first.empty()) return false;
        const auto earlier = TRY(storage::find_event_by_client_key(db_, brand_, conversation.id, first));
        return earlier && earlier->actor.id == message_.actor.id;
    }
    base::Result<bool> is_evidence_known(const Conversation& conversation) {
        const auto& id = read_.evidence.message_id;
        if (id.empty()) return true;
        const auto named = TRY(storage::find_event_by_client_key(db_, brand_, conversation.id, id));
        return named && domain::policy::is_evidence(message_.reason->code, *named);
    }

    storage::Database& db_;
    const domain::BrandId brand_;
    const Simulation& simulation_;
    const domain::SendMessage message_;
    domain::policy::Surroundings around_;
    const domain::policy::ReadOutgoing read_;
    OutreachOfShop outreach_;
    LinkedOfBrand linked_;
    Forecast forecast_;
    std::map<std::pair<domain::Decision, std::string>, std::int64_t> counts_;
};

base::Result<base::Timestamp> instant_of(const Simulation& simulation, base::Timestamp now) {
    const auto at = simulation.at.value_or(now);
    if (at >= now - kSimulatedLateMax) return std::max(at, now);
    return base::fail(base::ErrorKind::invalid, "at_in_the_past", "this instant has passed");
}

// Without the id, which nothing has here.
base::Result<void> check(const Simulation& simulation) {
    return domain::check_send_message(
        {simulation.actor, "simulated", simulation.text, {}, simulation.reason});
}

base::Result<void> ask_listed(storage::Database& db, const domain::Location& location,
                              const std::vector<domain::ConversationId>& ids, Question& question) {
    const auto found = TRY(storage::find_conversations(db, location.brand, ids));
    const bool is_all =
        found.size() == ids.size() && std::ranges::all_of(found, [&](const Conversation& conversation) {
            return conversation.location == location.id;
        });
    if (!is_all) {
        return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                          "there is no such conversation");
    }
    for (const auto& conversation : found)
        TRY(question.ask(conversation));
    return {};
}

}  // namespace

base::Result<Forecast> simulate(storage::Database& db, const Directory& directory, Simulation simulation,
                                base::Timestamp now) {
    TRY(check(simulation));
    const auto* location = directory.find_location(simulation.location);
    if (location == nullptr) return unknown_location();
    const auto at = TRY(instant_of(simulation, now));
    Question question(db, directory, *location, simulation, at,
                      TRY(OutreachOfShop::read(db, directory, *location, now)),
                      TRY(LinkedOfBrand::read(db, directory, location->brand)));
    if (simulation.conversations) {
        TRY(ask_listed(db, *location, *simulation.conversations, question));
    } else {
        TRY(storage::for_each_conversation_of(
            db, location->brand, location->id,
            [&](const Conversation& conversation) { return question.ask(conversation); }));
    }
    return question.take();
}

void simulate(App& app, domain::Staff staff, Simulation simulation, Done<Forecast> done) {
    auto work = [staff = std::move(staff), simulation = std::move(simulation),
                 directory = app.directory.get(),
                 now = app.clock.now()](storage::Database& db) mutable -> base::Result<Forecast> {
        TRY(access_location(*directory, staff, simulation.location));
        return simulate(db, *directory, std::move(simulation), now);
    };
    run_in_reads<Forecast>(app, std::move(work), std::move(done));
}

}  // namespace app
