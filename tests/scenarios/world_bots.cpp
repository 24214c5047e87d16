// Bots, people and surveys: what they do in a scene.
#include "app/surveys.h"
#include "scenarios/world.h"
#include "scenarios/world_waits.h"

namespace scenarios {

Fate World::bot_is_at_a_loss(const std::string& name, const std::string& text) {
    domain::SendMessage message{
        {domain::ActorKind::bot, base::to_string(agent_), "The bot", {}}, id_or_fresh({}), text, {}};
    message.is_at_a_loss = true;
    return write(app::ApiCaller{brand_, "bot@example.invalid"}, name, std::move(message));
}

Fate World::ai_writes(const std::string& name, const std::string& text, bool has_source) {
    domain::SendMessage message{
        {domain::ActorKind::bot, base::to_string(agent_), "The bot", {}}, id_or_fresh({}), text, {}};
    message.is_ai = true;
    message.has_source = has_source;
    const auto sent = wait_for<app::Sent>([&](auto done) {
        app::send_message(*app_, app::ApiCaller{brand_, "bot@example.invalid"},
                          customer(name, "").conversation, std::move(message), std::move(done));
    });
    if (sent && sent->is_held) return Fate{"ai_ungrounded", "BOT-05", {}, {}};
    return fate_of(sent);
}

Fate World::bot_asks(const std::string& name) {
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::send_survey(*app_, app::ApiCaller{brand_, "bot@example.invalid"},
                         customer(name, "").conversation, id_or_fresh({}), std::move(done));
    }));
}

Fate World::customer_asks_for_person(const std::string& name) {
    app::ConsumerMessage message;
    message.text = "A person, please.";
    message.asks_for_person = true;
    return receive(name, "", std::move(message));
}

Fate World::customer_says_solved(const std::string& name, domain::Solved solved) {
    app::ConsumerMessage message;
    message.text = solved == domain::Solved::yes ? "Yes" : "No";
    message.solved = solved;
    return receive(name, "", std::move(message));
}

Fate World::shows_presence(const std::string& who, const std::string& name, domain::Presence presence) {
    const domain::Staff& person = staff(who);
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::show_presence(*app_, person, customer(name, "").conversation, domain::actor_of(person), presence,
                           id_or_fresh({}), std::move(done));
    }));
}

Fate World::answers_survey(const std::string& name, std::int64_t option) {
    const Customer& person = customer(name, "");
    domain::survey::Answer answer;
    if (const auto thread = thread_of(name)) {
        const auto& survey = thread->conversation.survey;
        answer.survey_id = survey.id;
        if (survey.answered < std::ssize(survey.questions))
            answer.question_id = survey.questions[static_cast<std::size_t>(survey.answered)].id;
    }
    answer.option = option - 1;
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::answer_survey(*app_, person.id, shops_.at(person.shop).id, std::move(answer), std::move(done));
    }));
}

}  // namespace scenarios
