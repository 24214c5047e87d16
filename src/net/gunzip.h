// Inflates a gzip body with a bound on the result, so that a small body cannot fill the memory. Pure.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace net {

// Errors: body_malformed (broken, cut short, or bytes behind the end), body_too_large.
base::Result<std::string> gunzip(std::string_view compressed, std::size_t bytes_max);

}  // namespace net
