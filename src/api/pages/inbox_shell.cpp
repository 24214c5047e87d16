#include "api/pages/inbox_shell.h"

namespace api::pages {

std::string inbox_shell(const PageKit& kit, Language language, SessionCookie cookie) {
    const Catalogue& texts = kit.catalogues.of(language);
    Html body;
    body.raw("<div id=\"app\" data-session=\"");
    body.text(cookie == SessionCookie::none ? "none" : "sent")
        .raw("\"></div>\n<noscript><p class=\"noscript\">");
    body.text(texts.text("inbox.noscript")).raw("</p></noscript>\n");
    const Frame frame{.language = language,
                      .title = texts.text("inbox.title") + " · Balcao",
                      .style = "inbox.css",
                      .script = "inbox.js",
                      .body_class = "inbox"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
