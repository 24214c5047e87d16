// PII-01: a business asks nobody for card numbers, passwords or papers in a chat. CPF and IBAN are asked for
// with good cause (an invoice, a refund): a warning; a company's number is free (behaviours.md §10.13).
#include "domain/policy/rules.h"

namespace domain::policy {
namespace {

using privacy::Kind;

std::string_view request_code(Kind kind) {
    switch (kind) {
        case Kind::card:
            return "PII_REQUEST_CARD";
        case Kind::cvv:
            return "PII_REQUEST_CVV";
        case Kind::iban:
            return "PII_REQUEST_IBAN";
        case Kind::cpf:
            return "PII_REQUEST_CPF";
        case Kind::cccd:
            return "PII_REQUEST_CCCD";
        case Kind::ssn:
            return "PII_REQUEST_SSN";
        case Kind::nir:
            return "PII_REQUEST_NIR";
        case Kind::passport:
            return "PII_REQUEST_PASSPORT";
        case Kind::password:
            return "PII_REQUEST_PASSWORD";
        case Kind::id:
            return "PII_REQUEST_ID";
        case Kind::cnpj:
        case Kind::expiry:
            break;
    }
    return {};
}

}  // namespace

std::optional<RuleResult> pii_01_request(const Facts& facts) {
    std::optional<RuleResult> strongest;
    for (const Kind kind : facts.asks) {
        const auto code = request_code(kind);
        if (code.empty()) continue;
        const bool has_cause = kind == Kind::cpf || kind == Kind::iban;
        if (!has_cause) return deny(code);
        if (!strongest) strongest = warn(code);
    }
    return strongest;
}

}  // namespace domain::policy
