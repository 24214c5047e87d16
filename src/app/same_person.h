// Staff say that two customers of one brand are the same person (behaviours.md WIN-11, OPT-09): what one of
// them refuses holds for both; windows and consents stay where they are. docs/same-person.md.
#pragma once
#include "app/conversations.h"
#include "app/directory.h"
#include "domain/policy/gather.h"

namespace app {

constexpr std::size_t kPersonLinksMax = 10;  // of one person, all profiles together

struct LinkedConversation {
    domain::Conversation conversation;
    // Said of this conversation's customer itself; else it follows from a third one and is undone there.
    bool is_direct = false;
    std::string said_by;  // the name of who said it
    base::Timestamp said_at;
};
using SamePerson = std::vector<LinkedConversation>;  // those the caller may read

// For who may answer both. Errors: conversation_unknown (not_found), conversation_erased, link_same_consumer,
// link_exists, links_too_many (conflict).
void link_same_person(App& app, domain::Staff staff, domain::ConversationId id, domain::ConversationId other,
                      Done<SamePerson> done);
// Errors: conversation_unknown, link_unknown (not_found).
void unlink_same_person(App& app, domain::Staff staff, domain::ConversationId id,
                        domain::ConversationId other, Done<SamePerson> done);
void read_same_person(App& app, domain::Staff staff, domain::ConversationId id, Done<SamePerson> done);

// For the gate; used only inside app/. Looks only when the message may be one of the business's own accord:
// one with a reason, or one that comes long after the customer wrote. Pointers to conversations of the lane
// end with it.
base::Result<domain::policy::Linked> linked_of(storage::LaneTransaction& lane, const Directory& directory,
                                               domain::BrandId brand, const domain::Conversation& current,
                                               bool has_reason);
// The same of stored conversations, for many of a brand.
class LinkedOfBrand {
 public:
    static base::Result<LinkedOfBrand> read(storage::Database& db, const Directory& directory,
                                            domain::BrandId brand);
    base::Result<domain::policy::Linked> of(domain::ConsumerId consumer);

 private:
    LinkedOfBrand(storage::Database& db, const Directory& directory, domain::BrandId brand, bool has_any)
        : db_(db), directory_(directory), brand_(brand), has_any_(has_any) {}
    storage::Database& db_;
    const Directory& directory_;
    const domain::BrandId brand_;
    const bool has_any_;
};

}  // namespace app
