#include <array>

#include "storage/migrate.h"

namespace storage {
namespace {

constexpr std::array kMain{
    Migration{
        1,
#include "storage/migrations/0001_initial.sql"
    },
    Migration{
        2,
#include "storage/migrations/0002_refused_ids_are_free.sql"
    },
};

constexpr std::array kInbox{
    Migration{
        1,
#include "storage/migrations/inbox_0001_initial.sql"
    },
    Migration{
        2,
#include "storage/migrations/inbox_0002_timers.sql"
    },
};

}  // namespace

std::span<const Migration> main_migrations() {
    return kMain;
}
std::span<const Migration> inbox_migrations() {
    return kInbox;
}

}  // namespace storage
