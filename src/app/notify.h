// How the people of a brand are told, for themselves to see and change, and for readers/notify to go by
// (docs/notifications.md).
#pragma once
#include <map>
#include <memory>
#include <set>

#include "app/health.h"
#include "domain/notify/recipients.h"
#include "storage/notify.h"

namespace app {

using storage::ConsumerLink;
using storage::ConsumerMail;
using storage::Notice;
using storage::NoticeChannel;
using storage::PushDevice;

// What the operator has set up.
enum class Mail : std::uint8_t { none, set_up };

// Everybody of a brand, as they are now. The people point into the rest.
struct NotifyTeam {
    std::shared_ptr<const Directory> directory;
    std::map<domain::StaffId, std::vector<PushDevice>> devices;
    std::set<domain::StaffId> refused;  // mail to them came back
    std::vector<domain::notify::Person> people;
};

// The zone that a person's quiet hours and mornings are counted in.
std::string zone_of(const Directory& directory, const domain::Staff& staff,
                    const domain::notify::Settings& settings);

struct NotifyView {
    domain::notify::Settings settings;
    std::string zone;  // in force
    std::vector<PushDevice> devices;
    Mail mail = Mail::none;
    bool is_mail_refused = false;
    std::vector<domain::LocationId> unreachable;  // of their shops: nobody there is told (NTF-04)
};
constexpr std::size_t kPushDevicesMax = 10;  // of one person; a further one takes the oldest one's place
constexpr std::size_t kDeviceNameCharsMax = 80;

void read_notify(App& app, domain::Staff staff, Mail mail, Done<NotifyView> done);
// Errors: those of domain::notify::check_settings; last_responder (conflict): nobody of one of their shops
// could be told any more (ROL-03).
void put_notify_settings(App& app, domain::Staff staff, Mail mail, domain::notify::Settings settings,
                         Done<NotifyView> done);
// The same endpoint again is the same device.
void put_push_device(App& app, domain::Staff staff, Mail mail, PushDevice device, Done<NotifyView> done);
// Errors: push_device_unknown (not_found), last_responder.
void delete_push_device(App& app, domain::Staff staff, Mail mail, base::Uuid device, Done<NotifyView> done);

base::Uuid device_id_of(std::string_view endpoint);

// Mail to them came back, and then a test arrived: it is tried again.
void forgive_mail(App& app, domain::Staff staff);

// What readers/notify reads and writes beside the log, on a connection of its own; one thread at a time.
class NotifyBook {
 public:
    static base::Result<NotifyBook> open(App& app, Mail mail);

    base::Result<NotifyTeam> team(domain::BrandId brand, base::Timestamp now);
    base::Result<std::vector<Notice>> about(domain::BrandId brand, const base::Uuid& subject);
    base::Result<std::vector<Notice>> of_channel(domain::BrandId brand, NoticeChannel channel);
    base::Result<std::optional<ConsumerMail>> consumer_mail(domain::BrandId brand,
                                                            domain::ConsumerId consumer,
                                                            domain::LocationId location);
    // The conversations that wait for an answer in these shops, soonest first.
    struct Due {
        std::size_t count = 0;
        std::vector<std::pair<domain::LocationId, base::Timestamp>> first;  // at most kDueShown
    };
    static constexpr std::size_t kDueShown = 20;
    base::Result<Due> due(domain::BrandId brand, const std::vector<domain::LocationId>& locations);

    base::Result<HealthView> health(ShopId shop);

    // Through the brand's lane, in one commit; blocks until then.
    struct Progress {
        std::int64_t position = 0;
        std::vector<Notice> told;
        std::vector<std::pair<domain::StaffId, base::Uuid>> gone;  // devices that take nothing any more
        std::vector<ConsumerLink> links;
        std::optional<base::Timestamp> forget_before;  // what was told longer ago
    };
    base::Result<void> advance(domain::BrandId brand, const Progress& progress);

 private:
    NotifyBook(App& app, std::unique_ptr<storage::Database> db, Mail mail)
        : app_(&app), db_(std::move(db)), mail_(mail) {}
    App* app_;
    std::unique_ptr<storage::Database> db_;
    Mail mail_;
};

}  // namespace app
