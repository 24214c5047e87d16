// Enumerations are stored as their numbers, which are therefore fixed for ever.
#pragma once
#include "base/json.h"

#include "storage/failure.h"

namespace storage {

template <class E>
base::Result<E> stored_enum(std::int64_t number) {
    constexpr auto kCount = boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;
    if (number < 0 || number >= static_cast<std::int64_t>(kCount)) {
        return corrupt("a stored value is not one this program knows");
    }
    return static_cast<E>(number);
}

}  // namespace storage
