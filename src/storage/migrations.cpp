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
    Migration{
        3,
#include "storage/migrations/0003_settings.sql"
    },
    Migration{
        4,
#include "storage/migrations/0004_location_health.sql"
    },
    Migration{
        5,
#include "storage/migrations/0005_location_words.sql"
    },
    Migration{
        6,
#include "storage/migrations/0006_outreach.sql"
    },
    Migration{
        7,
#include "storage/migrations/0007_notify.sql"
    },
    Migration{
        10,
#include "storage/migrations/0010_what_is_kept_of_people.sql"
    },
    Migration{
        11,
#include "storage/migrations/0011_media.sql"
    },
    Migration{
        12,
#include "storage/migrations/0012_levels_and_moves.sql"
    },
    Migration{
        13,
#include "storage/migrations/0013_gbm_resources.sql"
    },
    Migration{
        14,
#include "storage/migrations/0014_same_person.sql"
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
    Migration{
        3,
#include "storage/migrations/inbox_0003_answer_clocks.sql"
    },
    Migration{
        9,
#include "storage/migrations/inbox_0009_thumbs.sql"
    },
    Migration{
        12,
#include "storage/migrations/inbox_0012_marked_questions.sql"
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
