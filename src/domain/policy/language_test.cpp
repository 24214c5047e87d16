// Short texts as shops and customers write them. `unknown` is a good answer; another language is not.
#include "domain/policy/language.h"

#include <gtest/gtest.h>

namespace domain::policy {
namespace {

using enum Language;

TEST(Language, IsToldByWordsAndScript) {
    struct Case {
        std::string_view text;
        Language language;
    };
    const Case cases[] = {
        {"Your order has shipped.", english},
        {"Hi! The book you asked for is here now.", english},
        {"Your parcel from Augusta has left our house today.", english},
        {"Seu pedido saiu hoje e chega amanhã.", portuguese},
        {"Olá! O livro que você pediu chegou.", portuguese},
        {"Vocês têm em azul?", portuguese},
        {"Su pedido ya está en la tienda.", spanish},
        {"¡Hola! El libro que pidió usted llegó hoy.", spanish},
        {"Votre commande est partie.", french},
        {"Bonjour, le livre que vous avez demandé est arrivé.", french},
        {"Đơn hàng của bạn đã được gửi hôm nay.", vietnamese},
        {"Chào bạn, sách đã về.", vietnamese},
        {"Ihre Bestellung ist heute angekommen.", german},
        {"Il tuo ordine è arrivato oggi in negozio.", italian},
        {"Uw bestelling is vandaag bij ons aangekomen.", dutch},
        {"Ваш заказ уже отправлен.", cyrillic},
        {"Η παραγγελία σας είναι έτοιμη.", greek},
        {"طلبك جاهز", arabic},
        {"ההזמנה שלך מוכנה", hebrew},
        {"आपका ऑर्डर भेज दिया गया है", devanagari},
        {"สินค้าของคุณถูกจัดส่งแล้ว", thai},
        {"주문하신 책이 도착했습니다.", hangul},
        {"ご注文の本が届きました。", kana},
        {"您的订单已经发货。", han},
    };
    for (const Case& one : cases)
        EXPECT_EQ(language_of(one.text), one.language) << one.text;
}

TEST(Language, IsNotGuessed) {
    const std::string_view texts[] = {"",
                                      "ok",
                                      "12345",
                                      "👍👍👍",
                                      "Torto Arado",
                                      "Grande Sertão: Veredas",
                                      "https://the.example/and/your/order/has",
                                      "no",
                                      "Aurora",
                                      "sim",
                                      "Twoje zamówienie zostało wysłane.",
                                      "Siparişiniz kargoya verildi.",
                                      "Pesanan Anda sudah dikirim.",
                                      "Comanda dumneavoastră a fost expediată.",
                                      "OK λ"};
    for (const auto text : texts)
        EXPECT_EQ(language_of(text), unknown) << text;
}

TEST(Language, ALocaleNamesThem) {
    EXPECT_EQ(languages_of_locale("pt-BR"), bit_of(portuguese));
    EXPECT_EQ(languages_of_locale("PT"), bit_of(portuguese));
    EXPECT_EQ(languages_of_locale("zh-Hant-TW"), bit_of(han));
    EXPECT_EQ(languages_of_locale("ja"), bit_of(kana) | bit_of(han));
    EXPECT_EQ(languages_of_locale("pl"), bit_of(another));
    EXPECT_EQ(languages_of_locale(""), 0);
    EXPECT_EQ(bit_of(unknown), 0);
}

}  // namespace
}  // namespace domain::policy
