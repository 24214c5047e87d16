#include "domain/policy/facts.h"

#include <fmt/format.h>

#include <utility>

namespace domain::policy {
namespace {

const Inputs kUsual;

using std::chrono::milliseconds;

template <class T>
void append_value(std::string& out, const T& value) {
    base::append_json(out, value);
}
// RFC 3339 as everywhere, with six digits where three would lose something.
void append_value(std::string& out, const std::optional<base::Timestamp>& at) {
    std::string text = base::format_rfc3339(*at);
    const auto rest = *at - std::chrono::floor<milliseconds>(*at);
    if (rest.count() != 0) text.insert(text.size() - 1, fmt::format("{:03}", rest.count()));
    base::append_json_string(out, text);
}

}  // namespace

bool Facts::is_idle() const {
    return !needs_reply && last_business_at &&
           now - *last_business_at >= in_force.seconds(settings::Key::reason_after_s);
}

void append_json(std::string& out, const Inputs& inputs) {
    out.push_back('{');
    bool is_first = true;
    boost::mp11::mp_for_each<InputMembers>([&](auto d) {
        const auto& value = inputs.*d.pointer;
        if (value == kUsual.*d.pointer) return;
        if (!std::exchange(is_first, false)) out.push_back(',');
        base::append_json_string(out, d.name);
        out.push_back(':');
        append_value(out, value);
    });
    if (inputs.in_force != kUsual.in_force) {
        if (!is_first) out.push_back(',');
        out += R"("settings":)";
        settings::append_json(out, inputs.in_force);
    }
    out.push_back('}');
}

base::Result<void> read_json(const base::json::value& in, std::string_view field, Inputs& out) {
    if (!in.is_object()) return base::wrong_json_type(field, "an object");
    out = {};
    for (const auto& [name, value] : in.get_object()) {
        bool is_known = name == "settings";
        base::Result<void> result;
        if (is_known) result = settings::read_json(value, name, out.in_force);
        boost::mp11::mp_for_each<InputMembers>([&](auto d) {
            if (name != d.name) return;
            is_known = true;
            result = base::read_json(value, d.name, out.*d.pointer);
        });
        if (!is_known) return base::unknown_json_field(name);
        TRY(std::move(result));
    }
    return {};
}

}  // namespace domain::policy
