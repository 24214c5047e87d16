// How the calling thread shares the cores with the others of this program. For threads at their start; a
// system that refuses changes nothing.
#pragma once
#include <cstdint>

namespace base {

enum class ThreadRank : std::uint8_t {
    prompt,      // works in short bursts that others wait for: soon on a core when it wakes
    background,  // nobody waits for it: gives way to the rest
};
void set_thread_rank(ThreadRank rank);

}  // namespace base
