#include "server/gbm_verify.h"

#include <cstdio>
#include <future>

#include "app/gbm_resources.h"
#include "base/text.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

constexpr std::string_view kState = "verificationState";
constexpr std::string_view kPending = "VERIFICATION_STATE_PENDING";

const base::json::object* verification_of(const storage::GbmResource& resource) {
    const auto* said = resource.body->extra.if_contains("verification");
    return said == nullptr ? nullptr : said->if_object();
}

bool is_pending(const storage::GbmResource& resource) {
    const auto* said = verification_of(resource);
    const auto* state = said == nullptr ? nullptr : said->if_contains(kState);
    return state != nullptr && state->is_string() && state->get_string() == kPending;
}

// "brands/{b}/agents/{a}", as programs name it; who they are stands behind it.
std::string line_of(const app::Directory& directory, const storage::GbmResource& resource) {
    const auto* brand = directory.find_brand(resource.brand);
    const auto* said = verification_of(resource);
    const auto* contact = said->if_contains("agentVerificationContact");
    return fmt::format("brands/{}/{}\t{}\t{}", base::to_string(resource.brand), resource.name,
                       brand == nullptr ? "" : brand->name,
                       contact == nullptr ? "" : base::json::serialize(*contact));
}

base::Result<std::string> pending(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    std::string lines;
    for (const auto& brand : directory->brands()) {
        for (const char* folder : {"agents", "locations"}) {
            for (const auto* one : directory->gbm_in(brand.id, folder)) {
                if (is_pending(*one)) lines += line_of(*directory, *one) + "\n";
            }
        }
    }
    return lines.empty() ? "Nobody waits.\n" : lines;
}

base::Result<const storage::GbmResource*> need_pending(const app::Directory& directory,
                                                       const std::string& name) {
    const auto parts = base::split(name, '/');
    const auto brand = parts.size() == 4 && parts[0] == "brands"
                           ? base::parse_id<domain::BrandId>(parts[1])
                           : base::Result<domain::BrandId>(base::fail(base::ErrorKind::invalid, "", ""));
    const auto* found =
        brand ? directory.find_gbm(*brand, fmt::format("{}/{}", parts[2], parts[3])) : nullptr;
    if (found == nullptr || !is_pending(*found)) {
        return base::fail(base::ErrorKind::not_found, "nothing_to_verify",
                          "`" + name + "` does not wait; `balcao gbm pending` lists who does");
    }
    return found;
}

base::Result<std::string> verify(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const auto* found = TRY(need_pending(*directory, options.text));
    storage::GbmBody body = *found->body;
    body.extra.at("verification").as_object()[kState] =
        options.wants_refusal ? "VERIFICATION_STATE_UNVERIFIED" : "VERIFICATION_STATE_VERIFIED";
    app::GbmChange change{.brand = found->brand, .set_by = "operator:" + options.names.front()};
    change.resources.push_back({found->name, std::move(body), found->version});
    std::promise<base::Result<bool>> done;
    app::put_gbm(offline.app(), std::move(change),
                 [&](base::Result<bool> written) { done.set_value(std::move(written)); });
    TRY(done.get_future().get());
    return options.text + (options.wants_refusal ? " is refused.\n" : " is verified.\n");
}

int print(const base::Result<std::string>& lines) {
    if (!lines) return report(lines.error());
    return std::fputs(lines->c_str(), stdout) < 0 ? 1 : 0;
}

}  // namespace

int run_gbm_pending(const CommandOptions& options) {
    return print(pending(options));
}

int run_gbm_verify(const CommandOptions& options) {
    return print(verify(options));
}

}  // namespace server
