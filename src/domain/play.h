// Tests only: a conversation played by hand through the real domain functions. At random: test_play.h.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "domain/close.h"
#include "domain/erasure.h"
#include "domain/on_time.h"
#include "domain/receipts.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"
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

}  // namespace domain
