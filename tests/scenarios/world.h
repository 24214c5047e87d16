// The world a scene plays in: the use cases of app/ on a real store (in memory, or PostgreSQL), a clock
// turned by hand, people by name. Every call waits for its commit.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>

#include "app/about_consumer.h"
#include "app/campaign_look.h"
#include "app/campaigns.h"
#include "app/channel_reports.h"
#include "app/conversations.h"
#include "app/erasure.h"
#include "app/health.h"
#include "app/messages.h"
#include "app/settings.h"
#include "app/setup.h"
#include "app/timers.h"

namespace scenarios {

class HandClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void set(base::Timestamp now) { us_.store(base::to_us(now)); }

 private:
    std::atomic<std::int64_t> us_{0};
};

// What became of the last thing somebody did.
struct Fate {
    std::string refusal;  // an error code, or a reason code in lower case; empty: it was done
    std::string rules;    // that refused it: "WIN-03"
    std::string notes;    // of a message, what every rule said: " ANSWER_EXEMPT by QHR-03,"
    std::optional<base::Timestamp> retry_at;
};

class World {
 public:
    // `database_url` empty: in memory. Ends the test when the store cannot be opened.
    explicit World(const std::string& database_url);
    ~World();

    HandClock& clock() { return clock_; }
    // `hours`: "mon-fri 09:00-18:00, sat 10:00-13:00", "daily 00:00-24:00"; empty: none told.
    void add_shop(const std::string& name, const std::string& zone, const std::string& hours);
    void add_staff(const std::string& name, domain::Role role, const std::vector<std::string>& shops);
    bool has_staff(const std::string& name) const { return staff_.contains(name); }

    // `level`: install, brand or shop; of the shop named, or the first.
    Fate sets(const std::string& level, const std::string& shop, const std::string& key,
              const std::string& value);

    // What the people of a shop say about it (world_locations.cpp); `shop` empty: the first. `words` as in
    // the API, hours without a zone keep the shop's.
    Fate saves_hours(const std::string& who, const std::string& shop, const std::string& words);
    Fate saves_texts(const std::string& who, const std::string& shop, const std::string& words);
    // `level`: install or brand.
    Fate level_saves_texts(const std::string& level, const std::string& words);
    Fate confirms_hours(const std::string& who, const std::string& shop);
    // "dead_interval, hours_stale".
    std::string warnings_of(const std::string& shop);
    void has_contact(const std::string& shop, const std::string& phone, const std::string& email);

    Fate customer_writes(const std::string& customer, const std::string& shop, const std::string& text,
                         std::string id);
    // For `at` on the shop's wall clock, "2024-05-09 10:00"; empty: as soon as it may go.
    Fate staff_plans(const std::string& who, const std::string& customer, const std::string& text,
                     std::string id, domain::ContactReason reason, const std::string& at);
    Fate takes_back(const std::string& who, const std::string& customer, const std::string& id);
    Fate customer_consents(const std::string& customer, bool is_given);
    // `reason` without a code: an answer.
    Fate staff_writes(const std::string& who, const std::string& customer, const std::string& text,
                      std::string id, domain::ContactReason reason = {});
    Fate bot_writes(const std::string& customer, const std::string& text, std::string id);
    // Bots, people and surveys (world_bots.cpp).
    Fate bot_is_at_a_loss(const std::string& customer, const std::string& text);
    Fate ai_writes(const std::string& customer, const std::string& text, bool has_source);
    Fate bot_asks(const std::string& customer);
    Fate customer_asks_for_person(const std::string& customer);
    Fate customer_says_solved(const std::string& customer, domain::Solved solved);
    Fate shows_presence(const std::string& who, const std::string& customer, domain::Presence presence);
    Fate answers_survey(const std::string& customer, std::int64_t option);
    Fate closes(const std::string& who, const std::string& customer, domain::CloseReason reason);
    Fate reopens(const std::string& who, const std::string& customer);
    Fate sends_follow_up(const std::string& who, const std::string& customer, const std::string& text,
                         std::string id);
    Fate dismisses_follow_up(const std::string& who, const std::string& customer);
    Fate notes(const std::string& who, const std::string& customer, const std::string& text, std::string id);
    // `to` nobody: "nobody".
    Fate assigns(const std::string& who, const std::string& customer, const std::string& to);
    // To the shop of that name.
    Fate moves(const std::string& who, const std::string& customer, const std::string& shop);
    // Two customers are one person, or not (world_same_person.cpp); how many conversations of the others they
    // see.
    Fate links(const std::string& who, const std::string& one, const std::string& other, bool is_same);
    std::size_t linked_for(const std::string& who, const std::string& customer);
    // From now on the conversation's newest event is what they have seen; writes_from_memory() says so.
    void looks(const std::string& who, const std::string& customer);
    Fate writes_from_memory(const std::string& who, const std::string& customer, const std::string& text);
    void leaves_shops(const std::string& who);
    Fate staff_reads(const std::string& who, const std::string& customer);
    void customer_reads(const std::string& customer);

    // Pictures (world_pictures.cpp): a problem: it is none.
    Fate customer_sends_picture(const std::string& customer, const std::string& words, std::string id);
    Fate staff_sends_picture(const std::string& who, const std::string& customer, const std::string& words,
                             std::string id, domain::MediaProblem problem);
    // "clearly", "blurred", or what else came of it.
    std::string picture_seen_by(const std::string& who, const std::string& id);
    bool has_pictures();
    Fate shows_picture(const std::string& who, const std::string& id);
    Fate hides_picture(const std::string& who, const std::string& id);

    // After the fact (world_corrections.cpp). `cause` empty: undone.
    Fate staff_edits(const std::string& who, const std::string& customer, const std::string& id,
                     const std::string& text);
    Fate staff_deletes(const std::string& who, const std::string& customer, const std::string& id);
    Fate customer_edits(const std::string& customer, const std::string& id, const std::string& text);
    Fate customer_deletes(const std::string& customer, const std::string& id);
    Fate blocks(const std::string& who, const std::string& customer, const std::string& cause);
    Fate customer_blocks(const std::string& customer, bool is_blocked);
    Fate channel_tells(const std::string& customer, domain::ChannelReport report);
    // "Ana writes ... and means it": an answer that says nothing (CLK-15).
    Fate writes_and_means(const std::string& who, const std::string& customer, const std::string& text,
                          bool is_meant);

    // What a member of the staff sees of a customer's conversation; nullopt: no such conversation for them.
    std::optional<app::Thread> thread_for(const std::string& who, const std::string& customer);
    // What the customer sees; empty before the first message.
    std::optional<app::Thread> thread_of(const std::string& customer);
    std::int64_t last_seq();

    // What people may do about what is kept of them (world_rights.cpp).
    Fate asks_to_be_forgotten(const std::string& customer, app::EraseWhen when);
    Fate wants_to_be_kept(const std::string& customer);
    Fate objects(const std::string& customer);
    // How many messages the copy has.
    Fate asks_for_copy(const std::string& customer, std::size_t& messages);
    Fate holds(const std::string& who, const std::string& customer, base::Timestamp until,
               const std::string& reason);
    Fate confirms_hold(const std::string& who, const std::string& customer);
    Fate lifts_hold(const std::string& who, const std::string& customer);
    // What the daily round of the retention reader does.
    void looks_at_retention();
    // The first words that are still in the log, of the conversation they last wrote in; empty: none are.
    std::string left_of(const std::string& customer);
    Fate announces_end(const std::string& who, const std::string& shop, std::optional<base::Timestamp> at);
    // The codes of their conversation's events, of any actor: "legal_hold, erased".
    std::string codes_of(const std::string& customer);

    // From now on shops are judged when something happens and every hour, as the health reader does.
    void judge_shops();
    domain::health::Health health_of(const std::string& shop);
    void is_shown_health(const std::string& who);
    Fate reinstates(const std::string& who, const std::string& shop);
    Fate appeals(const std::string& who, const std::string& shop, const std::string& words);
    Fate orders(std::vector<std::string> names, const std::string& order, const std::string& shop);
    // Hours that just passed were ours.
    void notes_outage(int hours);

    // world_outreach.cpp. The campaign meant is always the last one; its audience everybody.
    Fate makes_campaign(const std::string& who, const std::string& text, domain::ContactReason reason,
                        std::int64_t per_hour);
    Fate acts_on_campaign(const std::string& who, const std::string& act);
    domain::outreach::Campaign campaign_for(const std::string& who);
    Fate complains(const std::string& customer, const std::string& shop, const std::string& kind,
                   bool ends_contact);
    Fate notes_minor(const std::string& who, const std::string& customer);
    Fate lifts_opt_out(const std::string& who, const std::string& customer);
    // "3 spam, 4 rude".
    std::string complaints_for(const std::string& who, const std::string& shop);

    // Turns the clock and lets everything happen in its order at its instant, as a running server does.
    void let_time_pass(base::Timestamp until);
    // Turns the clock; nobody is there to act until the server runs again.
    void skip_to(base::Timestamp until) { clock_.set(until); }
    // The codes of what time did after event `seq`, oldest first: "reminder_1, breach_24h".
    std::string brought_since(std::int64_t seq);
    std::vector<domain::Timer> timers_for(const std::string& who, const std::string& customer);
    // The wall clock of the customer's shop: "2026-03-29 19:00".
    std::string local_text(const std::string& customer, base::Timestamp at);
    // What does not follow from the log (storage/replay.h); empty: all of it does.
    std::string replay();
    const std::string& first_shop() const { return shop_names_.at(0); }

 private:
    struct Customer {
        domain::ConsumerId id;
        std::string shop;
        domain::ConversationId conversation;
    };
    void judge();
    std::optional<base::Timestamp> next_campaign_at();
    void run_campaigns();
    Customer& customer(const std::string& name, const std::string& shop);
    std::string id_or_fresh(std::string id);
    // The earliest instant at which time has something to do, and where.
    std::optional<std::pair<base::Timestamp, domain::ConversationId>> next_due();
    domain::Location& shop_or_first(const std::string& name) {
        return shops_.at(name.empty() ? first_shop() : name);
    }
    Fate receive(const std::string& customer, const std::string& shop, app::ConsumerMessage message);
    Fate write(app::Caller caller, const std::string& customer, domain::SendMessage message,
               std::shared_ptr<const domain::PictureFile> picture = {});
    domain::Staff& staff(const std::string& name) { return staff_.at(name); }
    void put(app::SetupItem item);

    HandClock clock_;
    base::RandomIds ids_;
    std::unique_ptr<storage::Store> store_;
    app::DirectoryHolder directory_;
    std::unique_ptr<storage::Database> db_;
    std::unique_ptr<app::InboxReads> inbox_reads_;
    app::GuestLimits guest_limits_;
    std::unique_ptr<app::App> app_;
    domain::BrandId brand_;
    domain::AgentId agent_;
    std::map<std::string, domain::Location> shops_;
    std::vector<std::string> shop_names_;
    std::unique_ptr<app::LogCursor> log_;
    std::unique_ptr<app::AnswerClocks> answer_clocks_;  // once shops are judged
    std::unique_ptr<app::CampaignLook> campaign_look_;  // once there are campaigns
    domain::outreach::CampaignId campaign_;
    std::map<std::string, domain::Staff> staff_;
    std::map<std::string, Customer> customers_;
    std::map<std::string, std::int64_t> looked_;  // by staff and customer: the newest event they saw
};

}  // namespace scenarios
