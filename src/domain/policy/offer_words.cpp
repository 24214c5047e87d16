// Words that make a service message an advertisement (REN-06) and a request for a review a bought one
// (REN-07): data. Whole words, any case; drafts for a native check, as all word lists (behaviours.md §8.12).
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
    R"re(|[0-9] ?%|% ?(?:off|de desconto)|(?:R\$|US\$|€|£|\$|₫) ?[0-9]|[0-9] ?(?:€|£|₫|reais|euros?|VND|đ(?:$|[^\pL])))re";

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

}  // namespace

bool has_offer_words(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kOffers.data(), kOffers.size()));
    return matches(pattern, text);
}

bool has_incentive(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kIncentives.data(), kIncentives.size()));
    return matches(pattern, text);
}

}  // namespace domain::policy
