#include "domain/team.h"

#include "base/check.h"
#include "domain/message_text.h"
#include "domain/read_message.h"

namespace domain {

base::Result<void> check_note(const AddNote& command) {
    TRY(check_message_id(command.note_id));
    return check_text(command.text, kBusinessTextCharsMax, BlankText::refused);
}

NoteAdded read_note(const privacy::Scanner& scanner, const privacy::Allowed& allowed,
                    const AddNote& command) {
    auto scanned = scanner.scan(command.text, privacy::Direction::consumer, allowed);
    NoteAdded note{command.note_id, std::move(scanned.masked), "NOTE", {}};
    for (const auto& finding : scanned.findings)
        note.masked.push_back(redaction_code(finding.kind));
    return note;
}

bool is_among_colleagues(const Event& event) {
    switch (event.kind()) {
        case EventKind::note_added:
        case EventKind::assigned:
        case EventKind::legal_hold_changed:
        case EventKind::outage_credited:
        case EventKind::message_edited:
        case EventKind::message_deleted:
        case EventKind::clock_changed:
        case EventKind::block_changed:
        case EventKind::channel_reported:
        case EventKind::conversation_moved:
        case EventKind::picture_changed:
            return true;
        case EventKind::conversation_started:
        case EventKind::message_sent:
        case EventKind::message_refused:
        case EventKind::receipt_given:
        case EventKind::conversation_closed:
        case EventKind::conversation_reopened:
        case EventKind::presence_shown:
        case EventKind::clock_reminded:
        case EventKind::clock_breached:
        case EventKind::window_closing:
        case EventKind::follow_up_changed:
        case EventKind::contact_changed:
        case EventKind::send_planned:
        case EventKind::send_dropped:
        case EventKind::consent_changed:
        case EventKind::handover_changed:
        case EventKind::survey_changed:
        case EventKind::survey_answered:
        case EventKind::content_erased:
        case EventKind::erasure_asked:
        case EventKind::export_changed:
            return false;
    }
    CHECK(false);
}

bool is_assignable(const Staff& staff, BrandId brand, LocationId location) {
    return staff.brand == brand && may(staff, Action::write_messages, location);
}

Outcome assign(const Conversation& current, const Actor& actor, const std::optional<Assignee>& assignee,
               base::Timestamp now) {
    const auto id_of = [](const std::optional<Assignee>& one) { return one ? one->id : StaffId{}; };
    Outcome outcome;
    if (id_of(current.assignee) == id_of(assignee)) return outcome;
    outcome.events.push_back(
        {0, current.id, now, actor, Assigned{assignee, current.needs_reply() ? "CLOCK_KEPT" : "UPDATED"}});
    return outcome;
}

Outcome release(const Conversation& current, base::Timestamp now) {
    Outcome outcome;
    if (current.assignee)
        outcome.events.push_back({0, current.id, now, Actor{}, Assigned{std::nullopt, "AUTO_UNASSIGNED"}});
    return outcome;
}

}  // namespace domain
