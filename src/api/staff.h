// What staff may do over JSON. The dispatcher has checked the session and, for writes, the CSRF token; what
// they may see is decided in app/ (access.h).
#pragma once
#include "api/call.h"

namespace api {

void post_session(Context& context, Call call);  // public: signing in
void get_session(Context& context, Call call);
void delete_session(Context& context, Call call);

void get_conversations(Context& context, Call call);
void get_conversation(Context& context, Call call);
void get_conversation_events(Context& context, Call call);
void post_staff_message(Context& context, Call call);
void post_close(Context& context, Call call);
void post_reopen(Context& context, Call call);
void post_read(Context& context, Call call);
void post_presence(Context& context, Call call);

void patch_message(Context& context, Call call);
void delete_staff_message(Context& context, Call call);
void post_block(Context& context, Call call);
void delete_block(Context& context, Call call);

void post_note(Context& context, Call call);
void get_assignees(Context& context, Call call);
void post_assignee(Context& context, Call call);
void post_move(Context& context, Call call);
void get_same_person(Context& context, Call call);
void post_same_person(Context& context, Call call);
void delete_same_person(Context& context, Call call);
void patch_conversation(Context& context, Call call);

void get_timers(Context& context, Call call);
void post_follow_up(Context& context, Call call);
void delete_follow_up(Context& context, Call call);
void delete_planned(Context& context, Call call);
void get_verdict(Context& context, Call call);

void get_settings(Context& context, Call call);
void put_setting(Context& context, Call call);

}  // namespace api
