// Who is told, and how: for a customer's message, a reminder, an overdue answer, a window that closes
// (NTF-01, NTF-03, CLK-11, WIN-05), and for whom nobody can be (NTF-04, ROL-03). Pure; asked by
// readers/notify.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "domain/access.h"
#include "domain/notify/settings.h"

namespace domain::notify {

// In the order of what matters more: of two about one conversation the later one is told.
enum class Kind : std::uint8_t { message, assigned, window, reminder, breach };
BOOST_DESCRIBE_ENUM(Kind, message, assigned, window, reminder, breach)

struct Occasion {
    Kind kind = Kind::message;
    int number = 0;  // of a reminder or window notice, 1 to 3
    LocationId location;
    std::optional<StaffId> assignee;
    bool is_staffed = true;  // the shop, now
};

struct Person {
    const Staff* staff = nullptr;
    Settings settings;
    bool has_push = false;  // wanted, and a device is there
    bool has_mail = false;  // wanted, and mail can reach them
    bool is_quiet = false;  // now (NTF-03)
    bool is_reachable() const { return has_push || has_mail; }
};

struct Recipient {
    const Person* person = nullptr;
    bool by_push = false;
    bool by_mail = false;
};

struct Told {
    std::vector<Recipient> now;
    std::vector<const Person*> held;  // in their quiet hours: with the next summary
};

// `people` are those of the brand.
Told who_is_told(const Occasion& occasion, std::span<const Person> people);

// Whether it is told in quiet hours, too, unless they have said otherwise: from 92 % of the answer clock on.
bool is_urgent(const Occasion& occasion);

// Whether anybody who may answer in the shop can be told (NTF-04). `without`: as if that one could not.
bool is_anybody_reachable(LocationId location, std::span<const Person> people,
                          std::optional<StaffId> without = {});

}  // namespace domain::notify
