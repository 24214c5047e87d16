// The text of clients/node/gbm-redirect.cjs, for `balcao gbm preload`; a test holds the two together.
#pragma once
#include <string_view>

namespace gbm {

std::string_view node_preload();

}  // namespace gbm
