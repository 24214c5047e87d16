#include "api/exports.h"

#include <algorithm>

#include "api/pages/html.h"
#include "api/pages/page_texts.h"
#include "api/shapes.h"
#include "api/shown_changes.h"
#include "base/crypto.h"

namespace api {
namespace {

struct ExportedCustomer {
    domain::ConsumerId id;
    std::string name;
    std::string language;
};
BOOST_DESCRIBE_STRUCT(ExportedCustomer, (), (id, name, language))

struct ExportedWishes {
    domain::Contact contact = domain::Contact::allowed;
    std::optional<base::Timestamp> agreed_to_offers_at;
    bool has_objected = false;
    std::optional<base::Timestamp> blocked_shop_at;
    std::optional<base::Timestamp> erase_by;
    std::optional<base::Timestamp> held_until;
};
BOOST_DESCRIBE_STRUCT(ExportedWishes, (),
                      (contact, agreed_to_offers_at, has_objected, blocked_shop_at, erase_by, held_until))

struct ExportedPicture {
    domain::PictureId id;
    std::string type;
    std::string base64;
};
BOOST_DESCRIBE_STRUCT(ExportedPicture, (), (id, type, base64))

struct ExportShape {
    base::Timestamp made_at;
    std::string shop;
    domain::ConversationId conversation;
    base::Timestamp started_at;
    domain::EntryPoint entry_point = domain::EntryPoint::page;
    ExportedCustomer customer;
    ExportedWishes wishes;
    std::vector<ConsumerEvent> events;
    std::vector<ExportedPicture> pictures;
    bool is_complete = true;
};
BOOST_DESCRIBE_STRUCT(ExportShape, (),
                      (made_at, shop, conversation, started_at, entry_point, customer, wishes, events,
                       pictures, is_complete))

ExportShape shape_of(const app::Export& data, const domain::Location& shop) {
    const auto& c = data.conversation;
    ExportShape shape{data.made_at,
                      shop.name,
                      c.id,
                      c.created_at,
                      c.entry_point,
                      {c.consumer, c.consumer_name, c.locale},
                      {c.contact,
                       c.agreed_to_offers_at,
                       c.rights.has_objected,
                       c.blocked_by_consumer_at,
                       c.rights.erase_by,
                       {}},
                      consumer_events(data.events),
                      {},
                      data.is_complete};
    for (const auto& picture : data.pictures)
        shape.pictures.push_back({picture.id, picture.type, base::base64_encode(picture.bytes)});
    if (c.rights.is_held()) shape.wishes.held_until = c.rights.hold->until;
    return shape;
}

void add_fact(pages::Html& html, std::string_view name, std::string_view value) {
    html.raw("<dt>").text(name).raw("</dt><dd>").text(value.empty() ? "–" : value).raw("</dd>\n");
}

std::string time_of(const domain::time::Zone* zone, base::Timestamp at) {
    if (zone == nullptr) return base::format_rfc3339(at);
    const auto local = zone->local(at);
    return fmt::format("{:04}-{:02}-{:02} {}", local.year, local.month, local.day,
                       pages::clock_text(local.minute));
}

void add_message(pages::Html& html, const ConsumerEvent& event, const domain::Location& shop,
                 const domain::time::Zone* zone, const pages::Catalogue& texts,
                 const ExportedPicture* picture) {
    const std::string who = event.from == From::you ? texts.text("chat.you") : event.name.value_or(shop.name);
    html.raw("<li><p><b>").text(who).raw("</b> <time>").text(time_of(zone, event.at));
    html.raw("</time></p><p dir=\"auto\" style=\"white-space:pre-wrap\">").text(event.text.value_or(""));
    html.raw("</p>");
    if (picture != nullptr) {
        html.raw("<p><img").attribute("alt", texts.text("picture.one"));
        html.attribute("src", "data:" + picture->type + ";base64," + picture->base64).raw("></p>");
    }
    html.raw("</li>\n");
}

const ExportedPicture* picture_of(const ExportShape& shape, const ConsumerEvent& event) {
    if (!event.picture) return nullptr;
    const auto found = std::ranges::find(shape.pictures, event.picture->id, &ExportedPicture::id);
    return found == shape.pictures.end() ? nullptr : &*found;
}

}  // namespace

std::string export_json(const app::Export& data, const domain::Location& shop) {
    return base::encode(shape_of(data, shop));
}

std::string export_html(const app::Export& data, const domain::Location& shop,
                        const pages::Catalogue& texts) {
    ExportShape shape = shape_of(data, shop);
    say_changes(shape.events, texts);
    const auto zone = domain::time::Zone::find(shop.zone);
    const auto* clock = zone ? &*zone : nullptr;
    const std::string title = texts.text("data.title", {{"shop", shop.name}});
    pages::Html html;
    html.raw("<!doctype html>\n<html").attribute("lang", pages::tag_of(texts.language()));
    html.raw("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
    html.text(title).raw("</title></head>\n<body>\n<h1>").text(title).raw("</h1>\n<dl>\n");
    add_fact(html, texts.text("data.made_at"), time_of(clock, shape.made_at));
    add_fact(html, texts.text("data.since"), time_of(clock, shape.started_at));
    add_fact(html, texts.text("data.name"), shape.customer.name);
    add_fact(html, texts.text("data.language"), shape.customer.language);
    add_fact(html, texts.text("data.number"), base::to_string(shape.customer.id));
    html.raw("</dl>\n<ol>\n");
    for (const auto& event : shape.events) {
        if (event.kind == domain::EventKind::message_sent)
            add_message(html, event, shop, clock, texts, picture_of(shape, event));
    }
    html.raw("</ol>\n</body></html>\n");
    return html.str();
}

net::Response export_file(ExportFormat format, std::string content) {
    const bool is_json = format == ExportFormat::json;
    return {200,
            {{"Content-Type", is_json ? "application/json" : "text/html; charset=utf-8"},
             {"Content-Disposition",
              fmt::format("attachment; filename=\"conversation.{}\"", is_json ? "json" : "html")},
             {"Cache-Control", "no-store"},
             {"Content-Security-Policy", "default-src 'none'; sandbox"},
             {"X-Content-Type-Options", "nosniff"},
             {"Referrer-Policy", "no-referrer"}},
            std::move(content),
            {}};
}

}  // namespace api
