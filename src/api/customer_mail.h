// A customer who wants a mail when there is an answer (NTF-07): pages with forms, without a script. What
// changes something is a POST, so that programs that only look at links use none up.
#pragma once
#include "api/call.h"

namespace api {

// Whether there is a mail server, and an address of ours to put into mails.
bool can_mail_customers(const Context& context);

void get_customer_mail(Context& context, Call call);   // asks; or, with ?stop=, offers to end it
void post_customer_mail(Context& context, Call call);  // address, agree=no, or stop
void get_mail_link(Context& context, Call call);       // the link in a mail: one button
void post_mail_link(Context& context, Call call);      // makes this browser theirs, once

}  // namespace api
