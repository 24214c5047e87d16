// A scene while it is played: what its sentences do (scene.cpp) and what they expect to see
// (scene_expects.cpp). For those two files only.
#pragma once
#include <regex>
#include <stdexcept>

#include "scenarios/world.h"

namespace scenarios {

[[noreturn]] inline void fail(const std::string& what) {
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
    void shops_are_judged(const Parts&) { world_.judge_shops(); }
    void health_is(const Parts& p);
    void marks_count(const Parts& p);
    void is_shown_health(const Parts& p) { expect_done(), world_.is_shown_health(p[1]); }
    void reinstates(const Parts& p) { did(world_.reinstates(p[1], p[2])); }
    void appeals(const Parts& p) { did(world_.appeals(p[1], p[2], p[3])); }
    void operator_orders(const Parts& p) { did(world_.orders({p[1], p[2]}, p[4], p[3])); }
    void outage_noted(const Parts& p) { world_.notes_outage(std::stoi(p[1])); }
    void somebody_sets(const Parts& p) { did(world_.sets(p[1], p[2], p[3], p[4])); }
    void saves_hours(const Parts& p) { did(world_.saves_hours(p[1], p[2], p[3])); }
    void saves_texts(const Parts& p) { did(world_.saves_texts(p[1], p[2], p[3])); }
    void level_saves_texts(const Parts& p) { did(world_.level_saves_texts(p[1], p[2])); }
    void confirms_hours(const Parts& p) { did(world_.confirms_hours(p[1], p[2])); }
    void hours_warn(const Parts& p);
    void given_contact(const Parts& p) { world_.has_contact(p[1], p[2], p[3]); }
    void makes_campaign(const Parts& p);
    void acts_on_campaign(const Parts& p) { did(world_.acts_on_campaign(p[1], p[2])); }
    void campaign_is(const Parts& p);
    void campaign_counts(const Parts& p);
    void complains(const Parts& p) { did(world_.complains(p[1], p[2], p[3], p[4].matched)); }
    void is_told_complaints(const Parts& p);
    void notes_minor(const Parts& p) { did(world_.notes_minor(p[1], p[2])); }
    void lifts_opt_out(const Parts& p) { did(world_.lifts_opt_out(p[1], p[2])); }
    void many_write(const Parts& p);
    void writes_to_many(const Parts& p);
    void customer_sends_picture(const Parts& p);
    void staff_sends_picture(const Parts& p);
    void sees_picture(const Parts& p);
    void shows_picture(const Parts& p);
    void hides_picture(const Parts& p);
    void no_pictures_are_kept(const Parts& p);
    void customer_writes(const Parts& p);
    void customer_reads(const Parts& p) { world_.customer_reads(p[1]); }
    void customer_receives(const Parts& p);
    void customer_receives_nothing(const Parts& p);
    void customer_is_told(const Parts& p);
    void customer_is_told_nothing(const Parts& p);
    void customer_sees_read(const Parts& p);
    void somebody_writes(const Parts& p);
    void writes_because(const Parts& p);
    void plans(const Parts& p);
    void takes_back(const Parts& p) { did(world_.takes_back(p[1], p[3], p[2])); }
    void is_planned(const Parts& p);
    void nothing_is_planned(const Parts& p);
    void customer_consents(const Parts& p) { did(world_.customer_consents(p[1], p[2] == "agrees to")); }
    void asks_to_be_forgotten(const Parts& p);
    void wants_to_be_kept(const Parts& p) { did(world_.wants_to_be_kept(p[1])); }
    void objects(const Parts& p) { did(world_.objects(p[1])); }
    void asks_for_copy(const Parts& p) { did(world_.asks_for_copy(p[1], copied_)); }
    void copy_has(const Parts& p);
    void holds(const Parts& p);
    void confirms_hold(const Parts& p) { did(world_.confirms_hold(p[1], p[2])); }
    void lifts_hold(const Parts& p) { did(world_.lifts_hold(p[1], p[2])); }
    void retention_is_looked_at(const Parts&) { expect_done(), world_.looks_at_retention(); }
    void nothing_is_left(const Parts& p);
    void conversation_says(const Parts& p);
    void announces_end(const Parts& p);
    void staff_closes(const Parts& p);
    void staff_reopens(const Parts& p) { did(world_.reopens(p[1], p[2])); }
    void staff_follows_up(const Parts& p) { did(world_.sends_follow_up(p[1], p[3], p[2], p[4])); }
    void staff_dismisses(const Parts& p) { did(world_.dismisses_follow_up(p[1], p[2])); }
    void staff_notes(const Parts& p) { did(world_.notes(p[1], p[3], p[2], p[4])); }
    void staff_assigns(const Parts& p) { did(world_.assigns(p[1], p[2], p[3])); }
    void conversation_is_with(const Parts& p);
    void staff_links(const Parts& p) { did(world_.links(p[1], p[3], p[4], p[2] == "links")); }
    void staff_sees_linked(const Parts& p) {
        expect_done();
        if (const auto n = std::to_string(world_.linked_for(p[1], p[3])); n != p[2]) fail("there are " + n);
    }
    void staff_moves(const Parts& p) { did(world_.moves(p[1], p[2], p[3])); }
    // bots, people and surveys: scene_bots.cpp
    void bot_is_at_a_loss(const Parts& p);
    void ai_writes(const Parts& p);
    void draft_is_there(const Parts& p);
    void bot_asks(const Parts& p);
    void asks_for_person(const Parts& p);
    void says_solved(const Parts& p);
    void joins_or_leaves(const Parts& p);
    void person_is_asked(const Parts& p);
    void is_asked(const Parts& p);
    void answers_survey(const Parts& p);
    void survey_is(const Parts& p);
    void below_it_stands(const Parts& p);
    void staff_looks(const Parts& p) { expect_done(), world_.looks(p[1], p[2]); }
    void writes_from_memory(const Parts& p) { did(world_.writes_from_memory(p[1], p[3], p[2])); }
    void leaves_shops(const Parts& p) { expect_done(), world_.leaves_shops(p[1]); }
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
    void staff_edits(const Parts& p) { did(world_.staff_edits(p[1], p[3], p[2], p[4])); }
    void staff_deletes(const Parts& p) { did(world_.staff_deletes(p[1], p[3], p[2])); }
    void customer_edits(const Parts& p) { did(world_.customer_edits(p[1], p[2], p[3])); }
    void customer_deletes(const Parts& p) { did(world_.customer_deletes(p[1], p[2])); }
    void staff_blocks(const Parts& p) {
        did(world_.blocks(p[1], p[3], p[2] == "unblocks" ? "" : p[4].matched ? p.str(4) : "other"));
    }
    void customer_blocks(const Parts& p) { did(world_.customer_blocks(p[1], p[2] == "blocks")); }
    void writes_and_means(const Parts& p) {
        did(world_.writes_and_means(p[1], p[3], p[2], p[4] == "means it"));
    }
    void channel_is(const Parts& p);
    void channel_failed(const Parts& p);
    void channel_reports(const Parts& p);
    domain::MessageSent message_of(const std::string& customer, const std::string& id);
    void message_shows(const Parts& p);
    void message_is_gone(const Parts& p);
    void server_stops(const Parts&) { is_asleep_ = true; }
    void server_starts(const Parts&);

    World world_;
    Fate last_;
    std::map<std::string, std::int64_t> received_;  // per customer: number of the last message received
    std::map<std::string, std::int64_t> told_;      // likewise, of the automatic texts
    std::int64_t log_seen_ = 0;
    std::size_t copied_ = 0;  // messages in the last copy
    bool is_asleep_ = false;
    std::string brought_ = "nothing";  // by the last turn of the clock
    std::optional<app::Thread> thread_;
};

}  // namespace scenarios
