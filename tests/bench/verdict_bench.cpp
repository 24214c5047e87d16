// What the gate costs: facts gathered from a typical conversation and message, then every rule; one thread,
// warm, processor time. Prints nanoseconds; docs/benchmarks.md has the figures.
#include <chrono>
#include <cstdio>
#include <ctime>

#include "domain/policy/gather.h"
#include "domain/test_play.h"

namespace {

namespace policy = domain::policy;
constexpr int kRounds = 200'000;

// Of this process: what else the machine does is not counted.
std::chrono::nanoseconds cpu_time() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

template <class Work>
void measure(const char* what, Work work) {
    std::size_t kept = 0;
    for (int i = 0; i < kRounds / 10; ++i)
        kept += work();
    const auto begin = cpu_time();
    for (int i = 0; i < kRounds; ++i)
        kept += work();
    const auto took = cpu_time() - begin;
    std::printf("%-34s %8.0f ns  (%zu)\n", what, static_cast<double>(took.count()) / kRounds, kept);
}

}  // namespace

int main() {
    domain::Play play;
    play.consumer_writes("Vocês têm Grande Sertão: Veredas na loja da Augusta?");
    play.writes(domain::test_bot(), "Vou chamar alguém da loja.");
    const auto shop = domain::test_location();
    const auto now = play.now + std::chrono::minutes(12);
    const std::string short_text = "Temos sim! Dois exemplares, e guardo um para você até amanhã às 18h.";
    std::string long_text;
    while (long_text.size() < 580)
        long_text += "Abrimos de segunda a sábado, e o pedido fica no balcão. ";
    const domain::ContactReason reason{"CONV.PROMISED_INFO",
                                       R"({"message_id":"m1","promised_on":"2024-05-05"})"};
    const policy::OutgoingMessage answer{.text = short_text};
    const policy::OutgoingMessage longer{.text = long_text};
    const policy::OutgoingMessage contact{.text = short_text, .reason = &reason};
    const policy::Facts facts = policy::gather(play.state, answer, now, {.location = &shop});
    std::printf("%zu rules\n", policy::rules().size());
    measure("verdict from facts (all rules)", [&] { return policy::evaluate(facts).findings.size(); });
    const auto whole = [&](const policy::OutgoingMessage& message) {
        return policy::evaluate(policy::gather(play.state, message, now, {.location = &shop}))
            .findings.size();
    };
    measure("facts and verdict, answer of 69", [&] { return whole(answer); });
    measure("facts and verdict, answer of 600", [&] { return whole(longer); });
    measure("facts and verdict, with a reason", [&] { return whole(contact); });
}
