#include "domain/notify/recipients.h"

#include <algorithm>

namespace domain::notify {
namespace {

using People = std::vector<const Person*>;

bool answers_in(const Person& person, LocationId location) {
    return may(*person.staff, Action::write_messages, location);
}

bool leads(const Person& person, LocationId location) {
    return may(*person.staff, Action::answer_for_shop, location);
}

template <class Wanted>
People those(std::span<const Person> people, Wanted is_wanted) {
    People found;
    for (const Person& person : people) {
        if (person.is_reachable() && is_wanted(person)) found.push_back(&person);
    }
    return found;
}

// NTF-01: the assignee on duty; else who of the team is; else all who may answer there.
People for_message(const Occasion& occasion, std::span<const Person> people) {
    const auto is_on_duty = [&](const Person& person) {
        return occasion.is_staffed && !person.is_quiet && answers_in(person, occasion.location);
    };
    auto found = those(people, [&](const Person& person) {
        return occasion.assignee == person.staff->id && is_on_duty(person);
    });
    if (found.empty()) found = those(people, is_on_duty);
    if (!found.empty()) return found;
    return those(people, [&](const Person& person) { return answers_in(person, occasion.location); });
}

// The assignee, who has to be able to hear it; else the team.
People assignee_or_team(const Occasion& occasion, std::span<const Person> people) {
    auto found = those(people, [&](const Person& person) {
        return occasion.assignee == person.staff->id && !person.is_quiet &&
               answers_in(person, occasion.location);
    });
    if (!found.empty()) return found;
    return those(people, [&](const Person& person) { return answers_in(person, occasion.location); });
}

// CLK-11: assignee -> team -> managers and owners, who may answer, too.
People for_reminder(const Occasion& occasion, std::span<const Person> people) {
    if (occasion.number <= 1) return assignee_or_team(occasion, people);
    return those(people, [&](const Person& person) {
        return answers_in(person, occasion.location) &&
               (occasion.number >= 3 || !leads(person, occasion.location) ||
                occasion.assignee == person.staff->id);
    });
}

People candidates(const Occasion& occasion, std::span<const Person> people) {
    switch (occasion.kind) {
        case Kind::message:
            return for_message(occasion, people);
        case Kind::assigned:
            return those(people, [&](const Person& person) {
                return occasion.assignee == person.staff->id && answers_in(person, occasion.location);
            });
        case Kind::window:
            // On devices only, and from the second on: by mail it would be one for every quiet conversation.
            if (occasion.number < 2) return {};
            return assignee_or_team(occasion, people);
        case Kind::reminder: {
            auto found = for_reminder(occasion, people);
            // A shop whose team is its owner, or cannot be told.
            if (found.empty())
                found = those(people, [&](const Person& p) { return leads(p, occasion.location); });
            return found;
        }
        case Kind::breach:
            return those(people, [&](const Person& person) {
                return leads(person, occasion.location) ||
                       (occasion.assignee == person.staff->id && answers_in(person, occasion.location));
            });
    }
    return {};
}

}  // namespace

bool is_urgent(const Occasion& occasion) {
    return occasion.kind == Kind::breach || (occasion.kind == Kind::reminder && occasion.number >= 3);
}

Told who_is_told(const Occasion& occasion, std::span<const Person> people) {
    Told told;
    const bool by_both =
        occasion.kind == Kind::breach || (occasion.kind == Kind::reminder && occasion.number >= 2);
    for (const Person* person : candidates(occasion, people)) {
        const bool is_held = person->is_quiet && !(is_urgent(occasion) && person->settings.urgent_anyway);
        if (is_held) {
            told.held.push_back(person);
            continue;
        }
        const bool by_mail =
            person->has_mail && occasion.kind != Kind::window && (by_both || !person->has_push);
        if (person->has_push || by_mail) told.now.push_back({person, person->has_push, by_mail});
    }
    return told;
}

bool is_anybody_reachable(LocationId location, std::span<const Person> people,
                          std::optional<StaffId> without) {
    return std::ranges::any_of(people, [&](const Person& person) {
        return person.staff->id != without && person.is_reachable() && answers_in(person, location);
    });
}

}  // namespace domain::notify
