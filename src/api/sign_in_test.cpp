#include "api/sign_in.h"

#include <gtest/gtest.h>

#include "base/crypto.h"

namespace api {
namespace {

using namespace std::chrono_literals;

const base::Timestamp kStart = base::from_us(1'714'813'953'204'000);

SignIn::RunSlow at_once() {
    return [](SignIn::Job& job) { return job(), true; };
}

TEST(SignIn, WaitsDoubleUpToTheBound) {
    SignIn sign_in({5, 60s, 100}, at_once());
    base::Timestamp now = kStart;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(sign_in.wait_seconds("ana@example.org", "10.0.0.1", now), 0) << i;
        sign_in.note_failure("ana@example.org", "10.0.0.1", now);
    }
    for (const std::int64_t wanted : {1, 2, 4, 8, 16, 32, 60, 60}) {
        EXPECT_EQ(sign_in.wait_seconds("ana@example.org", "10.0.0.2", now), wanted);
        EXPECT_EQ(sign_in.wait_seconds("ANA@example.org", "10.0.0.2", now), wanted);    // any case
        EXPECT_EQ(sign_in.wait_seconds("bruno@example.org", "10.0.0.1", now), wanted);  // the same address
        EXPECT_EQ(sign_in.wait_seconds("bruno@example.org", "10.0.0.2", now), 0);
        now += std::chrono::seconds(wanted);
        EXPECT_EQ(sign_in.wait_seconds("ana@example.org", "10.0.0.1", now), 0);
        sign_in.note_failure("ana@example.org", "10.0.0.1", now);
    }
    for (int i = 0; i < 1000; ++i)
        sign_in.note_failure("ana@example.org", "10.0.0.1", now);
    EXPECT_EQ(sign_in.wait_seconds("ana@example.org", "10.0.0.1", now), 60);
    sign_in.note_success("ana@example.org");
    EXPECT_EQ(sign_in.wait_seconds("ana@example.org", "10.0.0.3", now), 0);
}

TEST(SignIn, RemembersABoundedNumber) {
    SignIn sign_in({1, 60s, 10}, at_once());
    for (int i = 0; i < 1000; ++i) {
        sign_in.note_failure("e" + std::to_string(i), "a" + std::to_string(i),
                             kStart + std::chrono::milliseconds(i));
    }
    EXPECT_EQ(sign_in.wait_seconds("e0", "-", kStart + 1s), 0);  // forgotten
    EXPECT_GT(sign_in.wait_seconds("e999", "-", kStart + 1s), 0);
}

TEST(SignIn, RightWrongUnknownAndOverloaded) {
    SignIn sign_in({}, at_once());
    const std::string hash = base::hash_password("correct horse");
    const auto outcome = [&](SignIn& who, const std::string& stored, const std::string& password) {
        std::optional<SignIn::Outcome> result;
        who.verify(stored, password, [&](SignIn::Outcome o) { result = o; });
        return result;
    };
    EXPECT_EQ(outcome(sign_in, hash, "correct horse"), SignIn::Outcome::right);
    EXPECT_EQ(outcome(sign_in, hash, "wrong"), SignIn::Outcome::wrong);
    EXPECT_EQ(outcome(sign_in, "", "correct horse"), SignIn::Outcome::wrong);
    SignIn busy({}, [](SignIn::Job&) { return false; });
    EXPECT_EQ(outcome(busy, hash, "correct horse"), SignIn::Outcome::overloaded);
}

}  // namespace
}  // namespace api
