// The words of words.h, compiled: one set that says in one pass which families a text has at all, and one
// expression each to find where. Built by Scanner, read by the detectors; never changes, so any thread may
// use it.
#pragma once
#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/fold.h"
#include "domain/privacy/quick_look.h"
#include "domain/privacy/scan.h"

namespace domain::privacy {

// Names of the expressions. The first ones also are bits of families_of().
enum class Word : std::uint8_t {
    card,
    cvv,
    cpf,
    cnpj,
    cccd,
    ssn,
    nir,
    passport,
    password,
    pass,
    pin,
    otp,
    link,
    keep_secret,
    mrz,
    ask,  // any noun that shops ask for
    login,
    queue,
    expiry,
    order_label_before,  // these two end where the number begins
    any_label_before,
    any_label,
    connectors_only,
    copula,
    possessives_before,
    device,
    not_a_password,
    no_qualifier,
    mine,
    need,
    harmless_noun,
    photo,
    give,
    give_here,
    here,
    we_give,
    not_before,
    not_anywhere,
    not_of_other,
    hanging_not,
    but,
    joined_by_or,
    what,
    please,
    small_words,
    needed,
    change,
    part_only,
    pronoun,
    count,
};

constexpr std::uint32_t bit(Word word) {
    return 1U << static_cast<unsigned>(word);
}

struct AskPattern {
    Kind kind;
    std::unique_ptr<RE2> noun;
};

struct Patterns {
    Patterns();
    const RE2& operator[](Word word) const { return *compiled[static_cast<std::size_t>(word)]; }
    std::uint32_t families_of(std::string_view folded) const;

    Folder folder;
    // On the text as it came; where neither these nor the count of digits speak, there is nothing to find.
    std::unique_ptr<QuickLook> quick_consumer;
    std::unique_ptr<QuickLook> quick_business;
    std::vector<std::unique_ptr<RE2>> compiled;
    std::vector<AskPattern> asks;
    RE2::Set families;
};

inline re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace domain::privacy
