// What consumers do after the fact over JSON: change or take back their own words, block the shop. The same
// by forms: own_messages.cpp.
#include "api/consumer.h"
#include "app/block.h"
#include "app/edit_message.h"

namespace api {
namespace {

struct EditBody {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(EditBody, (), (text))

struct SeqShape {
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(SeqShape, (), (seq))

app::Done<std::int64_t> answer_seq(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<std::int64_t> seq) mutable {
        respond(seq ? json_response(200, base::encode(SeqShape{*seq})) : error_response(seq.error()));
    };
}

// The shop of the path, for somebody we know; nullptr after answering.
const domain::Location* find_own_shop(const Context& context, const app::Directory& directory, Call& call) {
    if (comes_from_elsewhere(context, call.request)) {
        call.respond(error_response(kForeignOrigin));
        return nullptr;
    }
    const auto* shop = find_shop(directory, call);
    if (shop == nullptr || call.consumer) return shop;
    call.respond(error_response({base::ErrorKind::unauthorized, "consumer_unknown", "write first"}));
    return nullptr;
}

void change_block(Context& context, Call call, bool is_blocked) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_own_shop(context, *directory, call);
    if (shop == nullptr) return;
    app::block_store(context.app, *call.consumer, shop->id, is_blocked, answer_seq(std::move(call.respond)));
}

}  // namespace

void patch_consumer_message(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_own_shop(context, *directory, call);
    if (shop == nullptr) return;
    auto body = read_body<EditBody>(call);
    if (!body) return;
    app::edit_own_message(context.app, *call.consumer, shop->id, std::move(call.path_values[1]),
                          std::move(body->text), answer_seq(std::move(call.respond)));
}

void delete_consumer_message(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_own_shop(context, *directory, call);
    if (shop == nullptr) return;
    app::delete_own_message(context.app, *call.consumer, shop->id, std::move(call.path_values[1]),
                            answer_seq(std::move(call.respond)));
}

void post_consumer_block(Context& context, Call call) {
    change_block(context, std::move(call), true);
}

void delete_consumer_block(Context& context, Call call) {
    change_block(context, std::move(call), false);
}

}  // namespace api
