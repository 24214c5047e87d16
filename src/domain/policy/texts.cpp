#include "domain/policy/texts.h"

#include <algorithm>

#include "base/text.h"
#include "domain/policy/rule.h"

namespace domain::policy {

std::span<const StaffText> staff_texts(std::string_view language) {
    if (language.starts_with("pt")) return staff_texts_pt();
    if (language.starts_with("vi")) return staff_texts_vi();
    if (language.starts_with("fr")) return staff_texts_fr();
    if (language.starts_with("es")) return staff_texts_es();
    return staff_texts_en();
}

std::string_view staff_text(std::string_view reason_code, std::string_view language) {
    const auto texts = staff_texts(language);
    const auto found = std::ranges::find(texts, reason_code, &StaffText::reason_code);
    return found == texts.end() ? "A rule does not allow this message." : found->text;
}

std::string staff_text_key(std::string_view reason_code) {
    return "reason." + base::lower_ascii(reason_code);
}

}  // namespace domain::policy
