// Requests in eight languages, and the warnings and ordinary questions that look like them.
#include <gtest/gtest.h>

#include "domain/privacy/scan.h"
#include "domain/privacy/test_table.h"

namespace domain::privacy {
namespace {

void expect_asks(std::string_view table) {
    for (const auto& row : rows_of(table)) {
        std::string kinds;
        for (const auto kind : scanner().scan(row.text, Direction::business).asks)
            kinds += (kinds.empty() ? "" : ",") + std::string(base::name_of(kind));
        EXPECT_EQ(kinds, row.wanted) << row.text;
    }
}

TEST(Asks, Requests) {
    expect_asks(R"(
card | Please send me your card number
card | Envie o número do seu cartão, por favor
card | Envoyez-nous votre numéro de carte bancaire
card | Envíenos el número de su tarjeta
card | Cho em xin số thẻ của chị
card | Bitte schicken Sie uns Ihre Kartennummer
card | Ci mandi il numero della carta
card | Stuur ons je kaartnummer
card | don't worry, just send me your card number
password | What's your password?
id | Send a photo of your passport
id | Manda uma foto do RG
passport | What is your passport number?
cpf | Qual o seu CPF?
cccd | Cho em xin số CCCD ạ
id | Cho em xin ảnh CCCD ạ
iban | Pouvez-vous nous envoyer votre IBAN ?
card | Pode me passar os dados do cartão?
card,cvv | Preciso do número do cartão, validade e CVV
cvv | Qual o código de segurança do cartão?
cvv | Me diga os 3 números atrás do cartão
password | Informe sua senha do aplicativo
password | Qual é a sua senha?
id | Envie foto do RG ou CNH
id | Tire uma foto do seu passaporte e mande aqui
card | Could I have your credit card number please?
card | We need your card details to continue
card | I'll need the 16 digits on your card
card | Your card number?
card | card number please
ssn | Please provide your social security number
passport | Kindly share your passport number with us
id | Can you send a copy of your ID?
password | Tell me the password of your account
password | Please tell us the OTP you received
card | Dígame el número de tarjeta
card | ¿Me puede dar los datos de su tarjeta?
cvv | Necesito el CVV
password | ¿Cuál es su contraseña?
id | Envíe una foto de su DNI
passport | Indíquenos su número de pasaporte
card | Quel est votre numéro de carte bleue ?
card | Pourriez-vous nous communiquer vos coordonnées de carte bancaire
cvv | Donnez-moi le cryptogramme visuel
password | Il me faut votre mot de passe
id | Merci de nous envoyer une copie de votre pièce d'identité
id | Envoyez une photo de votre passeport
nir | Quel est votre numéro de sécurité sociale ?
card | Nennen Sie mir bitte Ihre Kreditkartennummer
card | Wie lautet Ihre Kartennummer?
card | Wir brauchen noch Ihre Kreditkartendaten
cvv | Wie ist die Prüfnummer?
password | Bitte teilen Sie uns Ihr Passwort mit
password | Geben Sie mir Ihre PIN
id | Bitte senden Sie ein Foto Ihres Personalausweises
id | Schicken Sie uns eine Kopie Ihres Reisepasses
iban | Könnten Sie uns Ihre IBAN schicken?
card | Qual è il numero della tua carta di credito?
cvv | Mi serve il codice di sicurezza
password | Mi dica la sua password
id | Invii una foto della carta d'identità
id | Ci invii una copia del passaporto
card | Wat is uw creditcardnummer?
card | Kunt u mij uw kaartgegevens geven?
cvv | Geef me de beveiligingscode
password | Wat is je wachtwoord?
password | Stuur mij je pincode
id | Stuur een foto van je paspoort
id | Wij hebben een kopie van uw identiteitsbewijs nodig
card | Chị gửi giúp em số thẻ tín dụng nhé
card | Anh cho em xin thông tin thẻ ạ
cvv | Cho em mã CVV với
password | Mật khẩu của anh là gì?
password | Anh đọc mã OTP giúp em
id | Chụp ảnh hộ chiếu gửi shop nhé
id | Gửi em ảnh CCCD 2 mặt nha
passport | Cho shop xin số hộ chiếu
cccd | so cccd cua anh la gi?
card | gui em so the nhe
card | Envie o numero do cartao
card | PLEASE SEND YOUR CARD NUMBER
card | Không sao đâu, anh gửi em số thẻ nhé
card | Keine Sorge, schicken Sie mir einfach Ihre Kartennummer
card | Não se preocupe, é só enviar o número do cartão
card | No se preocupe, envíe su número de tarjeta
card | N'hésitez pas à nous envoyer votre numéro de carte
card | Geen probleem, stuur je kaartnummer
card | Nessun problema, mi mandi il numero della carta
card | Enter your card number here
card | We haven't received your card number yet, could you send it?
card | Send me your name, address and card number
cnpj | Qual o CNPJ da empresa?
card,cvv | Envie o número do cartão e o CVV
card | Hello, to confirm your reservation kindly provide your full credit card number, expiry date and name.
card,cvv | Please reply with your card number and CVV
card | Just type your card number here
card | Can you read me the long card number?
card | may I take your card details?
card | We just need the card number
card | please give us a photo of your credit card
password | Can you tell me your PIN?
password | send the otp
password | Please share your login details so we can check
password | Could you forward me the code we sent you by SMS? I mean the verification code
id | Please attach a scan of your driver's license
id | We need a photo of your ID card front and back
passport | Give me your passport no.
ssn | What's your SSN?
card | manda o numero do cartao
card | Me manda os números do cartão
card | Você pode me dizer o número do seu cartão de crédito?
card | Qual o número do cartão?
card | Poderia me passar uma foto do cartão?
password | Pode me falar sua senha?
password | Me passa a senha por favor
password | Preciso da senha do cartão
password | Digite sua senha aqui
password | Confirme a sua senha
id | Manda foto da CNH
id | Preciso de uma foto do seu documento de identidade, frente e verso
id | Envie uma cópia do passaporte
passport | Informe o número do passaporte
cpf | Me confirma seu CPF?
cvv | Manda o CVV também
card | ¿Podría facilitarme los datos de la tarjeta?
card | Mándeme una foto de su tarjeta
card | Por favor, escriba aquí el número de su tarjeta
password | ¿Me dice su PIN?
password | Pásame tu contraseña
password | Por favor confirme su clave
id | ¿Me puede mandar una foto del DNI por ambos lados?
id | Envíe una copia de su documento de identidad
cvv | Indique el código de seguridad de la tarjeta
card | Pouvez-vous me donner votre numéro de carte de crédit ?
card | Il nous faut les coordonnées de votre carte bancaire
card | J'aurais besoin de votre numéro de carte
card | Envoyez une photo de votre carte bancaire
cvv | Et le cryptogramme ?
cvv | Quel est le code de sécurité à 3 chiffres ?
password | Merci de m'indiquer votre mot de passe
password | Communiquez-nous votre code secret
id | Veuillez nous transmettre votre pièce d'identité
id | Pouvez-vous nous faire parvenir une copie de votre passeport ?
id | Prenez en photo votre carte d'identité
card | Können Sie mir Ihre Kreditkartennummer durchgeben?
card | Ich bräuchte noch Ihre Kartendaten
card | Bitte geben Sie hier Ihre Kartennummer ein
card | Schick mir mal deine Kartennummer
cvv | Und die dreistellige Prüfnummer?
password | Verraten Sie mir Ihr Passwort?
password | Wie lautet Ihr Kennwort?
password | Bitte senden Sie uns Ihre Zugangsdaten
id | Könnten Sie Ihren Personalausweis fotografieren und uns schicken?
id | Bitte laden Sie eine Ausweiskopie hoch
passport | Wir benötigen Ihre Reisepassnummer
card | Mi può dire il numero della carta di credito?
card | Mi invii i dati della sua carta
card | Avremmo bisogno del numero di carta
card | Scriva qui il numero della carta
cvv | Mi dà anche il CVV?
password | Qual è il tuo PIN?
password | Ci comunichi la password
password | Mi mandi le sue credenziali
id | Ci mandi una foto del documento d'identità
id | Mi serve una copia della carta d'identità
passport | Mi indichi il numero di passaporto
card | Wilt u uw kaartnummer doorgeven?
card | Mag ik uw creditcardnummer?
card | Kun je je kaartnummer even sturen?
card | Vul hier uw kaartnummer in
cvv | En de CVC-code?
password | Geef je wachtwoord door
password | Wat is uw pincode?
password | Stuur ons uw inloggegevens
id | Stuur een kopie van je ID
id | Graag een foto van uw identiteitsbewijs
id | Kunt u een foto van uw rijbewijs sturen?
card | Chị đọc số thẻ cho em nhé
card | Anh chị vui lòng cung cấp số thẻ
card | Em cần số thẻ của anh để đặt cọc
card | Anh chụp mặt trước thẻ ngân hàng gửi em
cvv | Mã CVV là gì ạ?
cvv | Cho em 3 số mặt sau thẻ
password | Chị cho em xin mật khẩu nhé
password | Cho em xin mã PIN
password | Nhập mã OTP vào đây giúp em
id | Anh gửi hình căn cước công dân giúp em
id | Chị gửi ảnh chụp CMND qua đây ạ
cccd | Anh cho em số căn cước
passport | Chị gửi em số hộ chiếu
password | gui em mat khau
card | Don't hesitate to send us your card number
card | Don't forget to include your card number, just send it here
card | Why don't you send me your card number?
card | Zögern Sie nicht, uns Ihre Kartennummer zu senden
card | N'oubliez pas de nous envoyer votre numéro de carte
card | Não esqueça de enviar o número do cartão
card | No olvide enviar su número de tarjeta
card | Non dimentichi di mandarci il numero della carta
card | Vergeet niet uw kaartnummer te sturen
card | Đừng quên gửi số thẻ cho em nhé
card | Đừng lo, gửi em số thẻ nhé
card | Non si preoccupi, mi mandi solo il numero della carta
card | Maak je geen zorgen, stuur gewoon je kaartnummer
card | Ne vous inquiétez pas, envoyez simplement votre numéro de carte
)");
}

// behaviours.md §10.9: wherever the negation stands; and talk that only has the words.
TEST(Asks, WarningsAndTalk) {
    expect_asks(R"(
 | never send us your card number
 | Please never send your card number
 | Bitte senden Sie uns niemals Ihre Kartennummer
 | Stuur ons nooit je kaartnummer
 | N'envoyez jamais votre numéro de carte
 | Nunca envie o número do cartão
 | Đừng bao giờ gửi số thẻ của bạn
 | Non mandate mai il numero della carta
 | No envíe nunca el número de su tarjeta
 | What is your order number?
 | Nunca pedimos a sua senha
 | Não envie sua senha nem o número do cartão por mensagem
 | Por segurança, nunca compartilhe seu CVV
 | We will never ask you for your password
 | Please don't share your card number or CVV here
 | Never, under any circumstances, send your card number
 | Never send, share or type your card number in this chat
 | Do not share your OTP with anyone
 | Geben Sie Ihre PIN niemals weiter
 | Bitte teilen Sie Ihr Passwort nicht per Chat mit
 | Bitte geben Sie Ihre Kartennummer, Ihre PIN oder Ihr Passwort niemals weiter
 | Wir fragen Sie nie nach Ihrem Passwort
 | Deel je pincode met niemand
 | Stuur je kaartnummer niet via de chat
 | Ne communiquez jamais votre mot de passe
 | N'envoyez pas votre numéro de carte par message
 | Nous ne vous demanderons jamais votre mot de passe
 | No compartas tu contraseña con nadie
 | Nunca te pediremos tu contraseña
 | Non condivida la password con nessuno
 | Non invii il numero della carta in chat
 | Không gửi số thẻ qua tin nhắn nhé
 | Shop không bao giờ hỏi mật khẩu của bạn
 | Vui lòng không cung cấp mã OTP cho bất kỳ ai
 | To reset your password, open the settings
 | You can reset your password here
 | Send us your order number to reset your password
 | We sent you a verification code
 | Please bring your ID when you pick up the parcel
 | Can you send a photo of the damaged product?
 | What is your order number?
 | Qual é o número do pedido?
 | Poderia enviar uma foto do produto?
 | Me passa seu nome e endereço
 | Do you have a loyalty card? Send me the loyalty card number
 | What are the last 4 digits of your card?
 | Retire sua senha no balcão
 | Pode informar o CEP?
 | Do you want to pay by card?
 | Aceitamos cartão de crédito e débito
 | Chấp nhận thẻ tín dụng
 | Wir akzeptieren Kreditkarten
 | Bitte nennen Sie mir Ihre Bestellnummer
 | Quel est votre numéro de commande ?
 | Your password was changed successfully
 | Enter your card number on our secure payment page
 | Send a photo of the receipt, but hide the card number
 | Do not give your card details to anyone, not even to us.
 | For security reasons we can't take card numbers in chat.
 | Please remove the card number from your message
 | You should never share your PIN.
 | Nobody from our shop will ask you for your password
 | If someone asks you for your password, don't tell them.
 | Beware of scammers asking for your card number
 | It's not safe to send your card details by chat
 | There is no need to send your card number
 | No need for a card number, you can pay cash
 | You don't need to give us your passport number
 | Please avoid sending your card number
 | Sharing passwords is dangerous
 | Your card number is safe with us
 | Cuidado com golpes: ninguém da loja pede sua senha
 | Jamais informe a senha do seu cartão
 | Evite enviar dados do cartão pelo chat
 | Não precisa enviar o número do cartão
 | A loja nunca solicita senha ou CVV
 | Nunca compartas tu PIN ni el CVV
 | No es necesario enviar su número de tarjeta
 | Evite enviar los datos de su tarjeta
 | Nadie de nuestra tienda le pedirá su contraseña
 | Ne donnez votre code PIN à personne
 | Évitez d'envoyer votre numéro de carte
 | Il n'est pas nécessaire d'envoyer votre numéro de carte
 | Attention, ne partagez pas votre mot de passe
 | Inutile d'envoyer votre numéro de carte
 | Sie müssen uns Ihre Kartennummer nicht schicken
 | Bitte keine Kartennummern schicken
 | Schicken Sie uns bitte keine Passwörter
 | Wir werden Sie nie nach Ihrer PIN fragen
 | Non è necessario inviare il numero della carta
 | Eviti di mandare i dati della carta
 | Nessuno di noi le chiederà mai la password
 | Geef nooit je wachtwoord aan anderen
 | U hoeft uw kaartnummer niet te sturen
 | Wij zullen u nooit om uw pincode vragen
 | Không cần gửi số thẻ đâu ạ
 | Shop không yêu cầu mật khẩu
 | Tránh gửi số thẻ qua chat nhé
 | Anh đừng đưa mã OTP cho ai
 | Kannst du mir deine Adresse schicken?
 | Wie ist Ihre Postleitzahl?
 | Can you send me the invoice number?
 | Qual é o nome no pedido?
 | Kunt u de factuur sturen?
 | Gửi em mã vận đơn với ạ
 | Mi manda il codice dell'ordine?
 | Envoyez-nous la référence de commande
 | ¿Me puede enviar el número de seguimiento?
 | Our gift card numbers start with 60
 | What's the name on your membership card?
 | Send us your phone number and email
 | Could you confirm your delivery address?
 | Tell me the IMEI please
 | You can see the security code on your card's back; enter it at the checkout
 | Forgot your password?
 | Did you forget your password?
 | Have you tried changing your password?
 | Please check your ID when you receive the parcel
 | We sent the verification code to your phone
 | Il codice di verifica è stato inviato
 | Wir haben Ihnen einen Bestätigungscode geschickt
 | Bạn có thể đổi mật khẩu trong phần cài đặt
 | Show your ID at the counter
 | You will need your passport at the airport
)");
}

}  // namespace
}  // namespace domain::privacy
