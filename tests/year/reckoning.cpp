#include "year/reckoning.h"

#include <fmt/format.h>

namespace year {
namespace {

using domain::metrics::Life;

class Comparison {
 public:
    Comparison(std::span<const Life> lives, const domain::metrics::Period& year) {
        for (const auto& figure : domain::metrics::figures(lives, year, year.to))
            counts_[figure.name] += figure.n;
    }
    void same(const std::string& what, std::int64_t one, std::int64_t other) {
        if (one != other) sentences_.push_back(fmt::format("{}: {} and {}", what, one, other));
    }
    std::int64_t n(const std::string& name) const {
        const auto found = counts_.find(name);
        return found == counts_.end() ? 0 : found->second;
    }
    std::vector<std::string> take() { return std::move(sentences_); }

 private:
    std::map<std::string, std::int64_t> counts_;
    std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> Reckoning::compare(const domain::metrics::Period& year,
                                            const std::map<std::string, std::int64_t>& seen) const {
    std::vector<Life> lives;
    std::int64_t questions = 0, opened = 0, closed = 0;
    for (const auto& [id, walk] : walks_) {
        lives.push_back(walk.life());
        questions += std::ssize(walk.life().questions);
        for (const auto& stretch : walk.life().open) {
            ++opened;
            closed += stretch.to ? 1 : 0;
        }
    }
    Comparison all(lives, year);
    all.same("received by fate", all.n("conversations_received"),
             all.n("received_running") + all.n("received_overdue") + all.n("received_in_time") +
                 all.n("received_late") + all.n("received_no_reply_needed") + all.n("received_spam"));
    all.same("received, new and returning", all.n("conversations_received"),
             all.n("conversations_new") + all.n("conversations_returning"));
    all.same("contacts by reason", all.n("contacts_sent"), all.n("contacts_sent_for"));
    all.same("denials by code", all.n("denials"), all.n("denials_for"));
    all.same("open, and opened less closed", all.n("open_backlog"), opened - closed);
    const auto law = [&](const std::string& what) { return seen.contains(what) ? seen.at(what) : 0; };
    all.same("breaches", all.n("breaches"), law("breach"));
    all.same("messages of consumers", all.n("messages_consumer"), law("consumer_message"));
    all.same("messages of staff", all.n("messages_human"), law("staff_message"));
    all.same("messages of bots", all.n("messages_bot"), law("bot_message"));
    all.same("contacts", all.n("contacts_sent"), law("contact"));
    all.same("returning", all.n("conversations_returning"), law("new_episode"));
    all.same("waiting at the end", all.n("waiting_backlog"), law("question_open_at_the_end"));
    all.same("questions", questions, law("question_in_time") + law("question_overdue"));
    return all.take();
}

}  // namespace year
