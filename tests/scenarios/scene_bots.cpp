// What scenes say about bots, people and surveys.
#include "scenarios/scene_play.h"

namespace scenarios {

void Scene::bot_is_at_a_loss(const Parts& p) {
    did(world_.bot_is_at_a_loss(p[2], p[1]));
}

void Scene::ai_writes(const Parts& p) {
    did(world_.ai_writes(p[2], p[1], p[3].matched));
}

void Scene::draft_is_there(const Parts& p) {
    const auto thread = world_.thread_for(p[1], "");
    if (!thread) fail("there is no conversation");
    for (const auto& event : thread->events) {
        const auto* note = std::get_if<domain::NoteAdded>(&event.body);
        if (note != nullptr && note->reason_code == "AI_UNGROUNDED" && note->text == p[2]) return;
    }
    fail("there is none");
}

void Scene::bot_asks(const Parts& p) {
    did(world_.bot_asks(p[1]));
}

void Scene::asks_for_person(const Parts& p) {
    did(world_.customer_asks_for_person(p[1]));
}

void Scene::says_solved(const Parts& p) {
    const auto solved = p[2] == "solved" ? domain::Solved::yes : domain::Solved::no;
    did(world_.customer_says_solved(p[1], solved));
}

void Scene::joins_or_leaves(const Parts& p) {
    const auto presence =
        p[2] == "joins" ? domain::Presence::representative_joined : domain::Presence::representative_left;
    did(world_.shows_presence(p[1], p[3], presence));
}

void Scene::person_is_asked(const Parts& p) {
    const bool is_asked = conversation("").handover.asked_at.has_value();
    if (is_asked != p[0].str().starts_with("a person")) fail(is_asked ? "one is" : "none is");
}

void Scene::is_asked(const Parts& p) {
    const auto& survey = conversation(p[1]).survey;
    const bool is_pending = survey.step == domain::SurveyStep::pending;
    const std::string asked =
        is_pending ? survey.questions[static_cast<std::size_t>(survey.answered)].text : "";
    const std::string expected = p.size() > 2 ? p[2].str() : "";
    if (asked != expected) fail("asked is \"" + asked + "\"");
}

void Scene::answers_survey(const Parts& p) {
    did(world_.answers_survey(p[1], std::stoi(p[2])));
}

void Scene::survey_is(const Parts& p) {
    const auto step = base::name_of(conversation("").survey.step);
    if (step != p[1].str()) fail("it is " + std::string(step));
}

void Scene::below_it_stands(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_of("");
    if (!thread) fail("there is no conversation");
    for (auto event = thread->events.rbegin(); event != thread->events.rend(); ++event) {
        const auto* sent = std::get_if<domain::MessageSent>(&event->body);
        if (sent == nullptr || sent->auto_text) continue;
        if (sent->footer.value_or("") != p[1]) fail("it is \"" + sent->footer.value_or("") + "\"");
        return;
    }
    fail("there is no message");
}

}  // namespace scenarios
