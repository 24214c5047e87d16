#include "server/optout.h"

#include <algorithm>
#include <array>

#include "domain/consent/opt_out.h"
#include "server/json_lines.h"

namespace server {
namespace {

using domain::consent::OptOutContext;

std::string_view text_of(const base::json::value& value) {
    return {value.get_string().data(), value.get_string().size()};
}

// The context in one word. Any other word is none that we know, and starred words ask back.
OptOutContext context_of_word(std::string_view word) {
    constexpr std::array<std::string_view, 4> kTasks = {"task", "order", "appointment", "question"};
    if (word == "proactive") return {.last_was_proactive = true, .task_open = {}};
    if (word == "none") return {.last_was_proactive = {}, .task_open = false};
    if (std::ranges::find(kTasks, word) != kTasks.end()) return {.last_was_proactive = {}, .task_open = true};
    return {};
}

base::Result<std::optional<bool>> flag(const base::json::object& context, std::string_view name) {
    const auto* value = context.if_contains(name);
    if (value == nullptr || value->is_null()) return std::optional<bool>{};
    if (!value->is_bool()) {
        return base::fail(base::ErrorKind::invalid, "context_wrong",
                          "context." + std::string(name) + " is true or false");
    }
    return std::optional(value->get_bool());
}

base::Result<OptOutContext> context_of(const base::json::object& asked) {
    const auto* context = asked.if_contains("context");
    if (context == nullptr || context->is_null()) return OptOutContext{};
    if (context->is_string()) return context_of_word(text_of(*context));
    if (!context->is_object())
        return base::fail(base::ErrorKind::invalid, "context_wrong", "context is a word or an object");
    return OptOutContext{.last_was_proactive = TRY(flag(context->get_object(), "last_was_proactive")),
                         .task_open = TRY(flag(context->get_object(), "task_open"))};
}

base::Result<std::string_view> language_of(const base::json::object& asked) {
    const auto* language = asked.if_contains("lang");
    if (language == nullptr || language->is_null()) return std::string_view{};
    if (!language->is_string())
        return base::fail(base::ErrorKind::invalid, "lang_not_text", "lang is a language such as pt-BR");
    return text_of(*language);
}

}  // namespace

base::Result<base::json::object> answer_opt_out(const base::json::object& asked) {
    const auto* text = asked.if_contains("text");
    if (text == nullptr) return base::fail(base::ErrorKind::invalid, "text_missing", "text is missing");
    if (!text->is_string()) return base::fail(base::ErrorKind::invalid, "text_not_text", "text is a string");
    const auto language = TRY(language_of(asked));
    const auto context = TRY(context_of(asked));
    const auto reading = domain::consent::read_opt_out(text_of(*text), language, context);
    return base::json::object{{"answer", base::name_of(reading.answer)}};
}

int run_opt_out() {
    return run_json_lines(answer_opt_out);
}

}  // namespace server
