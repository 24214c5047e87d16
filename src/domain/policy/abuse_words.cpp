// Words that insult (CNT-09): data. Whole words, any case; what is also a harmless word or a title ("The
// Idiot") counts only when it is said to somebody. Short lists on purpose, drafts for a native check as all
// word lists (behaviours.md §8.12): a miss costs a hint, a false alarm the trust in all of them.
#include <re2/re2.h>

#include "domain/consent/folded_text.h"
#include "domain/policy/text_facts.h"

namespace domain::policy {
namespace {

// (?:^|[^\pL]) instead of \b: RE2's word boundary knows ASCII only.
constexpr std::string_view kAbuse =
    R"re((?i)(?:^|[^\pL])(?:fuck(?:s|ed|ing|er|ers|wit)?|motherfuckers?|cunts?|assholes?|arseholes?|dickheads?|wankers?|bitch(?:es)?|sluts?|whores?|)re"
    R"re(shut (?:the (?:hell|fuck) )?up|piss off|screw you|go to hell|get lost|you(?: are|.re|re)?(?: (?:so|such|really|just|all|a|an|the|complete|total|utter|bloody|damn|stupid)){0,3} (?:idiots?|morons?|imbeciles?|stupid|dumb|bastards?|scum|retards?|retarded|losers?|liars?)|)re"
    R"re(filh[oa]s? d[ae] puta|putas?|caralho|foda-se|se foder|vai tomar no cu|tomar no cu|vai? se ferrar|(?:vai|vá) (?:à|a|pra) (?:merda|puta que)|cal[ae] a boca|arrombad[oa]s?|cuz(?:ão|ões)|vagabund[oa]s?|viados?|desgraçad[oa]s?|)re"
    R"re((?:seus?|suas?|você é|vocês são|tu és|deixa? de ser)(?: (?:um|uma|uns|umas|muito|tão|mesmo|grande|bando de))* (?:idiotas?|imbec(?:il|is)|burr[oa]s?|otári[oa]s?|babacas?|trouxas?|palhaç[oa]s?|retardad[oa]s?|estúpid[oa]s?|cretin[oa]s?|lixo)|)re"
    R"re(hij[oa]s? de (?:la gran )?puta|hijueputas?|gilipollas|cabr(?:ón|ona|ones|onas)|pendej[oa]s?|vete a la mierda|vete al (?:carajo|infierno)|que te jodan|jódete|cállate|cierra la boca|coño|subnormal(?:es)?|malparid[oa]s?|)re"
    R"re((?:eres|es usted|son ustedes|sois|no seas?)(?: (?:un|una|unos|unas|muy|tan))* (?:idiotas?|imbéciles?|imbécil|estúpid[oa]s?|tont[oa]s?|inútil(?:es)?|cretin[oa]s?|basura)|)re"
    R"re(connards?|connasses?|salopes?|salauds?|enculée?s?|fils de pute|putes?|putain|va te faire (?:foutre|enculer|voir)|allez vous faire (?:foutre|voir)|ta gueule|fermez?-la|casse-toi|abrutie?s?|nique ta mère|)re"
    R"re((?:vous êtes|tu es|t.es|espèce d.|espèces? de|bande de|bande d.)(?: ?(?:un|une|des|de|vraiment|trop|complètement|si))* ?(?:idiote?s?|imbéciles?|cons?|connes?|stupides?|crétine?s?|débiles?|menteurs?|menteuses?)|)re"
    R"re(địt|đụ|đéo|lồn|cặc|đmm|đcm|đkm|vcl|óc chó|câm mồm|câm miệng|cút đi|mất dạy|con mẹ mày|đồ (?:ngu|khốn|chó|điên|rác rưởi)|thằng (?:ngu|chó|khốn|điên)|con (?:điên|ngu)|mày (?:ngu|điên)|)re"
    R"re(arschl(?:och|öcher)|wichser|hurensohn|fotzen?|schlampen?|fick dich|verpiss dich|leck mich|halt die (?:fresse|klappe)|halt.?s maul|missgeburt|drecksau|(?:du|sie|ihr)(?: (?:bist|sind|seid|doch|so|ein|eine|einfach|echt))* (?:idiot(?:en|in)?|trottel|dumm|blöd|schwachkopf|vollidiot|versager)|)re"
    R"re(stronz[oaie]|vaffanculo|figli[oa] di puttana|puttan[ae]|coglion[ei]|testa di cazzo|stai zitt[oa]|chiudi il becco|vai a cagare|(?:sei|siete|lei è)(?: (?:un|una|uno|dei|così|proprio|molto))* (?:idiot[aei]|imbecill[ei]|stupid[oaie]|cretin[oaie]|scem[oaie]|ignorant[ei])|)re"
    R"re(klootzak(?:ken)?|hoer(?:en)?|kankerlijers?|rot op|flikker op|hou je (?:bek|mond|kop)|val dood|(?:je bent|jij bent|u bent|jullie zijn)(?: (?:een|zo|echt|gewoon))* (?:idio(?:ot|ten)|achterlijk|dom|sukkels?|debiel))(?:$|[^\pL]))re";

bool matches(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kAbuse.data(), kAbuse.size()));
    return RE2::PartialMatch({text.data(), text.size()}, pattern);
}

bool is_lead_of_look_alike(unsigned char byte, unsigned char next) {
    if (byte >= 0xCD && byte <= 0xD4) return true;                    // Greek, Cyrillic
    if (byte == 0xEF && (next == 0xBC || next == 0xBD)) return true;  // full width
    return byte == 0xCC || (byte == 0xE2 && next == 0x80);            // loose accents, signs of no width
}

// Written so that it does not read as it looks: "stuuupid", "ｆｕｃｋ", Latin words with letters of others.
bool may_be_disguised(std::string_view text) {
    bool has_latin = false;
    bool has_foreign = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        const bool is_ascii_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (is_ascii_letter && i >= 2 && text[i - 1] == text[i] && text[i - 2] == text[i]) return true;
        has_latin |= is_ascii_letter;
        has_foreign |= is_lead_of_look_alike(byte, next);
        if (has_foreign && (has_latin || byte == 0xEF)) return true;
    }
    return false;
}

}  // namespace

bool is_abusive(std::string_view text) {
    if (matches(text)) return true;
    if (!may_be_disguised(text)) return false;
    for (const auto& clause : consent::fold_clauses(text, consent::Accents::kept)) {
        if (matches(clause.bare)) return true;
    }
    return false;
}

}  // namespace domain::policy
