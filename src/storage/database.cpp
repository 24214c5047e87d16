#include "storage/database.h"

#include <cstring>

#include "base/check.h"

namespace storage {

base::Uuid Row::uuid(int column) const {
    base::Uuid id;
    const auto bytes = text(column);
    if (bytes.empty()) return id;
    CHECK(bytes.size() == id.bytes.size());
    std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
    return id;
}

}  // namespace storage
