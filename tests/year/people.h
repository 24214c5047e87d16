// Who writes and who answers, by chance: consumers that ask, add, thank, leave secrets, opt out and come
// back; staff that answer soon, late, at the edge of the day or never; bots; messages of the shops' own
// accord, also when they may not. All of it from one seed, one thing after the other in the order of time.
#pragma once
#include <map>
#include <queue>
#include <random>

#include "app/messages.h"
#include "year/firm.h"

namespace year {

struct Traffic {
    std::uint64_t seed = 1;
    int locations = 20;
    int days = 60;
    double messages_per_day = 1;  // of consumers, to each location
};

class People {
 public:
    People(Firm& firm, const Traffic& traffic, base::Timestamp start);

    // Until `end`; then time has done its work up to there.
    void live(base::Timestamp end);

    std::int64_t messages_taken() const { return taken_; }
    std::int64_t commands() const { return commands_; }
    // What came of the messages of staff and bots, by decision or code.
    const std::map<std::string, std::int64_t>& fates() const { return fates_; }
    const std::vector<domain::Brand>& brands() const { return brands_; }

 private:
    enum class Deed : std::uint8_t {
        arrival,
        asks,
        adds,
        thanks,
        stops,
        starts_again,
        hesitates,
        leaks,
        bot_answers,
        staff_answers,
        staff_closes,
        staff_excuses,
        staff_calls_it_spam,
        staff_follows_up,
        staff_contacts,
        staff_writes_again,
        bot_writes_again,
    };
    struct Shop {
        domain::Location location;
        domain::Staff staff;
        std::string language;
        double answered = 1;  // share of the questions
        double hours = 1;     // until they are, on average
        bool has_bot = false;
        std::vector<std::size_t> people;
    };
    struct Person {
        std::size_t shop = 0;
        domain::ConsumerId id;
        domain::ConversationId conversation;
        std::string last_question;
    };
    struct Step {
        base::Timestamp at;
        std::uint64_t number = 0;  // of two at one instant the one planned first
        std::size_t person = 0;
        Deed deed = Deed::arrival;
        bool operator>(const Step& other) const {
            return std::tie(at, number) > std::tie(other.at, other.number);
        }
    };

    void open_shops(const Traffic& traffic);
    Shop make_shop(std::size_t number, const domain::Brand& brand, domain::AgentId agent);
    void take(const Step& step);
    void arrive();
    std::size_t somebody();
    void ask(std::size_t person);
    void plan_visit(std::size_t person);
    void plan_answer(std::size_t person);
    void plan_after_answer(std::size_t person, base::Duration answered_after);
    base::Duration answer_delay(const Shop& shop);
    void write(std::size_t person, const std::string& meaning, const std::string& text);
    void bot_writes(std::size_t person, const std::string& text);
    void staff_writes(std::size_t person, const std::string& text,
                      std::optional<domain::ContactReason> reason = {});
    void follow_up(std::size_t person);
    void close(std::size_t person, domain::CloseReason reason);
    domain::ContactReason some_reason(const Person& person);
    void note(const base::Result<app::Sent>& sent);

    void plan(std::size_t person, Deed deed, base::Duration after);
    double chance() { return std::uniform_real_distribution<double>(0, 1)(random_); }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
    base::Duration between(base::Duration low, base::Duration high);
    std::string fresh_id(const std::string& meaning);

    Firm& firm_;
    std::mt19937_64 random_;
    double arrivals_per_day_;
    std::vector<domain::Brand> brands_;
    std::vector<Shop> shops_;
    std::vector<Person> people_;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> ahead_;
    std::uint64_t steps_ = 0;
    std::int64_t taken_ = 0;
    std::int64_t commands_ = 0;
    std::map<std::string, std::int64_t> fates_;
};

}  // namespace year
