// Scenes wait for every commit; what goes wrong is a fate, or ends the test. For the world's own files.
#pragma once
#include <future>
#include <stdexcept>

#include "scenarios/world.h"

namespace scenarios {

template <class T, class Start>
base::Result<T> wait_for(Start start) {
    std::promise<base::Result<T>> promise;
    start([&](base::Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

template <class T>
Fate fate_of(const base::Result<T>& result) {
    return result ? Fate{} : Fate{result.error().code, {}, {}, {}};
}

template <class T>
T need(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace scenarios
