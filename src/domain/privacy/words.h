// The words that make a number or a token personal, as RE2 alternatives in lower case without Latin marks
// (words.cpp for what people send, ask_words.cpp for what shops ask). One line per language or family. For
// privacy/ only.
#pragma once
#include <array>
#include <string_view>

#include "domain/privacy/scan.h"

namespace domain::privacy::words {

// Beside what people send.
extern const std::string_view kCard;
extern const std::string_view kCvv;
extern const std::string_view kCpf;
extern const std::string_view kCnpj;
extern const std::string_view kCccd;
extern const std::string_view kSsn;
extern const std::string_view kNir;
extern const std::string_view kPassport;
extern const std::string_view kPassword;
extern const std::string_view kPass;  // the short word, which is also a ticket and a gate
extern const std::string_view kPin;
extern const std::string_view kOtp;
extern const std::string_view kKeepSecret;  // "do not share it": what follows a code that opens something
extern const std::string_view kLogin;       // beside a short "pass"
extern const std::string_view kQueue;       // "senha" as the ticket in a queue
extern const std::string_view kExpiry;

// What stands directly before a number that is none of ours.
extern const std::string_view kOrderLabel;  // order, tracking, IMEI, serial, barcode: behaviours.md §10.12
extern const std::string_view
    kOtherLabel;  // telephone, booking, customer: these only matter for the weak kinds
extern const std::string_view kConnector;    // "number is", "nº", ":" between a label and its number
extern const std::string_view kCopula;       // "is": between a password's noun and the password
extern const std::string_view kPossessive;   // "my": before the noun
extern const std::string_view kDevice;       // "wifi": between the noun and the password without any sign
extern const std::string_view kNoQualifier;  // ends the way from the noun to the password: "password doesn't"
extern const std::string_view kMine;         // what one asks for is not one's own
extern const std::string_view kNotAPassword;  // what stands after the noun in ordinary talk

// What shops ask for.
struct AskNoun {
    Kind kind;
    std::string_view pattern;
};
extern const std::array<AskNoun, 13> kAskNouns;
extern const std::string_view
    kHarmlessNoun;  // looks like one of them and is none: gift card number, order id
extern const std::string_view kPhoto;
extern const std::string_view kGive;      // a request to give
extern const std::string_view kNeed;      // which of them only state a need
extern const std::string_view kGiveHere;  // a request only with kHere: "enter" on a payment page is none
extern const std::string_view kHere;
extern const std::string_view kWeGive;       // "we will send you"
extern const std::string_view kNotBefore;    // negations that stand before their verb
extern const std::string_view kNotAnywhere;  // negations and warnings that count for the whole clause
extern const std::string_view
    kNotOfOther;  // "don't worry": a negation of something else (behaviours.md §10.9)
extern const std::string_view kHangingNot;  // "never, under any circumstances,": holds for the next verb
extern const std::string_view kBut;         // ends a clause without a comma
extern const std::string_view kOr;
extern const std::string_view kWhat;  // question words
extern const std::string_view kPlease;
extern const std::string_view kSmall;     // words of a question that is nothing but the noun
extern const std::string_view kNeeded;    // "is required"
extern const std::string_view kChange;    // to reset a password is not to tell it
extern const std::string_view kPartOnly;  // "the last four digits of"
extern const std::string_view kIt;        // a pronoun for the noun of the clause before

}  // namespace domain::privacy::words
