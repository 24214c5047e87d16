#include "app/messages.h"

#include "app/outreach.h"
#include "app/pictures.h"
#include "app/run.h"
#include "app/same_person.h"
#include "app/secret_requests.h"
#include "app/setup.h"
#include "app/surroundings.h"
#include "domain/auto_texts/react.h"
#include "domain/bots/ungrounded.h"
#include "domain/message_text.h"
#include "domain/planned_send.h"

namespace app {
namespace {

using domain::Event;
using domain::MessageSent;

// The same sender said the same thing under this id before.
bool is_same_message(const Event& earlier, const domain::SendMessage& message) {
    const auto* body = std::get_if<MessageSent>(&earlier.body);
    if (body == nullptr || earlier.actor.kind != message.actor.kind) return false;
    // Taken back or erased: there are no words left to compare, the id decides.
    return body->removed || earlier.is_erased ||
           (body->text == message.text && body->content == message.content &&
            is_same_picture(body->picture, message.picture));
}

base::Result<Sent> replayed(const Event& earlier, const domain::Conversation& current,
                            const domain::SendMessage& message) {
    if (!is_same_message(earlier, message)) return domain::conflicting_id();
    const auto& body = std::get<MessageSent>(earlier.body);
    return Sent{earlier.seq, body.verdict.value_or(domain::Verdict{}), earlier, current, true};
}

// CNV-06: what a colleague said while this was written.
base::Result<std::optional<Sent>> find_concurrent(storage::LaneTransaction& lane, domain::BrandId brand,
                                                  const domain::Conversation& current,
                                                  const domain::SendMessage& message) {
    if (!message.seen_seq || !current.last_human_at) return std::nullopt;
    const auto& newest = current.gate.last_human_message;
    const auto theirs = TRY(lane.find_by_client_key(brand, current.id, newest));
    if (!theirs || !domain::is_concurrent(message, *theirs, lane.now())) return std::nullopt;
    return Sent{theirs->seq, {}, *theirs, current, false, true};
}

// CLK-15: it would go out and answer nothing.
bool is_to_confirm(const domain::SendMessage& message, const Event& decided) {
    const auto* body = std::get_if<MessageSent>(&decided.body);
    return message.is_meant == false && body != nullptr && body->no_answer;
}

// BOT-01: what follows from a bot that was at a loss twice.
base::Result<void> offer_person(storage::LaneTransaction& lane, const Directory& directory,
                                domain::BrandId brand, domain::ConversationId id,
                                const domain::SendMessage& message) {
    if (!message.is_at_a_loss) return {};
    const auto* after = TRY(lane.find_conversation(brand, id));
    const auto* location = directory.find_location(after->location);
    if (location == nullptr) return {};
    const auto shop = texts_shop(directory, *location);
    auto outcome = domain::auto_texts::offer_person(*after, message.message_id, shop, lane.now());
    if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
    return {};
}

// BOT-05: not sent, but kept for people, who send it, or something better, themselves.
base::Result<Sent> hold(storage::LaneTransaction& lane, domain::BrandId brand,
                        const domain::Conversation& current, const domain::SendMessage& message) {
    const auto id = current.id;
    const auto key = domain::note_key(message.message_id);
    if (!TRY(lane.find_by_client_key(brand, id, key))) {
        domain::Outcome outcome;
        outcome.events.push_back(
            {0, id, lane.now(), message.actor, domain::bots::draft_of(message.message_id, message.text)});
        TRY(lane.append(brand, std::move(outcome)));
    }
    Sent held;
    held.is_held = true;
    return held;
}

base::Result<Sent> send_in_lane(storage::LaneTransaction& lane, const Directory& directory,
                                const Caller& caller, domain::ConversationId id, domain::SendMessage message,
                                const Complete& complete, const domain::PictureFile* picture) {
    const domain::BrandId brand = brand_of(caller);
    const auto* current = TRY(access_conversation(lane, caller, domain::Action::write_messages, id));
    if (const auto earlier = TRY(lane.find_by_client_key(brand, id, message.message_id))) {
        return replayed(*earlier, *current, message);
    }
    if (const auto first = domain::double_clicked(*current, message, lane.now()); !first.empty()) {
        const auto earlier = TRY(lane.find_by_client_key(brand, id, first));
        if (earlier && earlier->actor.id == message.actor.id) return replayed(*earlier, *current, message);
    }
    if (auto planned = TRY(domain::find_planned(*current, message)))
        return Sent{planned->seq, {}, std::move(*planned), *current, true};
    if (auto theirs = TRY(find_concurrent(lane, brand, *current, message))) return std::move(*theirs);
    if (complete) TRY(complete(*current, message));
    TRY(domain::check_plan(*current, message));
    auto around = surroundings_of(directory, current->location,
                                  TRY(is_evidence_known(lane, brand, id, message.reason)), lane.now());
    domain::policy::Outreach outreach;
    if (message.reason && around.location != nullptr) {
        outreach =
            TRY(outreach_of(lane.database(), directory, *around.location, current->consumer, lane.now()));
        around.outreach = &outreach;
    }
    around.linked = TRY(linked_of(lane, directory, brand, *current, message.reason.has_value()));
    current = TRY(lane.find_conversation(brand, id));
    domain::SendOutcome decided = domain::send_message(*current, message, lane.now(), around);
    const bool is_claim = message.is_ai && !message.has_source && domain::bots::claim_of(message.text);
    if (is_claim && decided.verdict.decision < domain::Decision::delay)
        return hold(lane, brand, *current, message);
    Sent sent{0, std::move(decided.verdict), decided.outcome.events.back(), {}, false};
    if (is_to_confirm(message, sent.event)) {
        sent.is_to_confirm = true;
        sent.conversation = *current;
        return sent;
    }
    TRY(note_outreach(lane, brand, *current, decided.outcome.events));
    sent.is_shop_judged =
        TRY(note_secret_request(lane, {brand, current->location}, message.text, sent.verdict));
    sent.seq = TRY(lane.append(brand, std::move(decided.outcome)));
    sent.event.seq = sent.seq;
    if (picture != nullptr) TRY(keep_picture(lane, brand, sent.event, *picture));
    TRY(offer_person(lane, directory, brand, id, message));
    sent.conversation = *TRY(lane.find_conversation(brand, id));
    return sent;
}

}  // namespace

void send_message(App& app, Caller caller, domain::ConversationId conversation, domain::SendMessage message,
                  Done<Sent> done, Complete complete, std::shared_ptr<const domain::PictureFile> picture) {
    if (auto checked = domain::check_send_message(message); !checked)
        return done(std::unexpected(checked.error()));
    const domain::BrandId brand = brand_of(caller);
    message.is_by_staff_here = std::holds_alternative<domain::Staff>(caller);
    auto work = [directory = app.directory.get(), caller = std::move(caller), conversation,
                 message = std::move(message), complete = std::move(complete),
                 picture = std::move(picture)](storage::LaneTransaction& lane) {
        return send_in_lane(lane, *directory, caller, conversation, message, complete, picture.get());
    };
    Done<Sent> told = [&app, done = std::move(done)](base::Result<Sent> sent) mutable {
        if (sent && sent->is_shop_judged) {
            if (auto loaded = reload_directory(app); !loaded) return done(std::unexpected(loaded.error()));
        }
        done(std::move(sent));
    };
    run_in_lane<Sent>(app, brand, std::move(work), std::move(told));
}

}  // namespace app
