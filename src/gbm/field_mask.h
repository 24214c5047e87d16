// What a PATCH changes (gbm-api.md §6.2): paths of an updateMask, in camelCase or snake_case, keys of maps as
// they are; a list is replaced as a whole. Works on canonical JSON (shape.h).
#pragma once
#include <optional>
#include <string>

#include "gbm/shape.h"

namespace gbm {

// `now` with the changes of `wanted`. Without a mask what `wanted` has is merged in; with one, its paths are
// taken from `wanted`, and cleared where that has nothing. Output-only paths and "name" are passed over.
// Errors: mask_unknown, union_not_one.
base::Result<base::json::object> patched(base::json::object now, const base::json::object& wanted,
                                         const Shape& shape, const std::optional<std::string>& mask);

}  // namespace gbm
