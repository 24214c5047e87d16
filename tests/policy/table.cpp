#include "policy/table.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace policy_tables {
namespace {

using domain::policy::Facts;
namespace json = base::json;

base::Duration unit_of(const std::string& name) {
    static const std::map<std::string, base::Duration> kUnits{
        {"d", std::chrono::hours(24)},        {"h", std::chrono::hours(1)},
        {"m", std::chrono::minutes(1)},       {"s", std::chrono::seconds(1)},
        {"ms", std::chrono::milliseconds(1)}, {"us", std::chrono::microseconds(1)}};
    const auto found = kUnits.find(name);
    if (found == kUnits.end()) throw std::runtime_error("no unit of time: " + name);
    return found->second;
}

bool is_instant(const std::string& text) {
    return text == "now" || ((text[0] == '-' || text[0] == '+') && text.size() > 1);
}

json::value value_of(const std::string& text) {
    if (text.starts_with('[')) {
        json::array list;
        std::istringstream items(text.substr(1, text.size() - 2));
        for (std::string item; std::getline(items, item, ',');)
            list.emplace_back(item);
        return list;
    }
    if (is_instant(text)) return json::value(base::format_rfc3339(instant(text)));
    if (text == "true" || text == "false") return text == "true";
    if (text.find_first_not_of("0123456789") == std::string::npos) return std::stoll(text);
    return json::value(text);
}

// Microseconds are lost in RFC 3339 with three digits, so instants are set apart.
void set_instant(Facts& facts, const std::string& name, base::Timestamp at) {
    if (name == "last_user_at") facts.last_user_at = at;
    boost::mp11::mp_for_each<domain::policy::InputMembers>([&](auto d) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(facts.*d.pointer)>,
                                     std::optional<base::Timestamp>>) {
            if (name == d.name) facts.*d.pointer = at;
        }
    });
}

Facts facts_of(const std::string& words) {
    Facts facts;
    json::object inputs;
    json::object settings;
    std::vector<std::pair<std::string, base::Timestamp>> instants;
    std::istringstream in(words);
    for (std::string word; in >> word;) {
        const auto equals = word.find('=');
        if (equals == std::string::npos) throw std::runtime_error("not name=value: " + word);
        const std::string name = word.substr(0, equals);
        const std::string value = word.substr(equals + 1);
        if (is_instant(value)) instants.emplace_back(name, instant(value));
        if (name == "user_messages")
            facts.user_messages = std::stoll(value);
        else if (name.starts_with("settings."))  // whose words may be "true" and "false"
            settings[name.substr(9)] = value_of(value).is_bool() ? json::value(value) : value_of(value);
        else if (name != "last_user_at")
            inputs[name] = value_of(value);
    }
    if (!settings.empty()) inputs["settings"] = settings;
    if (auto read = domain::policy::read_json(json::value(inputs), "facts", facts); !read)
        throw std::runtime_error(read.error().message);
    facts.now = now();
    for (const auto& [name, at] : instants)
        set_instant(facts, name, at);
    return facts;
}

Case case_of(const std::string& text) {
    const auto arrow = text.find("->");
    if (arrow == std::string::npos) throw std::runtime_error("no arrow");
    Case out;
    out.facts = facts_of(text.substr(0, arrow));
    std::istringstream wanted(text.substr(arrow + 2));
    std::string decision;
    wanted >> decision;
    out.is_silent = decision == "nothing";
    if (out.is_silent) return out;
    const auto known = base::find_enum<domain::Decision>(decision);
    if (!known) throw std::runtime_error("no decision: " + decision);
    out.decision = *known;
    wanted >> out.reason_code;
    for (std::string word; wanted >> word;) {
        if (!word.starts_with("retry=")) throw std::runtime_error("not understood: " + word);
        out.retry_at = instant(word.substr(6));
    }
    return out;
}

}  // namespace

base::Timestamp now() {
    return base::parse_rfc3339("2026-03-28T17:00:00.000Z").value();
}

base::Timestamp instant(const std::string& text) {
    if (text == "now") return now();
    base::Duration sum{0};
    for (std::size_t at = 1; at < text.size();) {
        std::size_t digits = 0;
        const long long number = std::stoll(text.substr(at), &digits);
        at += digits;
        std::size_t end = text.find_first_of("0123456789", at);
        if (end == std::string::npos) end = text.size();
        sum += number * unit_of(text.substr(at, end - at));
        at = end;
    }
    return text[0] == '-' ? now() - sum : now() + sum;
}

std::vector<Case> read_table(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<Case> cases;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(' ') == std::string::npos) continue;
        try {
            cases.push_back(case_of(line));
        } catch (const std::exception& error) {
            throw std::runtime_error(file + ":" + std::to_string(number) + ": " + error.what());
        }
        cases.back().line = number;
    }
    return cases;
}

}  // namespace policy_tables
