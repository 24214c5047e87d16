// Who of the business is told how: personal settings, devices, and how far each has been told. Read by
// app/notify.h, written through a lane.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/notify/settings.h"
#include "storage/database.h"

namespace storage {

base::Result<std::map<domain::StaffId, domain::notify::Settings>> all_notify_settings(Database& db,
                                                                                      domain::BrandId brand);
base::Result<void> put_notify_settings(Database& db, domain::BrandId brand, domain::StaffId staff,
                                       const domain::notify::Settings& settings, base::Timestamp now);

struct PushDevice {
    base::Uuid id;
    std::string endpoint;
    std::string p256dh;  // 65 bytes
    std::string auth;    // 16 bytes
    std::string name;    // for the person to know it by
    base::Timestamp added_at;
};
// Of the whole brand; a person's oldest first.
base::Result<std::map<domain::StaffId, std::vector<PushDevice>>> all_push_devices(Database& db,
                                                                                  domain::BrandId brand);
base::Result<void> put_push_device(Database& db, domain::BrandId brand, domain::StaffId staff,
                                   const PushDevice& device);
// A device shows what is told to one person: the one who used it last.
base::Result<void> take_push_device_from_others(Database& db, domain::BrandId brand, domain::StaffId staff,
                                                const base::Uuid& device);
// Whether it was there.
base::Result<bool> delete_push_device(Database& db, domain::BrandId brand, domain::StaffId staff,
                                      const base::Uuid& device);

// Fixed numbers. Beside push and mail: a summary that is owed (held), the morning's list, that mail to a
// person came back, what shops and owners are told by themselves, and answers told to customers.
enum class NoticeChannel : std::uint8_t {
    push,
    mail,
    held,
    digest,
    mail_refused,
    unreachable,
    health_weekly,
    holiday,
    consumer_mail
};
BOOST_DESCRIBE_ENUM(NoticeChannel, push, mail, held, digest, mail_refused, unreachable, health_weekly,
                    holiday, consumer_mail)

struct Notice {
    base::Uuid recipient;
    NoticeChannel channel = NoticeChannel::push;
    base::Uuid subject;
    std::int64_t seq = 0;  // of the newest event told; a day number where there is none
    base::Timestamp at;
    bool is_open = false;
};
base::Result<std::vector<Notice>> notices_about(Database& db, domain::BrandId brand,
                                                const base::Uuid& subject);
// All of these channels, whatever their subject.
base::Result<std::vector<Notice>> notices_of_channel(Database& db, domain::BrandId brand,
                                                     NoticeChannel channel);
// What is older and not open: its conversation is not news to anybody any more.
base::Result<void> forget_notices(Database& db, domain::BrandId brand, base::Timestamp before);
base::Result<void> put_notices(Database& db, domain::BrandId brand, std::span<const Notice> notices);

// A customer who wants to hear of answers by mail (NTF-07).
struct ConsumerMail {
    domain::ConsumerId consumer;
    domain::LocationId location;
    std::string address;
    std::string language;
    std::string agreed_to;
    base::Timestamp agreed_at;
};
base::Result<std::optional<ConsumerMail>> find_consumer_mail(Database& db, domain::BrandId brand,
                                                             domain::ConsumerId consumer,
                                                             domain::LocationId location);
base::Result<void> put_consumer_mail(Database& db, domain::BrandId brand, const ConsumerMail& mail);
// What they wish of `from` they wish of `to` from now on, unless they have said something to it already.
base::Result<void> move_consumer_mail(Database& db, domain::BrandId brand, domain::ConsumerId consumer,
                                      domain::LocationId from, domain::LocationId to);
base::Result<bool> delete_consumer_mail(Database& db, domain::BrandId brand, domain::ConsumerId consumer,
                                        domain::LocationId location);

struct ConsumerLink {
    std::string token_hash;  // 32 bytes
    domain::ConsumerId consumer;
    domain::LocationId location;
    base::Timestamp expires_at;
};
// Clears away what has expired.
base::Result<void> put_consumer_link(Database& db, domain::BrandId brand, const ConsumerLink& link,
                                     base::Timestamp now);
// Used up with it.
base::Result<std::optional<ConsumerLink>> take_consumer_link(Database& db, domain::BrandId brand,
                                                             std::string_view token_hash);

}  // namespace storage
