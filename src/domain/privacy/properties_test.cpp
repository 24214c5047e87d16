// What holds for every text: the masked text keeps nothing, gives nothing to find, and places are places; the
// quick look misses nothing.
#include <gtest/gtest.h>

#include <random>

#include "domain/privacy/reading.h"
#include "domain/privacy/spellings.h"
#include "domain/privacy/words.h"

namespace domain::privacy {
namespace {

constexpr std::array kPieces = {"4111 1111 1111 1111",
                                "378282246310005",
                                "GB82 WEST 1234 5698 7654 32",
                                "529.982.247-25",
                                "cpf 11144477735",
                                "12.ABC.345/01DE-35",
                                "cccd 001188456789",
                                "536-90-4399",
                                "2 55 08 14 168 025 38",
                                "passport AB1234567",
                                "password: hunter22",
                                "cvv 123",
                                "12/27",
                                "PIN 4821",
                                "482910 is your code",
                                "4️⃣1️⃣",
                                "１１１１",
                                "\u200b",
                                "\u0301",
                                "•••• 1111",
                                "***",
                                "https://a.example/?token=abcdef99",
                                "order",
                                "olá",
                                "số thẻ",
                                "密码",
                                ":",
                                " ",
                                "\n",
                                "-",
                                ".",
                                "\xff",
                                "\xe2\x80",
                                "1",
                                "12",
                                "4111",
                                "1111",
                                "is",
                                "my",
                                "send me your card number",
                                "never",
                                "?",
                                ","};

std::string random_text(std::mt19937& random) {
    std::string text;
    for (auto count = random() % 14; count > 0; --count) {
        text += kPieces[random() % kPieces.size()];
        if (random() % 3 != 0) text += ' ';
    }
    return text;
}

TEST(Properties, MaskedTextGivesNothingAway) {
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        const auto direction = i % 2 == 0 ? Direction::consumer : Direction::business;
        const ScanResult result = scanner().scan(text, direction);
        const ScanResult again = scanner().scan(result.masked, direction);
        ASSERT_TRUE(again.findings.empty()) << text << "\n-> " << result.masked << "\n-> " << again.masked;
        ASSERT_EQ(again.masked, result.masked);
        if (result.findings.empty()) ASSERT_EQ(result.masked, text);
    }
}

TEST(Properties, MaskedTextKeepsNoValue) {
    constexpr std::array kBefore = {"", "ok ", "here: ", "Olá! 👋 ", "a\n", "… "};
    constexpr std::array kAfter = {"", " ok", "!", " 🙏", "\nthanks", ", 2 boxes", " 12,50 €"};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kValues = {{
        {"", "4111 1111 1111 1111"},
        {"", "5555-5555-5555-4444"},
        {"", "GB82WEST12345698765432"},
        {"", "529.982.247-25"},
        {"cpf ", "52998224725"},
        {"", "12.ABC.345/01DE-35"},
        {"cccd ", "001188456789"},
        {"ssn ", "536 90 4399"},
        {"", "2 55 08 14 168 025 38"},
        {"passport ", "AB1234567"},
        {"my password is ", "Tr0ub4dor&3"},
    }};
    for (const auto& [word, value] : kValues) {
        for (const auto* before : kBefore) {
            for (const auto* after : kAfter) {
                const std::string text = before + std::string(word) + std::string(value) + after;
                const ScanResult result = scanner().scan(text, Direction::consumer);
                ASSERT_EQ(result.findings.size(), 1U) << text;
                EXPECT_EQ(result.masked.find(value), std::string::npos) << text;
                // "Sunny2024!": a "!" at the end of a password may well be its own, so it goes, too.
                const bool may_be_own = word == "my password is " && after == std::string_view("!");
                EXPECT_TRUE(result.masked.starts_with(before)) << result.masked;
                EXPECT_TRUE(may_be_own || result.masked.ends_with(after)) << result.masked;
            }
        }
    }
}

TEST(Properties, PlacesAreInsideInOrderAndApart) {
    std::mt19937 random(11);
    const Folder folder;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        const std::size_t length = folder.fold(text).at_byte.size() - 1;
        std::size_t last = 0;
        for (const Finding& finding : scanner().scan(text, Direction::consumer).findings) {
            ASSERT_GE(finding.start, last) << text;
            ASSERT_LT(finding.start, finding.end) << text;
            ASSERT_LE(finding.end, length) << text;
            last = finding.end;
        }
    }
}

TEST(Properties, MessagesKeepTheSameLaws) {
    std::mt19937 random(13);
    for (int i = 0; i < 3'000; ++i) {
        std::vector<std::string> texts(random() % 5);
        std::vector<TimedText> messages;
        for (auto& text : texts)
            messages.push_back(
                {static_cast<double>(messages.size() * (random() % 400)), text = random_text(random)});
        const MessagesResult result = scanner().scan_messages(messages, Direction::consumer);
        ASSERT_EQ(result.masked.size(), texts.size());
        std::vector<bool> has_finding(texts.size());
        for (const Finding& finding : result.findings)
            has_finding[finding.message] = true;
        for (std::size_t m = 0; m < texts.size(); ++m) {
            if (!has_finding[m]) ASSERT_EQ(result.masked[m], texts[m]);
        }
    }
}

TEST(Properties, AnyBytes) {
    std::mt19937 random(17);
    for (int i = 0; i < 20'000; ++i) {
        std::string text(random() % 80, '\0');
        for (char& c : text)
            c = static_cast<char>(random());
        const ScanResult result = scanner().scan(text, Direction::business);
        if (result.findings.empty()) ASSERT_EQ(result.masked, text);
    }
}

std::string utf8_of(std::u32string_view letters) {
    std::string out;
    for (const char32_t c : letters) {
        if (c == kAnything) {
            out += "ab";
        } else if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        } else {
            out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (c & 0x3F))};
        }
    }
    return out;
}

TEST(Properties, TheQuickLookMissesNoSpelling) {
    const auto expect_seen = [](std::string_view pattern, Direction direction) {
        for (const auto& spelling : spellings_of(pattern)) {
            const std::string text = utf8_of(spelling);
            EXPECT_TRUE(scanner().may_matter("x" + text + "x", direction) || !text.starts_with(' ')) << text;
            EXPECT_TRUE(scanner().may_matter(text, direction)) << text;
            EXPECT_TRUE(scanner().may_matter("ção, " + text + " được", direction)) << text;
        }
    };
    for (const auto pattern :
         {words::kCvv, words::kPassport, words::kPassword, words::kPass, words::kPin, words::kOtp})
        expect_seen(pattern, Direction::consumer);
    for (const auto& noun : words::kAskNouns)
        expect_seen(noun.pattern, Direction::business);
}

// What the detectors find in a text, however they came to look at it, the quick look lets through.
TEST(Properties, TheQuickLookMissesNoFinding) {
    const Patterns patterns;
    std::mt19937 random(19);
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = random_text(random);
        const Folded folded = patterns.folder.fold(text);
        Reading reading{.words = patterns, .folded = folded};
        if (!find_all(reading, {}).empty())
            ASSERT_TRUE(scanner().may_matter(text, Direction::consumer)) << text;
        if (!find_asks(reading).empty()) ASSERT_TRUE(scanner().may_matter(text, Direction::business)) << text;
    }
}

}  // namespace
}  // namespace domain::privacy
