#include "gbm/representative.h"

#include <array>

#include "gbm/fields.h"

namespace gbm {

base::Result<Representative> parse_representative(const base::json::value* value, std::string path,
                                                  std::string_view client_email) {
    static constexpr std::array<std::string_view, 3> kTypes{"REPRESENTATIVE_TYPE_UNSPECIFIED", "BOT",
                                                            "HUMAN"};
    Representative out;
    out.actor.kind = domain::ActorKind::bot;
    out.actor.id = client_email;
    if (value == nullptr) return out;
    const Fields fields =
        TRY(Fields::of(*value, std::move(path), {"representativeType", "displayName", "avatarImage"}));
    const std::string_view type = TRY(fields.word("representativeType", kTypes));
    if (type == kTypes[0]) {
        return wrong_field("representative_type_missing", fields.path_of("representativeType"),
                           "must be BOT or HUMAN");
    }
    if (type == "HUMAN") out.actor.kind = domain::ActorKind::staff;
    out.actor.name = TRY(fields.text("displayName", domain::kDisplayNameCharsMax));
    out.actor.avatar_url = TRY(fields.web_address("avatarImage"));
    out.echo["representativeType"] = base::json::string_view(type.data(), type.size());
    if (!out.actor.name.empty()) out.echo["displayName"] = out.actor.name;
    if (!out.actor.avatar_url.empty()) out.echo["avatarImage"] = out.actor.avatar_url;
    return out;
}

}  // namespace gbm
