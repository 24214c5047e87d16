// Tests only: a conversation played through the real domain functions, by hand or at random from a seed. Used
// by the tests of domain/, by the fixtures for the front end (tests/fixtures) and by the stream tests.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "domain/block.h"
#include "domain/channel_report.h"
#include "domain/close.h"
#include "domain/edit_message.h"
#include "domain/erasure.h"
#include "domain/exports.h"
#include "domain/legal_hold.h"
#include "domain/move_conversation.h"
#include "domain/on_time.h"
#include "domain/planned_send.h"
#include "domain/play.h"
#include "domain/receipts.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"
#include "domain/survey/survey.h"
#include "domain/team.h"
#include "domain/tombstone.h"

namespace domain {

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
        switch (below(21)) {
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
            case 16:
                corrects();
                break;
            case 17:
                blocks();
                break;
            case 18:
                is_reported();
                break;
            case 19:
                moves();
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
            case 3:
                sends_picture();
                break;
            default:
                play.consumer_writes(text());
        }
    }
    // A picture, of either side, that somebody hides.
    void sends_picture() {
        play.consumer_writes(text());
        MessageSent sent{play.fresh_id(), below(2) == 0 ? text() : "", std::nullopt, std::nullopt};
        sent.picture = Picture{test_id<PictureId>(70), "image/jpeg", 40, 20, 900, {}};
        const std::string id = sent.message_id;
        const Actor author = below(3) == 0 ? test_staff() : test_consumer();
        play.take({{Event{0, play.state.id, play.now, author, std::move(sent)}}});
        if (below(2) != 0) return;
        const PictureChanged hidden{id, play.seq, PictureStep::hidden, "PICTURE_HIDDEN"};
        play.take({{Event{0, play.state.id, play.now, test_staff(), hidden}}});
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
    // Somebody changes or takes back one of the last messages; the log forgets the words, too.
    void corrects() {
        const auto said = std::ranges::find_if(
            play.events.rbegin(), play.events.rend(),
            [&](const Event& event) { return event.kind() == EventKind::message_sent && below(3) == 0; });
        if (said == play.events.rend()) return;
        const bool is_theirs = said->actor.kind == ActorKind::consumer;
        if (below(2) == 0) {
            MessageReading reading;
            reading.masked = text();
            auto edited = is_theirs ? edit_as_consumer(play.state, *said, reading, play.now)
                                    : edit_as_staff(play.state, *said, test_staff(), text(), play.now, {});
            if (edited) play.take(std::move(edited->outcome));
            return;
        }
        const Removed removed = removed_from(*said, said->actor.kind, play.now);
        const auto message_id = std::get<MessageSent>(said->body).message_id;
        auto deleted = is_theirs ? delete_as_consumer(play.state, *said, play.now)
                                 : delete_as_staff(play.state, *said, test_staff(), play.now);
        if (!deleted || play.take(std::move(*deleted)) == 0) return;
        for (Event& event : play.events)
            if (is_about(event, message_id)) erase_words(event, removed);
    }
    void blocks() {
        switch (below(4)) {
            case 0:
                play.take(
                    block_consumer(play.state, test_staff(), static_cast<BlockCause>(below(3)), play.now));
                break;
            case 1:
                play.take(block_store(play.state, play.now));
                break;
            case 2:
                play.take(unblock_consumer(play.state, test_staff(), play.now));
                break;
            default:
                play.take(unblock_store(play.state, play.now));
        }
    }
    void is_reported() {
        ChannelReport report{.report_id = play.fresh_id(), .kind = static_cast<ReportKind>(below(4))};
        if (report.kind == ReportKind::channel_named) report.channel = static_cast<Channel>(below(5));
        const auto said =
            std::ranges::find_if(play.events.rbegin(), play.events.rend(), [](const Event& event) {
                return event.kind() == EventKind::message_sent &&
                       (event.actor.kind == ActorKind::staff || event.actor.kind == ActorKind::bot);
            });
        if (report.kind == ReportKind::delivery_failed) {
            if (said == play.events.rend()) return;
            report.message_id = std::get<MessageSent>(said->body).message_id;
        }
        const Event* message = said == play.events.rend() ? nullptr : &*said;
        if (auto taken = take_report(play.state, report, message, play.now)) play.take(std::move(*taken));
    }
    void moves() {
        const MoveTo to{.location = test_id<LocationId>(11 + below(3)), .is_assignee_there = below(2) == 0};
        if (auto moved = move_conversation(play.state, test_staff(), to, play.now))
            play.take(std::move(*moved));
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
