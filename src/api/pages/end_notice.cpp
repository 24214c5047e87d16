#include "api/pages/end_notice.h"

#include "api/pages/page_texts.h"
#include "domain/time/zone.h"

namespace api::pages {
namespace {

std::string end_words(const Catalogue& texts, const domain::Location& location, base::Timestamp ends_at,
                      base::Timestamp now) {
    if (now >= ends_at) return texts.text("wind.over");
    const auto zone = domain::time::Zone::find(location.zone);
    const std::string day = zone ? day_heading(texts, zone->local(ends_at), zone->local(now))
                                 : base::format_rfc3339(ends_at).substr(0, 10);
    return texts.text("wind.soon", {{"day", day}});
}

}  // namespace

Html end_notice(const Catalogue& texts, const domain::Location& location, const domain::WindDown& end,
                base::Timestamp now) {
    Html html;
    if (!end.ends_at) return html;
    html.raw("<p class=\"quiet end\" role=\"status\">");
    html.text(end_words(texts, location, *end.ends_at, now));
    if (const auto link = safe_web_link(end.elsewhere_url); !link.empty()) {
        html.raw(" <a rel=\"noopener\"").attribute("href", link).raw(">");
        html.text(texts.text("wind.elsewhere")).raw("</a>");
    }
    html.raw("</p>\n");
    return html;
}

}  // namespace api::pages
