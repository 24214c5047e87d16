// What staff do to a conversation after the fact: change or take back their own words, block its customer.
#include "api/staff.h"
#include "api/staff_answers.h"
#include "app/block.h"
#include "app/edit_message.h"

namespace api {
namespace {

struct EditBody {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(EditBody, (), (text))

struct BlockBody {
    domain::BlockCause cause = domain::BlockCause::other;
};
BOOST_DESCRIBE_STRUCT(BlockBody, (), (cause))

}  // namespace

void patch_message(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto body = read_body<EditBody>(call);
    if (!body) return;
    const auto staff = *call.staff;
    app::edit_message(context.app, staff, *id, std::move(call.path_values[1]), std::move(body->text),
                      answer_sent(std::move(call.respond), staff.language));
}

void delete_staff_message(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::delete_message(context.app, *call.staff, *id, std::move(call.path_values[1]),
                        answer_changed(std::move(call.respond)));
}

void post_block(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<BlockBody>(call);
    if (!body) return;
    app::block_consumer(context.app, *call.staff, *id, body->cause, answer_changed(std::move(call.respond)));
}

void delete_block(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::block_consumer(context.app, *call.staff, *id, std::nullopt, answer_changed(std::move(call.respond)));
}

}  // namespace api
