// The sentences by language, as data; read through staff_text (rule.h). Sorted by code.
#pragma once
#include <span>
#include <string_view>

namespace domain::policy {

struct StaffText {
    std::string_view reason_code;
    std::string_view text;
};

std::span<const StaffText> staff_texts_en();
std::span<const StaffText> staff_texts_pt();
std::span<const StaffText> staff_texts_vi();
std::span<const StaffText> staff_texts_fr();
std::span<const StaffText> staff_texts_es();

constexpr std::string_view kTextLanguages[] = {"en", "pt", "vi", "fr", "es"};
// Of one of kTextLanguages or a tag that begins so ("pt-BR"); else English.
std::span<const StaffText> staff_texts(std::string_view language);

}  // namespace domain::policy
