#include "scenarios/scene.h"

#include <fmt/format.h>

#include <fstream>

#include "base/text.h"
#include "scenarios/scene_play.h"

namespace scenarios {

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
        make("the (install|brand|shop)(?: NAME)? sets (\\w+) to (\\S+)", &Scene::somebody_sets),
        make("given the shop(?: NAME)? has telephone (\\S+)(?: and e-mail (\\S+))?", &Scene::given_contact),
        make("NAME saves the hours(?: of NAME)?: (\\{.*\\})", &Scene::saves_hours),
        make("NAME saves the texts(?: of NAME)?: (\\{.*\\})", &Scene::saves_texts),
        make("the (install|brand) saves the texts: (\\{.*\\})", &Scene::level_saves_texts),
        make("NAME confirms the hours(?: of NAME)?", &Scene::confirms_hours),
        make("the hours(?: of NAME)? warn of ([a-z_]+(?:, [a-z_]+)*)", &Scene::hours_warn),
        make("given shops are judged", &Scene::shops_are_judged),
        make("health of NAME is (\\w+)(?: for (\\w+))?", &Scene::health_is),
        make("marks (count|do not count) in NAME", &Scene::marks_count),
        make("NAME is shown the health", &Scene::is_shown_health),
        make("NAME brings NAME back", &Scene::reinstates),
        make("NAME appeals for NAME: TEXT", &Scene::appeals),
        make("operators? NAME(?: and NAME)? orders? NAME: (lift|decline|suspend|ban)",
             &Scene::operator_orders),
        make("operator notes an outage of the last (\\d+) hours", &Scene::outage_noted),
        make("NAME makes campaign TEXT(?: for (\\d+) an hour)? because (\\S+)(?: (\\{.*\\}))?",
             &Scene::makes_campaign),
        make("NAME (approve|start|pause|resume|cancel)s the campaign", &Scene::acts_on_campaign),
        make("campaign of NAME is (\\w+)(?: for (\\w+))?", &Scene::campaign_is),
        make("campaign of NAME: (\\d+) sent, (\\d+) waiting(?:, (\\d+) (\\w+))?", &Scene::campaign_counts),
        make("CUSTOMER complains(?: about NAME)?: (spam|asks_secrets|rude|wrong_business)( and wants no "
             "more)?",
             &Scene::complains),
        make("NAME is told of complaints about NAME: (.+)", &Scene::is_told_complaints),
        make("NAME notes that CUSTOMER is a minor", &Scene::notes_minor),
        make("NAME lifts the opt-outOF", &Scene::lifts_opt_out),
        make("(\\d+) customers write TEXT", &Scene::many_write),
        make("CUSTOMER writes TEXTOFID", &Scene::customer_writes),
        make("CUSTOMER sends a picture(?: with TEXT)?ID", &Scene::customer_sends_picture),
        make("NAME sends a (broken )?picture(?: with TEXT)?OFID", &Scene::staff_sends_picture),
        make("NAME sees the picture (\\S+) (blurred|clearly)", &Scene::sees_picture),
        make("NAME looks at the picture (\\S+) once", &Scene::shows_picture),
        make("NAME hides the picture (\\S+)", &Scene::hides_picture),
        make("no pictures are kept", &Scene::no_pictures_are_kept),
        make("bot is at a loss: TEXTOF", &Scene::bot_is_at_a_loss),
        make("AI writes TEXTOF(?: from (\\S+))?", &Scene::ai_writes),
        make("NAME finds the draft TEXT", &Scene::draft_is_there),
        make("bot asks how it wasOF", &Scene::bot_asks),
        make("CUSTOMER asks for a person", &Scene::asks_for_person),
        make("CUSTOMER says it is (solved|not solved)", &Scene::says_solved),
        make("NAME (joins|leaves) the conversationOF", &Scene::joins_or_leaves),
        make("a person is asked for", &Scene::person_is_asked),
        make("nobody is asked for", &Scene::person_is_asked),
        make("CUSTOMER is asked TEXT", &Scene::is_asked),
        make("CUSTOMER is asked nothing", &Scene::is_asked),
        make("CUSTOMER answers (\\d)", &Scene::answers_survey),
        make("survey is (none|pending|completed|cancelled|expired)", &Scene::survey_is),
        make("below it stands TEXT", &Scene::below_it_stands),
        make("CUSTOMER reads", &Scene::customer_reads),
        make("CUSTOMER receives TEXT", &Scene::customer_receives),
        make("CUSTOMER receives nothing", &Scene::customer_receives_nothing),
        make("CUSTOMER is told (\\w+)(?: in (scope_\\w+))?(?:: TEXT)?", &Scene::customer_is_told),
        make("CUSTOMER is told nothing more", &Scene::customer_is_told_nothing),
        make("CUSTOMER sees it was read", &Scene::customer_sees_read),
        make("(bot|[A-Z]\\w*) writes TEXTOFID", &Scene::somebody_writes),
        make("NAME writes TEXT to C1 up to C(\\d+) because (\\S+)(?: (\\{.*\\}))?", &Scene::writes_to_many),
        make("NAME writes TEXTOFID because (\\S+)(?: (\\{.*\\}))?", &Scene::writes_because),
        make("NAME plans TEXTOFID(?: for (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d))? because (\\S+)(?: "
             "(\\{.*\\}))?",
             &Scene::plans),
        make("NAME takes back (\\S+)OF", &Scene::takes_back),
        make("planned: (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)(?: for (\\w+))?", &Scene::is_planned),
        make("nothing is planned", &Scene::nothing_is_planned),
        make("CUSTOMER (agrees to|wants no) offers", &Scene::customer_consents),
        make("CUSTOMER asks to be forgotten(?: (now|after the answer))?", &Scene::asks_to_be_forgotten),
        make("CUSTOMER wants to be kept after all", &Scene::wants_to_be_kept),
        make("CUSTOMER objects to advertising", &Scene::objects),
        make("CUSTOMER asks for a copy", &Scene::asks_for_copy),
        make("the copy has (\\d+) messages", &Scene::copy_has),
        make("NAME holds the conversationOF until (\\d{4}-\\d\\d-\\d\\d): TEXT", &Scene::holds),
        make("NAME confirms the holdOF", &Scene::confirms_hold),
        make("NAME lifts the holdOF", &Scene::lifts_hold),
        make("retention is looked at", &Scene::retention_is_looked_at),
        make("nothing is left of what (was|CUSTOMER) said", &Scene::nothing_is_left),
        make("conversationOF says ([a-z0-9_]+(?:, [a-z0-9_]+)*)", &Scene::conversation_says),
        make("NAME announces the end of NAME: (\\d{4}-\\d\\d-\\d\\d|none)", &Scene::announces_end),
        make("NAME closesOF: (done|no_reply_needed|spam)", &Scene::staff_closes),
        make("NAME reopensOF", &Scene::staff_reopens),
        make("NAME follows up TEXTOFID", &Scene::staff_follows_up),
        make("NAME dismisses the follow-upOF", &Scene::staff_dismisses),
        make("NAME notes TEXTOFID", &Scene::staff_notes),
        make("NAME assigns the conversationOF to (nobody|[A-Z]\\w*)", &Scene::staff_assigns),
        make("conversationOF is with (nobody|[A-Z]\\w*)", &Scene::conversation_is_with),
        make("NAME moves the conversationOF to NAME", &Scene::staff_moves),
        make("NAME (links|parts) the customers NAME and NAME", &Scene::staff_links),
        make("NAME sees (\\d+) linked conversationsOF", &Scene::staff_sees_linked),
        make("NAME looksOF", &Scene::staff_looks),
        make("NAME writes TEXTOF without looking again", &Scene::writes_from_memory),
        make("NAME leaves the shops", &Scene::leaves_shops),
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
        make("NAME edits (\\S+)OF to TEXT", &Scene::staff_edits),
        make("NAME deletes (\\S+)OF", &Scene::staff_deletes),
        make("CUSTOMER edits (\\S+) to TEXT", &Scene::customer_edits),
        make("CUSTOMER deletes (\\S+)", &Scene::customer_deletes),
        make("NAME (blocks|unblocks) the customer(?: NAME)?(?: for (spam|abuse|other))?",
             &Scene::staff_blocks),
        make("CUSTOMER (blocks|unblocks) the shop", &Scene::customer_blocks),
        make("NAME writes TEXTOF and (means it|is asked)", &Scene::writes_and_means),
        make("the channelOF is (web|gbm|whatsapp|messenger|viber)", &Scene::channel_is),
        make("the channelOF did not deliver (\\S+)", &Scene::channel_failed),
        make("the channelOF reports (opted_out|content_unsupported)ID", &Scene::channel_reports),
        make("CUSTOMER sees (\\S+) as TEXT", &Scene::message_shows),
        make("CUSTOMER sees (\\S+) taken back", &Scene::message_is_gone),
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

void Scene::health_is(const Parts& p) {
    const auto health = world_.health_of(p[1]);
    const bool is_reason = !p[3].matched || base::lower_ascii(health.reason_code) == p[3];
    if (base::name_of(health.state) != p[2].str() || !is_reason)
        fail(fmt::format("it is {} for {}", base::name_of(health.state), health.reason_code));
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

void Scene::plans(const Parts& p) {
    const std::string evidence = p[7].matched ? p.str(7) : "{}";
    did(world_.staff_plans(p[1], p[3], p[2], p[4], {p[6], evidence}, p[5]));
}

void Scene::staff_closes(const Parts& p) {
    did(world_.closes(p[1], p[2], base::find_enum<domain::CloseReason>(p.str(3)).value()));
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
