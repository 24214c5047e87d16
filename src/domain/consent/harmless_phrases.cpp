// What contains an opt-out word and does not mean it: idioms, and the word under a negation. Taken out of a
// sentence before it is asked back (never before a stop). `@` stands for the language's opt-out words.
#include "domain/consent/words.h"

namespace domain::consent {
namespace {

constexpr Patterns kPhrases[] = {
    {"en", "",
     R"((?:do not|dont|never|cant|can not|cannot|couldnt|wont|will not|not|without|didnt|doesnt|wouldnt|no need to) (?:[^ ]+ ){0,2}@
(?:bus|train|tram|metro|pit|full|rest|truck|subway|non|next|last|first|short|tube|taxi|comma|tab|door) stops?
stop (?:by|in|at|over|off|sign|watch|here|there|around|near|outside|laughing|thinking|worrying|loving|smiling)
one stop
quit (?:smoking|my job|my work|drinking|playing)
(?:the|at the|in the|by the|year|month|week|back|front|high|low|dead|rear|open) end
end (?:of|date|table|tables|up|user|time|at|on|in|to|result|product|piece|pieces)
(?:cancel|cancels|cancelling) (?:noise|culture))"},
    {"fr", "",
     R"((?:ne|n|pas|jamais|sans) (?:[^ ]+ ){0,2}@
arrêts? (?:de |du |des )?(?:bus|tram|tramway|métro|train|car|maladie|de travail|cardiaque)
(?:bus|prochain|dernier|premier|cet) arrêt
stop (?:ici|a la|au))"},
    {"es", "",
     R"((?:no|nunca|sin|jamás) (?:[^ ]+ ){0,2}@
(?:planta|talla|temporada|luz|parte|calidad|tensión|grasa|calle|voz|mesa|silla|más|muy|está|esta|gama|la) baja
baja (?:por|calidad|temporada|gama|médica|maternidad|hasta)
de baja (?:por|médica|laboral|maternal)
(?:estoy|está|esta) de baja
parar (?:en|a)
parada de (?:bus|autobús)
pare (?:el|la|en|aquí))"},
    {"pt", "",
     R"((?:não|nunca|sem|jamais|nao) (?:[^ ]+ ){0,2}@
(?:vai|vou|vamos|vão|ao|antes de|depois de|para|pra|acabou de|acabaram de|hora de|quando|pode|posso|consigo|acaba de|demora para) sair
sair (?:de casa|do trabalho|daqui|hoje|amanhã|para|pra|agora|caro|barato|o|a|cedo|tarde)
(?:ponto|parada) de ônibus
parar (?:em|no|na|aí|aqui|por aí)
pare (?:o|a|aqui|em|ali))"},
    {"vi", "",
     R"((?:đừng|không|ko|chưa|chẳng|chớ|không bị|không muốn) (?:[^ ]+ ){0,1}@
(?:trạm|điểm|bến|chỗ|nhà ga|tạm) dừng
dừng (?:xe|chân|ở|tại|đèn)
không ngừng)"},
    {"de", "",
     R"((?:nicht|nie|ohne|niemals|kein|keine) (?:[^ ]+ ){0,2}@
(?:am|zu|bis|letztes|monats|das|gegen|mitte bis) ende
ende (?:der|des|dieser|dieses|nächster|nächsten|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|gut|offen)
(?:bus|zwischen|boxen|non) stopp?
stopp? an der)"},
    {"it", "",
     R"((?:non|mai|senza) (?:[^ ]+ ){0,2}@
basta (?:che|un|una|cosi|così|chiedere|dire|solo|poco|chiamare|scrivere)
(?:mi|ti|ci|vi|gli|le|quanto|che) basta)"},
    {"nl", "",
     R"((?:niet|nooit|zonder|geen) (?:[^ ]+ ){0,2}@
(?:non|bus|tram|volgende) stop
stop (?:bij|in|op|langs))"},
    {"pl", "", R"((?:nie|nigdy|bez) (?:[^ ]+ ){0,1}@
non stop)"},
    {"ro", "", R"((?:nu|niciodată|fără) (?:[^ ]+ ){0,2}@
non stop)"},
    {"cs", "", R"((?:ne|nikdy|bez|nechci) (?:[^ ]+ ){0,2}@
non stop)"},
    {"hu", "", R"((?:ne|nem|soha) (?:[^ ]+ ){0,2}@
non stop)"},
    {"ru", "", R"((?:не|никогда|без) (?:[^ ]+ ){0,2}@
нон стоп
стоп (?:кран|линия|сигнал|сигналы))"},
    {"uk", "", R"((?:не|ніколи|без) (?:[^ ]+ ){0,2}@
нон стоп)"},
    {"tr", "", R"(@ (?:etme|etmeyin|etmek istemiyorum|etmedim|değil|etmem)
(?:non) stop
dur (?:bakalım|bir|bi|daha))"},
    {"ar", "", R"((?:لا|لم|لن|بدون|ليس) (?:[^ ]+ ){0,2}@)"},
    {"he", "", R"((?:לא|אל|בלי|אף פעם) (?:[^ ]+ ){0,2}@)"},
    {"hi", "", R"(@ (?:नहीं|मत|न)
(?:मत|नहीं|न) @)"},
    {"id", "", R"((?:jangan|tidak|tanpa|tak|bukan|gak|nggak|belum) (?:[^ ]+ ){0,2}@
(?:berhenti|stop) (?:di|kerja|merokok|sebentar)
non stop)"},
    {"ms", "", R"((?:jangan|tidak|tanpa|tak|bukan|belum) (?:[^ ]+ ){0,2}@
berhenti (?:di|kerja))"},
    {"sv", "", R"((?:inte|aldrig|utan|ej) (?:[^ ]+ ){0,2}@
(?:non) stopp?)"},
    {"da", "", R"((?:ikke|aldrig|uden) (?:[^ ]+ ){0,2}@
(?:non|bus) stop)"},
    {"no", "", R"((?:ikke|aldri|uten) (?:[^ ]+ ){0,2}@
(?:non) stopp?)"},
    {"fi", "", R"((?:en|et|ei|älä|älkää|emme|ilman) (?:[^ ]+ ){0,2}@)"},
    {"el", "", R"((?:μη|μην|δεν|χωρίς|ποτέ) (?:[^ ]+ ){0,2}@
διακοπή ρεύματος)"},
    // Without spaces: the text is one word.
    {"th", "", R"((?:วัน|ร้าน|ช่วง|คิว|ตรุษจีน|สงกรานต์)หยุด
หยุด(?:ยาว|วัน|กี่|ไหม|มั้ย|หรือเปล่า|พัก|งาน|เทศกาล|สงกรานต์|ปีใหม่)
(?:ไม่|อย่า|ห้าม|ไม่ได้|ไม่อยาก|ไม่ต้องการ|ไม่ต้อง|อย่าเพิ่ง)(?:จะ|ให้|เคย)?@)"},
    {"zh", "", R"((?:不|别|別|不要|没有|沒有|没|不想|不会|不會|无法|無法|不能)(?:想|要|会|會|能|再)?@
停止(?:营业|營業|生产|生產|销售|銷售|供应|供應))"},
    {"ja", "", R"(@(?:しない|しません|しなくて|できない|不要|されて)
(?:一時|緊急|ロック|ノン|ノー|心肺|機能)@
@(?:ボタン|ウォッチ))"},
    {"ko", "", R"(그만(?:큼|한|저만)
@(?:하|두|되)?지(?:마|말|않|못|는않)
거부(?:감|반응)
(?:안|못)@)"},
};

}  // namespace

std::span<const Patterns> harmless_phrases() {
    return kPhrases;
}

}  // namespace domain::consent
