// Checking a password: slowed after failures, hashed on the `slow` thread, the same work whether the e-mail
// exists.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/bounded_queue.h"
#include "base/time.h"

namespace api {

// How guessing is slowed. After `free_failures` wrong passwords for one e-mail or from one address, the next
// try has to wait 1 s, then 2 s, doubling up to `wait_max`; a success clears the e-mail.
struct SignInLimits {
    int free_failures = 5;
    std::chrono::seconds wait_max{900};
    std::size_t remembered_max = 10'000;  // e-mails and addresses; beyond, the oldest are forgotten
};

class SignIn {
 public:
    using Job = std::move_only_function<void()>;
    // Hands a job to the `slow` thread; false and the job untouched when its queue is full.
    using RunSlow = std::function<bool(Job&)>;

    SignIn(SignInLimits limits, RunSlow run_slow);

    // Seconds to wait before this e-mail from this address may try again; 0: now.
    std::int64_t wait_seconds(const std::string& email, const std::string& address,
                              base::Timestamp now) const;
    void note_failure(const std::string& email, const std::string& address, base::Timestamp now);
    void note_success(const std::string& email);

    enum class Outcome : std::uint8_t { wrong, right, overloaded };
    // Calls `done` on the slow thread; an empty hash (unknown e-mail) takes as long and is never right. With
    // the slow thread overloaded `done` gets that at once.
    void verify(std::string hash, std::string password, std::move_only_function<void(Outcome)> done);

 private:
    struct Failures {
        int count = 0;
        base::Timestamp last;
    };
    std::int64_t wait_of(const std::string& key, base::Timestamp now) const;
    void add_failure(const std::string& key, base::Timestamp now);

    const SignInLimits limits_;
    const RunSlow run_slow_;
    const std::string decoy_hash_;  // verified when the e-mail is unknown
    mutable std::mutex mutex_;      // guards failures_
    std::unordered_map<std::string, Failures> failures_;
};

}  // namespace api
