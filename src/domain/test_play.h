// Tests only: a conversation played through the real domain functions, by hand or at random from a seed. Used
// by the tests of domain/, by the fixtures for the front end (tests/fixtures) and by the stream tests.
#pragma once
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "domain/close.h"
#include "domain/erasure.h"
#include "domain/exports.h"
#include "domain/legal_hold.h"
#include "domain/on_time.h"
#include "domain/planned_send.h"
#include "domain/receipts.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"
#include "domain/survey/survey.h"
#include "domain/team.h"

namespace domain {

template <class Id>
Id test_id(std::uint64_t number) {
    Id id;
    for (std::size_t i = 0; i < 8; ++i)
        id.value.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    id.value.bytes[6] = 0x70;
    id.value.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.value.bytes[8] & 0x3f));
    return id;
}

inline base::Timestamp test_time() {
    return base::from_us(1'714'813'953'204'000);
}

inline Location test_location() {
    Location location;
    location.id = test_id<LocationId>(11);
    location.brand = test_id<BrandId>(12);
    location.agent = test_id<AgentId>(13);
    location.slug = "augusta";
    location.name = "Aurora Livros, Rua Augusta";
    location.zone = "America/Sao_Paulo";
    return location;
}

inline Actor test_staff() {
    return {ActorKind::staff, base::to_string(test_id<StaffId>(21)), "Ana Lima", {}};
}
inline Actor test_bot() {
    return {ActorKind::bot, base::to_string(test_id<AgentId>(13)), "Aurora", {}};
}
inline Actor test_consumer() {
    return {ActorKind::consumer, base::to_string(test_id<ConsumerId>(31)), {}, {}};
}

// One conversation: commands in, events and state out.
struct Play {
    base::Timestamp now = test_time();
    std::int64_t seq = 0;
    std::vector<Event> events;
    Conversation state;
    std::uint64_t next_message = 1;

    bool has_begun() const { return !events.empty(); }
    std::string fresh_id() { return base::to_string(test_id<ConversationId>(1000 + next_message++)); }

    std::size_t take(Outcome outcome) {
        for (Event& event : outcome.events) {
            event.seq = ++seq;
            apply(state, event);
            events.push_back(std::move(event));
        }
        return outcome.events.size();
    }
    std::size_t consumer_writes(std::string text) {
        const ReceiveMessage command{test_id<ConversationId>(1),
                                     test_id<ConsumerId>(31),
                                     "",
                                     "pt-BR",
                                     EntryPoint::qr,
                                     fresh_id(),
                                     std::move(text)};
        return take(receive_message(has_begun() ? &state : nullptr, test_location(), command, now));
    }
    // As if it had been found to ask nothing.
    std::size_t consumer_only_says(std::string text, NotCounted not_counted) {
        const ReceiveMessage command{test_id<ConversationId>(1),
                                     test_id<ConsumerId>(31),
                                     "",
                                     "pt-BR",
                                     EntryPoint::qr,
                                     fresh_id(),
                                     std::move(text)};
        auto outcome = receive_message(&state, test_location(), command, now);
        std::get<MessageSent>(outcome.events.back().body).not_counted = not_counted;
        return take(std::move(outcome));
    }
    std::size_t says_by_itself(AutoText kind, std::string text) {
        MessageSent body{fresh_id(), std::move(text), std::nullopt, Verdict{}, kind};
        return take({{Event{0, state.id, now, Actor{}, std::move(body)}}});
    }
    Verdict writes(const Actor& actor, std::string text) {
        auto sent = send_message(state, SendMessage{actor, fresh_id(), std::move(text), std::nullopt}, now);
        take(std::move(sent.outcome));
        return sent.verdict;
    }
    base::Result<std::size_t> close(CloseReason reason) {
        return take(TRY(close_conversation(state, test_staff(), reason, now)));
    }
    base::Result<std::size_t> reopen() { return take(TRY(reopen_conversation(state, test_staff(), now))); }
    // What was said before goes, as storage does it.
    std::size_t forgets(ErasureCause cause) {
        const std::size_t before = events.size();
        const auto count = take(erase(state, cause, test_id<ConsumerId>(900 + next_message), now));
        for (std::size_t i = 0; i < before; ++i)
            events[i] = erased(std::move(events[i]), state.consumer);
        return count;
    }
    std::size_t notes(std::string text) {
        const AddNote command{test_staff(), fresh_id(), std::move(text)};
        return take({{Event{0, state.id, now, command.actor,
                            read_note(privacy::scanner(), privacy::Allowed{}, command)}}});
    }
    std::size_t assigns(std::optional<Assignee> assignee) {
        return take(assign(state, test_staff(), assignee, now));
    }
    // What is due, and after it the erasure that is (app/erasure.h does that in one command).
    std::size_t time_passes() {
        const auto count = take(on_time(state, Place(test_location(), nullptr), now));
        const auto at = wished_erasure_at(state);
        return at && *at <= now ? count + forgets(ErasureCause::wish) : count;
    }
    std::size_t receipt(const Actor& actor, ReceiptKind kind, std::int64_t up_to_seq) {
        return take(give_receipt(state, actor, kind, up_to_seq, now));
    }
};

// For property tests: the same `count` seeds on every run and machine, and one more from BALCAO_SEED to look
// further or to repeat a failure.
inline std::vector<std::uint64_t> property_seeds(std::size_t count) {
    std::vector<std::uint64_t> seeds(count);
    std::iota(seeds.begin(), seeds.end(), 1);
    if (const char* more = std::getenv("BALCAO_SEED")) seeds.push_back(std::strtoull(more, nullptr, 10));
    return seeds;
}

// Legal commands in any order, the same for the same seed on every machine. Times are whole milliseconds, as
// on the wire.
class RandomPlay {
 public:
    explicit RandomPlay(std::uint64_t seed) : random_(seed) { play.consumer_writes(text()); }

    void step() {
        turn_clock();
        if (below(3) != 0) play.time_passes();  // the reader may be late
        if (below(4) == 0)
            play.seq += static_cast<std::int64_t>(below(5));  // other conversations of the brand
        switch (below(17)) {
            case 0:
            case 1:
            case 2:
                consumer_writes();
                break;
            case 3:
            case 4:
                play.writes(test_staff(), text());
                break;
            case 5:
                play.writes(test_bot(), text());
                break;
            case 6:
                (void)play.close(static_cast<CloseReason>(below(5)));  // two of them are refused
                break;
            case 7:
                (void)play.reopen();
                break;
            case 8:
                give_receipt();
                break;
            case 9:
                contacts_again();
                break;
            case 10:
                play.notes(text());
                break;
            case 11:
                assign_somebody();
                break;
            case 12:
                hand_over();
                break;
            case 13:
            case 14:
                ask_how_it_was();
                break;
            case 15:
                use_rights();
                break;
            default:
                play.take(show_presence(play.state, below(2) == 0 ? test_staff() : test_bot(),
                                        static_cast<Presence>(below(4)), play.fresh_id(), play.now));
        }
    }
    std::uint64_t below(std::uint64_t end) { return random_() % end; }

    Play play;

 private:
    void consumer_writes() {
        switch (below(6)) {
            case 0:
                play.consumer_only_says(text(), NotCounted::thanks_only);
                break;
            case 1:
                play.consumer_only_says(text(), NotCounted::opt_out_word);
                play.says_by_itself(AutoText::opt_out_confirmation, text());
                break;
            case 2:
                play.consumer_writes(text());
                play.says_by_itself(static_cast<AutoText>(below(13)), text());
                break;
            default:
                play.consumer_writes(text());
        }
    }
    // Bots that answer or do not know, people asked for, questions solved.
    void hand_over() {
        MessageSent sent{play.fresh_id(), text(), std::nullopt, std::nullopt};
        switch (below(4)) {
            case 0:
                sent.bot = BotPart{below(2) == 0, below(2) == 0};
                play.take({{Event{0, play.state.id, play.now, test_bot(), std::move(sent)}}});
                break;
            case 1:
                play.consumer_writes(text());  // it opens what was closed
                sent.solved = static_cast<Solved>(below(2));
                play.take({{Event{0, play.state.id, play.now, test_consumer(), std::move(sent)}}});
                break;
            default:
                play.consumer_writes(text());
                play.take({{Event{0, play.state.id, play.now, test_consumer(),
                                  HandoverChanged{static_cast<HandoverStep>(below(2)), "HUMAN_REQUESTED"}}}});
        }
    }
    void ask_how_it_was() {
        const auto& survey = play.state.survey;
        settings::Values in_force;
        in_force.set(settings::Key::surveys, 1);
        const policy::Surroundings asking{.in_force = in_force};
        if (survey.step == SurveyStep::pending) {
            const auto& question = survey.questions[static_cast<std::size_t>(survey.answered)];
            if (auto answered = survey::answer(play.state, {survey.id, question.id, 1}, play.now))
                play.take(std::move(*answered));
        } else if (below(2) == 0) {
            play.take({{Event{
                0, play.state.id, play.now, Actor{},
                survey::decide(play.state, play.fresh_id(), SurveyTrigger::program, play.now, asking)}}});
        } else {
            const SendMessage command{test_staff(), play.fresh_id(), text(), std::nullopt};
            play.take(send_message(play.state, command, play.now, asking).outcome);
        }
    }
    // Something for later or at once, taken back, advertising agreed to or not.
    void contacts_again() {
        const auto& planned = play.state.planned;
        switch (below(4)) {
            case 0:
                if (!planned.empty())
                    play.take(*cancel_planned(play.state, planned[0].message_id, test_staff(), play.now));
                break;
            case 1: {
                const bool is_given = below(2) == 0;
                play.take({{Event{0, play.state.id, play.now, test_consumer(),
                                  ConsentChanged{is_given, is_given ? "CONSENT_GIVEN" : "CONSENT_WITHDRAWN",
                                                 is_given ? text() : std::string()}}}});
                break;
            }
            default: {
                SendMessage command{test_staff(), play.fresh_id(), text(), std::nullopt};
                command.reason = {"POSTSALE.SHIPPED",
                                  R"({"order_id":")" + std::to_string(below(9)) + R"(","status":"shipped"})"};
                command.may_wait = true;
                if (below(2) == 0) command.send_at = play.now + std::chrono::hours(below(100));
                play.take(send_message(play.state, command, play.now).outcome);
            }
        }
    }
    void use_rights() {
        const auto& standard = settings::standard_values();
        const Actor other{ActorKind::staff, base::to_string(test_id<StaffId>(22)), "Bia", {}};
        switch (below(8)) {
            case 0:
                play.forgets(below(3) == 0 ? ErasureCause::wish : ErasureCause::retention);
                break;
            case 1:
                if (auto asked = ask_erasure_after_answer(play.state, standard, play.now))
                    play.take(std::move(*asked));
                break;
            case 2:
                play.take(take_back_erasure(play.state, play.now));
                break;
            case 3:
                play.take(ask_export(play.state, test_consumer(), standard, play.now));
                break;
            case 4:
                play.take(export_made(play.state, test_consumer(), play.now));
                break;
            case 5:
                play.take({{Event{0, play.state.id, play.now, test_consumer(),
                                  ConsentChanged{false, std::string(kObjected), {}}}}});
                break;
            case 6:
                if (auto held = below(2) == 0
                                    ? propose_hold(play.state, test_staff(),
                                                   play.now + std::chrono::hours(24 * 30), text(), play.now)
                                    : confirm_hold(play.state, other, play.now))
                    play.take(std::move(*held));
                break;
            default:
                if (!play.state.needs_reply()) break;
                play.take({{Event{
                    0, play.state.id, play.now, Actor{},
                    OutageCredited{"OUTAGE_CREDIT", 3600, *play.state.clock_due_at + std::chrono::hours(1),
                                   play.state.clock == AnswerClock::breached &&
                                       play.now <= *play.state.clock_due_at + std::chrono::hours(1)}}}});
        }
    }
    void turn_clock() {
        using namespace std::chrono;
        constexpr base::Duration kJumps[] = {
            kEpisodeGap - milliseconds(1),   kEpisodeGap, kAnswerLimit, hours(24 * 3), kContactWindow,
            kContactWindow + milliseconds(1)};
        const std::uint64_t choice = below(12);
        play.now +=
            choice < std::size(kJumps) ? kJumps[choice] : base::Duration(milliseconds(1 + below(7'200'000)));
    }
    void assign_somebody() {
        const std::uint64_t choice = below(4);
        if (choice == 0) {
            play.assigns(std::nullopt);
        } else {
            play.assigns(Assignee{test_id<StaffId>(20 + choice), "Ana \"A\" Lima"});
        }
    }
    void give_receipt() {
        const auto up_to = static_cast<std::int64_t>(below(static_cast<std::uint64_t>(play.seq) + 2));
        const auto kind = below(2) == 0 ? ReceiptKind::delivered : ReceiptKind::read;
        if (below(2) == 0) {
            play.receipt(test_consumer(), kind, up_to);
        } else {
            play.receipt(test_staff(), ReceiptKind::read, up_to);
        }
    }
    std::string text() {
        const std::string texts[] = {"Oi", "Bom dia!\nVoc\xc3\xaas t\xc3\xaam \"Grande Sert\xc3\xa3o\"?",
                                     "\xf0\x9f\x91\x8b\xf0\x9f\x8f\xbd", "tab\there, back\\slash",
                                     "C\xe1\xba\xa3m \xc6\xa1n b\xe1\xba\xa1n"};
        const std::uint64_t choice = below(std::size(texts) + 1);
        if (choice < std::size(texts)) return texts[choice];
        std::string longest;  // beyond the preview, cut inside a run of two-byte characters
        for (int i = 0; i < 70; ++i)
            longest += "\xc3\xa9 ";
        return longest;
    }

    std::mt19937_64 random_;
};

}  // namespace domain
