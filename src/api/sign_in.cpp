#include "api/sign_in.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"

namespace api {

SignIn::SignIn(SignInLimits limits, RunSlow run_slow)
    : limits_(limits),
      run_slow_(std::move(run_slow)),
      decoy_hash_(base::hash_password(base::random_token(16))) {}

std::int64_t SignIn::wait_of(const std::string& key, base::Timestamp now) const {
    const auto found = failures_.find(key);
    if (found == failures_.end() || found->second.count < limits_.free_failures) return 0;
    const int doublings = std::min(found->second.count - limits_.free_failures, 20);
    const auto wait =
        std::min<std::chrono::seconds>(std::chrono::seconds(1LL << doublings), limits_.wait_max);
    const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.last + wait - now);
    return std::max<std::int64_t>(left.count(), 0);
}

std::int64_t SignIn::wait_seconds(const std::string& email, const std::string& address,
                                  base::Timestamp now) const {
    const std::lock_guard lock(mutex_);
    return std::max(wait_of("e:" + base::lower_ascii(email), now), wait_of("a:" + address, now));
}

void SignIn::add_failure(const std::string& key, base::Timestamp now) {
    if (failures_.size() >= limits_.remembered_max && !failures_.contains(key)) {
        failures_.erase(
            std::ranges::min_element(failures_, {}, [](const auto& entry) { return entry.second.last; }));
    }
    auto& mine = failures_[key];
    ++mine.count;
    mine.last = now;
}

void SignIn::note_failure(const std::string& email, const std::string& address, base::Timestamp now) {
    const std::lock_guard lock(mutex_);
    add_failure("e:" + base::lower_ascii(email), now);
    add_failure("a:" + address, now);
}

void SignIn::note_success(const std::string& email) {
    const std::lock_guard lock(mutex_);
    failures_.erase("e:" + base::lower_ascii(email));
}

void SignIn::verify(std::string hash, std::string password, std::move_only_function<void(Outcome)> done) {
    auto shared = std::make_unique<std::move_only_function<void(Outcome)>>(std::move(done));
    auto* waiting = shared.get();  // a refused job is untouched, so it is alive then
    Job job = [this, hash = std::move(hash), password = std::move(password), shared = std::move(shared)] {
        const bool is_right = base::verify_password(hash.empty() ? decoy_hash_ : hash, password);
        (*shared)(is_right && !hash.empty() ? Outcome::right : Outcome::wrong);
    };
    if (!run_slow_(job)) (*waiting)(Outcome::overloaded);
}

}  // namespace api
