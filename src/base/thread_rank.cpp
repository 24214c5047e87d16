#include "base/thread_rank.h"

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace base {
namespace {

constexpr int kBackgroundNice = 10;
// Linux 6.12 and later take the length of a thread's turn from sched_runtime (sched(7)): shorter turns, but
// sooner. The least that is allowed is 0.1 ms.
constexpr std::uint64_t kPromptTurnNs = 500'000;

// linux/sched/types.h clashes with glibc's sched.h where that has it already.
struct SchedulingAttributes {
    std::uint32_t size = sizeof(SchedulingAttributes);
    std::uint32_t policy = SCHED_OTHER;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0;
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};

}  // namespace

void set_thread_rank(ThreadRank rank) {
    const auto self = static_cast<id_t>(gettid());
    if (rank == ThreadRank::background) {
        (void)setpriority(PRIO_PROCESS, self, kBackgroundNice);
        return;
    }
    SchedulingAttributes attributes;
    attributes.nice = getpriority(PRIO_PROCESS, self);
    attributes.runtime = kPromptTurnNs;
    (void)syscall(SYS_sched_setattr, self, &attributes, 0);
}

}  // namespace base
