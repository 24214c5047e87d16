#include "app/complaints.h"

#include "app/opt_out.h"
#include "app/outreach.h"
#include "app/run.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/consent/change.h"
#include "domain/health/abuse.h"
#include "domain/privacy/scan.h"
#include "storage/outreach.h"

namespace app {
namespace {

using domain::outreach::ComplaintKind;
using domain::settings::Key;
using storage::ComplaintRow;

base::Result<void> check(const Complaint& complaint) {
    if (!base::is_utf8(complaint.words))
        return base::fail(base::ErrorKind::invalid, "words_malformed", "`words` is not UTF-8");
    if (base::count_code_points(complaint.words) > domain::outreach::kComplaintCharsMax) {
        return base::fail(base::ErrorKind::invalid, "words_too_long",
                          "say it in 500 characters, or leave the words out");
    }
    return {};
}

// CMP-05: who reports so many shops in an hour reports nothing; somebody should look at it.
base::Result<std::int64_t> weight_of(storage::LaneTransaction& lane, domain::BrandId brand,
                                     const Complaint& complaint) {
    const auto since = lane.now() - domain::outreach::kShopsSpan;
    const auto others =
        TRY(storage::shops_complained_about(lane.database(), brand, complaint.consumer, since));
    if (others < domain::outreach::kShopsAnHourMost) return domain::outreach::kComplaintWeight;
    TRY(storage::void_complaints(lane.database(), brand, complaint.consumer, since));
    base::log(base::LogLevel::warn, "report_abuse",
              {{"reason", "REPORT_ABUSE"},
               {"consumer", base::to_string(complaint.consumer)},
               {"shops", others + 1}});
    return 0;
}

// CMP-02 to CMP-04: what follows for the reason that the message had.
base::Result<void> judge(storage::LaneTransaction& lane, const Directory& directory, domain::BrandId brand,
                         const ComplaintRow& row) {
    auto& db = lane.database();
    const auto now = lane.now();
    const auto before = TRY(storage::find_standing(db, brand, row.location));
    const auto from = domain::outreach::counted_from(before, row.reason_code, now);
    const domain::outreach::ComplaintTally tally{
        TRY(storage::count_delivered(db, brand, row.location, row.reason_code,
                                     now - domain::outreach::kComplaintSpan)),
        TRY(storage::count_complaints(db, brand, row.location, row.reason_code, from))};
    const auto& in_force = directory.settings_of(row.location).values;
    const auto step = domain::outreach::judge(before, row.reason_code, tally, in_force[Key::complaint_warn],
                                              in_force[Key::complaint_pause], now);
    if (step.after == before) return {};
    base::log(base::LogLevel::info, "complaints_judged",
              {{"location", base::to_string(row.location)},
               {"about", row.reason_code},
               {"reason", step.reason_code}});
    return storage::put_standing(db, brand, row.location, step.after);
}

base::Result<void> store(storage::LaneTransaction& lane, const Directory& directory, domain::BrandId brand,
                         const domain::Conversation& current, const Complaint& complaint) {
    auto& db = lane.database();
    const auto now = lane.now();
    const auto newest = TRY(storage::newest_complaint(db, brand, complaint.consumer, complaint.location));
    if (newest && now - *newest < domain::outreach::kOneSignalPer) return {};
    ComplaintRow row{complaint.consumer,
                     complaint.location,
                     now,
                     current.id,
                     complaint.kind,
                     complaint.words,
                     TRY(weight_of(lane, brand, complaint)),
                     {},
                     {}};
    const auto sent =
        TRY(storage::newest_outreach(db, brand, current.id, now - domain::outreach::kComplaintSpan));
    if (sent) {
        row.reason_code = sent->reason_code;
        row.campaign = sent->campaign;
    }
    TRY(storage::put_complaint(db, brand, row));
    if (row.kind != ComplaintKind::spam || row.weight == 0 || row.reason_code.empty()) return {};
    if (row.campaign) TRY(count_displeasure(lane, brand, *row.campaign, Displeasure::complaint));
    return judge(lane, directory, brand, row);
}

base::Result<void> end_contact(storage::LaneTransaction& lane, domain::BrandId brand,
                               const domain::Conversation& current) {
    const auto id = current.id;
    auto outcome = domain::consent::opt_out_by_button(current, lane.now());
    if (outcome.events.empty()) return {};
    TRY(lane.append(brand, std::move(outcome)));
    return spread_contact(lane, brand, *TRY(lane.find_conversation(brand, id)));
}

}  // namespace

void complain(App& app, Complaint complaint, Done<bool> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(complaint.location);
    if (shop == nullptr) return done(unknown_location());
    if (auto checked = check(complaint); !checked) return done(std::unexpected(checked.error()));
    complaint.words = domain::privacy::scanner()
                          .scan(complaint.words, domain::privacy::Direction::consumer,
                                {{shop->profile.phone, shop->profile.email}})
                          .masked;
    const auto brand = shop->brand;
    auto work = [directory, brand,
                 complaint = std::move(complaint)](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current = TRY(lane.find_conversation_of(brand, complaint.consumer, complaint.location));
        if (current == nullptr) {
            return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                              "they have not written to this shop yet");
        }
        TRY(store(lane, *directory, brand, *current, complaint));
        if (complaint.ends_contact) TRY(end_contact(lane, brand, *current));
        return true;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

void read_complaints(App& app, domain::Staff staff, domain::LocationId location, Done<ComplaintsView> done) {
    const auto directory = app.directory.get();
    if (auto shop = access_location(*directory, staff, location); !shop)
        return done(std::unexpected(shop.error()));
    if (!domain::may(staff, domain::Action::run_campaigns, location)) {
        return done(base::fail(base::ErrorKind::forbidden, "role_too_low",
                               "what customers complain about is shown to managers and owners"));
    }
    auto work = [brand = staff.brand, location,
                 now = app.clock.now()](storage::Database& db) -> base::Result<ComplaintsView> {
        ComplaintsView view;
        const auto since = now - domain::outreach::kComplaintsShown;
        for (const auto& one : TRY(storage::complaint_counts(db, brand, location, since))) {
            if (one.count >= domain::outreach::kCountedFrom)
                view.counts.push_back({std::string(base::name_of(one.kind)), one.count});
        }
        view.standing = TRY(storage::find_standing(db, brand, location));
        view.secret_requests =
            TRY(storage::count_secret_requests(db, brand, location, now - domain::health::kRequestsSpan));
        return view;
    };
    run_in_reads<ComplaintsView>(app, std::move(work), std::move(done));
}

}  // namespace app
