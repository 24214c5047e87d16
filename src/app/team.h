// What colleagues do beside answering (domain/team.h): notes, and whose a conversation is. Staff only.
#pragma once
#include "app/conversations.h"
#include "domain/team.h"

namespace app {

struct Noted {
    std::int64_t seq = 0;
    domain::Event event;  // note_added
    domain::Conversation conversation;
    bool is_replay = false;
};

// The same id with the same words returns the first result. Errors: those of domain::check_note,
// conversation_unknown, note_id_conflict (conflict).
void add_note(App& app, domain::Staff staff, domain::ConversationId id, std::string note_id, std::string text,
              Done<Noted> done);

// To nobody when `assignee` is empty. Errors: conversation_unknown, assignee_no_access (conflict): nobody
// of the brand by this id may answer in this shop (CNV-11).
void assign_conversation(App& app, domain::Staff staff, domain::ConversationId id,
                         std::optional<domain::StaffId> assignee, Done<Changed> done);

// State and assignee together, both or neither (CNV-13).
struct ConversationUpdate {
    domain::Work work = domain::Work::open;
    domain::CloseReason reason = domain::CloseReason::done;  // when it is closed
    std::optional<domain::StaffId> assignee;                 // empty: nobody
};
// Errors: those of assign_conversation, domain::close_conversation and domain::reopen_conversation.
void update_conversation(App& app, domain::Staff staff, domain::ConversationId id, ConversationUpdate update,
                         Done<Changed> done);

// Whom it can be given to, by name. Errors: conversation_unknown.
void read_assignees(App& app, domain::Staff staff, domain::ConversationId id,
                    Done<std::vector<domain::Assignee>> done);

// Who answers in this shop by this id; nullptr: nobody does, any more or at all. Alive as long as the
// directory.
const domain::Staff* find_answerer(const Directory& directory, domain::BrandId brand,
                                   domain::LocationId location, domain::StaffId id);

// CNV-12: nobody's again when the one it was given to cannot answer there any more. Within the same
// transaction, after something has happened to it. Returns the number of events.
base::Result<std::size_t> release_if_gone(storage::LaneTransaction& lane, const Directory& directory,
                                          domain::BrandId brand, domain::ConversationId id);

}  // namespace app
