// A customer who wants a mail when there is an answer (NTF-07): wished, ended, and the link in the mail that
// opens their conversation once. Their address is shown to nobody.
#pragma once
#include "app/app.h"
#include "storage/notify.h"

namespace app {

// Of one customer with one shop; a newer address takes the older one's place. Error:
// conversation_unknown (not_found): they have not written yet.
void wish_mail(App& app, const domain::Location& shop, storage::ConsumerMail wish, Done<bool> done);
// Whether there was one.
void end_mail(App& app, domain::BrandId brand, domain::ConsumerId consumer, domain::LocationId location,
              Done<bool> done);
void read_mail_wish(App& app, domain::BrandId brand, domain::ConsumerId consumer, domain::LocationId location,
                    Done<bool> done);

// Uses the link up. Error: link_used (not_found), also for one that has expired or never was.
void open_mail_link(App& app, const domain::Location& shop, std::string token, Done<domain::ConsumerId> done);

// What stands in the address that ends the mails: works without a cookie, as often as it is asked for.
std::string mail_stop_token(std::string_view secret, domain::ConsumerId consumer,
                            domain::LocationId location);
std::optional<domain::ConsumerId> read_mail_stop_token(std::string_view secret, domain::LocationId location,
                                                       std::string_view token);

}  // namespace app
