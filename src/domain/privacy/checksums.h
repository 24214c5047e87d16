// What each kind of number must satisfy (behaviours.md §3.11, vectors in §7). Arguments are bare: ASCII
// digits and lower-case letters, no separators; anything else is simply not valid. For privacy/ only.
#pragma once
#include <string_view>

namespace domain::privacy {

enum class CardMatch { none, needs_context, certain };

bool passes_luhn(std::string_view digits);
// Known prefix, the length of its brand, Luhn, not one digit repeated.
CardMatch match_card(std::string_view digits);
bool is_cpf(std::string_view digits);
bool is_cnpj(std::string_view characters);
bool is_cccd(std::string_view digits);  // plausible only: there is no check digit
bool is_ssn(std::string_view digits);
bool is_itin(std::string_view digits);
bool is_nir(std::string_view characters);                   // 2a and 2b for Corsica
char mrz_check_digit(std::string_view characters);          // letters, digits, '<'; weights 7-3-1 (ICAO 9303)
bool is_mrz_second_line(std::string_view characters);       // of a passport (44) or a smaller document (36)
std::string_view iban_structure(std::string_view country);  // "18n" for de; empty: no such country
bool is_iban(std::string_view characters);

}  // namespace domain::privacy
