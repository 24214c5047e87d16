#include "server/texts.h"

#include <cstdio>
#include <fstream>
#include <future>
#include <iterator>

#include "api/level_texts.h"
#include "server/cli.h"
#include "server/offline.h"
#include "server/settings.h"

namespace server {
namespace {

using domain::settings::Level;

// What a shop uses, and whose words it is.
struct ShopTextsShape {
    domain::LocationId location;
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    api::ScopesShape scopes;
};
BOOST_DESCRIBE_STRUCT(ShopTextsShape, (), (location, welcome, away, starters, scopes))

void print(const char* what, const std::map<std::string, std::string>& said, const std::string& scope) {
    std::printf("%-10s %s\n", what, scope.c_str());
    for (const auto& [tag, text] : said)
        std::printf("  %-8s %s\n", tag.c_str(), text.c_str());
}

void print(const std::vector<std::string>& starters, const std::string& scope) {
    std::printf("%-10s %s\n", "starters", scope.c_str());
    for (const auto& starter : starters)
        std::printf("  %s\n", starter.c_str());
}

void show_shop(const app::Directory& directory, const domain::Location& shop, const CommandOptions& options) {
    const ShopTextsShape shape{shop.id, shop.profile.welcome, shop.profile.away, shop.profile.starters,
                               api::scopes_shape(directory.text_scopes_of(shop.id))};
    if (options.wants_json) {
        std::puts(base::encode(shape).c_str());
        return;
    }
    print("welcome", shape.welcome, shape.scopes.welcome);
    print("away", shape.away, shape.scopes.away);
    print(shape.starters, shape.scopes.starters);
}

void show_level(const api::LevelTextsShape& shape, const CommandOptions& options) {
    if (options.wants_json) {
        std::puts(base::encode(shape).c_str());
        return;
    }
    print("welcome", shape.welcome, "");
    print("away", shape.away, "");
    print(shape.starters, "");
    if (shape.set_at) {
        std::printf("%s, %s\n", shape.set_by_name.value_or("").c_str(),
                    base::format_rfc3339(*shape.set_at).c_str());
    }
}

base::Result<void> show(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const auto scope = TRY(setting_scope(*directory, options));
    if (scope.level == Level::location)
        show_shop(*directory, *directory->find_location(domain::LocationId{scope.id}), options);
    else
        show_level(api::level_texts_shape(*directory, scope), options);
    return {};
}

base::Result<std::string> read_text(const std::string& path) {
    std::ifstream in(path);
    if (!in) return base::fail(base::ErrorKind::not_found, "file_unreadable", "cannot read " + path);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

base::Result<void> set(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    auto& app = offline.app();
    const auto scope = TRY(setting_scope(*app.directory.get(), options));
    auto texts = TRY(base::decode<domain::auto_texts::ShopTexts>(TRY(read_text(options.setup_file))));
    std::promise<base::Result<std::int64_t>> written;
    app::put_level_texts(app, {scope, domain::auto_texts::tidied(std::move(texts)), {}, "operator"},
                         [&](base::Result<std::int64_t> version) { written.set_value(std::move(version)); });
    TRY(written.get_future().get());
    show_level(api::level_texts_shape(*app.directory.get(), scope), options);
    return {};
}

}  // namespace

int run_texts(const CommandOptions& options) {
    const auto shown = show(options);
    return shown ? 0 : report(shown.error());
}

int run_texts_set(const CommandOptions& options) {
    const auto done = set(options);
    return done ? 0 : report(done.error());
}

}  // namespace server
