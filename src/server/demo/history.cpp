#include "server/demo/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/check.h"
#include "domain/close.h"
#include "domain/receipts.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"
#include "server/demo/timetable.h"

namespace server {
namespace {

using std::chrono::seconds;

// One conversation while it is played.
struct Talk {
    const ScriptedShop& shop;
    const Script& script;
    domain::ConversationId id;
    domain::ConsumerId consumer;
    domain::Conversation state;
    domain::Actor last_staff;
    std::int64_t last_business_seq = 0;
};

// Something that happened at a moment: a line, or the consumer's device telling what arrived or was read.
struct Happening {
    std::size_t talk;
    const Line* line;  // nullptr: a receipt
    domain::ReceiptKind receipt = domain::ReceiptKind::delivered;
};

// In the order of time; at the same time, as they were put in.
using Happenings = std::multimap<base::Timestamp, Happening>;

bool is_business_message(Step step) {
    return step == Step::manager || step == Step::clerk || step == Step::bot;
}

// What the consumer's device says to the business message at `i`: nothing while it is off, else delivered at
// once and read at the next look, before the consumer goes on.
void add_receipts(Happenings& all, std::size_t talk, const Script& script,
                  std::span<const base::Timestamp> times, std::size_t i, base::Timestamp now) {
    const bool is_last = i + 1 == times.size();
    const bool answers_follow = std::ranges::any_of(lines_of(script).subspan(i + 1),
                                                    [](const Line& line) { return line.step == Step::asks; });
    const auto luck = dice(script.lines[i].text, i, 12);
    if (!answers_follow && luck == 0) return;  // the phone is off
    all.insert({times[i] + seconds(1 + luck % 3), Happening{talk, nullptr}});
    if (!answers_follow && luck < 3) return;
    const auto next = is_last ? now - seconds(90) : times[i + 1];
    const auto latest = next - seconds(1);
    const auto read = times[i] + seconds(dice(script.lines[i].text, i + 7, 9) == 0 ? 1500 : 12 + 4 * luck);
    if (latest <= times[i] + seconds(4)) return;  // read with the message that follows at once
    all.insert({std::min(read, latest), Happening{talk, nullptr, domain::ReceiptKind::read}});
}

class Play {
 public:
    Play(base::IdSource& ids, base::Timestamp now) : ids_(ids), now_(now) {}

    void add(const ScriptedShop& shop, const Script& script) {
        const auto times = place_lines(script, shop.location, now_);
        CHECK(times.size() == lines_of(script).size());
        const std::size_t talk = talks_.size();
        const auto started = times.front();
        talks_.push_back({shop,
                          script,
                          domain::ConversationId{ids_.next(started)},
                          domain::ConsumerId{ids_.next(started)},
                          {},
                          actor_of(shop.clerk)});
        for (std::size_t i = 0; i < times.size(); ++i) {
            all_.insert({times[i], Happening{talk, &script.lines[i]}});
            if (is_business_message(script.lines[i].step)) add_receipts(all_, talk, script, times, i, now_);
        }
    }

    std::vector<domain::Outcome> run() {
        std::vector<domain::Outcome> history;
        for (const auto& [at, happening] : all_) {
            Talk& talk = talks_[happening.talk];
            domain::Outcome outcome = happening.line == nullptr ? give_receipt(talk, happening.receipt, at)
                                                                : play_line(talk, *happening.line, at);
            if (outcome.events.empty()) continue;
            note(talk, outcome);
            history.push_back(std::move(outcome));
        }
        return history;
    }

 private:
    static domain::Actor actor_of(const domain::Staff& staff) { return domain::actor_of(staff); }
    static domain::Actor actor_of(const domain::Agent& agent) {
        return {domain::ActorKind::bot, base::to_string(agent.id), agent.display_name, {}};
    }

    static domain::Outcome give_receipt(const Talk& talk, domain::ReceiptKind kind, base::Timestamp at) {
        const domain::Actor consumer{
            domain::ActorKind::consumer, base::to_string(talk.consumer), talk.state.consumer_name, {}};
        return domain::give_receipt(talk.state, consumer, kind, talk.last_business_seq, at);
    }

    domain::Outcome play_line(Talk& talk, const Line& line, base::Timestamp at) {
        switch (line.step) {
            case Step::nothing:
                break;
            case Step::asks:
                return receive(talk, line, at);
            case Step::manager:
                return send(talk, talk.last_staff = actor_of(talk.shop.manager), line, at);
            case Step::clerk:
                return send(talk, talk.last_staff = actor_of(talk.shop.clerk), line, at);
            case Step::bot:
                return send(talk, actor_of(talk.shop.agent), line, at);
            case Step::looks:
                return domain::give_receipt(talk.state, talk.last_staff, domain::ReceiptKind::read,
                                            talk.state.last_user_seq, at);
            case Step::done:
                return close(talk, domain::CloseReason::done, at);
            case Step::no_reply_needed:
                return close(talk, domain::CloseReason::no_reply_needed, at);
            case Step::reopens:
                return domain::reopen_conversation(talk.state, actor_of(talk.shop.manager), at).value();
        }
        CHECK(false);
    }

    domain::Outcome receive(const Talk& talk, const Line& line, base::Timestamp at) {
        const domain::ReceiveMessage command{talk.id,
                                             talk.consumer,
                                             std::string(talk.script.consumer_name),
                                             std::string(talk.script.locale),
                                             talk.script.entry_point,
                                             base::to_string(ids_.next(at)),
                                             std::string(line.text)};
        CHECK(domain::check_receive_message(command));
        const domain::Conversation* current = talk.state.last_seq == 0 ? nullptr : &talk.state;
        return domain::receive_message(current, talk.shop.location, command, at);
    }

    domain::Outcome send(const Talk& talk, const domain::Actor& actor, const Line& line, base::Timestamp at) {
        domain::SendMessage command{actor, base::to_string(ids_.next(at)), std::string(line.text), {}};
        // Days after the shop's last word its people write because they had promised to.
        if (domain::policy::facts_of(talk.state, actor.kind, at).is_idle()) {
            command.reason = {"CONV.PROMISED_INFO", fmt::format(R"({{"message_id":"{}","promised_on":"{}"}})",
                                                                talk.state.gate.last_human_message,
                                                                base::format_rfc3339(at).substr(0, 10))};
        }
        CHECK(domain::check_send_message(command));
        auto sent = domain::send_message(talk.state, command, at);
        CHECK(sent.verdict.decision <
              domain::Decision::delay);  // a warning, such as for a link, is no obstacle
        return std::move(sent.outcome);
    }

    static domain::Outcome close(const Talk& talk, domain::CloseReason reason, base::Timestamp at) {
        return domain::close_conversation(talk.state, talk.last_staff, reason, at).value();
    }

    // Keeps the conversation as the log will have it; the events themselves stay without numbers.
    void note(Talk& talk, const domain::Outcome& outcome) {
        for (domain::Event event : outcome.events) {
            event.seq = ++last_seq_;
            domain::apply(talk.state, event);
            const bool is_business = event.actor.kind != domain::ActorKind::consumer;
            if (is_business && event.kind() == domain::EventKind::message_sent)
                talk.last_business_seq = event.seq;
        }
    }

    base::IdSource& ids_;
    base::Timestamp now_;
    std::vector<Talk> talks_;
    Happenings all_;
    std::int64_t last_seq_ = 0;
};

}  // namespace

std::vector<domain::Outcome> play_scripts(std::span<const ScriptedShop> shops, base::IdSource& ids,
                                          base::Timestamp now) {
    Play play(ids, now);
    for (const ScriptedShop& shop : shops) {
        for (const Script& script : shop.scripts)
            play.add(shop, script);
    }
    return play.run();
}

}  // namespace server
