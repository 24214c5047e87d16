#include "domain/metrics/figures.h"

#include <algorithm>
#include <map>

namespace domain::metrics {
namespace {

using std::chrono::hours;

std::int64_t seconds_between(base::Timestamp from, base::Timestamp to) {
    return std::chrono::floor<std::chrono::seconds>(to - from).count();
}

// Excluded from the rates (behaviours.md §3.4).
bool is_excused(Fate fate) {
    return fate == Fate::spam || fate == Fate::no_reply_needed || fate == Fate::voided;
}

class Reckoning {
 public:
    Reckoning(std::span<const Life> lives, const Period& period, base::Timestamp as_of)
        : lives_(lives), period_(period), as_of_(as_of), end_(std::min(period.to, as_of)) {}

    std::vector<Figure> take() {
        received();
        messages();
        rates();
        response_times();
        open_backlog();
        waiting_backlog();
        breaches();
        contacts();
        denials();
        surveys();
        handovers();
        return std::move(out_);
    }

 private:
    using Events = std::vector<std::int64_t>;

    void add(std::string name, Unit unit, std::optional<double> value, Events events, std::string code = {}) {
        std::ranges::sort(events);
        const auto n = std::ssize(events);
        out_.push_back({std::move(name), std::move(code), unit, value, n, std::move(events)});
    }
    void count(std::string name, Events events, std::string code = {}) {
        const auto n = static_cast<double>(events.size());
        add(std::move(name), Unit::count, n, std::move(events), std::move(code));
    }
    // `part` of `events`.
    void share(std::string name, std::int64_t part, Events events) {
        std::optional<double> value;
        if (!events.empty()) value = 100.0 * static_cast<double>(part) / static_cast<double>(events.size());
        add(std::move(name), Unit::percent, value, std::move(events));
    }
    void percentiles(const std::string& name, std::vector<std::int64_t> values, const Events& events) {
        std::ranges::sort(values);
        for (const int percent : {50, 90}) {
            std::optional<double> value;
            if (!values.empty()) value = static_cast<double>(nearest_rank(values, percent));
            add(name + "_p" + std::to_string(percent), Unit::seconds, value, events);
        }
    }

    // behaviours.md §4 CSAT: by the day of the answer; R9: beside the time of the first answer.
    void surveys() {
        Events thumbs, sent;
        std::map<std::string, std::pair<std::int64_t, Events>> by_bucket;
        std::int64_t up = 0, cancelled = 0;
        for (const Life& life : lives_) {
            for (const Thumb& thumb : life.thumbs) {
                if (!period_.contains(thumb.at)) continue;
                thumbs.push_back(thumb.seq);
                up += thumb.is_up ? 1 : 0;
                auto& [ups, seqs] = by_bucket[std::string(bucket_of(thumb.first_response))];
                ups += thumb.is_up ? 1 : 0;
                seqs.push_back(thumb.seq);
            }
            for (const Noted& survey : life.surveys) {
                if (!period_.contains(survey.at)) continue;
                if (survey.code == "SURVEY_SENT") sent.push_back(survey.seq);
                if (survey.code == "SURVEY_CANCELLED") ++cancelled;
            }
        }
        const auto asked = std::ssize(sent) - cancelled;
        std::optional<double> answered;
        if (asked > 0)
            answered =
                std::min(100.0, 100.0 * static_cast<double>(thumbs.size()) / static_cast<double>(asked));
        add("survey_response_rate", Unit::percent, answered, std::move(sent));
        share("csat", up, std::move(thumbs));
        for (auto& [bucket, counted] : by_bucket) {
            const double value =
                100.0 * static_cast<double>(counted.first) / static_cast<double>(counted.second.size());
            add("csat_by_first_response", Unit::percent, value, std::move(counted.second), bucket);
        }
    }

    // behaviours.md R9.
    static std::string_view bucket_of(const std::optional<base::Duration>& first_response) {
        if (!first_response) return "none";
        if (*first_response <= std::chrono::minutes(5)) return "5_min";
        if (*first_response <= hours(1)) return "1_h";
        if (*first_response <= hours(4)) return "4_h";
        return *first_response <= hours(24) ? "24_h" : "over_24_h";
    }

    void handovers() {
        Events requested, answered, failed;
        std::vector<std::int64_t> waited;
        for (const Life& life : lives_) {
            for (const Handover& handover : life.handovers) {
                if (!period_.contains(handover.at)) continue;
                requested.push_back(handover.seq);
                if (!handover.answered_at || *handover.answered_at > as_of_) continue;
                answered.push_back(handover.seq);
                waited.push_back(seconds_between(handover.at, *handover.answered_at));
            }
            for (const Noted& failure : life.double_failures)
                if (period_.contains(failure.at)) failed.push_back(failure.seq);
        }
        count("people_requested", std::move(requested));
        percentiles("handover_time", std::move(waited), answered);
        count("bot_double_failures", std::move(failed));
    }

    void received() {
        Events all, fresh, returning;
        std::map<Fate, Events> fates;
        for (const Life& life : lives_) {
            for (const Episode& episode : life.episodes) {
                if (!period_.contains(episode.started_at)) continue;
                all.push_back(episode.seq);
                (episode.number == 1 ? fresh : returning).push_back(episode.seq);
                const auto fate = episode.question ? life.questions[*episode.question].fate_at(as_of_)
                                                   : Fate::no_reply_needed;
                fates[fate].push_back(episode.seq);
            }
        }
        count("conversations_received", std::move(all));
        count("conversations_new", std::move(fresh));
        count("conversations_returning", std::move(returning));
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Fate>>(
            [&](auto fate) { count(std::string("received_") + fate.name, std::move(fates[fate.value])); });
    }

    void messages() {
        std::map<Author, Events> by;
        for (const Life& life : lives_) {
            for (const Said& said : life.said)
                if (period_.contains(said.at)) by[said.author].push_back(said.seq);
        }
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Author>>(
            [&](auto author) { count(std::string("messages_") + author.name, std::move(by[author.value])); });
    }

    bool falls_due(const Question& question) const {
        return !question.is_imported && period_.contains(question.due_at) && question.due_at <= as_of_;
    }

    // Questions that make the published rate and fell due in the period, whatever became of them.
    void rates() {
        Events due;
        std::int64_t in_time = 0, any = 0;
        for (const Life& life : lives_) {
            for (const Question& question : life.questions) {
                if (!question.is_first || !falls_due(question)) continue;
                const Fate fate = question.fate_at(as_of_);
                if (is_excused(fate)) continue;
                due.push_back(question.seq);
                in_time += fate == Fate::in_time ? 1 : 0;
                any += question.any_answer_at && *question.any_answer_at < question.due_at ? 1 : 0;
            }
        }
        share("response_rate_24h", in_time, due);
        share("any_answer_rate_24h", any, std::move(due));
    }

    void response_times() {
        Events first, next, unanswered;
        std::vector<std::int64_t> first_s, next_s;
        std::int64_t open = 0;
        for (const Life& life : lives_) {
            for (const Question& question : life.questions) {
                if (question.is_imported || !period_.contains(question.asked_at)) continue;
                const Fate fate = question.fate_at(as_of_);
                if (is_excused(fate)) continue;
                const bool is_answered = fate == Fate::in_time || fate == Fate::late;
                if (question.is_first) unanswered.push_back(question.seq);
                if (question.is_first && !is_answered) ++open;
                if (!is_answered) continue;
                (question.is_first ? first : next).push_back(question.seq);
                (question.is_first ? first_s : next_s)
                    .push_back(seconds_between(question.asked_at, *question.ended_at));
            }
        }
        percentiles("first_response", std::move(first_s), first);
        share("first_response_unanswered", open, std::move(unanswered));
        percentiles("next_response", std::move(next_s), next);
    }

    void open_backlog() {
        Events open;
        for (const Life& life : lives_) {
            for (const Stretch& stretch : life.open)
                if (stretch.from <= end_ && (!stretch.to || *stretch.to > end_))
                    open.push_back(stretch.opened_seq);
        }
        count("open_backlog", std::move(open));
    }

    void waiting_backlog() {
        Events all, under_4h, under_12h, under_24h, overdue;
        std::optional<base::Timestamp> oldest;
        for (const Life& life : lives_) {
            for (const Question& question : life.questions) {
                if (!question.is_open_at(end_)) continue;
                all.push_back(question.seq);
                const auto age = end_ - question.asked_at;
                Events& part = end_ >= question.due_at ? overdue
                               : age < hours(4)        ? under_4h
                               : age < hours(12)       ? under_12h
                                                       : under_24h;
                part.push_back(question.seq);
                oldest = std::min(oldest.value_or(question.asked_at), question.asked_at);
            }
        }
        std::optional<double> age;
        if (oldest) age = static_cast<double>(seconds_between(*oldest, end_));
        add("oldest_waiting", Unit::seconds, age, all);
        count("waiting_backlog", std::move(all));
        count("waiting_under_4h", std::move(under_4h));
        count("waiting_under_12h", std::move(under_12h));
        count("waiting_under_24h", std::move(under_24h));
        count("waiting_overdue", std::move(overdue));
    }

    void breaches() {
        Events events;
        for (const Life& life : lives_) {
            for (const Noted& breach : life.breaches)
                if (period_.contains(breach.at)) events.push_back(breach.seq);
        }
        count("breaches", std::move(events));
    }

    // Delivery is not known apart from sending: the rate is over what was sent.
    void contacts() {
        Events all, opt_outs;
        std::map<std::string, Events> by_reason;
        std::int64_t attributed = 0;
        for (const Life& life : lives_) {
            for (const Said& said : life.said) {
                if (said.reason.empty() || !period_.contains(said.at)) continue;
                all.push_back(said.seq);
                by_reason[said.reason].push_back(said.seq);
                attributed += std::ranges::count(life.opt_outs, said.seq, &OptOut::after_contact);
            }
            for (const OptOut& opt_out : life.opt_outs)
                if (period_.contains(opt_out.at)) opt_outs.push_back(opt_out.seq);
        }
        share("opt_out_rate", attributed, all);
        count("contacts_sent", std::move(all));
        for (auto& [reason, events] : by_reason)
            count("contacts_sent_for", std::move(events), reason);
        count("opt_outs", std::move(opt_outs));
    }

    void denials() {
        Events all;
        std::map<std::string, Events> by_code;
        for (const Life& life : lives_) {
            for (const Noted& denial : life.denials) {
                if (!period_.contains(denial.at)) continue;
                all.push_back(denial.seq);
                by_code[denial.code].push_back(denial.seq);
            }
        }
        count("denials", std::move(all));
        for (auto& [code, events] : by_code)
            count("denials_for", std::move(events), code);
    }

    const std::span<const Life> lives_;
    const Period period_;
    const base::Timestamp as_of_;
    const base::Timestamp end_;  // of what is counted at an instant
    std::vector<Figure> out_;
};

}  // namespace

std::int64_t nearest_rank(std::span<const std::int64_t> values, int percent) {
    const auto rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    return values[std::max<std::size_t>(rank, 1) - 1];
}

std::vector<Figure> figures(std::span<const Life> lives, const Period& period, base::Timestamp as_of) {
    return Reckoning(lives, period, as_of).take();
}

}  // namespace domain::metrics
