// Identity: 16-byte, time-ordered ids (UUIDv7-like), one C++ type per noun so that they cannot be mixed up.
// Stored as 16 raw bytes, written as the usual 36 characters.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace base {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;
    bool is_nil() const { return *this == Uuid{}; }
};

std::string to_string(const Uuid& id);  // lower case, with dashes
// Accepts upper and lower case, with dashes only. Error: id_malformed.
Result<Uuid> parse_uuid(std::string_view text);
// A stable 64-bit hash (FNV-1a with a final mix), the same on every machine: buckets and index columns rely
// on it.
std::uint64_t stable_hash(std::string_view bytes);

// `Tag` is never defined: it only makes ConversationId and StaffId different types.
template <class Tag>
struct StrongId {
    Uuid value;
    auto operator<=>(const StrongId&) const = default;
    bool is_nil() const { return value.is_nil(); }
};

template <class Tag>
std::string to_string(const StrongId<Tag>& id) {
    return to_string(id.value);
}

template <class Id>
Result<Id> parse_id(std::string_view text) {
    return Id{TRY(parse_uuid(text))};
}

// Where new ids come from. `now` gives the leading 48 bits (milliseconds), so ids made later sort later.
class IdSource {
 public:
    virtual ~IdSource() = default;
    virtual Uuid next(Timestamp now) = 0;  // from any thread
};

// Random tails from the operating system (RFC 9562 §5.7, UUIDv7).
class RandomIds final : public IdSource {
 public:
    Uuid next(Timestamp now) override;
};

}  // namespace base

template <>
struct std::hash<base::Uuid> {
    std::size_t operator()(const base::Uuid& id) const noexcept {
        std::uint64_t tail = 0;  // the last 8 bytes are the random ones
        std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
        std::uint64_t head = 0;
        std::memcpy(&head, id.bytes.data(), sizeof head);
        return tail ^ (head * 0x9E3779B97F4A7C15ULL);
    }
};
template <class Tag>
struct std::hash<base::StrongId<Tag>> {
    std::size_t operator()(const base::StrongId<Tag>& id) const noexcept {
        return std::hash<base::Uuid>{}(id.value);
    }
};
