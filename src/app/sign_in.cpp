#include "app/sign_in.h"

#include "app/run.h"

namespace app {

void put_session(App& app, SessionRecord record, Done<bool> done) {
    const domain::BrandId brand = record.brand;
    auto work = [record = std::move(record)](storage::LaneTransaction& lane) -> base::Result<bool> {
        TRY(storage::delete_expired_sessions(lane.database(), lane.now()));
        TRY(storage::put_session(lane.database(), record));
        return true;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

void delete_session(App& app, domain::BrandId brand, std::string token_hash, Done<bool> done) {
    auto work = [token_hash = std::move(token_hash)](storage::LaneTransaction& lane) -> base::Result<bool> {
        TRY(storage::delete_session(lane.database(), token_hash));
        return true;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
