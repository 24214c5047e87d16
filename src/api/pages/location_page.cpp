#include "api/pages/location_page.h"

#include "api/pages/end_notice.h"
#include "api/pages/hours_dial.h"
#include "api/pages/page_texts.h"
#include "base/text.h"

namespace api::pages {
namespace {

constexpr int kMinutesPerDay = 1440;

void add_identity(Html& html, const LocationPage& page) {
    const auto& profile = page.location.profile;
    html.raw("<header class=\"identity\">\n").add(shop_tag(page.location));
    if (page.open.has_hours) html.add(hours_dial(page.open));
    html.raw("\n<h1 dir=\"auto\">").text(page.location.name).raw("</h1>\n");
    const std::string separator = !profile.district.empty() && !profile.category.empty() ? " · " : "";
    const std::string kind = profile.category + separator + profile.district;
    if (!kind.empty()) html.raw("<p class=\"kind\" dir=\"auto\">").text(kind).raw("</p>\n");
    html.raw("</header>\n");
}

void add_now(Html& html, const LocationPage& page, const Catalogue& texts) {
    html.raw("<div class=\"now\">\n");
    if (const auto line = open_line(texts, page.open); !line.empty()) {
        html.raw("<p class=\"state\"><span").attribute("class", page.open.is_open ? "dot open" : "dot shut");
        html.raw(" aria-hidden=\"true\"></span>").text(line).raw("</p>\n");
    }
    const bool is_shut = page.open.has_hours && !page.open.is_open;
    if (page.takes_messages) {
        html.raw("<p class=\"promise\">")
            .text(texts.text(is_shut ? "page.promise_closed" : "page.promise"))
            .raw("</p>\n");
        if (page.is_slow) html.raw("<p class=\"quiet\">").text(texts.text("page.slow")).raw("</p>\n");
    } else {
        html.raw("<p class=\"promise\">").text(texts.text("problem.store_not_available")).raw("</p>\n");
        if (page.back) html.raw("<p class=\"quiet\">").text(back_line(texts, *page.back)).raw("</p>\n");
    }
    html.raw("</div>\n");
}

void add_call_to_action(Html& html, const LocationPage& page, const Catalogue& texts) {
    if (!page.takes_messages && !page.has_conversation) return;
    const std::string query = page.prefill.empty() ? "" : "t=" + base::percent_encode(page.prefill);
    const std::string path = shop_path("/c/", page.location, page.chosen_language, query);
    html.raw("<div class=\"action\">\n<a class=\"button\"").attribute("href", path).raw(">");
    html.raw(
        "<svg viewBox=\"0 0 24 24\" width=\"22\" height=\"22\" aria-hidden=\"true\"><path d=\"M4.5 6.5a2 2 0 "
        "0 1 "
        "2-2h11a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H11l-4.5 3.5v-3.5a2 2 0 0 1-2-2z\"/></svg>");
    html.text(texts.text(page.has_conversation ? "page.continue" : "page.cta"));
    html.raw("</a>\n<p class=\"safe\">").text(texts.text("chat.safe")).raw("</p>\n");
    if (page.has_conversation) {
        const auto own = shop_path("/c/", page.location, page.chosen_language, {}, "/own");
        html.raw("<p class=\"safe\"><a").attribute("href", own).raw(">").text(texts.text("own.link"));
        html.raw("</a></p>\n");
    }
    html.raw("</div>\n");
}

// One choice, told before it is made, as easy to take back as to give.
void add_offers(Html& html, const LocationPage& page, const Catalogue& texts) {
    if (page.offers == Offers::not_asked) return;
    const bool has_agreed = page.offers == Offers::agreed;
    const std::string path = shop_path("/s/", page.location, page.chosen_language, {}, "/offers");
    html.raw("<form class=\"offers\" id=\"offers\" method=\"post\"").attribute("action", path).raw(">\n<p>");
    html.text(has_agreed ? texts.text("page.offers_agreed", {{"shop", page.location.name}})
                         : offers_question(texts, page.location));
    html.raw("</p>\n<button name=\"agree\"").attribute("value", has_agreed ? "no" : "yes").raw(">");
    html.text(texts.text(has_agreed ? "page.offers_no" : "page.offers_yes")).raw("</button>\n</form>\n");
}

// CMP-01: seldom needed, so folded up; it says what becomes of it, and offers to end all messages.
void add_complaint(Html& html, const LocationPage& page, const Catalogue& texts) {
    if (page.complaining == Complaining::not_offered) return;
    if (page.complaining == Complaining::thanked) {
        html.raw("<p class=\"offers\" id=\"complaint\" role=\"status\">");
        html.text(texts.text("page.complaint_thanks")).raw("</p>\n");
        return;
    }
    const std::string path = shop_path("/s/", page.location, page.chosen_language, {}, "/complaint");
    html.raw("<details class=\"offers\" id=\"complaint\">\n<summary>").text(texts.text("page.complaint"));
    html.raw("</summary>\n<form method=\"post\"").attribute("action", path).raw(">\n<fieldset>\n<legend>");
    html.text(texts.text("page.complaint_kind")).raw("</legend>\n");
    for (const auto* kind : {"spam", "asks_secrets", "rude", "wrong_business"}) {
        html.raw("<p><label><input type=\"radio\" name=\"kind\" required").attribute("value", kind).raw("> ");
        html.text(texts.text(std::string("page.complaint_") + kind)).raw("</label></p>\n");
    }
    html.raw("</fieldset>\n<p><label>").text(texts.text("page.complaint_words"));
    html.raw("<br><textarea name=\"words\" rows=\"3\" maxlength=\"500\"></textarea></label></p>\n");
    html.raw("<p><label><input type=\"checkbox\" name=\"stop\" value=\"yes\"> ");
    html.text(texts.text("page.complaint_stop", {{"shop", page.location.name}})).raw("</label></p>\n<p>");
    html.text(texts.text("page.complaint_untold")).raw("</p>\n<button>");
    html.text(texts.text("page.complaint_send")).raw("</button>\n</form>\n</details>\n");
}

void add_mail(Html& html, const LocationPage& page, const Catalogue& texts) {
    if (!page.has_mail) return;
    const std::string path = shop_path("/c/", page.location, page.chosen_language, {}, "/mail");
    html.raw("<p><a").attribute("href", path).raw(">").text(texts.text("mail.title")).raw("</a></p>\n");
}

void add_way(Html& html, const std::string& url, std::string_view label) {
    if (url.empty()) return;
    html.raw("<li><a rel=\"noopener\"").attribute("href", url).raw(">").text(label).raw("</a></li>\n");
}

void add_ways(Html& html, const LocationPage& page, const Catalogue& texts) {
    const auto& profile = page.location.profile;
    Html ways;
    add_way(ways, safe_web_link(profile.directions_url), texts.text("page.directions"));
    if (!profile.phone.empty()) add_way(ways, phone_link(profile.phone), texts.text("page.call"));
    if (!profile.email.empty()) add_way(ways, "mailto:" + profile.email, texts.text("page.email"));
    add_way(ways, safe_web_link(profile.website), texts.text("page.website"));
    if (!ways.str().empty()) html.raw("<ul class=\"ways\">\n").add(ways).raw("</ul>\n");
}

std::string day_hours(const Catalogue& texts, std::span<const domain::HoursRange> ranges) {
    if (ranges.empty()) return texts.text("page.day_closed");
    if (ranges.size() == 1 && ranges[0].start == 0 && ranges[0].end == kMinutesPerDay) {
        return texts.text("page.day_whole");
    }
    std::string out;
    for (const domain::HoursRange& range : ranges) {
        if (!out.empty()) out += "\n";
        out += clock_text(range.start) + "–" + clock_text(range.end);
    }
    return out;
}

void add_day(Html& html, const LocationPage& page, const Catalogue& texts, int weekday) {
    const bool is_today = page.open.has_hours && page.open.now.weekday == weekday;
    // Today may be a special day.
    const auto ranges = is_today ? page.open.today : domain::time::ranges_of(page.location.hours, weekday);
    html.raw("<tr").attribute("class", is_today ? "today" : "day").raw("><th scope=\"row\">");
    html.text(texts.choice("time.days", static_cast<std::size_t>(weekday)));
    if (is_today) html.raw(" <span class=\"word\">").text(texts.text("page.today")).raw("</span>");
    html.raw("</th><td>").text(day_hours(texts, ranges)).raw("</td></tr>\n");
}

void add_hours(Html& html, const LocationPage& page, const Catalogue& texts) {
    if (page.location.hours.empty()) return;
    const std::string& zone = page.location.zone;
    std::string city = zone.substr(zone.rfind('/') + 1);
    for (char& c : city)
        c = c == '_' ? ' ' : c;
    html.raw("<section>\n<h2 id=\"hours\">").text(texts.text("page.hours")).raw("</h2>\n");
    html.raw("<table class=\"hours\" aria-labelledby=\"hours\">\n<tbody>\n");
    for (int weekday = 0; weekday < 7; ++weekday)
        add_day(html, page, texts, weekday);
    html.raw("</tbody>\n</table>\n<p class=\"quiet\">").text(texts.text("page.hours_zone", {{"zone", city}}));
    html.raw("</p>\n</section>\n");
}

void add_facts(Html& html, const LocationPage& page, const Catalogue& texts) {
    const auto& profile = page.location.profile;
    html.raw("<dl class=\"facts\">\n");
    if (!profile.address.empty()) {
        html.raw("<dt>").text(texts.text("page.address")).raw("</dt><dd dir=\"auto\">").text(profile.address);
        html.raw("</dd>\n");
    }
    if (!profile.phone.empty()) {
        html.raw("<dt>").text(texts.text("page.phone")).raw("</dt><dd><a");
        html.attribute("href", phone_link(profile.phone))
            .raw("><bdi>")
            .text(profile.phone)
            .raw("</bdi></a></dd>\n");
    }
    if (!profile.languages.empty()) {
        html.raw("<dt>").text(texts.text("page.languages")).raw("</dt><dd>");
        for (std::size_t i = 0; i < profile.languages.size(); ++i) {
            html.text(i == 0 ? "" : ", ")
                .raw("<bdi>")
                .text(language_name(profile.languages[i]))
                .raw("</bdi>");
        }
        html.raw("</dd>\n");
    }
    html.raw("</dl>\n");
}

// Where people see and erase what is kept of them (docs/data.md).
void add_data_link(Html& html, const LocationPage& page, const Catalogue& texts) {
    const std::string path = shop_path("/c/", page.location, page.chosen_language, {}, "/data");
    html.raw("<p class=\"quiet\"><a").attribute("href", path).raw(">").text(texts.text("page.data"));
    html.raw("</a></p>\n");
}

void add_end(Html& html, const LocationPage& page, const Catalogue& texts) {
    html.add(end_notice(texts, page.location, page.end, page.now));
}

}  // namespace

std::string offers_question(const Catalogue& texts, const domain::Location& location) {
    return texts.text("page.offers_question", {{"shop", location.name}});
}

std::string location_page(const PageKit& kit, const LocationPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    Html body;
    body.raw("<div class=\"band\"></div>\n<main class=\"sheet\">\n");
    add_identity(body, page);
    body.raw("<div class=\"columns\">\n<div class=\"lead\">\n");
    add_now(body, page, texts);
    add_call_to_action(body, page, texts);
    add_mail(body, page, texts);
    add_offers(body, page, texts);
    add_ways(body, page, texts);
    add_end(body, page, texts);
    add_data_link(body, page, texts);
    add_facts(body, page, texts);
    add_complaint(body, page, texts);
    body.raw("</div>\n");
    add_hours(body, page, texts);
    body.raw("</div>\n</main>\n");
    body.add(language_choice(kit, page.language, [&](Language language) {
        return shop_path("/s/", page.location, tag_of(language));
    }));
    const Frame frame{.language = page.language,
                      .title = texts.text("page.title", {{"shop", page.location.name}}),
                      .description = page.location.profile.address,
                      .location = &page.location,
                      .canonical_url = page.public_url,
                      .is_indexed = true,
                      .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
