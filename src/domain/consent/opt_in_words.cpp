// behaviours.md §3.8, the column "opt-in again". Only the whole message counts.
#include "domain/consent/words.h"

namespace domain::consent {
namespace {

constexpr Words kWords[] = {
    {"en", "start, unstop, subscribe, resubscribe, opt in, optin"},
    {"fr", "reprendre, start, m'abonner, réabonner"},
    {"es", "alta, start, darme de alta, suscribirme"},
    {"pt", "voltar, quero receber, start, me inscrever"},
    {"vi", "đăng ký, đăng kí, dang ky, dang ki, bắt đầu, bat dau"},
    {"de", "anmelden, start"},
    {"it", "riprendi, start, iscrivimi"},
    {"nl", "aanmelden, start"},
    {"pl", "zapisz, zapisz mnie, start"},
    {"ro", "abonare, start"},
    {"cs", "přihlásit, start"},
    {"hu", "feliratkozás, feliratkozom, start"},
    {"ru", "старт, подписаться, start"},
    {"uk", "старт, підписатися, підписатись, start"},
    {"tr", "başla, start"},
    {"ar", "اشتراك, ابدأ, start"},
    {"he", "הצטרף, start"},
    {"hi", "शुरू, शुरू करें, start"},
    {"id", "mulai, mula, start"},
    {"ms", "mula, mulai, start"},
    {"th", "เริ่ม, start"},
    {"zh", "订阅, 訂閱, 開始, 开始, start"},
    {"ja", "再開, 配信再開"},
    {"ko", "수신동의, 재개"},
    {"sv", "start, starta"},
    {"da", "start, tilmeld"},
    {"no", "start, påmeld"},
    {"fi", "start, aloita, tilaa"},
    {"el", "start, έναρξη, εγγραφή"},
};

}  // namespace

std::span<const Words> opt_in_words() {
    return kWords;
}

}  // namespace domain::consent
