// The errors of storage/, each made in one place. Only storage/ makes them; everybody may see them.
#pragma once
#include "base/result.h"

namespace storage {

std::unexpected<base::Error> unavailable(
    std::string message);             // storage_unavailable: nothing was done, try again
std::unexpected<base::Error> full();  // storage_full: no space left
std::unexpected<base::Error> conflict(std::string message);  // storage_conflict: a unique constraint
std::unexpected<base::Error> serialization();  // storage_conflict too, but the same again may succeed
std::unexpected<base::Error> corrupt(std::string message);  // storage_corrupt: what is stored makes no sense

bool is_conflict(const base::Error& error);
// A database error, as opposed to a refusal such as slug_taken.
bool is_storage_error(const base::Error& error);

}  // namespace storage
