// Who says an automatic text of a shop (AVA-14): the shop, else its group, its brand, the install; whatever
// none of them says is the product's, which counts as the install's. Pure.
#pragma once
#include "domain/auto_texts/shop_texts.h"
#include "domain/settings/effective.h"

namespace domain::auto_texts {

using settings::Level;

// By text; `install` also for what is the product's own.
struct TextScopes {
    Level welcome = Level::install;
    Level away = Level::install;
    Level starters = Level::install;  // and what is answered to them
    Level survey_questions = Level::install;
    bool operator==(const TextScopes&) const = default;
};
BOOST_DESCRIBE_STRUCT(TextScopes, (), (welcome, away, starters, survey_questions))

// SCOPE_STORE, SCOPE_GROUP, SCOPE_BRAND, SCOPE_INSTALL.
std::string_view scope_code(Level level);

// What one level says.
struct LevelTexts {
    Level level = Level::location;
    const ShopTexts* texts = nullptr;
};

struct ScopedTexts {
    ShopTexts texts;
    TextScopes scopes;
};
// `said`: the innermost level first. Of each text all that the first level says that says anything of it, in
// whatever languages; an answer to a starter goes with the starters.
ScopedTexts pick_texts(std::initializer_list<LevelTexts> said);

}  // namespace domain::auto_texts
