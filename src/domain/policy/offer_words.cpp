// Words that make a service message an advertisement (REN-06), a request for a review a bought one (REN-07)
// and a price complete (CNT-08): data. Whole words, any case; drafts for a native check, as all word lists
// (behaviours.md §8.12).
#include <re2/re2.h>

#include "domain/policy/text_facts.h"

namespace domain::policy {
namespace {

// (?:^|[^\pL]) instead of \b: RE2's word boundary knows ASCII only.
constexpr std::string_view kOffers =
    R"re((?i)(?:^|[^\pL])(?:discounts?|sales?|special offers?|clearance|bargains?|coupons?|vouchers?|promo(?:tion)?s?|black friday|)re"
    R"re(descontos?|promoç(?:ão|ões)|ofertas?|liquidaç(?:ão|ões)|cupo(?:m|ns)|grátis|)re"
    R"re(khuyến mãi|khuyến mại|giảm giá|ưu đãi|miễn phí|mã giảm|)re"
    R"re(remises?|soldes|promotions?|bons? plans?|offres? spéciales?|gratuite?s?|)re"
    R"re(descuentos?|rebajas?|promoci(?:ón|ones)|cup(?:ón|ones)|gratis|)re"
    R"re(rabatte?|sonderangebote?|gutscheine?|schlussverkauf|sconti?|saldi|offert[ae]|kortingen?|korting|aanbiedingen?|aanbieding)(?:$|[^\pL]))re"
    R"re(|[0-9] ?%|% ?(?:off|de desconto))re";

constexpr std::string_view kPrices =
    R"re((?i)(?:R\$|US\$|€|£|\$|₫) ?[0-9]|[0-9] ?(?:€|£|₫|reais|euros?|VND|đ(?:$|[^\pL])))re";

// What it comes to in all, what is in it, how it is paid.
constexpr std::string_view kTotals =
    R"re((?i)(?:^|[^\pL])(?:total(?:s|e|es)?|all.?in|altogether|in all|each|monthly|yearly|annual(?:ly)?|(?:per|an?|each) (?:month|year|week|night|person|unit|item|kilo|kg|piece)|incl(?:uding|uded|usive|udes)?|excl(?:uding|uded|usive)?|vat|tax(?:es)?|shipping|delivery|fees?|one.?off|instal?ments?|billed|)re"
    R"re(ao todo|por (?:mês|ano|semana|noite|pessoa|unidade|quilo)|mensa(?:l|is)|mensalidades?|anua(?:l|is)|cada|inclu(?:i|em|ído|ída|ídos|ídas|so|sa|sos|sas)|fretes?|taxas?|impostos?|iva|à vista|parcelas?|parcelad[oa]s?|sem juros|entrega|)re"
    R"re(en total|al (?:mes|año|contado)|por (?:mes|año|persona|noche|unidad)|mensual(?:es)?|inclu(?:ye|yen|ido|ida|idos|idas)|envíos?|gastos|impuestos?|cuotas?|a plazos|)re"
    R"re(au total|en tout|par (?:mois|an|personne|nuit)|mensuel(?:le)?s?|chacun|chacune|l.unité|ttc|tva|tout compris|inclus(?:e|es)?|compris(?:e|es)?|livraison|frais(?: de port)?|en une fois|mensualités?|)re"
    R"re(tổng(?: cộng)?|(?:mỗi|hàng|một) (?:tháng|năm|cái|người|đêm)|(?:đã )?bao gồm|đã gồm|thuế|phí|ship|giao hàng|trả góp|trọn gói|)re"
    R"re(insgesamt|gesamt(?:preis)?|(?:pro|im|je) (?:monat|jahr|stück|person|nacht)|monatlich|jährlich|inkl(?:usive)?|mwst|versand|zzgl|raten|)re"
    R"re(in tutto|al mese|all.anno|mensile|a persona|inclus[oaie]|compres[oaie]|spedizione|spese|a rate|)re"
    R"re(totaal|per (?:maand|jaar|stuk|persoon|nacht)|inclusief|btw|verzendkosten|bezorging|termijnen)(?:$|[^\pL]))re"
    R"re(|/ ?(?:month|mo|year|yr|mês|mes|ano|año|mois|an|tháng|năm|monat|mese|maand|kg|un|person|pessoa)(?:$|[^\pL])|[0-9] ?x (?:de|sem|of)(?:$|[^\pL]))re";

constexpr std::string_view kIncentives =
    R"re((?i)(?:^|[^\pL])(?:discounts?|vouchers?|coupons?|gifts?|rewards?|prizes?|win|free|cash ?back|raffle|)re"
    R"re(descontos?|cupo(?:m|ns)|brindes?|prêmios?|ganhe|grátis|sorteios?|presentes?|)re"
    R"re(quà tặng|tặng|giảm giá|miễn phí|phần thưởng|voucher|bốc thăm|)re"
    R"re(remises?|bons? d.achat|cadeaux?|récompenses?|gagnez|tirage|)re"
    R"re(descuentos?|cup(?:ón|ones)|regalos?|premios?|gana|gratis|sorteo|)re"
    R"re(rabatte?|gutscheine?|geschenke?|gewinnen?|sconti?|sconto|buon[oi]|regal[oi]|korting|cadeau(?:bon)?)(?:$|[^\pL]))re";

bool matches(const RE2& pattern, std::string_view text) {
    return RE2::PartialMatch({text.data(), text.size()}, pattern);
}

bool names_offer(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kOffers.data(), kOffers.size()));
    return matches(pattern, text);
}

// Most texts have no digit: they cost nothing.
bool has_price(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kPrices.data(), kPrices.size()));
    return text.find_first_of("0123456789") != std::string_view::npos && matches(pattern, text);
}

bool says_total(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kTotals.data(), kTotals.size()));
    return matches(pattern, text);
}

}  // namespace

bool has_offer_words(std::string_view text) {
    return names_offer(text) || has_price(text);
}

bool has_incentive(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kIncentives.data(), kIncentives.size()));
    return matches(pattern, text);
}

bool is_offer_incomplete(std::string_view text, PriceIn place) {
    if (!has_price(text)) return false;
    return (place == PriceIn::advertisement || names_offer(text)) && !says_total(text);
}

}  // namespace domain::policy
