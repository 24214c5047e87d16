#include "domain/bots/disclosure.h"

#include <array>

#include "base/text.h"

namespace domain::bots {
namespace {

struct Line {
    std::string_view language;
    std::string_view text;
};
constexpr std::array kLines{
    Line{"en", "An automatic assistant wrote this. To talk to a person, write “person”."},
    Line{"pt", "Um assistente automático escreveu isto. Para falar com uma pessoa, escreva “atendente”."},
    Line{"fr", "Un assistant automatique a écrit ceci. Pour parler à une personne, écrivez « conseiller »."},
    Line{"es", "Lo ha escrito un asistente automático. Para hablar con una persona, escribe «persona»."},
    Line{"vi", "Trợ lý tự động đã viết tin này. Để gặp người thật, hãy viết “nhân viên”."},
};

}  // namespace

std::string disclosure_line(std::string_view locale) {
    const auto language = base::lower_ascii(locale.substr(0, locale.find_first_of("-_")));
    for (const Line& line : kLines) {
        if (line.language == language) return std::string(line.text);
    }
    return std::string(kLines.front().text);
}

}  // namespace domain::bots
