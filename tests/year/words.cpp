#include "year/words.h"

#include <fmt/format.h>

namespace year {
namespace {

// The last digit, so that the sum of Luhn ends in 0.
char check_digit(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = digits[digits.size() - 1 - i] - '0';
        const int doubled = i % 2 == 0 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

std::string Words::one_of(std::initializer_list<const char*> words) {
    return *(words.begin() + random() % words.size());
}

std::string Words::question(const std::string& language) {
    const auto number = random() % 1000;
    if (language == "pt")
        return one_of({"Bom dia! Vocês têm em azul?", "Até que horas ficam abertos hoje?",
                       "Quanto custa a entrega?", "Posso trocar o livro que comprei?"}) +
               fmt::format(" Pedido {}", number);
    if (language == "fr")
        return one_of({"Bonjour, l'avez-vous en bleu ?", "Êtes-vous ouverts ce soir ?",
                       "Combien coûte la livraison ?"}) +
               fmt::format(" Article {}", number);
    if (language == "vi")
        return one_of({"Chào shop, còn màu xanh không?", "Hôm nay mở cửa đến mấy giờ?",
                       "Phí giao hàng bao nhiêu?"}) +
               fmt::format(" Mã {}", number);
    if (language == "es")
        return one_of({"Hola, ¿lo tienen en azul?", "¿Hasta qué hora abren hoy?"}) +
               fmt::format(" Artículo {}", number);
    return one_of({"Hi, do you have this in blue?", "When do you close today?", "How much is delivery?",
                   "My parcel has not come yet.", "Could you call me back?"}) +
           fmt::format(" Item {}", number);
}

std::string Words::thanks(const std::string& language) {
    if (language == "pt") return one_of({"Obrigado", "Obrigada!", "ok"});
    if (language == "fr") return one_of({"Merci", "merci beaucoup", "ok"});
    if (language == "es") return one_of({"Gracias", "vale"});
    return one_of({"Thanks", "Thank you!", "ok", "👍"});
}

std::string Words::opt_out(const std::string& language) {
    if (language == "pt") return one_of({"PARAR", "Sair", "stop"});
    if (language == "fr") return one_of({"STOP", "Désabonner"});
    if (language == "vi") return one_of({"Từ chối", "STOP"});
    if (language == "es") return one_of({"BAJA", "stop"});
    return one_of({"STOP", "Unsubscribe", "stop please"});
}

std::string Words::opt_in(const std::string& language) {
    if (language == "pt") return "voltar";
    if (language == "es") return "alta";
    return "start";
}

std::string Words::maybe_opt_out(const std::string& language) {
    if (language == "vi") return one_of({"Huy", "tc"});
    return one_of({"cancel", "quit", "end"});
}

std::string Words::card() {
    std::string digits = "45391488034" + fmt::format("{:04}", random() % 10'000);
    digits += check_digit(digits);
    const std::string parted = one_of({"", " ", "-", "."});
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += parted;
        out += digits[i];
    }
    return out;
}

std::string Words::secret(const std::string& language) {
    if (random() % 3 != 0) {
        return one_of({"my card is ", "cartão ", "carte : ", "", "pay with "}) + card() +
               one_of({"", ", please", " 12/29", " - is that enough?"});
    }
    const std::string word = fmt::format("Kanarie{}x!", random() % 100'000);
    if (language == "pt") return "minha senha: " + word;
    if (language == "fr") return "mon mot de passe : " + word;
    if (language == "es") return "mi contraseña: " + word;
    if (language == "vi") return "mật khẩu: " + word;
    return "my password is " + word;
}

std::string Words::answer() {
    return one_of({"Yes, we have it.", "We are open until seven.", "Let me look, one moment.",
                   "It will be with you tomorrow.", "I am sorry, it is sold out."}) +
           fmt::format(" Your number is {}.", random() % 1000);
}

std::string Words::news() {
    return one_of({"Your order is on its way.", "The book you asked for has come in.",
                   "We look forward to seeing you.", "Your repair is finished, come by any time.",
                   "On Friday we are open at other hours."}) +
           " " +
           one_of({"See you soon!", "The team at the counter.", "Ask us anything.", "Have a good day.",
                   "It waits for you at the desk."});
}

}  // namespace year
