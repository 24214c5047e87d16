// How shops ask for what they must not ask for, in eight languages (behaviours.md §3.11 "Asking", §10.9,
// §10.13).
#include "domain/privacy/words.h"

namespace domain::privacy::words {

const std::array<AskNoun, 13> kAskNouns = {{
    // Identity papers first: a "carta d.?identità" is no card.
    {Kind::id,
     R"(\b(?:(?:national |government |personal )?identity (?:cards?|documents?|papers?|proof)|identification (?:card|document|papers)|(?:government|photo|national|gov)[ -]?ids?(?: (?:card|number))?|)"
     R"(ids? (?:cards?|documents?|photos?|papers|scan|copy|numbers?)|(?:your|a valid|valid|an|of|the|his|her) id|driver'?s? licen[cs]e|driving licen[cs]e|)"
     R"(rg|cnh|carteira de (?:identidade|motorista|habilitacao)|(?:documento|bilhete|cartao|cedula) de identidade|documento de identificacao|documento com foto|cartao de cidadao|identidade|)"
     R"(dni|numero de nie|(?:tu|su) nie|cedula(?: de identidad)?|(?:documento|carnet|tarjeta|carne) de identidad|documento de identificacion|carnet de conducir|permiso de conducir|licencia de conducir|credencial del ine|)"
     R"(pieces? d.?identite|cartes? (?:nationale )?d.?identite|carte nationale d.?identite|cni|papiers d.?identite|justificatif d.?identite|permis de conduire|titre de sejour|)"
     R"(personalausweis\w*|ausweis(?:kopie|nummer|foto|bild|dokument\w*|es)?|perso|identitatsnachweis|fuhrerschein|)"
     R"(cart[ae] d.?identita|documento d.?identita|documento di (?:identita|riconoscimento)|carta di identita|patente(?: di guida)?|codice fiscale|)"
     R"(identiteits(?:kaart|bewijs|document|nummer)|id-?(?:bewijs|kaart)|legitimatie(?:bewijs)?|rijbewijs|bsn(?:-nummer)?|burgerservicenummer|giay to tuy than|bang lai xe|giay phep lai xe)\b)"},
    {Kind::id, R"(\b(?:kopie (?:van )?(?:je|uw) id|id-?(?:foto|kopie|scan|nummer)|(?:je|uw|jouw) id)\b)"},
    {Kind::card,
     R"(\b(?:(?:full |complete |entire )?(?:(?:credit|debit|bank|visa|payment|atm) ?)?card ?(?:numbers?|no\.?|nos?|details?|data|info(?:rmation)?|digits)|)"
     R"((?:number|numbers|digits|details|photo|picture|pic|image) (?:of|on|from) (?:your |the )?(?:credit |debit |bank |payment )?card|(?:credit|debit|bank) card|)"
     R"(cc (?:number|details|info)|(?:16|sixteen)[ -]digits?(?: card)?(?: number)?|pan number|)"
     R"((?:numeros?|n\.?|dados|digitos|foto) (?:completos? )?(?:do|de|no|do seu|do teu) (?:seu |teu |vosso )?cartao(?: de (?:credito|debito))?|numero cartao|)"
     R"(cartao de (?:credito|debito)|(?:numeros?|datos|digitos|foto) (?:completos? )?(?:de|en) (?:la |su |tu |vuestra )?tarjeta(?: de (?:credito|debito))?|)"
     R"(tarjeta de (?:credito|debito)|(?:numeros?|n.|coordonnees|informations?|infos|donnees|details|chiffres|photo) (?:de |complets? de |sur )?(?:la |votre |ta |vos )?)"
     R"((?:carte(?: bancaire| bleue| de credit| de paiement| visa)?|cb)|carte (?:bancaire|bleue|de credit)|)"
     R"((?:kredit|bank|giro|ec-?|debit|zahlungs)?-?karten-?(?:nummern?|daten|angaben|details|nr)|nummer (?:ihrer|deiner|der) (?:kredit|bank)?karte|kreditkarte|)"
     R"((?:foto|bild) (?:ihrer|deiner|der) (?:kredit|bank)?karte|(?:numer[oi]|dati|estremi|cifre|foto) (?:completi? |completo )?(?:di|della|dalla) (?:tua |sua |vostra )?carta)"
     R"((?: di credito| di debito| di pagamento)?|carta di (?:credito|debito)|(?:credit|debet|bank|betaal)?-?(?:card|kaart|pas)-?(?:nummers?|gegevens|details)|)"
     R"((?:nummer|foto|gegevens) van (?:je|uw|jouw|de) (?:credit|bank|betaal|debet)?-?(?:card|kaart|pas)|creditcard|)"
     R"((?:ma |day )?so (?:tren |cua )?the(?: (?:tin dung|ngan hang|ghi no|atm|visa|cua))?|thong tin (?:cua )?the(?: (?:tin dung|ngan hang|ghi no|atm|visa))?|)"
     R"((?:anh|hinh|hinh anh) (?:chup )?(?:mat truoc )?(?:cua )?(?:the ngan hang|the tin dung|the atm)|the tin dung)\b)"},
    {Kind::cvv,
     R"(\b(?:cvv2?|cvc2?(?:-?code|-?nummer|-?zahl)?|cvv-?code|card security code|security code|(?:3|three)[ -]?digits?(?: code| number)? (?:on|at|from) the back|)"
     R"(codigo de seguranca|cod\.? (?:de )?seguranca|(?:3|tres) (?:numeros|digitos|numerinhos) (?:atras|de tras|do verso|no verso|da parte de tras)|)"
     R"(codigo de seguridad|(?:3|tres) (?:numeros|digitos|cifras) (?:del reverso|de atras|detras|del dorso|al dorso)|cryptogramme(?: visuel)?|code de securite|)"
     R"((?:3|trois) (?:derniers )?chiffres (?:au dos|du dos|derriere|au verso)|(?:karten)?prufnummer|(?:karten)?prufziffer|sicherheits(?:code|nummer)|)"
     R"((?:3|drei)(?:stellige[nr]?)? (?:ziffern|zahlen|code|nummer) (?:auf der ruckseite|hinten)|codice (?:di )?sicurezza|(?:3|tre) (?:cifre|numeri) (?:sul|dietro|del) (?:il )?(?:retro|alla carta)|)"
     R"((?:beveiligings|veiligheids)code|(?:3|drie) cijfers (?:op de achterkant|achterop|achter op)|ma (?:so )?(?:bao mat|cvv|cvc)|so (?:cvv|cvc)|(?:3|ba) (?:chu )?so (?:o )?(?:mat sau|phia sau|dang sau))\b)"},
    {Kind::password,
     R"(\b(?:pass ?words?|pass ?codes?|passphrase|pwd|pins?|pin[ -]?(?:codes?|numbers?)|otps?|one[ -]?time (?:password|passcode|code|pin)|)"
     R"((?:verification|authentication|login|log-in|sms|2fa|two[ -]factor) codes?|log ?in (?:details|credentials|data|info\w*)|(?:user )?credentials|)"
     R"(code (?:you (?:just )?(?:received|got)|(?:that )?we (?:just )?sent you|from (?:the|your) (?:sms|text|bank))|)"
     R"(senhas?|palavra[ -]passe|codigo pin|codigo (?:de )?(?:verificacao|autenticacao|sms)|codigo (?:que )?(?:recebeu|chegou) por sms|dados de (?:acesso|login)|credenciais|)"
     R"(contrasenas?|clave(?: de acceso| secreta| del banco| bancaria)?|codigo de (?:verificacion|autenticacion)|codigo (?:sms|que recibio|que recibiste)|credenciales|datos de acceso|)"
     R"(mots? de passe|mdp|code pin|code (?:secret|confidentiel)|code (?:de )?(?:verification|sms)|code recu par sms|identifiants(?: de connexion)?|codes? d'acces|)"
     R"(pa(?:ss|ß)wort|passworter\w*|passworts|kennwort|kennworter|pin-?(?:nummer|code)|geheim(?:zahl|nummer|code)|tan-?nummer|(?:ihre|deine|die|eine|der) tan|(?:bestatigungs|verifizierungs|sms-?)code|zugangsdaten|anmeldedaten|login-?daten|)"
     R"(parola d'ordine|codice pin|codice segreto|codice (?:di )?(?:verifica|sms)|codice (?:ricevuto|che (?:ha|hai) ricevuto)(?: per sms| via sms)?|credenziali|dati di accesso|)"
     R"(wachtwoord(?:en)?|pincodes?|(?:verificatie|inlog|sms-?)codes?|inloggegevens|mat khau|mk|ma pin|ma (?:so )?(?:otp|xac (?:thuc|nhan|minh))|thong tin dang nhap)\b)"},
    {Kind::passport,
     R"(\b(?:passports?(?: (?:numbers?|no\.?|details?|data|info\w*))?|(?:numero do |numero de |dados do )?(?:seu )?passaporte|(?:numero de(?:l)? |numero de su |datos del )?pasaporte|)"
     R"((?:numero de |n. de )?passeport|reisepass(?:es|nummern?|daten|-nr)?|passnummer|pass-nr|(?:numero (?:di|del) )?passaporto|paspoort(?:nummer|gegevens)?|(?:so )?ho chieu)\b)"},
    {Kind::cccd,
     R"(\b(?:(?:so )?(?:the )?(?:cccd|cmnd|cmtnd|can cuoc(?: cong dan)?|chung minh (?:nhan dan|thu)|dinh danh(?: ca nhan)?))\b)"},
    {Kind::cpf, R"(\b(?:cpf|c\.p\.f\.?)\b)"},
    {Kind::cnpj, R"(\b(?:cnpj|c\.n\.p\.j\.?)\b)"},
    {Kind::iban, R"(\b(?:ibans?|iban-?(?:nummer|nr|numero)|numero iban|(?:votre|ton|le|un|du) rib)\b)"},
    {Kind::ssn,
     R"(\b(?:ssn|social security (?:numbers?|no\.?|card)|social security|(?:numero (?:de |del |da |do )?)(?:la )?(?:seguro social|seguridad social|seguranca social|previdencia social)|)"
     R"(so an sinh xa hoi|sozialversicherungs(?:nummer|nr)|numero di previdenza sociale)\b)"},
    {Kind::nir,
     R"(\b(?:nir|(?:numero|n.) de (?:secu(?:rite sociale)?)|(?:numero|n.) ss|numero (?:insee|d'immatriculation a la secu\w*)|carte vitale)\b)"},
    {Kind::passport, R"(\b(?:mrz|machine[- ]readable zone)\b)"},
}};

const std::string_view kHarmlessNoun =
    R"(\b(?:(?:gift|loyalty|membership|member|library|business|greeting|club|points|reward|rewards|sim|memory|store|graphics|post|playing|scratch|ticket)[ -]?card(?: (?:number|no|code|details))?|)"
    R"((?:order|transaction|booking|user|tracking|customer|product|device|apple|item|account|request|ticket|case|client|shipment|store|payment|zoom|meeting|reservation|parcel|invoice) ids?|ids? (?:of|for) (?:the|your) (?:order|booking|transaction|parcel)|)"
    R"((?:(?:numeros?|dados|digitos|foto) (?:do|de|no) (?:seu |teu )?)?cartao (?:fidelidade|presente|de visita|de fidelidade|do clube|de socio|postal|vip|de embarque|de vacina\w*|de pontos|do sus)|)"
    R"((?:(?:numeros?|datos|foto) de (?:la |su |tu )?)?tarjeta (?:de (?:fidelidad|regalo|socio|puntos|visita|embarque|cliente|memoria)|regalo|sim)|)"
    R"((?:(?:numero|n.|photo) (?:de |sur )?(?:la |votre |ta )?)?carte (?:de fidelite|fidelite|cadeau|de visite|de membre|postale|d'embarquement|client|grise|sim|de la region|des vins|des desserts)|)"
    R"((?:kunden|gutschein|geschenk|bonus|mitglieds|treue|speicher|eintritts|sim-?|speise|grafik|paybac\w*)-?karten?(?:-?nummern?|-?nr)?|(?:land|eintritts|fahr)kartennummer|)"
    R"((?:(?:numero|foto) (?:di|della) (?:tua |sua )?)?carta (?:fedelta|regalo|cliente|punti|socio|d'imbarco|sim|da parati|soci)|)"
    R"((?:klanten|cadeau|leden|member|punten|bonus|sim|spaar|klanten)-?kaart(?:nummer|en)?|(?:nummer van (?:je|uw|de) )?(?:klanten|cadeau|leden|spaar)kaart|)"
    R"((?:(?:so|ma|thong tin) )?the (?:thanh vien|qua tang|tich diem|khach hang|sim|nho|cao|vip|hoi vien)|so the (?:thanh vien|qua tang|tich diem|khach hang|cao|vip|hoi vien)|)"
    R"(senha (?:n.? ?)?[a-z]?[0-9]{1,3}|clave esta|senha (?:de|do|da|na) (?:atendimento|fila|espera|chamada|painel|guiche|balcao)|(?:numero|numeros) da (?:sua )?senha(?: (?:de|da) (?:atendimento|fila))?|)"
    R"(pin ?code (?:of your (?:area|address|city|locality)|for delivery)|(?:area|postal|delivery|location|your area) pin ?code|map pin|drop a pin|location pin|pin (?:location|drop)|)"
    R"(passport (?:photos?|size|covers?|holders?|cases?|wallets?|pictures?)|passfotos?|photos? d.?identite|foto(?:s|grafia)? (?:tipo )?(?:passe|carne|carnet)|fototessera|pasfoto'?s?|anh the|)"
    R"(clave (?:del exito|de sol|del producto|para|es que)|ma xac nhan (?:don|dat)\w*|carte vitale (?:acceptee|accepted))\b)";

const std::string_view kPhoto =
    R"(\b(?:photos?|pictures?|pics?|scans?|scanned|cop(?:y|ies)|photocop(?:y|ies)|images?|selfies?|fotos?|fotografi\w*|copias?|fotocopi\w*|imagens?|imagem|imagenes|imagen|)"
    R"(escanead\w+|digitalizad\w+|photographi\w*|photocopies?|copies|kopien?|scann\w*|bild(?:er)?|abfotografier\w*|copi[ae]|immagin[ei]|scansion[ei]|foto's|kopie(?:en|tje)?|afbeelding\w*|)"
    R"((?:chup|hinh|tam|buc|kem|tai) anh|anh chup|hinh|ban (?:sao|chup|scan)|chup|frente e verso|front and back|recto(?:-| et )verso|vorder- und ruckseite|2 mat|hai mat|mat truoc)\b|\banh (?:(?:mat truoc|mat sau|cua) )*#)";

const std::string_view kGive =
    R"(\b(?:send|sending|give|giving|tell|provide|providing|share|sharing|submit|submitting|supply|forward|upload|photograph|attach|text (?:me|us)|message (?:me|us)|)"
    R"(e-?mail (?:me|us)|(?:type|read|write|spell|dictate) (?:it )?(?:to )?(?:me|us|out)|(?:reply|respond|answer|write back) with|let (?:me|us) (?:know|have|see)|)"
    R"((?:can|may|could|might) (?:i|we) (?:please |just |also |quickly )?(?:have|get|see|take|grab|ask for)|)"
    R"((?:i|we)(?:'ll|'d| will| would| do)? ?(?:also |just |still |only |first |then |really |now )?(?:need|require|want|like)|confirm|verify|pass (?:me|us)|drop (?:me|us)|)"
    R"((?:take|snap) a (?:photo|picture|pic)|what(?:'s| is| are) (?:your|the)|)"
    // Portuguese
    R"(envi(?:e|ar|a|em|ando|es|em-nos|ar-nos)|envie-(?:me|nos)|mand(?:e|a|ar|em|ando)|(?:me|nos|te) passa|passe|passar?|passar-nos|inform(?:e|a|ar|em|ando)|dig(?:a|am)|diz|dizer|)"
    R"(fornec(?:a|er|e)|forne(?:ca|cer)|compartilh(?:e|ar|a)|partilh(?:e|ar|a)|confirm(?:e|ar|a|em)|(?:preciso|precisamos|precisaria|precisariamos|precisarei|precisaremos|vou precisar|vamos precisar)|)"
    R"((?:me|nos) (?:da|de|diga|diz|envia|manda|informa)|de-me|da-me|indique (?:o|a|os|as|seu|sua|su|el|por)|indicar|encaminh(?:e|ar|a)|respond(?:a|er) com|tir(?:e|ar|a) (?:uma )?foto|anex(?:e|ar|a)|escrev[ae] (?:aqui|para)|)"
    R"(fal(?:e|ar|a)|facultar|faculte|posso (?:ter|saber|ver)|podemos (?:ter|saber)|gostari(?:a|amos) (?:do|da|de (?:ter|receber|saber))|necessit(?:o|amos)|solicit(?:o|amos)|)"
    // Spanish
    R"(envi(?:en|anos|arnos|eme|enos|ame|arme|alo|elo|es)|mand(?:ame|anos|eme|enos|arme|arnos|es)|(?:deme|denos|dame|danos|darme|darnos|dar)|(?:dime|diganos|digame|dinos|decirme|decirnos)|)"
    R"(indi(?:queme|quenos|came|canos|car|carme|carnos)|facilit(?:e|eme|enos|ar|arme|arnos|a|ame|anos)|proporcion(?:e|ar|enos|eme|arme|arnos|a)|compart(?:a|ir|e|anos|enos|ame|irnos|irme)|)"
    R"(confirm(?:ar|arme|arnos|ame|anos|eme|enos)|necesit(?:o|amos|aria|ariamos)|pas(?:e|a)(?:me|nos)|pasarme|pasarnos|escrib(?:a|e)(?:me|nos)|me (?:das|puedes? (?:dar|decir)|dices?|pasas?|envias?|mandas?|indicas?|facilitas?|dictas?)|)"
    R"(nos (?:das|dices?|pasas?|envias?|mandas?|indicas?|facilitas?)|requerimos|adjunt(?:e|ar|a)|sub(?:a|e|ir) (?:una )?foto|haga(?:nos)? (?:una )?foto|haz(?:nos)? (?:una )?foto|dict(?:ame|anos|eme|enos)|remit(?:ir|anos|a))\b|)"
    // French
    R"(\b(?:envo(?:ie|yez|yer|ies)|donn(?:e|ez|er|es)|dites|dire|dis|communiqu(?:e|ez|er)|transm(?:ets|ettez|ettre|ettrez)|fourni(?:s|ssez|r)|partag(?:e|ez|er)|indiqu(?:ez|er)|)"
    R"((?:nous|j'|on|j)(?: |')?(?:avons|ai|a|aurais|aurions|aurons|aurai|aura|aurait) (?:aussi |encore |juste |egalement )?besoin|il (?:me|nous) (?:faut|faudrait|faudra)|)"
    R"(confirm(?:ez|er|es)|(?:puis-je|pouvons-nous|peut-on|pourrais-je|pourrions-nous|je peux|on peut|je pourrais) (?:avoir|obtenir|voir|connaitre)|precis(?:ez|er)|joign(?:ez|s)|joindre|)"
    R"(renseign(?:ez|er)|photographi(?:ez|er)|(?:faites|faire|fais)(?:[- ](?:nous|moi))? parvenir|transfer(?:ez|er)|besoin de (?:votre|ton|vos)|pren(?:ez|dre|ds) (?:une |en )?photo|ecrivez[- ](?:nous|moi)|)"
    // German
    R"(schick(?:en|e|st|t)?|zuschicken|(?:zu|ein|uber)senden|senden|sende|sendet|gib|geben|gebt|gibst|nenn(?:en|e|t|st)?|sag(?:en|e|t|st)?|teil(?:en|e|t|st)?|mitteilen|mitzuteilen|durchgeben|durchzugeben|)"
    R"(angeben|anzugeben|verrat(?:en|e|st)?|mail(?:en|e)?|(?:ich|wir) (?:brauche|brauchen|benotige|benotigen|brauchten|brauchte)|(?:brauche|brauchen|benotigen|benotige|brauchten|brauchte) (?:ich|wir)|)"
    R"(bestatig(?:en|e|t)|ubermittel(?:n|t|e)|fotografier(?:en|e|t)?|hochladen|hochzuladen|laden sie|schreib(?:en|e|t|st)? (?:sie )?(?:mir|uns)|(?:darf|kann|konnte|durfte|konnten|durften) (?:ich|wir)|)"
    R"((?:hatte|hatten) (?:ich|wir) gerne?|mochten wir|bitten (?:sie |wir )?um|bitte um|)"
    // Italian
    R"(invi(?:i|are|ami|aci|armi|arci|ateci|ate|andoci)|invia|mand(?:i|are|ami|aci|armi|arci|ateci)|dammi|dacci|darmi|darci|ci dia|mi dia|dateci|dimmi|dicci|ci dica|mi dica|dirmi|dirci|fornis(?:ca|ci|cimi)|)"
    R"(fornir(?:e|ci|mi|celo)|comunic(?:hi|are|arci|armi|ami|aci|ateci)|condivid(?:a|i|ere|erci)|indic(?:hi|are|arci|armi|ami|aci)|conferm(?:i|are|arci|armi|ami|aci)|(?:mi|ci) (?:serve|servono|servirebbe|servirebbero|occorre|)"
    R"(serviranno|servira|occorrono|occorrerebbe|manda|mandi|invia|invii|dai|dia|dici|dice|da|passi|passa|fornisce|fornisci|comunica|comunichi|scrivi|scriva|conferma|indica|indichi)|)"
    R"(abbiamo bisogno|ho bisogno|avrei bisogno|avremmo bisogno|(?:posso|possiamo|potrei|potremmo) (?:avere|sapere|vedere)|scriv(?:imi|ici|erci|ermi|eteci)|trasmett(?:a|ere|erci|eteci)|)"
    R"(fotograf(?:i|are|ami|a)|alleg(?:hi|are|a)|passami|passaci|)"
    // Dutch
    R"(stuur|stuurt|sturen|geef|geven|geeft|doorgeven|door te geven|noem|noemen|zeg|zeggen|vertel|vertellen|deel|delen|mailen|app|appen|sms'en|verstrek|verstrekken|bevestig|bevestigen|)"
    R"((?:ik|wij|we) (?:heb|hebben|zou|zouden)|(?:heb|hebben|krijg|krijgen) (?:ik|wij|we)|(?:mag|mogen|kan|kunnen|zou|zouden) (?:ik|wij|we)|toesturen|toe te sturen|opsturen|op te sturen|doorsturen|uploaden|fotografeer|)"
    // Vietnamese
    R"(gui(?: lai| giup| cho| qua| em| minh| shop)?|cho (?:em|minh|toi|shop|ben em|ben minh|ad|chi|anh|biet|xin|hoi)|xin (?:so|ma|mat|anh|hinh|cho|thong tin|cccd|cmnd|can cuoc|lai|ho chieu)|cung cap|)"
    R"(doc (?:giup|cho|so|ma|lai|mat)|nhan (?:lai )?(?:cho|so|ma|mat|giup|qua)|chup(?: giup| lai| cho| anh| hinh)?|)"
    R"((?:em|minh|shop|ben em|ben minh|chung toi|toi|cua hang|ad) (?:can|xin|muon|se can)|bao (?:em|minh|shop|cho)|chia se|xac nhan|dua (?:em|minh|cho|so)|nhan tin)\b|\b(?:doc|xin|dua|cho|bao|noi|gui|chup|nhap) (?:lai |em |shop |minh |giup )*#)";

const std::string_view kNeed =
    R"(need|require|want|like|precis|necesit|necessit|besoin|faut|brauch|benotig|bisogno|serv|occorr|\b(?:heb|hebben)\b|\bcan\b)";
const std::string_view kGiveHere =
    R"(\b(?:enter|type|write|fill in|put|post|paste|drop|digit(?:e|ar|a|i|are)|escrev(?:a|e|er)|coloqu?(?:e|ar)|preench(?:a|er)|insira|inserir|introdu(?:zca|ce|cir|za)|escrib(?:a|e|ir)|ponga|)"
    R"(saisi(?:ssez|r|s)|ecri(?:vez|re|s)|entrez|mettez|(?:gib|geben|trag\w*|schreib\w*|tipp\w*)|inseri(?:sca|re|sci)|scriv(?:a|i|ere)|voer\w*|vul\w*|schrijf\w*|typ\w*|nhap|ghi|dien|viet)\b)";
const std::string_view kHere =
    R"(\b(?:here|below|in (?:the|this) chat|in (?:the|this) message|by (?:message|chat|text)|to (?:us|me)|aqui|abaixo|(?:n[eo]ste|no|pelo|por) chat|aca|por mensaje|por mensagem|ici|ci-dessous|(?:dans|par) (?:le |ce )?(?:chat|message)|)"
    R"(hier|unten|(?:im|in diesem) chat|qui|sotto|(?:in|nella|questa) chat|hieronder|(?:in|via) de(?:ze)? chat|(?:o |vao |tai )?(?:day|duoi day)|vao (?:chat|tin nhan)|qua tin nhan)\b)";

const std::string_view kWeGive =
    R"(\b(?:(?:we|i)(?:'ll|'ve|'re|'m)?(?: will| can| have| just| already| going to| also| now| shall)* (?:send|sent|share|provide|give|text|email|forward|tell) (?:you|it|the|a|an)|)"
    R"((?:enviaremos|enviamos|enviei|mandamos|mandei|(?:vamos|vou|iremos|posso|podemos) (?:te |lhe |voce )?(?:enviar|mandar|passar|informar|dar))|(?:te|le|les|lhe) (?:envi|mand|pas|dar|indicar|facilitar)\w*|)"
    R"((?:vamos|voy|podemos|puedo) a? ?(?:enviar|mandar|dar|indicar)\w*|(?:nous|on|je) (?:vous |t')?(?:envoyons|enverrons|envoie|enverrai|donnons|donne|communiquerons)|(?:allons|vais|pouvons|peux|va) (?:vous |te |t')(?:envoyer|donner|communiquer)|)"
    R"((?:wir|ich) (?:senden|schicken|sende|schicke|geben|gebe|nennen|teilen|bestatigen)|(?:senden|schicken|geben|nennen|teilen|bestatigen) wir|(?:ihnen|dir|euch) (?:einen?|den|das|die|ihre[nr]?) [^.?!]{0,40}(?:senden|schicken|geben|mitteilen)|)"
    R"((?:ti|le|vi|gli) (?:invi|mand|dar|comunic|forni)\w*|invieremo|inviamo|(?:wij|we|ik) (?:sturen|stuur|geven|geef|delen|zullen|bevestigen)|(?:sturen|geven|mailen) (?:wij|we)|(?:kunnen|kan|zullen|zal) (?:wij|we|ik) (?:je|u|jou)|)"
    R"((?:em|shop|ben em|minh|chung toi|he thong)(?: se| da| vua| xin| moi| dang)+ (?:gui|nhan|cung cap|cho)(?: cho)?|did (?:you|they|anyone|someone|he|she) (?:share|give|send|tell|provide))\b)";

const std::string_view kNotBefore =
    R"(\b(?:not|n't|don'?t|dont|never|no|without|cannot|can'?t|won'?t|wouldn'?t|didn'?t|doesn'?t|isn'?t|shouldn'?t|mustn'?t|needn'?t|neither|nor|avoid|refrain|stop|instead of|rather than|nobody|no one|hide|cover|)"
    R"(nao|nunca|jamais|sem|nem|evite|evitar|evitem|ninguem|nenhum\w*|oculte|esconda|tampe|)"
    R"(sin|ni|nadie|ningun\w*|tape|ocult[ae]|ne|n'|sans|aucun\w*|personne|evitez|evite[rz]?|cachez|masquez|non|mai|senza|evit[ai]|evitare|nessun\w*|ohne|statt|zonder|nooit|niet|geen|)"
    R"(khong|dung|chang|chua|dung bao gio|tuyet doi khong|han che|tranh|khoi|vui long khong|che)\b|n't\b|\bn')";
const std::string_view kNotAnywhere =
    R"(\b(?:nicht|nie|niemals|kein(?:e|en|er|es|em|esfalls)?|niemand(?:em|en)?|vermeiden|nooit|niet|geen|nimmer|niemand|vermijd|)"
    R"(nobody|no one|none of (?:us|our)|ninguem|nadie|nessuno|khong ai|no (?:employee|colleague|member|staff)|jamais|)"
    R"(beware|be careful|careful|watch out|scam\w*|fraud\w*|phishing|fake|cuidado|golpe\w*|fraude\w*|golpista\w*|desconfie|estafa\w*|arnaque\w*|mefiez|attention|prudence|escroc\w*|vorsicht|achtung|betrug\w*|betruger\w*|)"
    R"(attenzione|truff\w*|frod\w*|diffid\w*|pas op|oplicht\w*|fraudeur\w*|can than|canh giac|lua dao|ke gian|gia mao|)"
    R"(inutile|unnecessary|desnecessari\w+|innecesari\w+|unnotig|onnodig|superfluo|dangerous|unsafe|risky|insecure|not safe|danger|risk|perigos\w+|arriscad\w+|risco|inseguro|insegura|peligros\w+|arriesgad\w+|riesgo|dangereux|dangereuse|risque|gefahrlich|unsicher|riskant|pericolos\w+|rischios\w+|rischio|gevaarlijk|onveilig|risico|)"
    R"(nguy hiem|rui ro|if (?:someone|anyone|anybody|somebody)|se alguem|si alguien|si quelqu'un|wenn (?:jemand|sie jemand)|se qualcuno|als iemand|neu ai|neu co ai)\b)";
const std::string_view kNotOfOther =
    R"(\b(?:(?:do not|don'?t|dont|not to|need not|never) (?:worry|hesitate|forget|be shy|be afraid|delay|wait|mind|panic|stress)|no worries|no problem|not a problem|no need to worry|why (?:don't|not) you|why not|)"
    R"((?:can|could|would|will)(?:n't| not) you|if you don'?t mind|if not|not yet|no rush|no stress|don't you|whether or not|if you have not|if you haven't|no later than|without delay|not only|)"
    R"((?:do|would|will|should) (?:i|we) (?:also |really )?need|(?:brauche|benotige|brauchen|benotigen) (?:ich|wir) (?:den|die|das|einen|eine|meinen|meine|dafur|da|fur|zum|zur)|)"
    R"((?:heb|hebben) (?:ik|we|wij) (?:mijn|een|het|de|daar)|preciso (?:levar|mostrar|apresentar|trazer|de algum|ter)|necesito (?:llevar|mostrar|traer|presentar)|ai-je besoin|avons-nous besoin|)"
    R"(nao (?:se )?(?:preocup\w+|esquec\w+|hesit\w+|demor\w+|deix\w+(?: de)?|precisa (?:se )?preocupar)|nao ha problema|nao tem problema|sem problemas?|sem pressa|se nao se importa\w*|por que nao|nao so|sem demora|sem falta|senao|)"
    R"(no (?:se |te |os )?(?:preocup\w+|olvid\w+|dud\w+|demor\w+|tard\w+|dej\w+ de)|no hay problema|sin problemas?|sin compromiso|por que no|no pasa nada|sin falta|no solo|si no (?:le|te) importa|)"
    R"(n[e']? ?(?:vous |t'|te )?(?:inquiet\w+|hesit\w+|oubli\w+|tard\w+|en faites)(?: pas| plus)?|pas de (?:souci|probleme|panique)|aucun (?:souci|probleme)|pourquoi ne pas|sans (?:tarder|souci|faute)|pas de soucis|n'hesitez pas|)"
    R"(keine sorge|kein problem|keine angst|keine ursache|(?:zoger\w*|vergess\w*|vergiss)(?: sie| ihr)? (?:bitte )?nicht|nicht (?:zogern|vergessen)|machen sie sich keine (?:sorgen|gedanken)|mach dir keine (?:sorgen|gedanken)|warum nicht|nicht nur|scheuen sie sich nicht|)"
    R"(non (?:si |ti |vi )?(?:preoccup\w+|esit\w+|dimentic\w+|tem\w+|ti preoccupare|ce problema)|non c'e problema|nessun problema|senza (?:problemi|impegno|fretta)|perche non|non solo|nessuna fretta|)"
    R"(geen (?:probleem|zorgen|paniek|haast)|maak (?:je|u) (?:maar )?geen zorgen|(?:aarzel|twijfel|vergeet|schroom|wacht)(?: u)? niet|niet (?:vergeten|aarzelen)|waarom niet|niet alleen|)"
    R"((?:dung|khong (?:can|phai|nen)|xin dung|dung co) (?:lo|ngai|quen|so|ngan ngai)(?: lang| gi| nha| nhe)?|khong sao|khong (?:van de|co gi)|khong ngai)\b)";
const std::string_view kHangingNot =
    R"(\b(?:never|do not|don'?t|please don'?t|not|nunca|jamais|jamas|mai|niemals|nie|nooit|dung bao gio|tuyet doi khong|khong bao gio|tuyet doi dung)\s*$)";
const std::string_view kBut =
    R"(\b(?:but|instead|mas|porem|pero|sino|mais|aber|sondern|ma|bensi|maar|nhung|thay vao do|nhe|nha)\b)";
const std::string_view kOr = R"(\b(?:or|nor|ou|nem|o|u|ni|oder|noch|of|hoac|hay|and|e|y|et|und|en|va)\b)";
const std::string_view kWhat =
    R"(\b(?:what(?:'s| is| are| was)?|whats|which|how about|qual(?: e)?|quais|cual(?:es)?(?: es| son)?|quel(?:le|s|les)?|welche[rsn]?|wie (?:lautet|lauten|ist|heisst)|was ist|quale|quali|qual'e|come e|wat(?: is| zijn)|welk|welke|)"
    R"(la gi|la bao nhieu|la so may|bao nhieu|so may|may so|o que e|dime|diga)\b)";
const std::string_view kPlease =
    R"(\b(?:please|pls|plz|kindly|por favor|pf|pfv|porfa|porfavor|s'il (?:vous|te) plait|svp|stp|merci|bitte|per favore|per piacere|cortesemente|alstublieft|alsjeblieft|aub|graag|vui long|lam on|giup em|di a)\b|\b(?:nhe|nha|a|voi)\s*$)";
const std::string_view kSmall =
    R"((?:and|your|the|please|pls|or|plus|with|of|on|full|complete|number|numbers|name|address|date|expiry|expiration|code|also|email|e-mail|phone|order|ok|okay|so|hi|hello|now|sir|madam|then|)"
    R"(seu|sua|seus|suas|teu|tua|o|a|os|as|e|por|favor|nome|endereco|completo|completa|telefone|validade|data|de|do|da|dos|das|com|ola|oi|tambem|nascimento|)"
    R"(tu|su|tus|sus|y|la|el|los|las|nombre|direccion|telefono|fecha|caducidad|vencimiento|del|hola|tambien|votre|ton|ta|vos|vous|et|le|les|l'|nom|adresse|date|d'expiration|s'il|plait|bonjour|svp|aussi|)"
    R"(ihre|ihr|ihren|deine|dein|deinen|und|die|der|das|den|name|anschrift|ablaufdatum|bitte|sowie|auch|mit|il|lo|i|gli|tuo|tua|suo|nome|cognome|indirizzo|scadenza|con|anche|cortesemente|per|favore|)"
    R"(uw|je|jouw|het|een|en|naam|adres|vervaldatum|ook|graag|aub|alstublieft|anh|chi|em|ban|cua|va|voi|cung|ten|dia|chi|sdt|ngay|het|han|thoai|dien|so|nhe|nha|minh|thi|con|dau|khong|)"
    R"(dreistellige|dreistelligen|dreistelliger|vollstandige|photo|foto|copy|kopie|copia|copie|scan|picture|van|ein|eine|einen|una|une|uma|una|both|sides|front|back|card|valid))";
const std::string_view kNeeded =
    R"(\b(?:(?:is|are) (?:required|needed|necessary|missing)|e (?:necessario|obrigatorio|preciso)|falta|faltou|es (?:necesario|obligatorio)|fehlt|(?:wird|werden) benotigt|manca|est (?:requis|necessaire)|manque|is nodig|zijn nodig|nodig|ontbreekt|con thieu)\b)";
const std::string_view kChange =
    R"(\b(?:resets?|reset(?:ting|ten)?|change|changing|recover\w*|restore|update|forgot\w*|forget|lost|unlock|set up|choose|create|creating|redefin\w+|troc\w+|recuper\w+|alter\w+|mud(?:ar|e|ou|a)|esquec\w+|perd\w+|cri(?:ar|e|ou)|)"
    R"(restablec\w+|cambi\w+|olvid\w+|reinitialis\w+|chang(?:er|ez)|oubli\w*|choisi\w*|zuruck\w*|ander\w*|vergessen|erstellen|reimpost\w+|dimentic\w+|reimpostare|wijzig\w*|herstel\w*|vergeten|kwijt|aanmaken|)"
    R"(doi|dat lai|lay lai|khoi phuc|quen|tao|hide|cover|che|bring\w*|mang(?: theo)?|traga\w*|trazer|traer|traigan?|apport\w+|presentez|mitbringen|mitzubringen|bringen|porti|portare|meenemen|neem)\b)";
const std::string_view kPartOnly =
    R"(\b(?:last|final) (?:4|four|3|three|2|two)\b|\b(?:4|quatro|3|tres|cuatro|quatre|quattro|vier|vier) (?:ultimos|ultimas|derniers|dernieres|ultimi|ultime|laatste|letzten)\b|)"
    R"(\b(?:ultimos|ultimas|derniers|dernieres|letzten|letzte|ultimi|ultime|laatste) (?:4|quatro|cuatro|quatre|vier|quattro|3|tres|drei|tre|drie|cijfers|chiffres|ziffern|digitos|numeros|cifre)\b|\b(?:4|bon) (?:chu )?so cuoi\b)";
const std::string_view kIt =
    R"(\b(?:it|them|this|that|those|isso|esses|eles|elo|alo|lo|la|los|las|le|les|es|sie|diese|het|ze|deze|no|envialo|enviarlo|mandalo|mandarlo|inviarlo|inviarcelo|mandarcelo)\b)";

}  // namespace domain::privacy::words
