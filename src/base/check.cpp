#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace base {

void check_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr,
                 "{\"level\":\"fatal\",\"event\":\"check_failed\",\"condition\":\"%s\",\"at\":\"%s:%d\"}\n",
                 condition, file, line);
    std::abort();
}

}  // namespace base
