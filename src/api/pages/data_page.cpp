#include "api/pages/data_page.h"

#include <array>

#include "api/pages/page_texts.h"
#include "domain/erasure.h"
#include "domain/time/zone.h"

namespace api::pages {
namespace {

constexpr std::array<std::string_view, 4> kDone{"erased", "after_answer", "kept", "objected"};

std::string form_path(const DataPage& page, std::string_view what) {
    return shop_path("/c/", page.location, page.chosen_language, {}, "/data/" + std::string(what));
}

std::string day_of(const DataPage& page, const Catalogue& texts, base::Timestamp at) {
    const auto zone = domain::time::Zone::find(page.location.zone);
    if (!zone) return base::format_rfc3339(at).substr(0, 10);
    return day_heading(texts, zone->local(at), zone->local(page.now));
}

template <std::size_t N>
void begin_form(Html& html, const DataPage& page, const char (&what)[N], std::string_view heading,
                std::string_view words) {
    html.raw("<section>\n<h2>").text(heading).raw("</h2>\n<form method=\"post\"");
    html.attribute("action", form_path(page, what)).raw(">\n<p class=\"quiet\">").text(words);
    html.raw("</p>\n");
}

template <std::size_t N>
void add_button(Html& html, const char (&name)[N], std::string_view value, std::string_view label) {
    html.raw("<button").attribute("name", name).attribute("value", value).raw(">");
    html.text(label).raw("</button>\n");
}

void end_form(Html& html) {
    html.raw("</form>\n</section>\n");
}

void add_erasure(Html& html, const DataPage& page, const Catalogue& texts) {
    const auto& rights = page.kept->rights;
    if (rights.is_held()) {
        html.raw("<section>\n<h2>").text(texts.text("data.erase")).raw("</h2>\n<p role=\"status\">");
        html.text(texts.text("data.held", {{"day", day_of(page, texts, rights.hold->until)}}));
        html.raw("</p>\n</section>\n");
        return;
    }
    if (page.choice == ErasureChoice::now_or_after_answer) {
        begin_form(html, page, "erase", texts.text("data.erase"), texts.text("data.choose"));
        add_button(html, "when", "after_answer", texts.text("data.after_answer"));
        add_button(html, "when", "now", texts.text("data.now"));
        return end_form(html);
    }
    if (const auto at = domain::wished_erasure_at(*page.kept)) {
        begin_form(html, page, "erase", texts.text("data.erase"),
                   texts.text("data.waiting", {{"day", day_of(page, texts, *at)}}));
        add_button(html, "when", "now", texts.text("data.now"));
        add_button(html, "when", "never", texts.text("data.keep"));
        return end_form(html);
    }
    begin_form(html, page, "erase", texts.text("data.erase"), texts.text("data.erase_text"));
    add_button(html, "when", "", texts.text("data.erase_do"));
    end_form(html);
}

void add_rights(Html& html, const DataPage& page, const Catalogue& texts) {
    if (page.choice == ErasureChoice::now_or_after_answer) return add_erasure(html, page, texts);
    begin_form(html, page, "export", texts.text("data.copy"), texts.text("data.copy_text"));
    add_button(html, "format", "html", texts.text("data.copy_html"));
    add_button(html, "format", "json", texts.text("data.copy_json"));
    end_form(html);
    if (page.kept->rights.has_objected) {
        html.raw("<section>\n<h2>").text(texts.text("data.object")).raw("</h2>\n<p class=\"quiet\">");
        html.text(texts.text("data.objected")).raw("</p>\n</section>\n");
    } else {
        begin_form(html, page, "object", texts.text("data.object"), texts.text("data.object_text"));
        add_button(html, "object", "yes", texts.text("data.object_do"));
        end_form(html);
    }
    add_erasure(html, page, texts);
}

}  // namespace

std::string data_page(const PageKit& kit, const DataPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    const std::string title = texts.text("data.title", {{"shop", page.location.name}});
    Html body;
    body.raw("<main class=\"sheet data\">\n<p><a");
    body.attribute("href", shop_path("/s/", page.location, page.chosen_language)).raw(">");
    body.text(texts.text("chat.back", {{"shop", page.location.name}})).raw("</a></p>\n<h1>").text(title);
    body.raw("</h1>\n");
    if (std::ranges::find(kDone, page.done) != kDone.end())
        body.raw("<p role=\"status\">").text(texts.text("data.done_" + page.done)).raw("</p>\n");
    if (page.kept) {
        body.raw("<p>");
        body.text(texts.text("data.kept",
                             {{"day", day_of(page, texts, page.kept->created_at)}, {"n", page.kept_days}}));
        body.raw("</p>\n");
        add_rights(body, page, texts);
    } else {
        body.raw("<p>").text(texts.text("data.nothing")).raw("</p>\n");
    }
    body.raw("</main>\n");
    const Frame frame{
        .language = page.language, .title = title, .location = &page.location, .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
