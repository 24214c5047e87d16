// What colleagues do to a conversation beside answering it: notes (CNV-16) and whose it is (CNV-11, CNV-12,
// CLK-20). Customers see none of it. Who may be given a conversation is decided by domain::may.
#pragma once
#include "base/result.h"
#include "domain/access.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/privacy/scan.h"

namespace domain {

struct AddNote {
    Actor actor;
    std::string note_id;
    std::string text;
};

// As check_send_message: kBusinessTextCharsMax, ids without '/'.
base::Result<void> check_note(const AddNote& command);
// note_added, its secrets masked as a consumer's are (PII-04).
NoteAdded read_note(const privacy::Scanner& scanner, const privacy::Allowed& allowed, const AddNote& command);

// Notes, who has the conversation, and what tells of changes that its messages show themselves: nothing for
// the customer, on no page of theirs.
bool is_among_colleagues(const Event& event);

// Whether a conversation of this shop can be theirs: they may answer there.
bool is_assignable(const Staff& staff, BrandId brand, LocationId location);

// Theirs already: no events.
Outcome assign(const Conversation& current, const Actor& actor, const std::optional<Assignee>& assignee,
               base::Timestamp now);
// CNV-12: nobody's again, because the one it was given to cannot answer there any more.
Outcome release(const Conversation& current, base::Timestamp now);

}  // namespace domain
