#include "domain/privacy/words.h"

namespace domain::privacy::words {

// Latin alternatives stand between \b; the others have no word boundaries that RE2 knows.
const std::string_view kCard =
    R"(\b(?:credit ?cards?|debit ?cards?|cards?|card ?(?:no|number)|visa|master ?card|amex|american express|maestro|)"
    R"(diners|discover|jcb|rupay|union ?pay|hipercard|elo|mir|credit|debit|)"
    R"(cartao|cartoes|credito|debito|tarjetas?|carte|cartes|cb|carta|bancomat|)"
    R"(\w*karten?|\w*kartennummer|kaart|\w*kaart(?:nummer)?|\w*kort|kortnummer|\w*kortti\w*|kort(?:et)?|)"
    R"(kart[aeyiu]?|kartimin|kartim|kartu|\w*kartya\w*|so the|ma the|the tin dung|the ghi no|the ngan hang|the visa|the atm|)"
    R"(the master|the em|the cua|the minh)\b|карт[а-я]*|卡号|卡號|信用卡|银行卡|銀行卡|银联|カード|카드|بطاق|כרטיס|אשראי|कार्ड|)"
    R"(บัตร|κάρτα|καρτα)";

const std::string_view kCvv =
    R"(\b(?:cvv2?|cvc2?|cvn|cvv/cvc|card verification (?:value|code|number)|security (?:code|number)|)"
    R"(cod(?:igo|\.)? ?(?:de )?seg(?:uranca|uridad|\.)?|codigo (?:verificador|de verificacao) do cartao|)"
    R"((?:3|tres) (?:numeros|numerinhos|digitos) (?:de |do |no )?(?:atras|tras|verso|detras|reverso)|)"
    R"(cryptogramme(?: visuel)?|code de securite|(?:3|trois) (?:derniers )?chiffres (?:au dos|derriere)|)"
    R"((?:karten)?prufnummer|(?:karten)?prufziffer|sicherheits(?:code|nummer)|)"
    R"(cod(?:ice|\.)? (?:di )?sicurezza|(?:beveiligings|veiligheids)code|(?:3|three) digits (?:on|at) the back|)"
    R"(ma (?:so )?bao mat|(?:3|ba) so (?:o )?(?:mat sau|phia sau|dang sau)|kod (?:bezpieczenstwa|cvv)|guvenlik kodu|)"
    R"(kode keamanan|sakerhetskod|sikkerhedskode|bezpecnostni kod)\b|код безопасности|安全码|安全碼|セキュリティコード|보안 ?코드|)"
    R"(رمز الأمان|κωδικός ασφαλείας|קוד אבטחה|सुरक्षा कोड|รหัสความปลอดภัย)";

const std::string_view kCpf = R"(\b(?:cpf|c\.p\.f|cadastro de pessoas? fisicas?|pessoa fisica)\b)";
const std::string_view kCnpj =
    R"(\b(?:cnpj|c\.n\.p\.j|cadastro nacional da pessoa juridica|pessoa juridica)\b)";
const std::string_view kCccd =
    R"(\b(?:cccd|can cuoc(?: cong dan)?|cmnd|cmtnd|so cmt|chung minh(?: nhan dan| thu)?|(?:so )?dinh danh(?: ca nhan)?|)"
    R"(citizen(?: identity| identification)? (?:card|id)|vietnamese id)\b)";
const std::string_view kSsn =
    R"(\b(?:ssn|s\.s\.n|social security|social security (?:no|number)|social sec|itin|tin number|tax ?id|taxpayer id\w*|)"
    R"(seguro social|seguridad social|an sinh xa hoi|sozialversicherungsnummer)\b)";
const std::string_view kNir =
    R"(\b(?:nir|insee|secu|securite sociale|carte vitale|vitale|numero ss|n.? ss|immatriculation)\b)";

const std::string_view kPassport =
    R"(\b(?:passport|passports|passaporte|pasaporte|passeport|(?:reise)?pass(?:nummer|nr)|reisepass\w*|paspoort\w*|)"
    R"(passaporto|ho chieu|pasaport\w*|paszport\w*|paspor|pass(?:et)?nummer|passet|utlevel\w*|cestovni pas\w*|passi(?:n|ni)?)\b|)"
    R"(паспорт|護照|护照|パスポート|旅券|여권|جواز|पासपोर्ट|หนังสือเดินทาง|διαβατήρι|διαβατηρι|דרכון)";

const std::string_view kPassword =
    R"(\b(?:pass ?words?|passwd|pwd|pass ?code|passphrase|pa(?:ss|ß)wort\w*|kennwort\w*|zugangscode|)"
    R"(senhas?|palavra[ -]?passe|contrasen(?:a|as|ya)|clave|mots? de passe|mdp|wachtwoord\w*|mat khau|mk|)"
    R"(haslo|hasla|sifre\w*|parola\w*|kata sandi|sandi|losenord\w*|salasana\w*|adgangskode\w*|passord\w*|hesl[oa]|)"
    R"(jelsz\w*|lozinka|parol)\b|парол[а-я]*|код доступа|κωδικός πρόσβασης|κωδικός|κωδικος|密码|密碼|口令|パスワード|暗証番号|)"
    R"(비밀번호|비번|패스워드|كلمة المرور|كلمة السر|الرقم السري|סיסמ[א-ת]*|पासवर्ड|รหัสผ่าน)";
const std::string_view kPass = R"(\b(?:pass|pw)\b)";
const std::string_view kPin =
    R"(\b(?:pin|pin[ -]?codes?|code pin|codigo pin|codice pin|ma pin|pin-?nummer|pinkod|geheim(?:zahl|nummer|code)|nip)\b|)"
    R"(пин(?:-?код)?[а-я]*|पिन(?: कोड)?|暗証番号|핀번호)";
const std::string_view kOtp =
    R"(\b(?:otps?|one[ -]?time (?:password|passcode|code|pin)|(?:verification|authentication|auth|login|sms|2fa|two[ -]factor) code|)"
    R"(code (?:from|in) the (?:sms|text)|codigo (?:de |da |do )?(?:verificacao|verificacion|autenticacao|autenticacion|sms|acesso|acceso)|)"
    R"(code (?:de )?(?:verification|sms|connexion)|code d'authentification|(?:verifizierungs|sms-?|anmelde)code|bestatigungscode|tan|)"
    R"(codice (?:di )?(?:verifica|autenticazione|sms)|(?:verificatie|inlog|sms-?)code|ma (?:so )?(?:xac (?:thuc|nhan|minh)|otp)|)"
    R"(kod weryfikacyjny|dogrulama kodu\w*|kode (?:verifikasi|otp)|verifieringskod|overovaci kod|ellenorzo kod)\b|)"
    R"(код подтверждения|код из (?:смс|sms)|验证码|驗證碼|認証コード|確認コード|인증 ?번호|인증 ?코드|رمز التحقق|קוד אימות|सत्यापन कोड|ओटीपी|)"
    R"(รหัสยืนยัน|รหัส otp|κωδικός επιβεβαίωσης)";
const std::string_view kKeepSecret =
    R"((?:do not|don't|never) (?:share|give|tell|forward|disclose)|nao (?:compartilhe|partilhe|informe|passe)|)"
    R"(no (?:lo )?comparta|ne (?:le )?(?:partagez|communiquez)|nicht weiter|niemandem|non condivider|deel (?:deze |hem )?(?:code )?(?:niet|nooit)|)"
    R"((?:khong|dung|tuyet doi khong) (?:chia se|cung cap|dua))";
const std::string_view kLogin =
    R"(\b(?:user(?:name)?|login|log ?in|acc(?:ount)?|usuario|conta|cuenta|compte|konto|utente|gebruiker|e-?mail|tai khoan|tk|wi-?fi|id)\b)";
const std::string_view kQueue =
    R"(\b(?:fila|guiche|painel|atendimento|espera|chamad[ao]|chamar(?:emos)?|preferencial|retire|balcao|ficha|vez|mesa|totem)\b)";
const std::string_view kExpiry =
    R"(\b(?:exp(?:iry|ires|iration|\.)?|valid(?:ade|ity|ita|ez)?|val\.?|venc(?:imento|imiento|e)?\.?|caduca|expire|expira|)"
    R"(gultig(?: bis)?|ablauf\w*|scad(?:enza)?\.?|vervaldatum|geldig(?: tot)?|het han|han the|ngay het han)\b)";

const std::string_view kOrderLabel =
    R"(\b(?:orders?|pedidos?|orden|encomenda|commande|bestell\w*|auftrags?\w*|ordine|ordini|bestelling\w*|order(?:nummer|nr)|)"
    R"((?:ma )?don(?: hang)?|zamowieni\w*|siparis\w*|pesanan|objednavk\w*|rendeles\w*|tilaus\w*|)"
    R"(tracking|track|rastrei\w*|rastreamento|rastreo|seguimiento|suivi|colis|sendung\w*|paket\w*|spedizione|tracciamento|)"
    R"((?:ma )?van don|kargo|takip|resi|shipment|parcel|package|waybill|awb|envio|guia|zending\w*|pakket\w*|)"
    R"(imei|meid|iccid|serial|serie|s/n|sn|serien(?:nummer|nr)|seriale|matricola|)"
    R"(bar ?codes?|codigo de barras|code[ -]?barres?|strichcode|codice a barre|streepjescode|ma vach|barkod\w*|kod kreskowy|carovy kod|ean|gtin|upc|sku|isbn|)"
    R"(invoice|fatura|factura|facture|rechnungs?\w*|fattura|factuur\w*|hoa don|nota fiscal|nf-?e?|boleto|)"
    R"(protocolo?|ticket|case|chamado|transaction|transacao|transaccion|transazione|transaktion\w*|giao dich)\b|)"
    R"(заказ[а-я]*|трек[а-я-]*|накладн[а-я]*|посылк[а-я]*|имеи|штрих[а-я-]*|серийн[а-я]*|注文|追跡|バーコード|シリアル|바코드|시리얼|序列|伝票|订单|訂單|运单|運單|快递|物流|条码|條碼|주문|송장|운송장|单号|單號|طلب|التتبع|الشحنة|الباركود|فاتورة|הזמנה|משלוח|ऑर्डर|ट्रैकिंग|पार्सल|बारकोड|)"
    R"(คำสั่งซื้อ|พัสดุ|παραγγελ|αποστολ)";
const std::string_view kOtherLabel =
    R"(\b(?:phone|tel|telefon\w*|telephone|mobile|cell|celular|cel|whats ?app|whats|zap|zalo|handy\w*|portable|telefoon\w*|cellulare|)"
    R"(movil|fone|contato|hotline|dien thoai|sdt|dt|fax|nummer anrufen|call|ligue|llam\w+|appele\w*|sip|)"
    R"(booking|reserv\w+|buchung\w*|prenotazione|ref|reference|referencia|referenz\w*|riferimento|referentie|)"
    R"(ma kh|membership|member|fidelidade|fidelite|)"
    R"(lote|batch|lot|modelo?|model|flight|voo|vuelo|vol|flug|volo|vlucht|cep|zip|plz|cap)\b|телефон|тел|电话|電話|手机|전화|هاتف|टेलीफोन|फोन|โทร|τηλ|טלפון)";
const std::string_view kConnector =
    R"((?:[\s:#=.,()'"*°№/-]|\b(?:no|nr|n|num|number|numero|nummer|nro|code|codigo|cod|id|is|are|e|es|est|ist|era|was|la|so|ma|my|the|of|do|da|)"
    R"(de|numarasi|numara|numer|nomor|del|della|du|van|von|der|di|your|seu|sua|meu|minha|mi|mio|mia|mon|mein|meine|meiner|mijn|tu|su|votre|cua|em|toi|ban|minh|jest|to|o|)"
    R"(indique|says|reads|shows|diz|dice|zeigt|sagt|lautet|with|here)\b|は|是|为|為|号码|號碼|号|號|番号|번호|는|은|номер|رقم|หมายเลข|संख्या|नंबर|αριθμός|מספר))";

const std::string_view kCopula =
    R"((?:is|are|was|e|es|esta|era|est|etait|ist|war|lautet|la|jest|to|adalah|on|er|ar|je|:=|->|=>|→|は|是|为|為|это|है|คือ|είναι|는|은|هي|הוא|היא))";
const std::string_view kPossessive =
    R"((?:my|the|your|our|his|her|a|o|minha|meu|nossa|sua|seu|la|mi|su|tu|el|le|mon|ma|notre|votre|mein|meine|das|dein|ihr|il|mio|mia|sua|tuo|)"
    R"(mijn|het|de|jouw|uw|je|new|nova|nueva|nouveau|neues|nuova|nieuwe|moje|мой|наш|ваш|मेरा|मेरे|我的|您的|你的|私の|내|제|atm|account|wi-?fi))";
const std::string_view kDevice =
    R"((?:wi-?fi|atm|app|gmail|e-?mail|facebook|instagram|netflix|icloud|login|online|cua|em|toi|minh|anh|chi|ban|minha|conta|nha|shop|quan|tk|acc|nick|saya|kami|nya|ku|moje|:))";
const std::string_view kNoQualifier =
    R"((?:not|no|never|nao|nunca|non|ne|pas|plus|nicht|niet|khong|nie|hayir|tidak|doesn't|don't|didn't|isn't|can't|cannot|doesnt|dont|works?|working|)"
    R"(number|numero|nummer|numer|nomor|telefon\w*|telefoon\w*|phone|failed|fails|funciona\w*|funziona|marche|fonctionne|geht|ging|werkt|dziala|sent|must|should|need|needs|required|order|pedido|)"
    R"((?:re)?set|reset|resets|change|changed|changes|forgot|forgotten|lost|esqueci|oublie|olvide|vergessen|vergeten|dimentica\w*|quen|doi|lay|trocar|mudar|cambiar|changer|andern))";
const std::string_view kMine =
    R"(\b(?:my|our|meu|minha|meus|minhas|nosso|nossa|mi|mis|nuestr[oa]|mon|ma|mes|notre|nos|mein|meine[nrms]?|unser\w*|mio|mia|miei|nostr[oaie]|mijn|mn|onze|cua (?:toi|em|minh))\b)";
const std::string_view kNotAPassword =
    R"((?:required|needed|reset|change[ds]?|forgot(?:ten)?|lost|expired?|expires|wrong|incorrect|invalid|correct|updated?|not|never|must|should|)"
    R"(optional|protected|please|none|n/a|na|here|below|above|link|help|why|how|when|what|where|again|only|hidden|secret|)"
    R"(esqueci|esquecida|perdida|perdi|incorreta|errada|expirada|expirou|invalida|obrigatoria|nova|nao|olvidada|olvide|incorrecta|caducada|)"
    R"(oublie|oubliee|perdu|incorrect|expire|obligatoire|vergessen|falsch|abgelaufen|erforderlich|nicht|dimenticata|sbagliata|scaduta|)"
    R"(vergeten|verlopen|verplicht|fout|niet|quen|sai|het|khong|doi|lay|lai|bi|da|moi|aqui|ici|hier|qui|)"
    R"(wifi|wi-fi|email|e-mail|login|order|pedido|for|do|da|de|del|of|the|my|your|and|und|et|y|en|or|ou|oder|of|para|per|pour|is|e))";

}  // namespace domain::privacy::words
