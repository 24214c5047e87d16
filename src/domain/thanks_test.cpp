#include "domain/thanks.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(Thanks, AWholeMessageOfThanksOrOk) {
    for (const char* text : {"thanks",
                             "Thank you!",
                             "Ok, thanks a lot",
                             "OK",
                             "great, thank you very much!",
                             "Merci beaucoup !",
                             "D'accord, merci.",
                             "¡Muchas gracias!",
                             "Vale, perfecto",
                             "Obrigada!!",
                             "Muito obrigado, boa noite",
                             "Valeu 👍",
                             "Ok obrigado",
                             "Cảm ơn shop nhiều ạ",
                             "Dạ vâng ạ",
                             "👍",
                             "🙏🙏",
                             "Vielen Dank!",
                             "Grazie mille",
                             "d’accord"}) {
        EXPECT_TRUE(is_only_thanks(text)) << text;
    }
}

TEST(Thanks, AnythingMoreIsAMessage) {
    for (const char* text :
         {"Thanks, when do you open?", "ok?", "Ok, I will take two", "obrigado, e o azul", "merci, et samedi",
          "yes", "no", "sim", "Bom dia", "bom dia!", "hello", "😡", "", "1", "cảm ơn, còn màu xanh không",
          "I said thanks but nobody answered", "perfect size 40 please", "shop"}) {
        EXPECT_FALSE(is_only_thanks(text)) << text;
    }
}

}  // namespace
}  // namespace domain
