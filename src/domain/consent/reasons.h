// Why a business may write first: the reasons of behaviours.md §3.6 with their class and the consent they
// need. Evidence, life and caps are the rules' business (domain/policy).
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "base/json.h"

namespace domain::consent {

enum class MessageClass : std::uint8_t { service, promotional };
BOOST_DESCRIBE_ENUM(MessageClass, service, promotional)

enum class ConsentNeed : std::uint8_t {
    none,
    marketing,
    own_request,          // the consumer asked for exactly this: a grant with this topic
    marketing_or_notice,  // or a contract that said so
    by_jurisdiction,      // disputed: advertising unless the law there says otherwise
};

struct ContactReason {
    std::string_view code;
    MessageClass message_class;  // of a disputed one: promotional
    ConsentNeed need;
};

std::span<const ContactReason> contact_reasons();
const ContactReason* find_contact_reason(std::string_view code);

}  // namespace domain::consent
