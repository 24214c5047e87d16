#include "scenarios/scene.h"

#include <fmt/format.h>

#include <fstream>
#include <regex>
#include <stdexcept>

#include "base/text.h"
#include "scenarios/world.h"

namespace scenarios {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error(what);
}

class Scene {
 public:
    explicit Scene(const std::string& database_url) : world_(database_url) {}
    void read_line(std::string line);
    void finish() {
        expect_done();
        if (const auto problem = world_.replay(); !problem.empty()) fail("replay: " + problem);
    }

 private:
    using Parts = std::smatch;
    struct Sentence {
        std::regex pattern;
        void (Scene::*play)(const Parts&);
    };
    static const std::vector<Sentence>& sentences();

    void turn_clock(const std::string& word);
    void pass_time(base::Timestamp until);
    void did(Fate fate) { expect_done(), last_ = std::move(fate); }
    void expect_done() const {
        if (!last_.refusal.empty()) fail("it was refused: " + last_.refusal + " by " + last_.rules);
    }
    const domain::Conversation& conversation(const std::string& customer);

    void given_today(const Parts& p) { world_.skip_to(base::parse_rfc3339(p.str(1) + "T00:00:00Z").value()); }
    void given_shop(const Parts& p) {
        world_.add_shop(p[1], p[2].matched ? p.str(2) : "Europe/Lisbon", p[3]);
    }
    void given_staff(const Parts& p);
    void customer_writes(const Parts& p);
    void customer_reads(const Parts& p) { world_.customer_reads(p[1]); }
    void customer_receives(const Parts& p);
    void customer_receives_nothing(const Parts& p);
    void customer_is_told(const Parts& p);
    void customer_is_told_nothing(const Parts& p);
    void customer_sees_read(const Parts& p);
    void somebody_writes(const Parts& p);
    void writes_because(const Parts& p);
    void staff_closes(const Parts& p);
    void staff_reopens(const Parts& p) { did(world_.reopens(p[1], p[2])); }
    void staff_follows_up(const Parts& p) { did(world_.sends_follow_up(p[1], p[3], p[2], p[4])); }
    void staff_dismisses(const Parts& p) { did(world_.dismisses_follow_up(p[1], p[2])); }
    void staff_reads(const Parts& p) { did(world_.staff_reads(p[1], p[2])); }
    void staff_sees(const Parts& p);
    void staff_sees_nothing(const Parts& p);
    void staff_sees_read(const Parts& p);
    void refused(const Parts& p);
    void noted(const Parts& p);
    void may_go_at(const Parts& p);
    void conversation_is(const Parts& p);
    void episode_is(const Parts& p);
    void clock_is(const Parts& p);
    void log_grew(const Parts& p);
    void answer_is_due(const Parts& p);
    void follow_up_is(const Parts& p);
    void follow_up_lies_ahead(const Parts& p);
    void time_brings(const Parts& p);
    void server_stops(const Parts&) { is_asleep_ = true; }
    void server_starts(const Parts&);

    World world_;
    Fate last_;
    std::map<std::string, std::int64_t> received_;  // per customer: number of the last message received
    std::map<std::string, std::int64_t> told_;      // likewise, of the automatic texts
    std::int64_t log_seen_ = 0;
    bool is_asleep_ = false;
    std::string brought_ = "nothing";  // by the last turn of the clock
    std::optional<app::Thread> thread_;
};

// "customer" and "customer Rui" are people; the name stands in the part, empty for the only one.
const std::vector<Scene::Sentence>& Scene::sentences() {
    static const auto make = [](const char* text, void (Scene::*play)(const Parts&)) {
        std::string pattern = text;
        const auto put = [&](const std::string& word, const std::string& regex) {
            for (auto at = pattern.find(word); at != pattern.npos;
                 at = pattern.find(word, at + regex.size())) {
                pattern.replace(at, word.size(), regex);
            }
        };
        put("CUSTOMER", "customer(?: ([A-Z]\\w*))?");
        put("OF", "(?: (?:to|from|of) ([A-Z]\\w*))?");
        put("ID", "(?: as id (\\S+))?");
        put("TEXT", "\"(.*)\"");
        put("NAME", "([A-Z]\\w*)");
        return Sentence{std::regex(pattern), play};
    };
    static const std::vector<Sentence> all{
        make("given today is (\\d{4}-\\d\\d-\\d\\d)", &Scene::given_today),
        make("given shop NAME(?: in (\\S+))?(?: open (.+))?", &Scene::given_shop),
        make("given (owner|manager|staff|observer) NAME(?: in (.+))?", &Scene::given_staff),
        make("CUSTOMER writes TEXTOFID", &Scene::customer_writes),
        make("CUSTOMER reads", &Scene::customer_reads),
        make("CUSTOMER receives TEXT", &Scene::customer_receives),
        make("CUSTOMER receives nothing", &Scene::customer_receives_nothing),
        make("CUSTOMER is told (\\w+)", &Scene::customer_is_told),
        make("CUSTOMER is told nothing more", &Scene::customer_is_told_nothing),
        make("CUSTOMER sees it was read", &Scene::customer_sees_read),
        make("(bot|[A-Z]\\w*) writes TEXTOFID", &Scene::somebody_writes),
        make("NAME writes TEXTOFID because (\\S+)(?: (\\{.*\\}))?", &Scene::writes_because),
        make("NAME closesOF: (done|no_reply_needed|spam)", &Scene::staff_closes),
        make("NAME reopensOF", &Scene::staff_reopens),
        make("NAME follows up TEXTOFID", &Scene::staff_follows_up),
        make("NAME dismisses the follow-upOF", &Scene::staff_dismisses),
        make("NAME readsOF", &Scene::staff_reads),
        make("NAME sees TEXTOF", &Scene::staff_sees),
        make("NAME sees nothingOF", &Scene::staff_sees_nothing),
        make("NAME sees it was readOF", &Scene::staff_sees_read),
        make("refused: (\\w+)(?: by (.+))?", &Scene::refused),
        make("noted: (\\w+) by (\\S+)", &Scene::noted),
        make("it may go at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)", &Scene::may_go_at),
        make("conversationOF is (open|closed|breached)", &Scene::conversation_is),
        make("conversationOF is in episode (\\d+)", &Scene::episode_is),
        make("clockOF is (none|running|stopped|breached|voided)", &Scene::clock_is),
        make("answerOF is due at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)", &Scene::answer_is_due),
        make("follow-upOF is (none|planned|suggested|sent|dropped|cancelled)", &Scene::follow_up_is),
        make("NAME sees the follow-upOF ahead at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)",
             &Scene::follow_up_lies_ahead),
        make("NAME sees no follow-upOF ahead", &Scene::follow_up_lies_ahead),
        make("time brings ([a-z0-9_]+(?:, [a-z0-9_]+)*)", &Scene::time_brings),
        make("server stops", &Scene::server_stops),
        make("server starts", &Scene::server_starts),
        make("log grew by (\\d+)", &Scene::log_grew),
    };
    return all;
}

void Scene::given_staff(const Parts& p) {
    std::vector<std::string> shops;
    for (const auto shop : base::split(p.str(3), ',')) {
        if (!shop.empty()) shops.emplace_back(base::trim(shop));
    }
    world_.add_staff(p[2], base::find_enum<domain::Role>(p.str(1)).value(), shops);
}

void Scene::customer_writes(const Parts& p) {
    did(world_.customer_writes(p[1], p[3], p[2], p[4]));
}

void Scene::somebody_writes(const Parts& p) {
    did(p[1] == "bot" ? world_.bot_writes(p[3], p[2], p[4]) : world_.staff_writes(p[1], p[3], p[2], p[4]));
}

void Scene::writes_because(const Parts& p) {
    const std::string evidence = p[6].matched ? p.str(6) : "{}";
    did(world_.staff_writes(p[1], p[3], p[2], p[4], {p[5], evidence}));
}

void Scene::staff_closes(const Parts& p) {
    did(world_.closes(p[1], p[2], base::find_enum<domain::CloseReason>(p.str(3)).value()));
}

// Said by people and bots; what the server says by itself has sentences of its own.
bool is_from_business(const domain::Event& event) {
    return event.actor.kind == domain::ActorKind::staff || event.actor.kind == domain::ActorKind::bot;
}

void Scene::customer_receives(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_of(p[1]);
    std::int64_t& seen = received_[p[1]];
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !is_from_business(event) || event.seq <= seen) continue;
        seen = event.seq;
        if (message->text != p[2]) fail("the customer received \"" + message->text + "\"");
        return;
    }
    fail("the customer received nothing");
}

void Scene::customer_receives_nothing(const Parts& p) {
    const auto thread = world_.thread_of(p[1]);
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !is_from_business(event)) continue;
        if (event.seq > received_[p[1]]) fail("the customer received \"" + message->text + "\"");
    }
}

void Scene::customer_is_told(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_of(p[1]);
    std::int64_t& seen = told_[p[1]];
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !message->auto_text || event.seq <= seen) continue;
        seen = event.seq;
        const std::string kind(base::name_of(*message->auto_text));
        if (kind != p[2]) fail("the customer was told: " + kind);
        return;
    }
    fail("the customer was told nothing");
}

void Scene::customer_is_told_nothing(const Parts& p) {
    const auto thread = world_.thread_of(p[1]);
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message != nullptr && message->auto_text && event.seq > told_[p[1]])
            fail("the customer was told: " + std::string(base::name_of(*message->auto_text)));
    }
}

const domain::Conversation& Scene::conversation(const std::string& customer) {
    thread_ = world_.thread_of(customer);
    if (!thread_) fail("there is no conversation");
    return thread_->conversation;
}

void Scene::customer_sees_read(const Parts& p) {
    const auto& c = conversation(p[1]);
    if (c.staff_read_seq < c.last_user_seq) fail("the shop has not read it");
}

void Scene::staff_sees_read(const Parts& p) {
    const auto thread = world_.thread_for(p[1], p[2]);
    if (!thread) fail(p.str(1) + " sees no conversation");
    std::int64_t last = 0;
    for (const auto& event : thread->events) {
        if (event.kind() == domain::EventKind::message_sent &&
            event.actor.kind != domain::ActorKind::consumer)
            last = event.seq;
    }
    if (thread->conversation.consumer_read_seq < last) fail("the customer has not read it");
}

void Scene::staff_sees(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_for(p[1], p[3]);
    if (!thread) fail(p.str(1) + " sees no conversation");
    const domain::MessageSent* newest = nullptr;
    for (const auto& event : thread->events) {
        // What the server says by itself is nothing to see; `customer is told` is about that.
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message != nullptr && !message->auto_text) newest = message;
    }
    if (newest == nullptr || newest->text != p[2])
        fail("the newest message is \"" + (newest ? newest->text : "") + "\"");
}

void Scene::staff_sees_nothing(const Parts& p) {
    if (world_.thread_for(p[1], p[2])) fail(p.str(1) + " sees the conversation");
}

void Scene::refused(const Parts& p) {
    if (last_.refusal.empty()) fail("it was not refused");
    if (last_.refusal != p[1] || (p[2].matched && last_.rules != p[2])) {
        fail("it was refused: " + last_.refusal + " by " + last_.rules);
    }
    last_.refusal.clear();
}

void Scene::noted(const Parts& p) {
    if (!last_.notes.contains(" " + p.str(1) + " by " + p.str(2) + ",")) fail("noted was:" + last_.notes);
}

void Scene::may_go_at(const Parts& p) {
    const auto at = last_.retry_at ? world_.local_text("", *last_.retry_at) : "never";
    if (at != p[1]) fail("it may go at " + at);
}

void Scene::conversation_is(const Parts& p) {
    const auto& c = conversation(p[1]);
    const bool is_breached = c.clock == domain::AnswerClock::breached;
    const auto word = is_breached && p[2] == "breached" ? "breached" : base::name_of(c.work);
    if (word != p[2].str()) fail(fmt::format("the conversation is {}", word));
}

void Scene::episode_is(const Parts& p) {
    const auto episode = conversation(p[1]).episode;
    if (std::to_string(episode) != p[2]) fail(fmt::format("it is in episode {}", episode));
}

void Scene::clock_is(const Parts& p) {
    const auto word = base::name_of(conversation(p[1]).clock);
    if (word != p[2].str()) fail(fmt::format("the clock is {}", word));
}

void Scene::log_grew(const Parts& p) {
    const auto grown = world_.last_seq() - log_seen_;
    log_seen_ += grown;
    if (std::to_string(grown) != p[1]) fail(fmt::format("the log grew by {}", grown));
}

void Scene::answer_is_due(const Parts& p) {
    const auto due = conversation(p[1]).clock_due_at;
    if (!due) fail("no answer is due");
    if (const auto at = world_.local_text(p[1], *due); at != p[2]) fail("it is due at " + at);
}

void Scene::follow_up_is(const Parts& p) {
    const auto word = base::name_of(conversation(p[1]).follow_up);
    if (word != p[2].str()) fail(fmt::format("the follow-up is {}", word));
}

void Scene::follow_up_lies_ahead(const Parts& p) {
    std::string at;
    for (const auto& timer : world_.timers_for(p[1], p[2])) {
        if (timer.kind == domain::TimerKind::follow_up) at = world_.local_text(p[2], timer.at);
    }
    if (at != p[3].str()) fail(at.empty() ? "no follow-up lies ahead" : "it lies ahead at " + at);
}

void Scene::time_brings(const Parts& p) {
    if (brought_ != p[1]) fail("it brought " + brought_);
}

void Scene::pass_time(base::Timestamp until) {
    if (is_asleep_) return world_.skip_to(until);
    const auto before = world_.last_seq();
    world_.let_time_pass(until);
    brought_ = world_.brought_since(before);
    if (brought_.empty()) brought_ = "nothing";
}

void Scene::server_starts(const Parts&) {
    is_asleep_ = false;
    pass_time(world_.clock().now());
}

// "09:30": that time of the day in UTC, today or tomorrow. "+30d+1us": so much later.
void Scene::turn_clock(const std::string& word) {
    const auto now = world_.clock().now();
    if (word[0] != '+') {
        auto at = std::chrono::floor<std::chrono::days>(now) +
                  std::chrono::hours(std::stoi(word.substr(0, 2))) +
                  std::chrono::minutes(std::stoi(word.substr(3)));
        return pass_time(at < now ? at + std::chrono::days(1) : base::Timestamp(at));
    }
    const std::map<std::string, base::Duration> units{
        {"d", std::chrono::days(1)},    {"h", std::chrono::hours(1)}, {"m", std::chrono::minutes(1)},
        {"s", std::chrono::seconds(1)}, {"ms", base::Duration(1000)}, {"us", base::Duration(1)}};
    static const std::regex piece(R"(\+(\d+)(us|ms|[dhms]))");
    base::Duration sum{0};
    for (std::sregex_iterator it(word.begin(), word.end(), piece), end; it != end; ++it) {
        sum += std::stol((*it)[1]) * units.at((*it)[2]);
    }
    pass_time(now + sum);
}

void Scene::read_line(std::string line) {
    line = std::string(base::trim(line));
    if (line.empty() || line[0] == '#') return;
    static const std::regex time(R"((\d\d:\d\d|(?:\+\d+(?:us|ms|[dhms]))+)(?:\s+(.*))?)");
    std::smatch parts;
    if (std::regex_match(line, parts, time)) {
        turn_clock(parts[1]);
        line = parts[2].str();
        if (line.empty() || line[0] == '#') return;
    }
    for (const Sentence& sentence : sentences()) {
        if (std::regex_match(line, parts, sentence.pattern)) return (this->*sentence.play)(parts);
    }
    fail("the runner does not understand: " + line);
}

}  // namespace

std::string play_scene(const std::string& file, const std::string& database_url) {
    std::ifstream in(file);
    int number = 0;
    try {
        Scene scene(database_url);
        for (std::string line; std::getline(in, line);) {
            ++number;
            scene.read_line(line);
        }
        scene.finish();
    } catch (const std::exception& error) {
        return fmt::format("{}:{}: {}", file, number, error.what());
    }
    return number == 0 ? file + " is empty" : "";
}

}  // namespace scenarios
