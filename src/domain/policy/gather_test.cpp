// From a conversation as it was played to what the rules are told, and to what they say together.
#include "domain/policy/gather.h"

#include <gtest/gtest.h>

#include "domain/policy/reason_facts.h"
#include "domain/test_play.h"

namespace domain::policy {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

struct Shop {
    Play play;
    Location location = test_location();

    Verdict send(const Actor& actor, std::string text, std::optional<domain::ContactReason> reason = {},
                 bool is_evidence_known = true) {
        SendMessage command{actor, play.fresh_id(), std::move(text), std::nullopt, std::move(reason)};
        auto sent = send_message(play.state, command, play.now,
                                 {.location = &location, .is_evidence_known = is_evidence_known});
        play.take(std::move(sent.outcome));
        return sent.verdict;
    }
    std::string says(std::string text) { return send(test_staff(), std::move(text)).reason_code; }
    std::string contacts(std::string code, std::string evidence, std::string text,
                         bool is_evidence_known = true) {
        return send(test_staff(), std::move(text),
                    domain::ContactReason{std::move(code), std::move(evidence)}, is_evidence_known)
            .reason_code;
    }
};

// 2024-05-06 is a Monday; 15:00 in São Paulo is 18:00 UTC.
Shop at_three_in_the_afternoon() {
    Shop shop;
    shop.play.now = base::parse_rfc3339("2024-05-06T18:00:00Z").value();
    shop.play.consumer_writes("Oi");
    return shop;
}

std::string order(int number) {
    return R"({"order_id":")" + std::to_string(number) + R"(","status":"shipped"})";
}

TEST(Gather, TheSixthBubbleWaitsAnHour) {
    Shop shop = at_three_in_the_afternoon();
    for (const char* text : {"primeiro", "segundo", "terceiro", "quarto"})
        EXPECT_EQ(shop.says(text), "IN_WINDOW");
    EXPECT_EQ(shop.says("cinco"), "CONSECUTIVE_LIMIT");  // a warning: it went out
    EXPECT_EQ(shop.play.state.gate.staff_in_a_row, 5);
    const Verdict sixth = shop.send(test_staff(), "seis");
    EXPECT_EQ(sixth.decision, Decision::deny);
    EXPECT_EQ(sixth.retry_at, shop.play.now + hours(1));
    shop.play.now += seconds(10);
    EXPECT_EQ(shop.send(test_bot(), "o bot pode").decision, Decision::allow);
    shop.play.consumer_writes("estou aqui");
    EXPECT_EQ(shop.says("sete"), "IN_WINDOW");
}

TEST(Gather, SixtyInAnyDay) {
    Shop shop = at_three_in_the_afternoon();
    const auto first = shop.play.now;
    for (int i = 0; i < 60; ++i) {
        EXPECT_EQ(shop.send(test_bot(), "n" + std::to_string(i)).decision, Decision::allow) << i;
        shop.play.now += minutes(20);
    }
    const Verdict refused = shop.send(test_bot(), "one more");
    EXPECT_EQ(refused.reason_code, "EPISODE_LIMIT");
    EXPECT_EQ(refused.retry_at, first + hours(24));
    shop.play.now = first + hours(24);
    EXPECT_EQ(shop.send(test_bot(), "now").decision, Decision::allow);
    EXPECT_EQ(shop.send(test_bot(), "but not two").reason_code, "EPISODE_LIMIT");
}

TEST(Gather, ADayLaterAPersonNeedsAReason) {
    Shop shop = at_three_in_the_afternoon();
    EXPECT_EQ(shop.says("Vou perguntar."), "IN_WINDOW");
    shop.play.now += hours(24) - microseconds(1);
    EXPECT_EQ(facts_of(shop.play.state, ActorKind::staff, shop.play.now).is_idle(), false);
    shop.play.now += microseconds(1);
    EXPECT_EQ(shop.says("Chegou!"), "REASON_MISSING");
    EXPECT_EQ(shop.contacts("BECAUSE", "{}", "Chegou!"), "REASON_MISSING");
    EXPECT_EQ(shop.contacts("CONV.PROMISED_INFO", "{}", "Chegou!"), "REASON_UNSUPPORTED");
    const std::string promise = R"({"message_id":"m1","promised_on":"2024-05-07"})";
    EXPECT_EQ(shop.contacts("CONV.PROMISED_INFO", promise, "Chegou!", false), "REASON_NOT_RELATED");
    EXPECT_EQ(shop.contacts("CONV.PROMISED_INFO", promise, "Chegou!"), "IN_WINDOW");
    EXPECT_EQ(shop.contacts("CONV.PROMISED_INFO", promise, "Chegou ontem, na verdade."), "ALREADY_SENT");
    shop.play.now += hours(24);
    EXPECT_EQ(shop.send(test_bot(), "programs go on").decision, Decision::warn);
}

TEST(Gather, TwoUnansweredAreEnough) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Vou enviar.");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(1), "Seu pedido saiu."), "IN_WINDOW");
    shop.play.now += seconds(1);
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(2), "O outro também está a caminho."), "IN_WINDOW");
    shop.play.now += seconds(1);
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(3), "E o terceiro, com o livro novo."),
              "UNANSWERED_STOP");
    shop.play.consumer_writes("obrigado!");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(3), "O terceiro, com o livro novo."), "IN_WINDOW");
}

TEST(Gather, CapsCountWhatWasSent) {
    Shop shop = at_three_in_the_afternoon();
    const char* texts[] = {"Seu pedido saiu.", "Um livro está a caminho de casa.",
                           "Entregue na portaria, confira!", "A transportadora passa amanhã cedo.",
                           "Mais um volume foi despachado."};
    const auto first = shop.play.now;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(i), texts[i]), "IN_WINDOW") << i;
        shop.play.now += seconds(1);
        shop.play.consumer_writes("ok " + std::to_string(i));
    }
    const Verdict fourth =
        shop.send(test_staff(), texts[3], domain::ContactReason{"POSTSALE.SHIPPED", order(3)});
    EXPECT_EQ(fourth.reason_code, "CAP_SERVICE");
    EXPECT_EQ(fourth.decision, Decision::delay);
    EXPECT_EQ(fourth.retry_at, first + hours(24));
    shop.play.now = first + hours(24);
    shop.play.consumer_writes("bom dia");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(3), texts[3]), "IN_WINDOW");
    shop.play.consumer_writes("ok");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(4), texts[4]), "CAP_WINDOW");
}

TEST(Gather, NearlyTheSameIsTheSame) {
    Shop shop = at_three_in_the_afternoon();
    const std::string text =
        "Olá! Seu pedido 1234 saiu hoje da nossa loja na Rua Augusta e chega amanhã à tarde.";
    const std::string nearly =
        "Olá! Seu pedido 5678 saiu hoje da nossa loja na Rua Augusta e chega amanhã à tarde!";
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(1), text), "IN_WINDOW");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(2), nearly), "DUPLICATE_TO_CONSUMER");
    shop.play.consumer_writes("e aí?");
    EXPECT_EQ(shop.says("Está a caminho."), "IN_WINDOW");
    EXPECT_EQ(shop.says("está a  caminho."), "DUPLICATE_TO_CONSUMER");
    EXPECT_GE(similarity(likeness_of(text), likeness_of(nearly)), 0.85);
    EXPECT_LT(similarity(likeness_of(text), likeness_of("Temos o livro; guardo um exemplar até sábado.")),
              0.5);
}

TEST(Gather, AtNightNobodyIsWrittenToFirst) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Aviso quando sair.");
    shop.play.now += hours(9);  // midnight in São Paulo
    const Verdict verdict =
        shop.send(test_staff(), "Seu pedido saiu.", domain::ContactReason{"POSTSALE.SHIPPED", order(1)});
    EXPECT_EQ(verdict.decision, Decision::delay);
    EXPECT_EQ(verdict.reason_code, "ZONE_ASSUMED");
    EXPECT_EQ(verdict.retry_at, base::parse_rfc3339("2024-05-07T10:00:00Z").value());  // 07:00 there
}

TEST(Gather, AdvertisingNeedsConsent) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Temos novidades.");
    const std::string evidence = R"({"product":"p","launch_on":"2024-05-08","message_id":"m"})";
    EXPECT_EQ(shop.contacts("INFORM.LAUNCH_PREVIEW", evidence, "Chega quarta."), "CONSENT_REQUIRED");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(1), "Saiu! E 20% de desconto hoje."),
              "PROMO_IN_SERVICE");
}

TEST(Gather, ADoubleClickIsOneMessage) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Temos sim.");
    const auto id = shop.play.state.gate.last_human_message;
    const SendMessage again{test_staff(), "other", "temos  sim.", std::nullopt};
    EXPECT_EQ(double_clicked(shop.play.state, again, shop.play.now + seconds(9)), id);
    EXPECT_EQ(double_clicked(shop.play.state, again, shop.play.now + seconds(10)), "");
    const SendMessage other{test_staff(), "other", "Temos dois.", std::nullopt};
    EXPECT_EQ(double_clicked(shop.play.state, other, shop.play.now), "");
    shop.play.consumer_writes("mesmo?");
    EXPECT_EQ(double_clicked(shop.play.state, again, shop.play.now), "");
}

TEST(Gather, NotEverythingAtOnce) {
    Shop shop = at_three_in_the_afternoon();
    const auto first = shop.play.now;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(shop.send(test_bot(), "n" + std::to_string(i)).decision, Decision::allow) << i;
        shop.play.now += seconds(1);
    }
    const Verdict sixth = shop.send(test_bot(), "n5");
    EXPECT_EQ(sixth.decision, Decision::delay);
    EXPECT_EQ(sixth.reason_code, "PAIR_RATE");
    EXPECT_EQ(sixth.retry_at, first + seconds(10));
    shop.play.now = first + seconds(10) - microseconds(1);
    EXPECT_EQ(shop.send(test_bot(), "n5").reason_code, "PAIR_RATE");
    shop.play.now += microseconds(1);
    EXPECT_EQ(shop.send(test_bot(), "n5").decision, Decision::allow);
    EXPECT_EQ(shop.send(test_bot(), "n6").retry_at, first + seconds(11));
}

TEST(Gather, ASecondBetweenContacts) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Aviso quando sair.");
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(1), "Seu pedido saiu."), "IN_WINDOW");
    const auto first = shop.play.now;
    shop.play.now += seconds(1) - microseconds(1);
    const Verdict second = shop.send(test_bot(), "O outro pacote também está a caminho.",
                                     domain::ContactReason{"POSTSALE.SHIPPED", order(2)});
    EXPECT_EQ(second.reason_code, "PAIR_RATE");
    EXPECT_EQ(second.retry_at, first + seconds(1));
    EXPECT_EQ(shop.says("Um momento."), "IN_WINDOW");  // an answer is no contact
    shop.play.now += microseconds(1);
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(2), "O outro pacote também está a caminho."),
              "IN_WINDOW");
}

TEST(Gather, ADotIsHardlyAnAnswer) {
    Shop shop = at_three_in_the_afternoon();
    const Verdict dot = shop.send(test_staff(), ".");
    EXPECT_EQ(dot.decision, Decision::warn);
    EXPECT_EQ(dot.reason_code, "LOW_VALUE_REPLY");
    EXPECT_EQ(shop.says("👍"), "LOW_VALUE_REPLY");  // they still wait
    EXPECT_EQ(shop.says("Claro."), "IN_WINDOW");
    EXPECT_EQ(shop.says("👍"), "IN_WINDOW");  // nobody waits any more
    shop.play.now += seconds(20);
    shop.play.consumer_writes("E o preço?");
    EXPECT_EQ(shop.says("Já vejo."), "IN_WINDOW");
    shop.play.consumer_writes("E aí?");
    EXPECT_EQ(shop.says("já vejo."), "LOW_VALUE_REPLY");
}

// REN-12, in the language of the customer's device.
TEST(Gather, WhatHasAReasonSaysWhy) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Aviso quando sair.");
    EXPECT_EQ(std::get<MessageSent>(shop.play.events.back().body).footer, std::nullopt);
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(1), "Seu pedido saiu."), "IN_WINDOW");
    const auto& sent = std::get<MessageSent>(shop.play.events.back().body);
    EXPECT_EQ(sent.footer, "É sobre o seu pedido. Para não receber mais, escreva PARAR.");
    EXPECT_EQ(sent.text, "Seu pedido saiu.");
}

// The customer's device speaks Portuguese (test_play.h).
TEST(Gather, TheirLanguageIsWhatTheyReadOrWrote) {
    Shop shop = at_three_in_the_afternoon();
    shop.says("Aviso quando sair.");
    const std::string text = "Your order has shipped and will be with you tomorrow.";
    const Verdict foreign =
        shop.send(test_staff(), text, domain::ContactReason{"POSTSALE.SHIPPED", order(1)});
    EXPECT_EQ(foreign.decision, Decision::warn);
    EXPECT_EQ(foreign.reason_code, "LANGUAGE_MISMATCH");
    shop.play.now += seconds(1);
    EXPECT_EQ(shop.contacts("POSTSALE.SHIPPED", order(2), "O outro pedido saiu e chega amanhã."),
              "IN_WINDOW");
    shop.play.consumer_writes("Thanks! Could you please write to me in English?");
    shop.play.now += seconds(1);
    EXPECT_EQ(
        shop.contacts("POSTSALE.SHIPPED", order(3), "The third one is on its way, and you have it at two."),
        "IN_WINDOW");
}

TEST(Gather, EvidenceHasItsFieldsAndItsLife) {
    const auto now = base::parse_rfc3339("2024-05-06T18:00:00Z").value();
    const auto problem = [&](std::string_view code, std::string_view evidence) {
        return read_evidence(code, evidence, now).problem;
    };
    EXPECT_EQ(problem("APPT.REMINDER", "[]"), "evidence");
    EXPECT_EQ(problem("APPT.REMINDER", R"({"appointment_id":"a"})"), "starts_at");
    EXPECT_EQ(problem("APPT.REMINDER", R"({"appointment_id":"a","starts_at":"tomorrow"})"), "starts_at");
    EXPECT_EQ(problem("APPT.REMINDER", R"({"appointment_id":"a","starts_at":"2024-05-07T10:00:00Z"})"), "");
    EXPECT_EQ(problem("APPT.REMINDER", R"({"appointment_id":" ","starts_at":"2024-05-07T10:00:00Z"})"),
              "appointment_id");
    EXPECT_EQ(problem("INFORM.SPECIAL_HOURS", R"({"date_on":"2024-06-01"})"), "date_on");
    EXPECT_EQ(problem("POSTSALE.SHIPPED", R"({"order_id":"1","status":"lost"})"), "status");
    EXPECT_EQ(problem("POSTSALE.REVIEW_REQUEST", R"({"order_id":"1","completed_at":"2024-05-06T00:00:00Z"})"),
              "completed_at");
    EXPECT_EQ(problem("CONV.NEXT_DAY_NUDGE", R"({"episode":0})"), "episode");
    for (const EvidenceSchema& schema : evidence_schemas()) {
        EXPECT_NE(consent::find_contact_reason(schema.code), nullptr) << schema.code;
        EXPECT_NE(problem(schema.code, "{}"), "") << schema.code;
    }
    EXPECT_EQ(evidence_schemas().size(), consent::contact_reasons().size());
    const auto life = read_evidence("CONVERT.BACK_IN_STOCK",
                                    R"({"message_id":"m","in_stock_at":"2024-05-06T10:00:00Z"})", now);
    EXPECT_EQ(life.useful_until, base::parse_rfc3339("2024-05-09T10:00:00Z").value());
    EXPECT_EQ(life.message_id, "m");
}

TEST(Gather, TheSameReasonIsTheSameEvidence) {
    EXPECT_EQ(reason_key("POSTSALE.SHIPPED", R"({"order_id":"1","status":"shipped","note":"x"})"),
              reason_key("POSTSALE.SHIPPED", R"({"status":"shipped","order_id":"1"})"));
    EXPECT_NE(reason_key("POSTSALE.SHIPPED", order(1)), reason_key("POSTSALE.SHIPPED", order(2)));
}

}  // namespace
}  // namespace domain::policy
