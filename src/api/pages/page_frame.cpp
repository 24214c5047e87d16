#include "api/pages/page_frame.h"

#include "api/pages/brand_color.h"
#include "api/pages/page_texts.h"

namespace api::pages {
namespace {

void add_stylesheets(Html& html, const PageKit& kit, const Frame& frame) {
    if (const auto& url = kit.assets.url_of(frame.style); !url.empty()) {
        html.raw("<link rel=\"stylesheet\"").attribute("href", url).raw(">\n");
    }
    if (frame.location == nullptr) return;
    const std::string version = brand_version(frame.location->profile.brand_color);
    if (version.empty()) return;
    const std::string url = "/s/" + base::percent_encode(frame.location->slug) + "/brand.css?v=" + version;
    html.raw("<link rel=\"stylesheet\"").attribute("href", url).raw(">\n");
}

// The browser's own bars in the page's colours.
void add_theme_colors(Html& html, const Frame& frame) {
    const auto color =
        frame.location == nullptr ? std::nullopt : parse_color(frame.location->profile.brand_color);
    const std::string light = color && frame.body_class == "shop" ? to_hex(*color) : "#fefdfc";
    html.raw("<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\"")
        .attribute("content", light)
        .raw(">\n<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#131b19\">\n");
}

// The script and, at the same time, the files it imports: "inbox.js+1", "inbox.js+2" … in the manifest.
void add_script(Html& html, const PageKit& kit, const std::string& name) {
    const std::string& url = kit.assets.url_of(name);
    if (url.empty()) return;
    html.raw("<script type=\"module\"").attribute("src", url).raw("></script>\n");
    for (int i = 1;; ++i) {
        const std::string& imported = kit.assets.url_of(name + "+" + std::to_string(i));
        if (imported.empty()) return;
        html.raw("<link rel=\"modulepreload\"").attribute("href", imported).raw(">\n");
    }
}

void add_head(Html& html, const PageKit& kit, const Frame& frame) {
    html.raw("<meta charset=\"utf-8\">\n<title>").text(frame.title).raw("</title>\n");
    html.raw(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover, "
        "interactive-widget=resizes-content\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    add_theme_colors(html, frame);
    if (!frame.is_indexed) html.raw("<meta name=\"robots\" content=\"noindex\">\n");
    if (!frame.description.empty()) {
        html.raw("<meta name=\"description\"").attribute("content", frame.description).raw(">\n");
    }
    if (!frame.canonical_url.empty()) {
        html.raw("<link rel=\"canonical\"").attribute("href", frame.canonical_url).raw(">\n");
    }
    if (const auto& icon = kit.assets.url_of("balcao.svg"); !icon.empty()) {
        html.raw("<link rel=\"icon\" type=\"image/svg+xml\"").attribute("href", icon).raw(">\n");
    }
    add_stylesheets(html, kit, frame);
    for (const auto script : {frame.script, frame.second_script})
        if (!script.empty()) add_script(html, kit, std::string(script));
}

}  // namespace

std::string page_html(const PageKit& kit, const Frame& frame, const Html& body) {
    Html html;
    html.raw("<!doctype html>\n<html")
        .attribute("lang", tag_of(frame.language))
        .raw(" dir=\"ltr\">\n<head>\n");
    add_head(html, kit, frame);
    html.raw("</head>\n<body")
        .attribute("class", frame.body_class)
        .raw(">\n")
        .add(body)
        .raw("</body>\n</html>\n");
    return html.str();
}

std::string shop_path(std::string_view prefix, const domain::Location& location,
                      std::string_view chosen_language, std::string_view query, std::string_view suffix) {
    std::string path = std::string(prefix) + base::percent_encode(location.slug) + std::string(suffix);
    char separator = '?';
    if (const auto language = match_language(chosen_language)) {
        path += "?lang=" + std::string(tag_of(*language));
        separator = '&';
    }
    if (!query.empty()) (path += separator) += query;
    return path;
}

Html language_choice(const PageKit& kit, Language current,
                     const std::function<std::string(Language)>& path_in) {
    Html html;
    html.raw("<footer class=\"foot\">\n<nav")
        .attribute("aria-label", kit.catalogues.of(current).text("page.choose_language"))
        .raw("><ul>\n");
    for (const Language language : kLanguages) {
        html.raw("<li><a").attribute("href", path_in(language)).attribute("lang", tag_of(language));
        html.attribute("hreflang", tag_of(language));
        if (language == current) html.raw(" aria-current=\"true\"");
        html.raw(">").text(kit.catalogues.of(language).text("language.name")).raw("</a></li>\n");
    }
    html.raw("</ul></nav>\n</footer>\n");
    return html;
}

Html shop_tag(const domain::Location& location) {
    Html html;
    html.raw("<span class=\"tag\" aria-hidden=\"true\">").text(initials(location.name)).raw("</span>");
    return html;
}

}  // namespace api::pages
