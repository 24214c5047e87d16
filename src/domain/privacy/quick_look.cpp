#include "domain/privacy/quick_look.h"

#include <algorithm>

#include "base/check.h"
#include "domain/privacy/spellings.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kRow = 6;
constexpr std::size_t kShortest = 4;  // with the boundaries around it
constexpr unsigned kSymbolBits = 5;
constexpr std::uint32_t mask_of(std::size_t symbols) {
    return (1U << (symbols * kSymbolBits)) - 1;
}
constexpr std::uint32_t kMask = mask_of(kRow);
constexpr char32_t kLettersBegin = 0x80;
constexpr char32_t kLettersEnd = 0x1100;
constexpr char32_t kVietnameseBegin = 0x1E00;
constexpr char32_t kVietnameseEnd = 0x1F00;

// Symbols: 1 the boundary, 2..27 the letters; the last ones say what more to look at.
constexpr std::uint8_t kEdge = 1;
constexpr std::uint8_t kDigit = 28;
constexpr std::uint8_t kSlash = 29;
constexpr std::uint8_t kAngle = 30;
constexpr std::uint8_t kBeyondAscii = 31;

bool is_latin(char32_t c) {
    return c == kBoundary || (c >= U'a' && c <= U'z');
}

std::uint8_t symbol_of(char32_t c) {
    return c >= U'a' && c <= U'z' ? static_cast<std::uint8_t>(c - U'a' + 2) : kEdge;
}

std::uint32_t row_of(std::u32string_view letters) {
    std::uint32_t row = 0;
    for (const char32_t c : letters)
        row = row << kSymbolBits | symbol_of(c);
    return row;
}

// Letters of other scripts, twelve bits each: enough to tell them apart within one script.
constexpr unsigned kOtherBits = 12;
std::uint64_t shifted(std::uint64_t row, char32_t letter) {
    return row << kOtherBits | (letter & 0xFFFU);
}
// The last `size` of them as one number.
std::uint32_t last_of(std::uint64_t row, unsigned size) {
    const std::uint64_t kept = row & ((std::uint64_t{1} << (kOtherBits * size)) - 1);
    return static_cast<std::uint32_t>(((kept << 3 | size) * 0x9E3779B97F4A7C15U) >> 32);
}

// What people write all day, so that no row of letters is chosen that stands in it.
constexpr std::u32string_view kEverydayTalk =
    UR"( hello good morning i would like to know if you have this in blue or in another size and how much it is with delivery can )"
    UR"( i come to the shop tomorrow please let me know thank you very much have a nice day we are open from monday to saturday )"
    UR"( ola bom dia queria saber se voces tem esse vestido azul no tamanho medio e quanto custa com a entrega posso passar na loja )"
    UR"( amanha obrigada nos estamos abertos de segunda a sabado das nove as seis para o seu pedido com todo o carinho )"
    UR"( hola buenos dias queria saber si tienen este vestido en azul y cuanto cuesta con el envio puedo pasar por la tienda manana )"
    UR"( muchas gracias estamos abiertos de lunes a sabado para su pedido no hay problema cuando lo necesita )"
    UR"( bonjour je voudrais savoir si vous avez cette robe en bleu et combien elle coute avec la livraison puis je passer au magasin )"
    UR"( demain merci beaucoup nous sommes ouverts du lundi au samedi pour votre commande est ce que c est possible )"
    UR"( guten tag ich mochte gerne wissen ob sie dieses kleid in blau haben und was es mit versand kostet kann ich morgen im laden )"
    UR"( code promo code postal code de reduction by card or cash pay by card my card carte bancaire en carte par carte la carte de )"
    UR"( codigo postal codigo de descuento codigo promocional con tarjeta tarjeta de regalo numero de serie numero de pedido numero )"
    UR"( do pedido pode me enviar pode enviar com cartao no cartao cupom numero do telefone numero di serie con la carta carta regalo )"
    UR"( numero d ordine il numero del kundenkarte mit karte karte punkte kisten die nummer ihre bestellnummer kosten passt das passt )"
    UR"( met kaart klantenkaart bestelnummer nummer can you send please send send us your order number what is the what is your on the )"
    UR"( back of the serial number of the thanh toan bang the the thanh vien ma giam gia so dien thoai ma don hang gui em don hang cho )"
    UR"( em xin kode promo nomor pesanan numer zamowienia indirim kodu siparis envoyer une photo du produit foto do produto foto del )"
    UR"( producto foto vom schaden photo of the product ihre nummer votre numero de commande su numero de pedido la reserva booking )"
    UR"( vorbeikommen vielen dank wir haben von montag bis samstag geoffnet fur ihre bestellung nicht mehr auf lager )"
    UR"( buongiorno vorrei sapere se avete questo vestito in blu e quanto costa con la spedizione posso passare in negozio domani )"
    UR"( grazie mille siamo aperti dal lunedi al sabato per il suo ordine quando le serve )"
    UR"( goedemorgen ik wil graag weten of jullie deze jurk in het blauw hebben en hoeveel het kost met bezorging kan ik morgen naar )"
    UR"( de winkel komen bedankt wij zijn open van maandag tot zaterdag voor uw bestelling )"
    UR"( shop oi ao nay con size khong a em muon ghe cua hang ngay mai xem thu nhe gia bao nhieu ship ve nha mat may ngay cam on shop )"
    UR"( da ben em mo cua tu thu hai den thu bay chi can mau nao de em kiem tra cho minh a mot chut nua em bao lai nha )";

RareNumbers everyday_rows() {
    RareNumbers rows;
    for (std::size_t i = 0; i + kRow <= kEverydayTalk.size(); ++i)
        rows.add(row_of(kEverydayTalk.substr(i, kRow)));
    return rows;
}

// The rarer its letters, the fewer texts a row stops for nothing.
int commonness(const RareNumbers& everyday, std::u32string_view row) {
    constexpr std::u32string_view kOften = U"eaionrtsl";
    constexpr std::u32string_view kSeldom = U"wkxjzqvybf";
    int points = everyday.has(row_of(row)) ? 100 : 0;
    for (const char32_t c : row) {
        if (c == kBoundary) points += 4;
        if (kOften.find(c) != std::u32string_view::npos) points += 3;
        if (kSeldom.find(c) == std::u32string_view::npos) points += 2;
    }
    return points;
}

bool is_word_byte(unsigned char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// From U+1100: ideographs, kana and Hangul are letters; blanks, punctuation, pictures are boundaries; 0:
// letters in disguise, invisible signs, and whatever else fold() changes.
char32_t letter_beyond(char32_t c) {
    if (is_between(c, 0x3400, 0x9FFF) || is_between(c, 0x3041, 0x3096) || is_between(c, 0x30A1, 0x30FA) ||
        c == 0x30FC || is_between(c, 0xAC00, 0xD7A3))
        return c;
    const bool is_sign = is_between(c, 0x2010, 0x2027) || c == 0x202F || is_between(c, 0x2000, 0x200A) ||
                         is_between(c, 0x2030, 0x205E) || is_between(c, 0x20A0, 0x20C0) ||
                         is_between(c, 0x2190, 0x245F) || is_between(c, 0x2500, 0x2775) ||
                         is_between(c, 0x2794, 0x2BFF) || is_between(c, 0x3000, 0x3029) || c == 0x30FB ||
                         is_between(c, 0xFF01, 0xFF0F) || is_between(c, 0xFF1A, 0xFF20) || c == 0xFF5E ||
                         c == 0xFE0F || is_between(c, 0x1F1E6, 0x1FAFF) || c == 0x1F004;
    return is_sign ? kBoundary : 0;
}

}  // namespace

void RareNumbers::add(std::uint32_t number) {
    const auto at = std::ranges::lower_bound(numbers_, number);
    if (at == numbers_.end() || *at != number) numbers_.insert(at, number);
    bits_[hash_of(number) / 64] |= std::uint64_t{1} << (hash_of(number) % 64);
}

bool RareNumbers::is_listed(std::uint32_t number) const {
    return std::ranges::binary_search(numbers_, number);
}

QuickLook::QuickLook(const Folder& folder, std::string_view pattern) {
    symbols_.fill(kEdge);
    for (char c = 'a'; c <= 'z'; ++c) {
        symbols_[static_cast<std::uint8_t>(c)] = symbol_of(static_cast<char32_t>(c));
        symbols_[static_cast<std::uint8_t>(c - 32)] = symbol_of(static_cast<char32_t>(c));
    }
    for (char c = '0'; c <= '9'; ++c)
        symbols_[static_cast<std::uint8_t>(c)] = kDigit;
    symbols_['/'] = kSlash;
    symbols_['<'] = kAngle;
    std::fill(symbols_.begin() + 0x80, symbols_.end(), kBeyondAscii);
    const auto fill = [&](std::vector<std::uint16_t>& table, char32_t begin, char32_t end) {
        for (char32_t c = begin; c < end; ++c) {
            char32_t letter = folder.letter_of(c);
            if (is_between(c, 0x300, 0x36F) || is_between(letter, U'0', U'9')) letter = 0;
            if (letter != 0 && letter < kLettersBegin && !is_latin(letter)) letter = kBoundary;
            if (is_between(letter, 0xA0, 0xBF) || letter == 0xD7 || letter == 0xF7) letter = kBoundary;
            table.push_back(static_cast<std::uint16_t>(letter));
        }
    };
    fill(letters_, kLettersBegin, kLettersEnd);
    fill(vietnamese_, kVietnameseBegin, kVietnameseEnd);
    const RareNumbers everyday = everyday_rows();
    for (const std::u32string& spelling : spellings_of(pattern)) {
        const bool has_other = std::ranges::any_of(spelling, [](char32_t c) { return c >= kLettersBegin; });
        has_other ? choose_other(spelling) : choose_latin(everyday, spelling);
    }
}

// Every spelling gets at least one row of letters that it cannot do without.
void QuickLook::choose_latin(const RareNumbers& everyday, std::u32string_view spelling) {
    std::u32string_view best;
    int least = 0;
    for (std::size_t i = 0; i + kRow <= spelling.size(); ++i) {
        const auto row = spelling.substr(i, kRow);
        if (!std::ranges::all_of(row, is_latin)) continue;
        if (rows_.has(row_of(row))) return;
        const int points = commonness(everyday, row);
        if (best.empty() || points < least) {
            best = row;
            least = points;
        }
    }
    if (!best.empty()) return rows_.add(row_of(best));
    // " pin ", " pw ": looked up where a word ends.
    for (std::size_t size = kRow - 1; size >= kShortest; --size) {
        for (std::size_t i = 0; i + size <= spelling.size(); ++i) {
            const auto word = spelling.substr(i, size);
            if (word.ends_with(kBoundary) && std::ranges::all_of(word, is_latin))
                return short_words_.add(row_of(word));
        }
    }
    CHECK(spelling.empty());  // too short to be told: spell it with its neighbours in words.cpp
}

void QuickLook::choose_other(std::u32string_view spelling) {
    std::u32string_view run;
    for (std::size_t i = 0; i < spelling.size();) {
        std::size_t end = i;
        while (end < spelling.size() && spelling[end] >= kLettersBegin)
            ++end;
        if (end - i > run.size()) run = spelling.substr(i, end - i);
        i = std::max(end, i + 1);
    }
    CHECK(run.size() >= 2);
    const auto size = static_cast<unsigned>(run.size() >= 5 ? 5 : std::min<std::size_t>(run.size(), 3));
    std::uint64_t row = 0;
    for (const char32_t letter : run.substr((run.size() - size) / 2, size))
        row = shifted(row, letter);
    others_.add(last_of(row, size));
    other_pairs_.add(last_of(row, 2));
}

// The state of one pass.
class QuickLook::Pass {
 public:
    Pass(const QuickLook& look, std::string_view text)
        : look_(look),
          symbols_(look.symbols_.data()),
          at_(reinterpret_cast<const unsigned char*>(text.data())),
          end_(at_ + text.size()) {}

    [[gnu::flatten]] bool run() {
        while (at_ < end_) {
            if (read_ascii()) return true;
            if (at_ == end_) break;
            const std::uint8_t symbol = symbols_[*at_];
            if (symbol == kBeyondAscii ? has_beyond() : has_shape(symbol)) return true;
            ++at_;
        }
        return has_row(kEdge);
    }

 private:
    unsigned char byte(std::size_t ahead) const {
        return ahead < static_cast<std::size_t>(end_ - at_) ? at_[ahead] : 0;
    }

    // Letters and blanks, up to the first byte that needs more. The state is in registers here: this loop is
    // the speed.
    bool read_ascii() {
        const unsigned char* at = at_;
        std::uint32_t row = row_;
        bool is_word = false;
        for (; at < end_ && !is_word; ++at) {
            const std::uint8_t symbol = symbols_[*at];
            if (symbol >= kDigit) break;
            if (symbol == kEdge && (row & 31) == kEdge) continue;
            row = (row << kSymbolBits | symbol) & kMask;
            is_word = look_.rows_.has(row) || (symbol == kEdge && ends_short_word(row));
        }
        at_ = at;
        row_ = row;
        return is_word;
    }

    bool ends_short_word(std::uint32_t row) const {
        return look_.short_words_.has(row & mask_of(kRow - 1)) ||
               look_.short_words_.has(row & mask_of(kShortest));
    }

    bool has_row(std::uint8_t symbol) {
        const std::uint32_t next = (row_ << kSymbolBits | symbol) & kMask;
        if (symbol == kEdge && (row_ & 31) == kEdge) return false;
        row_ = next;
        return look_.rows_.has(row_) || (symbol == kEdge && ends_short_word(row_));
    }

    // What no word announces: a company's "/0001-35", an account's "GB82", the lines of a passport.
    bool has_shape(std::uint8_t symbol) {
        const bool is_company = symbol == kSlash && byte(5) == '-';
        const bool is_account = symbol == kDigit && (row_ & 31) > kEdge && (row_ >> 5 & 31) > kEdge &&
                                (row_ >> 10 & 31) <= kEdge && byte(1) >= '0' && byte(1) <= '9';
        const bool is_passport = symbol == kAngle && (byte(1) == '<' || is_word_byte(byte(1)));
        return is_company || is_account || is_passport || has_row(kEdge);
    }

    bool is_tail(std::size_t ahead) const { return (byte(ahead) & 0xC0) == 0x80; }

    bool has_beyond() {
        const unsigned lead = *at_;
        if (!is_tail(1) || (lead >= 0xE0 && !is_tail(2)) || (lead >= 0xF0 && !is_tail(3)))
            return true;  // no UTF-8
        char32_t letter = 0;
        if (lead < 0xE0) {
            const char32_t c = (lead & 0x1FU) << 6 | (byte(1) & 0x3FU);
            letter = lead < 0xC2 ? 0 : look_.letters_.data()[c - kLettersBegin];
            at_ += 1;
        } else if (lead < 0xF0) {
            const char32_t c = (lead & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
            if (c >= kLettersBegin && c < kLettersEnd) {
                letter = look_.letters_.data()[c - kLettersBegin];
            } else {
                letter = is_between(c, kVietnameseBegin, kVietnameseEnd - 1)
                             ? look_.vietnamese_.data()[c - kVietnameseBegin]
                             : letter_beyond(c);
            }
            at_ += 2;
        } else {
            letter = letter_beyond((lead & 7U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 |
                                   (byte(3) & 0x3FU));
            at_ += 3;
        }
        if (at_ >= end_ || letter == 0) return true;  // cut short or odd: look closely
        if (is_latin(letter)) {
            others_row_ = 0;
            return has_row(symbol_of(letter));
        }
        others_row_ = shifted(others_row_, letter);
        if ((row_ & 31) != kEdge && has_row(kEdge)) return true;
        return look_.other_pairs_.has(last_of(others_row_, 2)) && ends_other_word();
    }

    bool ends_other_word() const {
        return look_.others_.has(last_of(others_row_, 2)) || look_.others_.has(last_of(others_row_, 3)) ||
               look_.others_.has(last_of(others_row_, 5));
    }

    const QuickLook& look_;
    const std::uint8_t* symbols_;
    const unsigned char* at_;
    const unsigned char* end_;
    std::uint32_t row_ = kEdge;
    std::uint64_t others_row_ = 0;  // the last letters of other scripts
};

bool QuickLook::may_have_words(std::string_view text) const {
    return Pass(*this, text).run();
}

}  // namespace domain::privacy
