#include "domain/bots/ungrounded.h"

#include <algorithm>
#include <string>
#include <vector>

#include "domain/consent/folded_text.h"
#include "domain/privacy/scan.h"

namespace domain::bots {
namespace {

// A price is one of these and a digit, in one message.
constexpr std::string_view kMoneySigns[] = {"€", "$", "£", "₫", "¥"};
constexpr std::string_view kMoneyWords[] = {
    "eur",    "euro",   "euros", "usd",   "dollar", "dollars", "pound", "pounds", "gbp",   "brl",  "real",
    "reais",  "vnd",    "đồng",  "đ",     "price",  "prices",  "costs", "preço",  "custa", "prix", "coûte",
    "precio", "cuesta", "giá",   "preis", "kostet", "prezzo",  "costa", "prijs",  "kost",
};
// So is an opening time.
constexpr std::string_view kOpeningWords[] = {
    "open",    "opens",    "opened",   "close",       "closes",   "closed",   "opening hours", "abre",
    "abrimos", "aberto",   "aberta",   "fecha",       "fechamos", "fechado",  "horário",       "ouvre",
    "ouvrons", "ouvert",   "ouverte",  "ferme",       "fermons",  "fermé",    "horaires",      "abierto",
    "cierra",  "cerramos", "cerrado",  "horario",     "mở cửa",   "đóng cửa", "giờ mở",        "geöffnet",
    "öffnet",  "öffnen",   "schließt", "geschlossen", "aperto",   "apre",     "chiude",        "chiuso",
    "geopend", "opent",    "sluit",    "gesloten",
};
// Health needs no digit.
constexpr std::string_view kMedicalWords[] = {
    "dose",
    "doses",
    "dosage",
    "mg",
    "medicine",
    "medication",
    "prescription",
    "side effect",
    "side effects",
    "diagnosis",
    "symptom",
    "symptoms",
    "cures",
    "heals",
    "treats",
    "dosagem",
    "remédio",
    "medicamento",
    "medicamentos",
    "receita médica",
    "cura",
    "sintoma",
    "sintomas",
    "posologie",
    "médicament",
    "médicaments",
    "ordonnance",
    "guérit",
    "effets secondaires",
    "dosis",
    "receta médica",
    "liều",
    "thuốc",
    "chữa",
    "triệu chứng",
    "medikament",
    "medikamente",
    "rezept",
    "heilt",
    "nebenwirkungen",
    "farmaco",
    "farmaci",
    "guarisce",
    "medicijn",
    "medicijnen",
    "geneest",
    "bijwerkingen",
};

template <std::size_t N>
std::vector<std::string> folded(const std::string_view (&words)[N]) {
    std::vector<std::string> all;
    for (const std::string_view word : words)
        all.push_back(" " + consent::fold_marked(word) + " ");
    return all;
}

bool has_one(const std::string& text, const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](const std::string& word) { return text.contains(word); });
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Claim> claim_of(std::string_view text) {
    static const auto kMoney = folded(kMoneyWords), kOpening = folded(kOpeningWords),
                      kMedical = folded(kMedicalWords);
    std::string words;
    for (const auto& clause : consent::fold_clauses(text, consent::Accents::kept))
        words += " " + clause.marked + " ";
    if (has_one(words, kMedical)) return Claim::medical;
    if (!has_digit(text)) return std::nullopt;
    const bool has_sign =
        std::ranges::any_of(kMoneySigns, [&](std::string_view sign) { return text.contains(sign); });
    if (has_sign || has_one(words, kMoney)) return Claim::price;
    if (has_one(words, kOpening)) return Claim::opening;
    return std::nullopt;
}

NoteAdded draft_of(const std::string& message_id, std::string_view text) {
    auto scanned = privacy::scanner().scan(text, privacy::Direction::consumer, {});
    return NoteAdded{message_id, std::move(scanned.masked), "AI_UNGROUNDED", {}};
}

}  // namespace domain::bots
