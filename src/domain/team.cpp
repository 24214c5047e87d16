#include "domain/team.h"

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
    return event.kind() == EventKind::note_added || event.kind() == EventKind::assigned;
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
