#include "domain/privacy/scan.h"

#include <gtest/gtest.h>

#include "domain/privacy/test_table.h"

namespace domain::privacy {
namespace {

// "kinds | text", one a line; the kinds in the order of the text, none for ordinary talk. \n in a text is a
// line break.
void expect_kinds(std::string_view table) {
    for (const auto& row : rows_of(table)) {
        std::string kinds;
        for (const auto& finding : scanner().scan(row.text, Direction::consumer).findings) {
            if (finding.kind == Kind::expiry) continue;
            kinds += (kinds.empty() ? "" : ",") + std::string(base::name_of(finding.kind));
        }
        EXPECT_EQ(kinds, row.wanted) << row.text;
    }
}

TEST(Scan, Cards) {
    expect_kinds(R"(
card | 4111111111111111
card | meu cartão é 4111 1111 1111 1111
card | 5555-5555-5555-4444
card | 3782 822463 10005
card | 6011111111111117
card | 3530111333300000
card | 30569309025904
card | ４１１１ １１１１ １１１１ １１１１
card | ٤١١١ ١١١١ ١١١١ ١١١١
card | 4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣ ok
card | 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
card | 4111\n1111\n1111\n1111
card,cvv | 4111 1111 1111 1111 12/27 123
card,cvv | 4111111111111111 exp 12/27 cvv 123
card | 4111 1111 1111 1111 total 150,00
card | 4111 1111 1111 1111 12/27 150,00
cvv | my cvv is 123
cvv | o código de segurança é 987
card,cvv | Cartão: 5555 5555 5555 4444\nValidade: 08/29\nCVV: 321
card,cvv | num 4111111111111111 val 08/2029 cod 321 cvv
card | CARTÃO DE CRÉDITO 4111.1111.1111.1111
card | 4111 - 1111 - 1111 - 1111
card | 4111–1111–1111–1111
card | card# 4111111111111111, John Doe
card | (4111 1111 1111 1111)
card | "4111111111111111"
card | cc:4111111111111111
card | visa4111111111111111
card | 卡号4111111111111111有效期
card | 41 11 11 11 11 11 11 11 é o cartão
card | Please charge 4111 1111 1111 1111 for order 55123
card | 4111 1111 1111 1111 thanks!
card | 4111/1111/1111/1111
card | 4111_1111_1111_1111
card | 𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏
card | ४१११ ११११ ११११ ११११
card | ‎4111‎ 1111 ‫1111‬ 1111
cvv | cvv 3 2 1 is wrong, it is 321
cvv | CVC2 987
cvv | Prüfziffer: 456
cvv | cryptogramme visuel 741
cvv | mã bảo mật mặt sau là 852
cvv | 123 é o cvv
cvv | security code is 1234
)");
}

TEST(Scan, Nothing) {
    expect_kinds(R"(
 | 4111111111111112
 | 0000000000000000
 | 1234567812345670
 | order number 4111111111111111
 | IMEI: 4111 1111 1111 1111
 | GB82WEST12345698765433
 | 52998224725
 | 111.444.777-36
 | 111.111.111-11
 | 12.ABC.345/01DE-36
 | 255081416802539
 | 078-05-1120
 | 000-12-3456
 | 001188456789
 | cccd 123456789012
 | mã vận đơn 001188456789
 | my password is wrong
 | how do I reset my password?
 | sua senha é 45
 | senha A123, guichê 3
 | पिन कोड 110001
 | I forgot my password again
 | password must have at least 8 characters
 | my order number is 4111 1111 1111 1111
 | tracking number: 5555555555554444
 | pedido nº 4111111111111111
 | Sendungsnummer 4111 1111 1111 1111
 | serial no. 5555 5555 5555 4444
 | código de barras: 4111111111111111
 | ORD4111111111111111
 | EAN 4006381333931
 | 00340434161094042557
 | 20260312143000123
 | call me at +55 11 98765-4321
 | (11) 98765-4321
 | lat -23.5505199, -46.6333094
 | 4111 units at 1111 each for 1111 days in 1112
 | call 555-12-3456-789
 | 180052A00401225 c'est mon numéro de sécu
 | passport photos 35x45 mm, order 12345678
 | I lost my passport on 12/05/2026
 | passport office tel 02071234567
 | pin 5 of the connector is broken
 | boarding pass 12345
 | gym pass 4512
 | I have 3 passes for 2026
 | passes A123
 | the password is required
 | password reset code not received
 | password must contain 8 characters and 1 number
 | did you change the password?
 | a senha está errada
 | retirei a senha P045
 | Senha 87, guichê 3
 | minha senha é a 1234, falta muito pra chamar no guichê?
 | la contraseña no es correcta
 | mon mot de passe est incorrect
 | das Passwort ist falsch
 | mật khẩu bị sai
 | quên mật khẩu
 | password: required
 | cvv is the three digit code on the back
 | where do I find the CVV?
 | cvv total 150,00
)");
}

TEST(Scan, Accounts) {
    expect_kinds(R"(
iban | GB82WEST12345698765432
iban | DE89 3704 0044 0532 0130 00
iban | fr14 2004 1010 0505 0001 3M02 606
iban | BR1800360305000010009795493C1
iban | PT50000201231234567890154
iban | ES91 2100 0418 4502 0005 1332 gracias
cpf | 111.444.777-35
cpf | meu cpf 52998224725
cnpj | 11.222.333/0001-81
cnpj | 12.ABC.345/01DE-35
cnpj | 12.abc.345/01de-35
cnpj | CNPJ 12ABC34501DE35
cpf | CPF 529.982.247-25, tel 11 98765-4321
cpf | 529 982 247 25 meu cpf
cpf | 529.982.247/25
cpf | ５２９.９８２.２４７-２５
cnpj | CNPJ: 11222333000181
cnpj | 11 222 333/0001-81
iban | IBAN DE89-3704-0044-0532-0130-00
iban | it60 x054 2811 1010 0000 0123 456
iban | NL91ABNA0417164300
iban | BE68 5390 0754 7034.
)");
}

TEST(Scan, People) {
    expect_kinds(R"(
nir | 2 55 08 14 168 025 38
nir | mon numéro de sécu: 255081416802538
nir | 1 80 05 2A 004 012 24
nir | 1 80 05 2B 004 012 51
ssn | 536-90-4399
ssn | my social security number is 536904399
cccd | căn cước công dân của em: 001188456789
cccd | cccd 079203012345
cccd | so cmnd cua toi 087084000999
ssn | ssn 536 90 4399
ssn | my SSN: 536904399
ssn | 536–90–4399
ssn | itin 912-70-1234
cccd | CCCD 001 188 456 789
cccd | Em gửi số căn cước 079203012345 ạ
cccd | 079203012345 là số cccd của em
cccd | SO CCCD: 001188456789
cccd | chứng minh nhân dân 123456789
nir | 1 85 05 78 006 084 91
nir | numéro de sécurité sociale: 185057800608491
nir | 180052A00401224 c'est mon numéro de sécu
)");
}

TEST(Scan, Papers) {
    expect_kinds(R"(
passport | passport number AB1234567
passport | passaporte FX123456
passport | L898902C36UTO7408122F1204159ZE184226B<<<<<10
passport | hộ chiếu của tôi là B1234567
passport | passport no. X1234567
passport | passeport 12AB34567
passport | My passport is 533380006
passport | P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10
passport | Passport No: AB 123456
passport | Reisepassnummer C01X00T47
passport | паспорт 75 1234567
)");
}

TEST(Scan, Secrets) {
    expect_kinds(R"(
password | my password is hunter2
password | senha: gato1234
password | mật khẩu: abc123
password | Passwort: Sommer2024!
password | la contraseña es Perro_2020
password | mot de passe = Soleil!99
password | password: sunflower
password | PIN 4821
password | Your verification code is 482910
password | 482910 is your verification code
password | https://shop.example/login?token=abcdef123456
password | pass: Abc12345
password | user: maria pass: abc123
password | login maria / senha abc123
password | My password is: Tr0ub4dor&3
password | pw is hunter2, login is bob
password | The wifi password is Cafe2024
password | wifi: CasaVerde senha: pizza2024
password | contraseña del wifi: gatos123
password | mot de passe wifi : Soleil2024
password | senha do wifi é 12345678
password | mật khẩu wifi: 88888888
password | mk là abc@123
password | my pin is 4821
password | meu pin é 4821
password | OTP 482910
password | mã OTP của em là 482910
password | G-482910 is your Google verification code
password | código: 482910. Não compartilhe
password | passwort lautet "Sonne"
password | 密码是abc123456
password | パスワードはabc12345です
password | 비밀번호는 abc1234 입니다
password | рассылка пароль: qwerty123
)");
}

// behaviours.md §3.11, last column.
TEST(Scan, MasksWhatTheTableSays) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"4111111111111111", "•••• •••• •••• 1111"},
        {"3782 822463 10005", "•••• •••••• •0005"},
        {"4111 1111 1111 1111 12/27 123", "•••• •••• •••• 1111 **/** ***"},
        {"my cvv is 123.", "my cvv is ***."},
        {"IBAN GB82 WEST 1234 5698 7654 32!", "IBAN GB•• •••• •••• •••• •• 5432!"},
        {"meu cpf 52998224725", "meu cpf •••.•••.•••-25"},
        {"12.ABC.345/01DE-35", "••.•••.•••/••••-35"},
        {"cccd 079203012345", "cccd •••••••••345"},
        {"536-90-4399", "•••-••-4399"},
        {"2 55 08 14 168 025 38", "• •• •• •• ••• ••• 38"},
        {"passport AB1234567", "passport •••••••67"},
        {"password: hunter2", "password: ••••"},
        {"https://shop.example/login?token=abcdef123456 ok", "https://shop.example/•••• ok"},
        {"４１１１ １１１１ １１１１ １１１１", "•••• •••• •••• 1111"},
        {"nothing here, 2 boxes for 12,50", "nothing here, 2 boxes for 12,50"},
    };
    for (const auto& [text, masked] : cases)
        EXPECT_EQ(scanner().scan(text, Direction::consumer).masked, masked) << text;
}

TEST(Scan, PlacesAreCodePoints) {
    const auto result = scanner().scan("Olá! 👋 cartão 4111 1111 1111 1111 ok", Direction::consumer);
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings[0], (Finding{Kind::card, 14, 33, 0, false}));
    const auto marked = scanner().scan("4️⃣111111111111111!", Direction::consumer);
    ASSERT_EQ(marked.findings.size(), 1U);
    EXPECT_EQ(marked.findings[0].start, 0U);
    EXPECT_EQ(marked.findings[0].end, 18U);
}

// behaviours.md §6 cases 55 and 56, R26.
TEST(Scan, TheShopsOwnPass) {
    const Allowed own{{"DE89 3704 0044 0532 0130 00", "11.222.333/0001-81"}};
    const std::string_view text = "IBAN DE89370400440532013000, CNPJ 11222333000181";
    EXPECT_EQ(scanner().scan(text, Direction::business, own).findings.size(), 0U);
    EXPECT_EQ(scanner().scan(text, Direction::business).findings.size(), 2U);
    EXPECT_TRUE(
        scanner().scan("Ligue (11) 3456-7890 ou loja@exemplo.com.br", Direction::business).findings.empty());
    EXPECT_TRUE(scanner().scan("You wrote •••• •••• •••• 1111", Direction::business).findings.empty());
}

TEST(Scan, AConsumerAsksForNothing) {
    EXPECT_TRUE(scanner().scan("What is your card number?", Direction::consumer).asks.empty());
    EXPECT_EQ(scanner().scan("What is your card number?", Direction::business).asks, std::vector{Kind::card});
}

}  // namespace
}  // namespace domain::privacy
