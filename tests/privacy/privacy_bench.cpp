// How fast domain/privacy reads. privacy_bench CORPUS (JSON lines of generate.py): MB/s over everyday talk in
// sixteen languages, over the hard negatives of the corpus (nearly all have long numbers), and over its
// positives. One thread, its own time, best of five rounds.
#include <cstdio>
#include <ctime>
#include <fstream>

#include "domain/privacy/scan.h"

namespace {

using domain::privacy::Direction;
using domain::privacy::Scanner;

struct Text {
    std::string text;
    Direction direction = Direction::consumer;
};

// What fills most of a shop's day: talk without long numbers and without the words that matter.
constexpr std::array kTalk = {
    "Hello, do you have this dress in blue? I would like to come to the shop tomorrow morning.",
    "Olá, vocês têm esse vestido azul no tamanho médio? Queria passar na loja amanhã de manhã.",
    "Áo này còn size M không shop? Em muốn ghé cửa hàng ngày mai xem thử nhé, cảm ơn shop nhiều ạ.",
    "Bonjour, est-ce que cette robe existe en bleu ? Je pourrais passer au magasin demain matin.",
    "Hola, ¿tienen este vestido en azul? Me gustaría pasar por la tienda mañana por la mañana.",
    "Guten Tag, haben Sie dieses Kleid auch in Blau? Ich würde gerne morgen früh vorbeikommen.",
    "Buongiorno, avete questo vestito in blu? Vorrei passare in negozio domani mattina, grazie mille.",
    "Goedemorgen, hebben jullie deze jurk ook in het blauw? Ik wil morgen graag even langskomen.",
    "Dzień dobry, czy mają państwo tę sukienkę w kolorze niebieskim? Chciałabym jutro przyjść.",
    "Merhaba, bu elbisenin mavisi var mı? Yarın sabah mağazaya uğramak istiyorum, teşekkürler.",
    "Selamat pagi, apakah gaun ini ada yang warna biru? Saya mau mampir ke toko besok pagi.",
    "Здравствуйте, есть ли это платье в синем цвете? Я хотела бы зайти в магазин завтра утром.",
    "こんにちは。このワンピースの青はありますか？明日の朝、お店に伺いたいです。よろしくお願いします。",
    "你好，这条裙子有蓝色的吗？我想明天早上去店里看看，谢谢。",
    "नमस्ते, क्या यह ड्रेस नीले रंग में है? मैं कल सुबह दुकान पर आना चाहती हूँ।",
    "مرحبا، هل هذا الفستان متوفر باللون الأزرق؟ أود أن أزور المتجر صباح الغد."};

std::vector<Text> talk_of(Direction direction) {
    std::vector<Text> texts;
    for (const char* text : kTalk)
        texts.push_back({text, direction});
    return texts;
}

struct Corpus {
    std::vector<Text> clean;
    std::vector<Text> with_findings;
};

Corpus read_corpus(const char* path) {
    Corpus corpus;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const auto item = base::parse_json_object(line).value();
        const auto& expect = item.at("expect").as_object();
        const bool is_clean =
            expect.at("findings").as_array().empty() && expect.at("asks").as_array().empty();
        auto& list = is_clean ? corpus.clean : corpus.with_findings;
        list.push_back(
            {std::string(item.at("text").as_string()),
             item.at("direction").as_string() == "business" ? Direction::business : Direction::consumer});
    }
    return corpus;
}

void measure(const char* name, const Scanner& scanner, const std::vector<Text>& texts) {
    std::size_t bytes = 0;
    for (const auto& text : texts)
        bytes += text.text.size();
    if (bytes == 0) return;
    constexpr int kRounds = 5;
    double best = 0;
    std::size_t found = 0;
    for (int round = 0; round < kRounds; ++round) {
        const std::size_t repeats = 1 + 40'000'000 / bytes;
        const std::clock_t begun = std::clock();
        found = 0;
        for (std::size_t i = 0; i < repeats; ++i) {
            for (const auto& text : texts)
                found += scanner.scan(text.text, text.direction).findings.size();
        }
        const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
        best = std::max(best, static_cast<double>(bytes * repeats) / seconds / 1e6);
        found /= repeats;
    }
    std::printf("%-28s %8zu texts, %5zu bytes each, %7zu findings, %8.1f MB/s\n", name, texts.size(),
                bytes / texts.size(), found, best);
}

// The same words as long messages: the cost of a call counts less.
std::vector<Text> joined(const std::vector<Text>& texts, std::size_t length) {
    std::vector<Text> out;
    for (const auto& text : texts) {
        if (out.empty() || out.back().text.size() > length) out.push_back({"", text.direction});
        out.back().text += text.text + "\n";
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::fputs("usage: privacy_bench CORPUS\n", stderr), 2;
    const std::clock_t begun = std::clock();
    const Scanner scanner;
    std::printf("scanner built in %.1f ms\n",
                1e3 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    const Corpus corpus = read_corpus(argv[1]);
    measure("talk of customers", scanner, talk_of(Direction::consumer));
    measure("talk of shops", scanner, talk_of(Direction::business));
    measure("talk, 2 kB each", scanner, joined(talk_of(Direction::business), 2000));
    measure("corpus: clean", scanner, corpus.clean);
    measure("corpus: with findings or asks", scanner, corpus.with_findings);
    return 0;
}
