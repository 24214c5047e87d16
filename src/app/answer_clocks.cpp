#include "app/answer_clocks.h"

#include "domain/health/episodes.h"
#include "domain/survey/survey.h"
#include "storage/health.h"
#include "storage/thumbs.h"

namespace app {
namespace {

using storage::QuestionRole;

constexpr std::size_t kEarlierPage = 4;  // mostly the last answer or question is among them

storage::TallyQuestion asked_for(domain::LocationId location, const domain::health::Health& health,
                                 base::Timestamp now) {
    const auto window = now - domain::health::kWindow;
    return {location, std::max(window, health.counted_from.value_or(window)), now};
}

// Somebody of the shop says that there is nothing to answer (CLK-08, CLK-09), or blocks who asks.
bool is_mark(const domain::Event& event) {
    if (event.actor.kind == domain::ActorKind::consumer) return false;
    if (const auto* closed = std::get_if<domain::ConversationClosed>(&event.body))
        return closed->reason == domain::CloseReason::no_reply_needed ||
               closed->reason == domain::CloseReason::spam;
    const auto* changed = std::get_if<domain::ClockChanged>(&event.body);
    return changed != nullptr && changed->state == domain::AnswerClock::voided &&
           changed->reason_code == "BLOCKED_BY_STORE";
}

template <class Work>
base::Result<void> in_transaction(storage::Database& db, const Work& work) {
    TRY(db.begin(storage::Access::write));
    base::Result<void> result = work();
    if (result) result = db.commit();
    if (!result) db.rollback();
    return result;
}

}  // namespace

base::Result<domain::health::Situation> count_answers(storage::Database& inbox, domain::BrandId brand,
                                                      domain::LocationId location,
                                                      const domain::health::Health& health,
                                                      const Outages& outages, base::Timestamp now) {
    auto asked = asked_for(location, health, now);
    const auto marks = TRY(storage::count_marks(inbox, brand, asked));
    if (marks.is_abuse()) asked.marks = domain::health::MarksCount::no;
    domain::health::Situation situation{TRY(storage::tally_answers(inbox, brand, asked)), {}, {}, marks};
    TRY(storage::count_thumbs(inbox, brand, asked, situation.tally));
    const auto matters = [&](const auto& outage) { return outage.to > asked.from - domain::kAnswerLimit; };
    if (std::ranges::any_of(outages, matters)) {
        asked.credit = storage::Credit::not_given;
        auto without = TRY(storage::tally_answers(inbox, brand, asked));
        TRY(storage::count_thumbs(inbox, brand, asked, without));
        if (without != situation.tally) situation.uncredited = without;
    }
    return situation;
}

base::Result<std::vector<domain::health::Cause>> causes_of(storage::Database& inbox, domain::BrandId brand,
                                                           domain::LocationId location,
                                                           const domain::health::Health& health,
                                                           base::Timestamp now) {
    auto asked = asked_for(location, health, now);
    if (TRY(storage::count_marks(inbox, brand, asked)).is_abuse())
        asked.marks = domain::health::MarksCount::no;
    return storage::late_answers(inbox, brand, asked, domain::health::kCausesMost);
}

base::Result<AnswerClocks> AnswerClocks::open(storage::Store& store) {
    return AnswerClocks(TRY(store.connect_inbox()), TRY(store.connect()));
}

base::Result<StoredHealth> AnswerClocks::stored(domain::BrandId brand) {
    return StoredHealth{TRY(storage::all_health(*db_, brand)), TRY(storage::all_outages(*db_, brand))};
}

// Of a question that fell due before the window only its being open matters.
base::Result<QuestionRole> AnswerClocks::role_of(LogCursor& log, const CommittedEvent& event,
                                                 base::Timestamp now) {
    if (event.event.is_imported) return QuestionRole::imported;
    if (now - event.event.at > domain::health::kWindow + 2 * domain::kAnswerLimit) return QuestionRole::later;
    domain::health::EpisodeStart start(event.event.at);
    for (std::int64_t before = event.event.seq;;) {
        const auto earlier =
            TRY(log.conversation_events_before(event.brand, event.event.conversation, before, kEarlierPage));
        if (earlier.empty()) return QuestionRole::first;
        if (const auto begins = start.look_at(earlier))
            return *begins ? QuestionRole::first : QuestionRole::later;
        before = earlier.front().seq;
    }
}

base::Result<void> AnswerClocks::ask(LogCursor& log, const CommittedEvent& event, const Outages& outages,
                                     base::Timestamp now) {
    const auto& asked = event.event;
    const auto newest = TRY(storage::newest_question(*inbox_, event.brand, asked.conversation));
    if (newest.is_open || newest.seq >= asked.seq) return {};
    return storage::put_question(
        *inbox_, event.brand,
        {asked.conversation, asked.seq, event.location, asked.at,
         domain::health::due_with_credit(asked.at, outages), TRY(role_of(log, event, now))});
}

// The answer is gone, or the mark that none is needed: the question waits as before.
base::Result<void> AnswerClocks::ask_again(LogCursor& log, const CommittedEvent& event,
                                           const domain::ClockChanged& changed, const Outages& outages,
                                           base::Timestamp now) {
    const auto due_at = changed.due_at.value_or(event.event.at);
    const auto conversation = event.event.conversation;
    if (TRY(storage::reopen_question(*inbox_, event.brand, conversation, event.event.seq, due_at))) return {};
    // It is not there any more: the oldest question since then is it.
    CommittedEvent asked = event;
    for (std::int64_t before = event.event.seq;;) {
        const auto earlier =
            TRY(log.conversation_events_before(event.brand, conversation, before, kEarlierPage));
        for (const auto& one : earlier)
            if (domain::health::is_question(one) && one.at >= due_at - domain::kAnswerLimit &&
                one.seq < asked.event.seq)
                asked.event = one;
        if (earlier.empty() || earlier.front().at < due_at - domain::kAnswerLimit) break;
        before = earlier.front().seq;
    }
    if (asked.event.seq == event.event.seq) return {};
    return ask(log, asked, outages, now);
}

base::Result<void> AnswerClocks::take(LogCursor& log, const CommittedEvent& event, const Outages& outages,
                                      base::Timestamp now, Read& read) {
    const auto& what = event.event;
    read.seq = what.seq;
    if (domain::health::is_question(what)) return ask(log, event, outages, now);
    if (domain::health::is_answer(what)) {
        read.eased.insert(event.location);
        return storage::answer_question(*inbox_, event.brand, what.conversation, what.seq, what.at);
    }
    // AVA-16: the shop's prepared answer was enough.
    if (const auto* said = std::get_if<domain::MessageSent>(&what.body);
        said != nullptr && said->solved == domain::Solved::yes) {
        read.eased.insert(event.location);
        return storage::drop_question(*inbox_, event.brand, what.conversation, what.seq);
    }
    if (is_mark(what)) {
        read.eased.insert(event.location);
        return storage::mark_question(*inbox_, event.brand, what.conversation, what.seq);
    }
    // Otherwise nobody waited, or they wanted to be forgotten.
    if (what.kind() == domain::EventKind::conversation_closed) {
        read.eased.insert(event.location);
        return storage::drop_question(*inbox_, event.brand, what.conversation, what.seq);
    }
    if (const auto* answered = std::get_if<domain::SurveyAnswered>(&what.body)) {
        const auto is_up = domain::survey::thumb(*answered);
        if (!is_up || what.is_imported) return {};
        return storage::put_thumb(*inbox_, event.brand,
                                  {what.conversation, what.seq, event.location, what.at, *is_up});
    }
    if (const auto* changed = std::get_if<domain::ClockChanged>(&what.body)) {
        if (changed->state != domain::AnswerClock::voided)
            return ask_again(log, event, *changed, outages, now);
        read.eased.insert(event.location);
        return storage::drop_question(*inbox_, event.brand, what.conversation, what.seq);
    }
    // Who had it open when it fell due answers for it.
    if (const auto* moved = std::get_if<domain::ConversationMoved>(&what.body)) {
        read.eased.insert({moved->from, moved->to});
        return storage::move_question(*inbox_, event.brand, what, moved->to);
    }
    if (what.kind() == domain::EventKind::clock_breached) read.breached.insert(event.location);
    return {};
}

base::Result<AnswerClocks::Read> AnswerClocks::read_on(LogCursor& log, domain::BrandId brand,
                                                       const Outages& outages, base::Timestamp now,
                                                       std::size_t events_max) {
    Read read;
    read.seq = TRY(storage::answer_clocks_seq(*inbox_, brand));
    const auto events = TRY(log.events_after(brand, read.seq, events_max));
    read.has_more = events.size() == events_max;
    if (events.empty()) return read;
    TRY(in_transaction(*inbox_, [&]() -> base::Result<void> {
        for (const auto& event : events)
            TRY(take(log, event, outages, now, read));
        return storage::put_answer_clocks_seq(*inbox_, brand, read.seq);
    }));
    return read;
}

base::Result<void> AnswerClocks::credit(domain::BrandId brand, const Outages& outages) {
    return in_transaction(*inbox_, [&] { return storage::credit_questions(*inbox_, brand, outages); });
}

base::Result<void> AnswerClocks::forget(domain::BrandId brand, base::Timestamp now) {
    return in_transaction(*inbox_, [&]() -> base::Result<void> {
        TRY(storage::forget_questions(*inbox_, brand, now - domain::health::kWindow));
        return storage::forget_thumbs(*inbox_, brand, now - domain::health::kWindow);
    });
}

}  // namespace app
