// PII-02: nor does it send somebody's. The shop's own data never gets here; a company's number is public
// enough to be warned about only.
#include "domain/policy/rules.h"

namespace domain::policy {
namespace {

using privacy::Kind;

std::string_view outbound_code(Kind kind) {
    switch (kind) {
        case Kind::card:
            return "PII_IN_OUTBOUND_CARD";
        case Kind::cvv:
            return "PII_IN_OUTBOUND_CVV";
        case Kind::iban:
            return "PII_IN_OUTBOUND_IBAN";
        case Kind::cpf:
            return "PII_IN_OUTBOUND_CPF";
        case Kind::cnpj:
            return "PII_IN_OUTBOUND_CNPJ";
        case Kind::cccd:
            return "PII_IN_OUTBOUND_CCCD";
        case Kind::ssn:
            return "PII_IN_OUTBOUND_SSN";
        case Kind::nir:
            return "PII_IN_OUTBOUND_NIR";
        case Kind::passport:
            return "PII_IN_OUTBOUND_PASSPORT";
        case Kind::password:
            return "PII_IN_OUTBOUND_PASSWORD";
        case Kind::id:
        case Kind::expiry:  // stands beside a card, which says it
            break;
    }
    return {};
}

}  // namespace

std::optional<RuleResult> pii_02_outbound(const Facts& facts) {
    std::optional<RuleResult> strongest;
    for (const Kind kind : facts.contains) {
        const auto code = outbound_code(kind);
        if (code.empty()) continue;
        if (kind != Kind::cnpj) return deny(code);
        if (!strongest) strongest = warn(code);
    }
    return strongest;
}

}  // namespace domain::policy
