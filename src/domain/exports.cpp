#include "domain/exports.h"

namespace domain {

Outcome ask_export(const Conversation& current, const Actor& actor, const settings::Values& in_force,
                   base::Timestamp now) {
    Outcome outcome;
    if (current.rights.export_by) return outcome;
    const auto due_at = now + std::chrono::days(in_force[settings::Key::export_sla_d]);
    outcome.events.push_back(
        {0, current.id, now, actor, ExportChanged{ExportState::asked, "EXPORT_OPEN", due_at}});
    return outcome;
}

Outcome export_made(const Conversation& current, const Actor& actor, base::Timestamp now) {
    Outcome outcome;
    if (!current.rights.export_by) return outcome;
    outcome.events.push_back({0, current.id, now, actor,
                              ExportChanged{ExportState::made, "EXPORT_MADE", *current.rights.export_by}});
    return outcome;
}

}  // namespace domain
