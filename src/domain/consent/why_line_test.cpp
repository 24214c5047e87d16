#include "domain/consent/why_line.h"

#include <gtest/gtest.h>

#include "domain/consent/opt_out.h"
#include "domain/consent/reasons.h"

namespace domain::consent {
namespace {

TEST(WhyLine, EveryReasonHasOneInEveryLanguage) {
    for (const std::string_view locale : {"en", "pt-BR", "fr", "es", "vi"}) {
        for (const ContactReason& reason : contact_reasons()) {
            const std::string line = why_line(reason.code, locale);
            EXPECT_GT(line.size(), 20U) << reason.code << ' ' << locale;
            EXPECT_EQ(line == why_line(reason.code, "en"), locale == "en") << reason.code << ' ' << locale;
        }
    }
    EXPECT_EQ(why_line("POSTSALE.SHIPPED", "pl"), why_line("POSTSALE.SHIPPED", ""));
    EXPECT_EQ(why_line("NO.SUCH", "en"), "");
}

// What it tells people to write is understood.
TEST(WhyLine, ItsWordStops) {
    const OptOutContext proactive{.last_was_proactive = true, .task_open = {}};
    for (const std::string_view locale : {"en-GB", "pt-BR", "fr", "es-MX", "vi-VN"}) {
        const std::string line = why_line("POSTSALE.SHIPPED", locale);
        const auto space = line.rfind(' ');
        const std::string word = line.substr(space + 1, line.size() - space - 2);
        EXPECT_EQ(read_opt_out(word, locale, proactive).answer, OptOutAnswer::stop) << word;
    }
}

}  // namespace
}  // namespace domain::consent
