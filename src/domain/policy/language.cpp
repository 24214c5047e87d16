#include "domain/policy/language.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace domain::policy {
namespace {

// The commonest words, whole and in small letters; one that several languages share stands with each of them.
// Only what a language has more of than every other one speaks for it.
struct Words {
    Language language;
    std::string_view words;
};
constexpr Words kWords[] = {
    {Language::english,
     "the and you your we our us is are was were has have had will with for this that it its not from they "
     "what "
     "when where would can could please thanks thank yes of to be been at on by if there here how do does an "
     "or so just still tomorrow today order"},
    {Language::portuguese,
     "não você vocês está estão seu sua seus suas nosso nossa um uma em no na do da dos das ao de para por "
     "com "
     "que mas mais já também tem têm temos foi são é isso esse essa hoje amanhã obrigado obrigada bom boa "
     "olá oi "
     "pode quando onde quanto tudo ainda até aqui pra meu minha eu ele ela se ou os as sim chegou loja livro "
     "pedido"},
    {Language::spanish,
     "el la los las un una y en de que no su sus tu tus nuestro nuestra con por para pero más ya también es "
     "está "
     "están son fue ha han hay tiene tienen tenemos hoy mañana gracias hola buenos buenas puede puedes "
     "cuando "
     "cuándo donde dónde cuánto usted ustedes le se lo al del muy si sí mi yo este esta aquí todavía llegó "
     "tienda "
     "libro pedido"},
    {Language::french,
     "le la les un une des du de et est sont vous nous votre vos notre nos je il elle ne pas que qui pour "
     "avec "
     "dans sur au aux ce cette mais plus déjà aussi bien bonjour merci oui très être avez avons été ou où "
     "quand "
     "chez mon ma mes en c d j l qu commande demain livre"},
    {Language::vietnamese,
     "không là có và cho xin anh chị em ạ chào ngày hàng bên mình khi này nhé vâng được của bạn đơn với cảm "
     "ơn"},
    {Language::german,
     "der die das und ist sind sie ihr ihre ihren wir uns unser unsere ich nicht ein eine einen mit für auf "
     "von zu "
     "zum zur im am es den dem auch noch schon heute morgen danke bitte haben hat wird kann können aber oder "
     "wenn "
     "wann wo was war ja nein hallo guten über nur bei aus nach mir mich du dir"},
    {Language::italian,
     "il lo la gli le un una di del della dei delle che è sono non per con ma più già anche oggi domani "
     "grazie "
     "ciao buongiorno suo sua nostro nostra ha hanno abbiamo avete siamo può quando dove quanto questo "
     "questa al "
     "alla nel nella da si sì mi ci vi l d ordine negozio libro"},
    {Language::dutch,
     "de het een en is zijn was wij we uw u jij je ons onze niet met voor van naar op te dat die dit ook nog "
     "al "
     "vandaag morgen bedankt graag hebben heeft wordt kan kunnen maar of als wanneer waar wat ja nee hallo "
     "goed "
     "bij uit er ik"},
};
constexpr std::size_t kLatin = 9;  // languages told by their words, and `unknown`

using Dictionary = std::unordered_map<std::string_view, std::int64_t>;

const Dictionary& dictionary() {
    static const Dictionary words = [] {
        Dictionary out;
        for (const Words& list : kWords) {
            for (const auto word : base::split(list.words, ' '))
                out[word] |= bit_of(list.language);
        }
        return out;
    }();
    return words;
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

Language script_of(char32_t c) {
    if (is_between(c, 0x0370, 0x03FF)) return Language::greek;
    if (is_between(c, 0x0400, 0x052F)) return Language::cyrillic;
    if (is_between(c, 0x0590, 0x05FF)) return Language::hebrew;
    if (is_between(c, 0x0600, 0x06FF)) return Language::arabic;
    if (is_between(c, 0x0900, 0x097F)) return Language::devanagari;
    if (is_between(c, 0x0E00, 0x0E7F)) return Language::thai;
    if (is_between(c, 0x3040, 0x30FF)) return Language::kana;
    if (is_between(c, 0x3400, 0x9FFF)) return Language::han;
    if (is_between(c, 0xAC00, 0xD7A3)) return Language::hangul;
    return Language::unknown;
}

// Letters that only Vietnamese has among languages in the Latin alphabet: ơ, ư, and vowels with two marks.
bool is_vietnamese(char32_t c) {
    return c == 0x01A1 || c == 0x01B0 || is_between(c, 0x1EA0, 0x1EF9);
}

bool is_letter(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC;
}

class Count {
 public:
    void take(std::string_view text) {
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        for (std::size_t at = 0; at < text.size();) {
            if (static_cast<unsigned char>(text[at]) < 0x80) {
                take_ascii(text[at++]);
                continue;
            }
            utf8proc_int32_t value = 0;
            const auto size =
                utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
            if (size <= 0) return;
            at += static_cast<std::size_t>(size);
            take(static_cast<char32_t>(utf8proc_tolower(value)));
        }
        end_word();
    }

    Language result() const {
        const auto script = std::ranges::max_element(scripts_);
        const auto latin = letters_ - in_scripts_;
        if (in_scripts_ >= kScriptLetters && in_scripts_ > 2 * latin) {
            // Japanese mixes both; kana decides.
            const auto kana = static_cast<std::size_t>(Language::kana);
            return scripts_[kana] > 0 ? Language::kana : static_cast<Language>(script - scripts_.begin());
        }
        const auto best = std::ranges::max_element(words_);
        std::int64_t second = 0;
        for (auto at = words_.begin(); at != words_.end(); ++at)
            if (at != best) second = std::max(second, *at);
        // By two words, and half as many again: near relatives share most of their small words.
        const bool is_clear = *best >= second + 2 && *best * 2 >= second * 3;
        return is_clear && latin > in_scripts_ ? static_cast<Language>(best - words_.begin())
                                               : Language::unknown;
    }

 private:
    static constexpr std::int64_t kScriptLetters = 4;

    void take_ascii(char c) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        if (small < 'a' || small > 'z') return end_word();
        ++letters_;
        word_.push_back(small);
    }

    void take(char32_t c) {
        if (!is_letter(c)) return end_word();
        ++letters_;
        if (const Language script = script_of(c); script != Language::unknown) {
            ++in_scripts_;
            ++scripts_[static_cast<std::size_t>(script)];
        }
        has_vietnamese_ |= is_vietnamese(c);
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
        word_.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    }

    void end_word() {
        if (word_.empty()) return;
        const auto found = dictionary().find(word_);
        std::int64_t languages = found == dictionary().end() ? 0 : found->second;
        if (has_vietnamese_) languages |= bit_of(Language::vietnamese);
        for (std::size_t i = 1; i < kLatin; ++i)
            words_[i] += (languages >> i) & 1;
        word_.clear();
        has_vietnamese_ = false;
    }

    std::array<std::int64_t, static_cast<std::size_t>(Language::another)> scripts_{};
    std::array<std::int64_t, kLatin> words_{};
    std::int64_t letters_ = 0;
    std::int64_t in_scripts_ = 0;
    bool has_vietnamese_ = false;
    std::string word_;
};

struct LocaleRow {
    std::string_view language;
    std::int64_t reads;
};
constexpr LocaleRow kLocales[] = {
    {"en", bit_of(Language::english)},
    {"pt", bit_of(Language::portuguese)},
    {"es", bit_of(Language::spanish)},
    {"fr", bit_of(Language::french)},
    {"vi", bit_of(Language::vietnamese)},
    {"de", bit_of(Language::german)},
    {"it", bit_of(Language::italian)},
    {"nl", bit_of(Language::dutch)},
    // So near that a short text cannot be told apart.
    {"gl", bit_of(Language::portuguese) | bit_of(Language::spanish)},
    {"ca", bit_of(Language::spanish) | bit_of(Language::french) | bit_of(Language::italian)},
    {"af", bit_of(Language::dutch)},
    {"lb", bit_of(Language::german)},
    {"gsw", bit_of(Language::german)},
    {"ru", bit_of(Language::cyrillic)},
    {"uk", bit_of(Language::cyrillic)},
    {"bg", bit_of(Language::cyrillic)},
    {"sr", bit_of(Language::cyrillic)},
    {"be", bit_of(Language::cyrillic)},
    {"mk", bit_of(Language::cyrillic)},
    {"kk", bit_of(Language::cyrillic)},
    {"mn", bit_of(Language::cyrillic)},
    {"el", bit_of(Language::greek)},
    {"ar", bit_of(Language::arabic)},
    {"fa", bit_of(Language::arabic)},
    {"ur", bit_of(Language::arabic)},
    {"he", bit_of(Language::hebrew)},
    {"hi", bit_of(Language::devanagari)},
    {"mr", bit_of(Language::devanagari)},
    {"ne", bit_of(Language::devanagari)},
    {"th", bit_of(Language::thai)},
    {"ko", bit_of(Language::hangul)},
    {"ja", bit_of(Language::kana) | bit_of(Language::han)},
    {"zh", bit_of(Language::han)},
};

}  // namespace

Language language_of(std::string_view text) {
    Count count;
    for (const auto part : base::split(text, ' ')) {
        if (!part.contains("://") && !part.contains('@')) count.take(part);
    }
    return count.result();
}

std::int64_t languages_of_locale(std::string_view locale) {
    const std::string language = base::lower_ascii(locale.substr(0, locale.find_first_of("-_")));
    if (language.empty()) return 0;
    const auto* found = std::ranges::find(kLocales, language, &LocaleRow::language);
    return found == std::end(kLocales) ? bit_of(Language::another) : found->reads;
}

}  // namespace domain::policy
