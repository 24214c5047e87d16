// A copy of what is kept of a consumer (behaviours.md DAT-01): asked for on their page, made at once; what
// fails stays open and is remembered (domain/exports.h). Texts are as they are stored, secrets masked
// (PII-08).
#pragma once
#include "app/access.h"

namespace app {

struct ExportedPicture {
    domain::PictureId id;
    std::string type;
    std::string bytes;
};

struct Export {
    base::Timestamp made_at;
    domain::Conversation conversation;
    std::vector<domain::Event> events;  // oldest first; of colleagues among themselves there is nothing in it
    std::vector<ExportedPicture> pictures;  // of these events
    bool is_complete = true;                // false: the newest of them, as many as fit
};
constexpr std::size_t kExportEventsMax = 20'000;
constexpr std::size_t kExportPictureBytesMax = std::size_t{64} * 1024 * 1024;

// Nothing: nothing is kept. Error: location_unknown.
void export_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location,
                         Done<std::optional<Export>> done);
// For who answers for it (ROL-02). Errors: conversation_unknown, role_too_low (forbidden).
void export_for_staff(App& app, domain::Staff staff, domain::ConversationId id, Done<Export> done);

}  // namespace app
