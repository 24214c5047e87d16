// The one thing that is read of a picture's metadata: which way is up. For media/ only.
#pragma once
#include <string_view>

namespace media {

// 1 to 8; 1 also when the file says nothing or nothing sensible. `type` is one of sniffed_type().
int orientation_of(std::string_view bytes, std::string_view type);

}  // namespace media
