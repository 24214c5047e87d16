#include "storage/failure.h"

namespace storage {

using base::ErrorKind;
using base::fail;

std::unexpected<base::Error> unavailable(std::string message) {
    return fail(ErrorKind::unavailable, "storage_unavailable", std::move(message));
}

std::unexpected<base::Error> full() {
    return fail(ErrorKind::unavailable, "storage_full", "no space left to store this; try again later");
}

std::unexpected<base::Error> conflict(std::string message) {
    return fail(ErrorKind::conflict, "storage_conflict", std::move(message));
}

std::unexpected<base::Error> serialization() {
    return fail(ErrorKind::unavailable, "storage_conflict",
                "somebody else wrote at the same moment; try again");
}

std::unexpected<base::Error> corrupt(std::string message) {
    return fail(ErrorKind::internal, "storage_corrupt", std::move(message));
}

bool is_conflict(const base::Error& error) {
    return error.code == "storage_conflict";
}

bool is_storage_error(const base::Error& error) {
    return error.code.starts_with("storage_");
}

}  // namespace storage
