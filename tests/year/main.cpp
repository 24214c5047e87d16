// A year (or less) of simulated traffic through the real use cases, and then the law over all of it. CTest
// runs a short one; the year of 1,000 locations is for developers:
//   year_test --locations 1000 --days 365 --messages-per-day 1
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/crypto.h"
#include "storage/events.h"
#include "storage/prove.h"
#include "storage/replay.h"
#include "year/faults.h"
#include "year/forecast.h"
#include "year/law.h"
#include "year/people.h"
#include "year/reckoning.h"

namespace year {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kPage = 1000;
constexpr std::size_t kSpoiltMax = 200'000;  // events; a longer log is not spoilt for practice

double seconds_since(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

// A directory of its own, in memory where there is such a place, and gone at the end.
class Place {
 public:
    Place() {
        const std::filesystem::path memory = "/dev/shm";
        const bool has_memory = std::filesystem::exists(memory);
        path_ = (has_memory ? memory : std::filesystem::temp_directory_path()) /
                ("balcao-year-" + base::random_token(8));
        std::filesystem::create_directories(path_);
    }
    ~Place() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

// What a run finds wrong, as sentences.
struct Findings {
    std::vector<std::string> sentences;
    void add(const std::string& sentence) { sentences.push_back(sentence); }
};

// Whether a file holds one of the marks; in pieces that overlap, so that none is cut in two.
void look_for_secrets(const std::filesystem::path& file, Findings& findings) {
    constexpr std::size_t kPiece = 1 << 22, kOverlap = 64;
    std::ifstream in(file, std::ios::binary);
    std::string piece;
    for (std::string tail; in;) {
        std::string read(kPiece, '\0');
        in.read(read.data(), static_cast<std::streamsize>(kPiece));
        read.resize(static_cast<std::size_t>(in.gcount()));
        piece = tail + read;
        for (const auto mark : secret_marks()) {
            const auto at = piece.find(mark);
            if (at == piece.npos) continue;
            findings.add("a secret in " + file.filename().string() + ": " +
                         piece.substr(at > 60 ? at - 60 : 0, 120));
        }
        tail = piece.substr(piece.size() - std::min(piece.size(), kOverlap));
    }
}

void look_for_secrets_in_all(const std::filesystem::path& directory, Findings& findings) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (entry.is_regular_file()) look_for_secrets(entry.path(), findings);
    }
}

class Run {
 public:
    explicit Run(const Traffic& traffic)
        : start_(need(base::parse_rfc3339("2026-01-01T00:00:00Z"))),
          end_(start_ + std::chrono::hours(24) * traffic.days),
          traffic_(traffic),
          firm_(place_.path(), start_, traffic.seed) {}

    int run() {
        const auto began = Steady::now();
        People people(firm_, traffic_, start_);
        people.live(end_);
        const double took = seconds_since(began);
        for (const auto& [fate, count] : people.fates())
            fmt::print("  {:<28} {:>9}\n", fate, count);
        read_log(people);
        check_forecasts();
        firm_.settle();
        prove();
        look_for_secrets_in_all(place_.path(), findings_);
        if (log_.size() <= kSpoiltMax) check_the_checks(people);
        fmt::print(
            "seed {}: {} locations, {} days, {} messages of consumers, {} commands, {} events of time, "
            "{} events in {:.1f} s; checked in {:.1f} s\n",
            traffic_.seed, traffic_.locations, traffic_.days, people.messages_taken(), people.commands(),
            firm_.caused_by_time(), events_, took, seconds_since(began) - took);
        for (const auto& sentence : findings_.sentences)
            fmt::print("WRONG: {}\n", sentence);
        return findings_.sentences.empty() ? 0 : 1;
    }

 private:
    void read_log(const People& people) {
        Law law(end_);
        Reckoning reckoning;
        const auto db = need(firm_.store().connect());
        for (const auto& brand : people.brands()) {
            for (std::int64_t seq = 0;;) {
                const auto page = need(storage::events_after(*db, brand.id, seq, kPage));
                if (page.empty()) break;
                for (const auto& one : page) {
                    law.read(one);
                    reckoning.read(one);
                }
                events_ += static_cast<std::int64_t>(page.size());
                seq = page.back().event.seq;
                if (log_.size() <= kSpoiltMax) log_.insert(log_.end(), page.begin(), page.end());
            }
        }
        law.finish(people.messages_taken());
        for (const auto& [what, count] : law.seen())
            fmt::print("  seen {:<23} {:>9}\n", what, count);
        for (const auto& [code, count] : law.broken())
            findings_.add(fmt::format("{} {} times", code, count));
        for (const auto& sentence : law.sentences())
            findings_.add(sentence);
        for (const auto& sentence : reckoning.compare({start_, end_}, law.seen()))
            findings_.add("the figures do not agree: " + sentence);
        for (const auto* what :
             {"question_overdue", "question_in_time", "question_excused", "breach", "reminder", "opt_out",
              "secret_written", "contact", "follow_up", "new_episode", "closed_by_time"}) {
            if (!law.seen().contains(what)) findings_.add(fmt::format("the year had no {}", what));
        }
    }

    void check_forecasts() {
        const auto check = year::check_forecasts(firm_);
        for (const auto& [fate, count] : check.fates)
            fmt::print("  foreseen {:<30} {:>9}\n", fate, count);
        for (const auto& problem : check.problems)
            findings_.add(problem);
        if (check.fates.size() < 5) findings_.add("the forecasts foresaw too little");
    }

    std::vector<std::string> problems() {
        const auto db = need(firm_.store().connect());
        const auto inbox = need(firm_.store().connect_inbox());
        auto proof = need(storage::prove(*db));
        need(storage::prove_inbox_lists(*db, *inbox, proof));
        auto replayed = need(storage::replay(*db, *inbox, {}));
        std::ranges::copy(replayed.problems, std::back_inserter(proof.problems));
        if (proof.inbox_behind != 0) proof.add_problem("the inbox lists are behind");
        return proof.problems;
    }

    void prove() {
        for (const auto& problem : problems())
            findings_.add(problem);
    }

    // Each check is shown something that it has to notice.
    void check_the_checks(const People& people) {
        for (const auto& sentence : unnoticed_faults(log_, end_, people.messages_taken()))
            findings_.add(sentence);
        const auto db = need(firm_.store().connect());
        const auto change = [&](storage::Sql sql) {
            need(db->begin(storage::Access::write));
            need(db->execute(sql, {}));
            need(db->commit());
        };
        const auto expect_noticed = [&](const std::string& what) {
            if (problems().empty()) findings_.add("not noticed: " + what);
        };
        change({"update brands set last_seq = last_seq + 1"});
        expect_noticed("a brand's counter is wrong");
        change({"update brands set last_seq = last_seq - 1"});
        change({"update events set body = replace(body, '\"decision\":\"allow\"', '\"decision\":\"warn\"')"});
        expect_noticed("another decision than the rules reach");
        change({"update agents set display_name = '4539148803436467'"});
        Findings found;
        look_for_secrets_in_all(place_.path(), found);
        if (found.sentences.empty()) findings_.add("not noticed: a card number in a file");
    }

    Place place_;
    base::Timestamp start_, end_;
    Traffic traffic_;
    Firm firm_;
    Findings findings_;
    std::vector<storage::CommittedEvent> log_;
    std::int64_t events_ = 0;
};

Traffic traffic_of(int argc, char** argv) {
    Traffic traffic;
    if (const char* seed = std::getenv("BALCAO_SEED")) traffic.seed = std::strtoull(seed, nullptr, 10);
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--locations") {
            traffic.locations = std::atoi(argv[i + 1]);
        } else if (option == "--days") {
            traffic.days = std::atoi(argv[i + 1]);
        } else if (option == "--messages-per-day") {
            traffic.messages_per_day = std::atof(argv[i + 1]);
        } else {
            throw std::runtime_error("unknown option " + option);
        }
    }
    if (traffic.locations < 2 || traffic.days < 1 || traffic.messages_per_day <= 0)
        throw std::runtime_error("at least 2 locations, a day and some messages");
    return traffic;
}

}  // namespace
}  // namespace year

int main(int argc, char** argv) {
    try {
        return year::Run(year::traffic_of(argc, argv)).run();
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    }
}
