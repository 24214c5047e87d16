// The questions behind the health of shops: those of the last 28 days and older ones that still wait. In the
// second file, filled by the health reader from the log, in its own transactions; counted here.
#pragma once
#include <vector>

#include "domain/event.h"
#include "domain/health/marks.h"
#include "domain/health/outages.h"
#include "domain/health/tally.h"
#include "storage/database.h"

namespace storage {

// Only the first question of an episode makes the rate; imported ones make nothing, nor do those that were
// marked "no reply needed" or spam instead of answered, as long as marks count (CLK-08).
enum class QuestionRole : std::uint8_t { first, later, imported, marked_first, marked_later };
BOOST_DESCRIBE_ENUM(QuestionRole, first, later, imported, marked_first, marked_later)

struct Question {
    domain::ConversationId conversation;
    std::int64_t seq = 0;
    domain::LocationId location;
    base::Timestamp asked_at;
    base::Timestamp due_at;
    QuestionRole role = QuestionRole::first;
};

base::Result<std::int64_t> answer_clocks_seq(Database& inbox, domain::BrandId brand);
base::Result<void> put_answer_clocks_seq(Database& inbox, domain::BrandId brand, std::int64_t seq);

// Each of these may be done again with the same event.
// Only the newest question of a conversation can be open.
struct NewestQuestion {
    std::int64_t seq = 0;  // 0: none is known
    bool is_open = false;
};
base::Result<NewestQuestion> newest_question(Database& inbox, domain::BrandId brand,
                                             domain::ConversationId conversation);
base::Result<void> put_question(Database& inbox, domain::BrandId brand, const Question& question);
// The open question of the conversation that was asked before event `seq`, if there is one.
base::Result<void> answer_question(Database& inbox, domain::BrandId brand,
                                   domain::ConversationId conversation, std::int64_t seq, base::Timestamp at);
// Likewise: a mark stands in place of the answer. An imported question is dropped.
base::Result<void> mark_question(Database& inbox, domain::BrandId brand, domain::ConversationId conversation,
                                 std::int64_t seq);
base::Result<void> drop_question(Database& inbox, domain::BrandId brand, domain::ConversationId conversation,
                                 std::int64_t seq);
// The conversation went to another shop: its open question with it, unless it was due by then.
base::Result<void> move_question(Database& inbox, domain::BrandId brand, const domain::Event& moved,
                                 domain::LocationId to);
// It was not answered after all, or not to be marked: the newest question asked before event `seq` waits
// again. False: it is not there.
base::Result<bool> reopen_question(Database& inbox, domain::BrandId brand,
                                   domain::ConversationId conversation, std::int64_t seq,
                                   base::Timestamp due_at);
// Forgets what was answered and fell due before `until`.
base::Result<void> forget_questions(Database& inbox, domain::BrandId brand, base::Timestamp until);
// Moves the due times of all questions to what these outages make of them.
base::Result<void> credit_questions(Database& inbox, domain::BrandId brand,
                                    const std::vector<domain::health::Outage>& outages);

enum class Credit : std::uint8_t { given, not_given };
struct TallyQuestion {
    domain::LocationId location;
    base::Timestamp from;  // exclusive
    base::Timestamp now;
    Credit credit = Credit::given;
    domain::health::MarksCount marks = domain::health::MarksCount::yes;
};
// Of the episodes that began in that time.
base::Result<domain::health::Marks> count_marks(Database& inbox, domain::BrandId brand,
                                                const TallyQuestion& asked);
base::Result<domain::health::Tally> tally_answers(Database& inbox, domain::BrandId brand,
                                                  const TallyQuestion& asked);
// What was not answered in time: what still waits first, oldest first.
base::Result<std::vector<domain::health::Cause>> late_answers(Database& inbox, domain::BrandId brand,
                                                              const TallyQuestion& asked, std::size_t limit);

}  // namespace storage
