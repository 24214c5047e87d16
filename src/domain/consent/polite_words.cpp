// What may stand around a keyword without changing it (behaviours.md §3.8: at most two), and the words that
// make a revocation less than plain (§10.17).
#include "domain/consent/words.h"

namespace domain::consent {
namespace {

constexpr Words kPolite[] = {
    {"en",
     "please, pls, plz, thanks, thank you, thank you very much, many thanks, thx, ty, kindly, now, ok, okay, "
     "hi, "
     "hello, sorry, dear sir, sir, immediately"},
    {"fr",
     "s'il vous plaît, s'il te plaît, s il vous plait, s il te plait, svp, stp, merci, merci beaucoup, "
     "bonjour, "
     "maintenant"},
    {"es", "por favor, porfavor, porfa, gracias, muchas gracias, hola, ya, ahora"},
    {"pt",
     "por favor, por gentileza, porfavor, pfv, pf, obrigado, obrigada, muito obrigado, muito obrigada, olá, "
     "oi, "
     "bom dia, boa tarde, boa noite, já, agora"},
    {"vi",
     "làm ơn, lam on, vui lòng, vui long, xin, xin vui lòng, xin hãy, hãy, giúp, giúp em, giúp mình, cảm ơn, "
     "cám "
     "ơn, cam on, ạ, nhé, nha, đi, ngay, em, mình"},
    {"de", "bitte, danke, vielen dank, danke schön, bitte sofort, sofort, hallo, jetzt"},
    {"it", "per favore, perfavore, per piacere, per cortesia, grazie, grazie mille, ciao, salve, subito"},
    {"nl",
     "alstublieft, alsjeblieft, aub, a u b, ajb, svp, graag, dank u, dank u wel, dank je, dankjewel, "
     "bedankt, nu"},
    {"pl", "proszę, dziękuję, dzięki, dzień dobry, już"},
    {"ro", "vă rog, te rog, mulțumesc, mersi, bună ziua, acum"},
    {"cs", "prosím, děkuji, díky, dobrý den"},
    {"hu", "kérem, kérlek, köszönöm, köszi, kösz, jó napot"},
    {"ru", "пожалуйста, пожалуста, спасибо, прошу, здравствуйте, плиз"},
    {"uk", "будь ласка, дякую, прошу, добрий день"},
    {"tr", "lütfen, teşekkürler, teşekkür ederim, sağol, sağ olun, merhaba, artık"},
    {"ar", "من فضلك, من فضلكم, لو سمحت, لو سمحتم, شكرا, شكرا لك, رجاء, الرجاء, ارجوك, يرجى"},
    {"he", "בבקשה, תודה, תודה רבה, נא, אנא, שלום"},
    {"hi", "कृपया, प्लीज़, प्लीज, धन्यवाद, शुक्रिया, अब, जी"},
    {"id", "tolong, mohon, silakan, harap, terima kasih, terimakasih, makasih, sekarang, ya, dong"},
    {"ms", "sila, minta, tolong, terima kasih"},
    {"th", "ครับ, คับ, ค่ะ, คะ, กรุณา, โปรด, ขอ, ขอบคุณ, ด้วย, นะ, หน่อย, ที, ช่วย"},
    {"zh", "请, 請, 请帮我, 谢谢, 謝謝, 麻烦, 麻煩, 吧, 了, 您好, 你好"},
    {"ja",
     "してください, して下さい, をしてください, を, ください, 下さい, お願いします, お願い致します, "
     "おねがいします, "
     "をお願いします, ありがとうございます, ありがとう, します, 希望, してほしい"},
    {"ko",
     "부탁드립니다, 부탁드려요, 부탁합니다, 부탁해요, 해주세요, 해주십시오, 해줘, 하세요, 합니다, 할게요, "
     "하겠습니다, "
     "해요, 요, 주세요, 제발, 감사합니다, 고맙습니다, 안녕하세요, 이제, 좀"},
    {"sv", "tack, snälla, tack så mycket, var snäll och, hej, nu"},
    {"da", "tak, venligst, mange tak, vær venlig at, hej, nu"},
    {"no", "takk, vennligst, vær så snill, tusen takk, hei, nå"},
    {"fi", "kiitos, ole hyvä, olkaa hyvä, hei, nyt"},
    {"el", "παρακαλώ, ευχαριστώ, γεια σας, τώρα"},
};

constexpr Words kHedges[] = {
    {"en", "but, if, unless, until, except, only, keep, joking, kidding"},
    {"fr", "mais, si, sauf, jusque, jusqu'à, seulement, uniquement"},
    {"es", "pero, si, salvo, excepto, hasta, solo, sólo, menos, broma"},
    {"pt", "mas, se, salvo, exceto, até, só, apenas, menos, brincadeira"},
    {"vi", "nhưng, nếu, trừ, chỉ, khi, đùa"},
    {"de", "aber, wenn, falls, außer, bis, nur, sondern, scherz"},
    {"it", "ma, se, tranne, eccetto, fino, solo, quando, scherzo"},
    {"nl", "maar, als, tenzij, behalve, tot, alleen, wanneer"},
    {"pl", "ale, jeśli, jeżeli, chyba, oprócz, tylko, dopóki, kiedy"},
    {"ro", "dar, dacă, exceptând, doar, numai, când"},
    {"cs", "ale, pokud, jestli, kromě, jen, pouze, když"},
    {"hu", "de, ha, kivéve, csak, amíg"},
    {"ru", "но, если, кроме, только, пока, когда, шучу"},
    {"uk", "але, якщо, крім, тільки, лише, поки, коли"},
    {"tr", "ama, fakat, eğer, hariç, sadece, kadar"},
    {"ar", "لكن, ولكن, اذا, إلا, فقط, حتى"},
    {"he", "אבל, אם, חוץ, רק, עד"},
    {"hi", "लेकिन, अगर, सिर्फ, केवल, जब"},
    {"id", "tapi, tetapi, jika, kalau, kecuali, hanya, sampai"},
    {"ms", "tapi, tetapi, jika, kalau, kecuali, hanya"},
    {"sv", "men, om, förutom, bara, tills"},
    {"da", "men, hvis, undtagen, kun, indtil"},
    {"no", "men, hvis, unntatt, bare, inntil"},
    {"fi", "mutta, jos, paitsi, vain, kunnes"},
    {"el", "αλλά, αν, εκτός, μόνο, μέχρι"},
};

}  // namespace

std::span<const Words> polite_words() {
    return kPolite;
}

std::span<const Words> hedges() {
    return kHedges;
}

}  // namespace domain::consent
