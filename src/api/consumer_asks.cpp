#include "api/consumer_asks.h"

#include <charconv>

#include "api/consumer.h"
#include "api/entry.h"
#include "api/pages/catalogue.h"
#include "api/site.h"
#include "app/messages.h"
#include "app/surveys.h"
#include "base/text.h"
#include "domain/bots/handover.h"

namespace api {
namespace {

struct AnswerBody {
    std::string survey_id;
    std::string question_id;
    std::int64_t option = 0;
};
BOOST_DESCRIBE_STRUCT(AnswerBody, (), (survey_id, question_id, option))

// Nobody has said anything since; what the server adds (that the shop is closed) is no word.
bool ends_with_starter_answer(const app::Thread& thread) {
    for (auto event = thread.events.rbegin(); event != thread.events.rend(); ++event) {
        const auto* sent = std::get_if<domain::MessageSent>(&event->body);
        if (sent == nullptr) continue;
        if (sent->auto_text == domain::AutoText::starter_answer) return true;
        if (!sent->auto_text) return false;
    }
    return false;
}

base::Error survey_over() {
    return {base::ErrorKind::conflict, "survey_over", "this survey is over"};
}

std::string form_value(const Call& call, std::string_view name) {
    return base::find_form_value(call.request.body, name).value_or("");
}

net::Response see_other(const std::string& target) {
    return net::Response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}};
}

}  // namespace

Asks asks_of(const app::Thread& thread, base::Timestamp now) {
    const auto& state = thread.conversation;
    Asks asks;
    const bool has_person = domain::bots::person_until(state, now) || state.handover.asked_at;
    asks.person = domain::bots::is_with_bot(state) && !has_person;
    asks.solved = !has_person && ends_with_starter_answer(thread);
    if (state.blocked_by_store_at || state.blocked_by_consumer_at) return Asks{};
    const auto& survey = state.survey;
    if (survey.step != domain::SurveyStep::pending || survey.answered >= std::ssize(survey.questions))
        return asks;
    const auto& question = survey.questions[static_cast<std::size_t>(survey.answered)];
    asks.survey = SurveyAsk{survey.id,     question.id,     survey.answered + 1, std::ssize(survey.questions),
                            question.text, question.options};
    return asks;
}

void post_person_form(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request))
        return call.respond(form_problem(context, call.request, kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    KnownConsumer consumer = know_consumer(context, call);
    std::string id = form_value(call, "client_message_id");
    if (id.empty()) id = base::to_string(context.app.ids.next(context.app.clock.now()));
    Entry entry = read_entry(context, call.request, *shop);
    app::ConsumerMessage message{.consumer = consumer.id,
                                 .consumer_name = {},
                                 .location = shop->id,
                                 .locale = device_locale(call.request),
                                 .entry_point = entry.point,
                                 .message_id = std::move(id),
                                 .text = words_for_person(context, call.request, *shop),
                                 .solved = {},
                                 .asks_for_person = true,
                                 .context = std::move(entry.context),
                                 .network = network_of(call.request)};
    const std::string target = conversation_after_form(*shop, call.request);
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), consumer = std::move(consumer),
                 target](const base::Result<app::Received>& received) mutable {
        if (!received) return call->respond(form_problem(context, call->request, received.error()));
        net::Response response = see_other(target);
        if (consumer.fresh_cookie) response.headers.push_back(std::move(*consumer.fresh_cookie));
        call->respond(std::move(response));
    };
    app::receive_message(context.app, std::move(message), std::move(done));
}

void post_survey_form(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request))
        return call.respond(form_problem(context, call.request, kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    const std::string option = form_value(call, "option");
    domain::survey::Answer answer{form_value(call, "survey"), form_value(call, "question"), -1};
    std::from_chars(option.data(), option.data() + option.size(), answer.option);
    const auto consumer = call.consumer;
    const std::string target = conversation_after_form(*shop, call.request);
    auto done = [&context, call = std::make_unique<Call>(std::move(call)),
                 target](const base::Result<std::int64_t>& answered) mutable {
        // A survey that is over meanwhile needs no error page: the page shows that nothing is asked any more.
        if (!answered && answered.error().code != "survey_over")
            return call->respond(form_problem(context, call->request, answered.error()));
        call->respond(see_other(target));
    };
    if (!consumer) return done(std::unexpected(survey_over()));
    app::answer_survey(context.app, *consumer, shop->id, std::move(answer), std::move(done));
}

void post_survey_answer(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    auto body = read_body<AnswerBody>(call);
    if (!body) return;
    const auto consumer = call.consumer;
    auto done = [respond = std::move(call.respond)](const base::Result<std::int64_t>& answered) mutable {
        respond(answered ? json_response(200, "{}") : error_response(answered.error()));
    };
    if (!consumer) return done(std::unexpected(survey_over()));
    app::answer_survey(context.app, *consumer, shop->id,
                       {std::move(body->survey_id), std::move(body->question_id), body->option},
                       std::move(done));
}

}  // namespace api
