#include "year/forecast.h"

#include <fmt/format.h>

#include "app/conversations.h"
#include "app/messages.h"
#include "app/simulate.h"
#include "storage/conversations.h"

namespace year {
namespace {

constexpr std::size_t kShops = 12;
constexpr std::size_t kProblemsMax = 10;

struct Letter {
    const char* text;
    const char* code = nullptr;  // nullptr: no reason is given
    std::string evidence = {};
};

// Of the kinds that depend on the conversation in different ways.
std::vector<Letter> letters(base::Timestamp now, const std::string& message_id) {
    const auto tomorrow = base::format_rfc3339(now + std::chrono::hours(30));
    return {{"Yes, it is here."},
            {"Yes, it is here."},  // one click too many
            {"Your appointment is tomorrow.", "APPT.REMINDER",
             fmt::format(R"({{"appointment_id":"f1","starts_at":"{}"}})", tomorrow)},
            {"We answer your question late, and are sorry.", "CONV.LATE_ANSWER",
             fmt::format(R"({{"message_id":"{}"}})", message_id)},
            {"Here is what we promised.", "CONV.PROMISED_INFO",
             fmt::format(R"({{"message_id":"{}","promised_on":"{}"}})", message_id, tomorrow.substr(0, 10))},
            {"Tell us your opinion of the repair.", "POSTSALE.REVIEW_REQUEST",
             R"({"order_id":"1","completed_at":"2020-01-01T00:00:00Z"})"},
            {"Shall we still keep it for you?", "CONV.NEXT_DAY_NUDGE", R"({"episode":1})"},
            {"Please bring the lamp back: its plug is not safe.", "SAFETY.RECALL",
             R"({"recall_id":"r","purchase_id":"p"})"}};
}

class Check {
 public:
    explicit Check(Firm& firm) : firm_(firm) {}

    void shop(const domain::Location& location) {
        const domain::Staff owner{
            firm_.new_id<domain::StaffId>(), location.brand, "", "Olga", domain::Role::owner, "en", {}};
        for (const auto& letter : letters(firm_.now(), some_message(location)))
            compare(owner, location, letter);
    }
    ForecastCheck take() { return std::move(out_); }

 private:
    // A question that one of its customers has asked: evidence in that conversation and in no other.
    std::string some_message(const domain::Location& location) {
        std::string found = "none";
        const auto db = need(firm_.store().connect());
        need(storage::for_each_conversation_of(
            *db, location.brand, location.id, [&](const domain::Conversation& one) -> base::Result<void> {
                const auto thread = need(firm_.wait<std::optional<app::Thread>>([&](auto done) {
                    app::read_consumer_thread(firm_.app(), one.consumer, location.id, 0, 50, std::move(done));
                }));
                if (!thread || found != "none") return {};
                for (const auto& event : thread->events) {
                    const auto key = domain::client_key(event);
                    if (key.starts_with("ask-") && one.needs_reply()) found = key;
                }
                return {};
            }));
        return found;
    }

    void compare(const domain::Staff& staff, const domain::Location& location, const Letter& letter) {
        app::Simulation simulation;
        simulation.location = location.id;
        simulation.actor = domain::actor_of(staff);
        simulation.text = letter.text;
        if (letter.code != nullptr) simulation.reason = domain::ContactReason{letter.code, letter.evidence};
        simulation.listed_max = 100'000;
        const auto forecast = need(firm_.wait<app::Forecast>(
            [&](auto done) { app::simulate(firm_.app(), staff, simulation, std::move(done)); }));
        for (const auto& foreseen : forecast.conversations)
            send(staff, simulation, foreseen);
    }

    void send(const domain::Staff& staff, const app::Simulation& simulation, const app::Foreseen& foreseen) {
        domain::SendMessage message{
            simulation.actor, fmt::format("real-{}", ++numbers_), simulation.text, {}, simulation.reason};
        const auto sent = need(firm_.wait<app::Sent>([&](auto done) {
            app::send_message(firm_.app(), staff, foreseen.conversation, std::move(message), std::move(done));
        }));
        app::Foreseen real{foreseen.conversation, sent.verdict.decision, sent.verdict.reason_code,
                           sent.verdict.retry_at};
        if (sent.is_replay) real = {foreseen.conversation, domain::Decision::allow, "IDEMPOTENT_REPLAY", {}};
        ++out_.compared;
        ++out_.fates[fmt::format("{} {}", base::name_of(real.decision), real.reason_code)];
        if (real == foreseen || out_.problems.size() >= kProblemsMax) return;
        out_.problems.push_back(
            fmt::format("foreseen {}, but it became {}", base::encode(foreseen), base::encode(real)));
    }

    Firm& firm_;
    std::int64_t numbers_ = 0;
    ForecastCheck out_;
};

}  // namespace

ForecastCheck check_forecasts(Firm& firm) {
    Check check(firm);
    const auto directory = firm.app().directory.get();
    for (std::size_t i = 0; i < std::min(kShops, directory->locations().size()); ++i)
        check.shop(directory->locations()[i]);
    return check.take();
}

}  // namespace year
