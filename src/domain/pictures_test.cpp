// When a picture may show an identity paper (PII-10), and what staff do about one.
#include "domain/pictures.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

TEST(Pictures, WordsThatSpeakOfAnIdentityPaper) {
    for (const char* text : {"here is my passport", "segue foto do meu RG", "mi DNI por las dos caras",
                             "voici ma carte d’identité", "mein Personalausweis",
                             "ảnh căn cước công dân của tôi", "my driver's license"})
        EXPECT_TRUE(privacy::scanner().names_document(text)) << text;
    for (const char* text :
         {"", "here is the lamp", "a foto da loja", "voici la carte du menu", "ảnh cái áo"})
        EXPECT_FALSE(privacy::scanner().names_document(text)) << text;
}

Event said(const Actor& actor, std::string text, base::Timestamp at) {
    return {1, test_id<ConversationId>(1), at, actor, MessageSent{"m", std::move(text), {}, {}}};
}

TEST(Pictures, OneIsGuardedForTenMinutesAfterTheWords) {
    const auto now = test_time();
    const auto is_expected = [&](const Actor& who, const char* text, base::Duration ago) {
        const std::vector<Event> recent{said(who, text, now - ago)};
        return is_document_expected(privacy::scanner(), recent, "", now);
    };
    EXPECT_TRUE(is_expected(test_consumer(), "my passport", 10min));
    EXPECT_FALSE(is_expected(test_consumer(), "my passport", 10min + 1us));
    EXPECT_TRUE(is_expected(test_staff(), "send me a photo of your passport", 1min));
    EXPECT_FALSE(is_expected(test_staff(), "please never send your passport", 1min));
    EXPECT_FALSE(is_expected(test_consumer(), "like this one", 1min));
    EXPECT_TRUE(is_document_expected(privacy::scanner(), {}, "meu RG", now));
}

TEST(Pictures, AreShownOnlyWhenHiddenAndHiddenOnce) {
    const Conversation current;
    Event message = said(test_consumer(), "", test_time());
    EXPECT_EQ(show_picture(current, message, test_staff(), test_time()).error().code, "message_unknown");
    std::get<MessageSent>(message.body).picture = Picture{{}, "image/png", 4, 3, 100, {}};
    EXPECT_EQ(show_picture(current, message, test_staff(), test_time()).error().code, "picture_not_guarded");
    EXPECT_EQ(hide_picture(current, message, test_staff(), test_time())->events.size(), 1U);
    EXPECT_TRUE(set_guard(message, PictureGuard::hidden));
    EXPECT_TRUE(hide_picture(current, message, test_staff(), test_time())->events.empty());
    EXPECT_EQ(show_picture(current, message, test_staff(), test_time())->events.size(), 1U);
    message.is_erased = true;
    EXPECT_EQ(show_picture(current, message, test_staff(), test_time()).error().code, "message_removed");
}

}  // namespace
}  // namespace domain
