#include "year/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/conversations.h"
#include "app/follow_up.h"
#include "app/messages.h"
#include "scenarios/hours_words.h"
#include "year/words.h"

namespace year {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr auto kDay = hours(24);
constexpr double kMessagesPerVisit = 2.1;  // with what is added, thanked and asked again

struct Home {
    const char* zone;
    const char* locale;
};
constexpr Home kHomes[] = {
    {"America/Sao_Paulo", "pt-BR"}, {"Europe/Lisbon", "pt-PT"},       {"Europe/Paris", "fr-FR"},
    {"Asia/Ho_Chi_Minh", "vi-VN"},  {"Australia/Adelaide", "en-AU"},  {"Asia/Kolkata", "en-IN"},
    {"America/St_Johns", "en-CA"},  {"Australia/Lord_Howe", "en-AU"}, {"Asia/Kathmandu", "en-NP"},
    {"America/New_York", "en-US"},  {"America/Santiago", "es-CL"},    {"Pacific/Auckland", "en-NZ"},
    {"Europe/London", "en-GB"},     {"Pacific/Chatham", "en"}};
constexpr const char* kHours[] = {
    "mon-fri 09:00-18:00, sat 10:00-13:00",     "daily 10:00-22:00", "",
    "mon-sat 08:30-12:00, mon-sat 14:00-19:00", "daily 00:00-24:00", "thu-sun 18:00-02:00"};
constexpr double kAnswered[] = {0.99, 0.95, 0.85, 0.6, 0.3};
constexpr double kHoursToAnswer[] = {0.1, 0.5, 2, 8};

std::string language_of(const std::string& locale) {
    return locale.substr(0, 2);
}

}  // namespace

People::People(Firm& firm, const Traffic& traffic, base::Timestamp start)
    : firm_(firm),
      random_(traffic.seed),
      arrivals_per_day_(traffic.locations * traffic.messages_per_day / kMessagesPerVisit) {
    open_shops(traffic);
    ahead_.push({start, steps_++, 0, Deed::arrival});
}

void People::open_shops(const Traffic& traffic) {
    const auto wanted = static_cast<std::size_t>(traffic.locations);
    const std::size_t brands = std::clamp<std::size_t>(wanted / 125, 2, 8);
    for (std::size_t b = 0; b < brands; ++b) {
        const domain::Brand brand{firm_.new_id<domain::BrandId>(), fmt::format("Brand {}", b)};
        const domain::Agent agent{firm_.new_id<domain::AgentId>(), brand.id, "The bot", "", "", ""};
        std::vector<app::SetupItem> items{brand, agent};
        for (std::size_t n = b; n < wanted; n += brands) {
            shops_.push_back(make_shop(n, brand, agent.id));
            items.emplace_back(shops_.back().location);
            items.emplace_back(app::StaffRecord{shops_.back().staff, ""});
        }
        brands_.push_back(brand);
        firm_.put(brand.id, std::move(items));
    }
}

People::Shop People::make_shop(std::size_t number, const domain::Brand& brand, domain::AgentId agent) {
    const Home& home = kHomes[number % std::size(kHomes)];
    Shop shop;
    shop.language = home.locale;
    auto& location = shop.location;
    location.id = firm_.new_id<domain::LocationId>();
    location.brand = brand.id;
    location.agent = agent;
    location.slug = fmt::format("shop-{}", number);
    location.name = fmt::format("Shop {}", number);
    location.zone = home.zone;
    location.hours = scenarios::hours_of(kHours[below(std::size(kHours))]);
    location.profile.languages = {home.locale};
    shop.staff = {firm_.new_id<domain::StaffId>(),
                  brand.id,
                  fmt::format("staff-{}@example.org", number),
                  "Ana",
                  domain::Role::staff,
                  "en",
                  {location.id}};
    shop.answered = kAnswered[below(std::size(kAnswered))];
    shop.hours = kHoursToAnswer[below(std::size(kHoursToAnswer))];
    shop.has_bot = below(3) == 0;
    return shop;
}

base::Duration People::between(base::Duration low, base::Duration high) {
    return low +
           base::Duration(static_cast<std::int64_t>(chance() * static_cast<double>((high - low).count())));
}

std::string People::fresh_id(const std::string& meaning) {
    return fmt::format("{}-{}", meaning, ++commands_);
}

void People::plan(std::size_t person, Deed deed, base::Duration after) {
    ahead_.push({firm_.now() + after, steps_++, person, deed});
}

void People::live(base::Timestamp end) {
    while (!ahead_.empty() && ahead_.top().at <= end) {
        const Step step = ahead_.top();
        ahead_.pop();
        firm_.let_time_pass(std::max(step.at, firm_.now()));
        take(step);
    }
    firm_.let_time_pass(end);
}

void People::take(const Step& step) {
    Words words{random_};
    if (step.deed == Deed::arrival) return arrive();
    const std::string language = language_of(shops_[people_[step.person].shop].language);
    switch (step.deed) {
        case Deed::arrival:
            return;
        case Deed::asks:
            return ask(step.person);
        case Deed::adds:
            return write(step.person, "add", words.question(language));
        case Deed::thanks:
            return write(step.person, "thx", words.thanks(language));
        case Deed::stops:
            return write(step.person, "stop", words.opt_out(language));
        case Deed::starts_again:
            return write(step.person, "start", words.opt_in(language));
        case Deed::hesitates:
            return write(step.person, "hm", words.maybe_opt_out(language));
        case Deed::leaks:
            write(step.person, "leak", words.secret(language));
            return plan_answer(step.person);
        case Deed::bot_answers:
            return bot_writes(step.person, words.answer());
        case Deed::staff_answers:
            return staff_writes(step.person, words.answer());
        case Deed::staff_closes:
            return close(step.person, domain::CloseReason::done);
        case Deed::staff_excuses:
            return close(step.person, domain::CloseReason::no_reply_needed);
        case Deed::staff_calls_it_spam:
            return close(step.person, domain::CloseReason::spam);
        case Deed::staff_follows_up:
            return follow_up(step.person);
        case Deed::staff_contacts:
            return staff_writes(step.person, words.news(), some_reason(people_[step.person]));
        case Deed::staff_writes_again:
            return staff_writes(step.person, words.news());
        case Deed::bot_writes_again:
            return bot_writes(step.person, words.news());
    }
}

void People::arrive() {
    const double gap_days = std::exponential_distribution<double>(arrivals_per_day_)(random_);
    plan(0, Deed::arrival, microseconds(static_cast<std::int64_t>(gap_days * 86'400e6) + 1));
    plan_visit(somebody());
}

// Two of three have never been there.
std::size_t People::somebody() {
    const std::size_t number = below(shops_.size());
    Shop& shop = shops_[number];
    if (!shop.people.empty() && below(3) == 0) return shop.people[below(shop.people.size())];
    people_.push_back({number, firm_.new_id<domain::ConsumerId>(), {}, {}});
    shop.people.push_back(people_.size() - 1);
    return people_.size() - 1;
}

void People::plan_visit(std::size_t person) {
    const double how = chance();
    if (how < 0.04) {
        plan(person, Deed::leaks, microseconds(1));
    } else if (how < 0.06) {
        plan(person, Deed::stops, microseconds(1));
    } else if (how < 0.07) {
        plan(person, Deed::starts_again, microseconds(1));
    } else if (how < 0.08) {
        plan(person, Deed::hesitates, microseconds(1));
    } else {
        plan(person, Deed::asks, microseconds(1));
    }
    if (how > 0.9) plan(person, Deed::stops, between(hours(1), 3 * kDay));
    if (how > 0.97) plan(person, Deed::starts_again, between(4 * kDay, 9 * kDay));
    if (chance() < 0.15) plan(person, Deed::asks, between(7 * kDay, 50 * kDay));
}

void People::ask(std::size_t person) {
    Words words{random_};
    write(person, "ask", words.question(language_of(shops_[people_[person].shop].language)));
    plan_answer(person);
}

base::Duration People::answer_delay(const Shop& shop) {
    const double how = chance();
    if (how < 0.03) {  // the edges, to the microsecond
        constexpr base::Duration kEdges[] = {
            kDay,      kDay - microseconds(1), kDay + microseconds(1), hours(12),
            hours(18), minutes(1325),          kDay - seconds(1)};
        return kEdges[below(std::size(kEdges))];
    }
    if (how < 0.1) return between(hours(18), hours(60));
    const double wait = std::exponential_distribution<double>(1 / shop.hours)(random_);
    return microseconds(static_cast<std::int64_t>(wait * 3600e6)) + seconds(20);
}

void People::plan_answer(std::size_t person) {
    const Shop& shop = shops_[people_[person].shop];
    if (chance() < 0.25) plan(person, Deed::adds, between(seconds(5), hours(3)));
    if (shop.has_bot && chance() < 0.7) plan(person, Deed::bot_answers, between(seconds(1), seconds(30)));
    if (chance() < shop.answered) {
        const auto delay = answer_delay(shop);
        plan(person, Deed::staff_answers, delay);
        plan_after_answer(person, delay);
    } else if (const double how = chance(); how < 0.2) {
        plan(person, Deed::staff_excuses, between(minutes(1), hours(40)));
    } else if (how < 0.3) {
        plan(person, Deed::staff_calls_it_spam, between(minutes(1), hours(40)));
    } else if (how < 0.4) {
        plan(person, Deed::staff_closes, between(minutes(1), hours(40)));  // it will be refused
    }
}

void People::plan_after_answer(std::size_t person, base::Duration answered_after) {
    const auto later = [&](Deed deed, base::Duration low, base::Duration high, double share) {
        if (chance() < share) plan(person, deed, answered_after + between(low, high));
    };
    later(Deed::thanks, seconds(10), hours(2), 0.35);
    later(Deed::asks, minutes(1), hours(20), 0.25);
    later(Deed::staff_closes, minutes(5), 3 * kDay, 0.3);
    later(Deed::staff_answers, minutes(1), hours(5), 0.1);
    later(Deed::staff_follows_up, hours(16), hours(60), 0.25);
    later(Deed::staff_follows_up, hours(16), hours(60), 0.1);
    for (const double share : {0.15, 0.1, 0.08, 0.05})
        later(Deed::staff_contacts, hours(1), 32 * kDay, share);
    later(Deed::staff_contacts, 30 * kDay - hours(20), 30 * kDay + hours(4), 0.03);
    later(Deed::staff_writes_again, hours(20), 34 * kDay, 0.04);
    later(Deed::bot_writes_again, hours(20), 34 * kDay, 0.03);
    later(Deed::asks, 7 * kDay, 60 * kDay, 0.1);
}

void People::write(std::size_t number, const std::string& meaning, const std::string& text) {
    Person& person = people_[number];
    const Shop& shop = shops_[person.shop];
    const std::string id = fresh_id(meaning);
    const auto received = need(firm_.wait<app::Received>([&](auto done) {
        app::receive_message(
            firm_.app(), {person.id, "", shop.location.id, shop.language, domain::EntryPoint::page, id, text},
            std::move(done));
    }));
    ++taken_;
    person.conversation = received.conversation;
    person.last_question = id;
}

void People::note(const base::Result<app::Sent>& sent) {
    if (!sent) {
        ++fates_[sent.error().code];
    } else if (sent->verdict.decision >= domain::Decision::delay) {
        ++fates_[sent->verdict.reason_code];
    } else {
        ++fates_["sent"];
    }
}

void People::staff_writes(std::size_t number, const std::string& text,
                          std::optional<domain::ContactReason> reason) {
    const Person& person = people_[number];
    if (person.conversation.is_nil()) return;
    const domain::Staff& staff = shops_[person.shop].staff;
    domain::SendMessage message{domain::actor_of(staff), fresh_id("staff"), text, {}};
    message.reason = std::move(reason);
    note(firm_.wait<app::Sent>([&](auto done) {
        app::send_message(firm_.app(), staff, person.conversation, std::move(message), std::move(done));
    }));
}

void People::bot_writes(std::size_t number, const std::string& text) {
    const Person& person = people_[number];
    if (person.conversation.is_nil()) return;
    const auto& location = shops_[person.shop].location;
    note(firm_.wait<app::Sent>([&](auto done) {
        app::send_message(firm_.app(), app::ApiCaller{location.brand, "bot@example.org"}, person.conversation,
                          {{domain::ActorKind::bot, base::to_string(location.agent), "The bot", {}},
                           fresh_id("bot"),
                           text,
                           {}},
                          std::move(done));
    }));
}

void People::follow_up(std::size_t number) {
    const Person& person = people_[number];
    const domain::Staff& staff = shops_[person.shop].staff;
    note(firm_.wait<app::Sent>([&](auto done) {
        app::send_follow_up(firm_.app(), staff, person.conversation,
                            {domain::actor_of(staff), fresh_id("next"), Words{random_}.news(), {}},
                            std::move(done));
    }));
}

void People::close(std::size_t number, domain::CloseReason reason) {
    const Person& person = people_[number];
    ++commands_;
    const auto closed = firm_.wait<app::Changed>([&](auto done) {
        app::close_conversation(firm_.app(), shops_[person.shop].staff, person.conversation, reason,
                                std::move(done));
    });
    ++fates_[closed ? "closed" : closed.error().code];
}

domain::ContactReason People::some_reason(const Person& person) {
    const auto at = [&](base::Duration after) { return base::format_rfc3339(firm_.now() + after); };
    const auto number = steps_;
    switch (below(8)) {
        case 0:
            return {"POSTSALE.SHIPPED", fmt::format(R"({{"order_id":"{}","status":"shipped"}})", number)};
        case 1:
            return {"APPT.REMINDER", fmt::format(R"({{"appointment_id":"{}","starts_at":"{}"}})", number,
                                                 at(between(hours(2), 3 * kDay)))};
        case 2:
            return {"INFORM.SPECIAL_HOURS", fmt::format(R"({{"date_on":"{}"}})", at(3 * kDay).substr(0, 10))};
        case 3:
            return {"CONVERT.BACK_IN_STOCK", fmt::format(R"({{"message_id":"{}","in_stock_at":"{}"}})",
                                                         person.last_question, at(-hours(1)))};
        case 4:
            return {"CONV.PROMISED_INFO", fmt::format(R"({{"message_id":"{}","promised_on":"{}"}})",
                                                      person.last_question, at({}).substr(0, 10))};
        case 5:
            return {"POSTSALE.REVIEW_REQUEST",
                    fmt::format(R"({{"order_id":"{}","completed_at":"{}"}})", number, at(-3 * kDay))};
        case 6:
            return {"CONV.LATE_ANSWER", fmt::format(R"({{"message_id":"{}"}})", person.last_question)};
        default:
            return {"SAFETY.RECALL", fmt::format(R"({{"recall_id":"{}","purchase_id":"1"}})", number)};
    }
}

}  // namespace year
