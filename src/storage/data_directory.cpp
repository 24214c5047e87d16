#include "storage/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>

namespace storage {
namespace {

std::unexpected<base::Error> unusable(const std::filesystem::path& path) {
    return base::fail(base::ErrorKind::unavailable, "data_directory_unusable",
                      "the data directory `" + path.string() + "` cannot be made or written");
}

}  // namespace

base::Result<DataDirectory> DataDirectory::open(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) return unusable(path);
    DataDirectory directory;
    directory.path_ = path;
    directory.lock_ = ::open((path / "balcao.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (directory.lock_ < 0) return unusable(path);
    if (flock(directory.lock_, LOCK_EX | LOCK_NB) != 0) {
        return base::fail(base::ErrorKind::conflict, "database_locked",
                          "another server is running on the data directory `" + path.string() + "`");
    }
    return directory;
}

base::Result<DataDirectory> DataDirectory::open_temporary() {
    std::error_code error;
    const std::filesystem::path memory = "/dev/shm";
    const auto parent =
        access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path(error);
    std::string name = parent / "balcao-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) return unusable(parent);
    auto directory = open(name);
    if (directory) directory->is_temporary_ = true;
    return directory;
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      is_temporary_(std::exchange(other.is_temporary_, false)) {}

DataDirectory::~DataDirectory() {
    if (lock_ >= 0) close(lock_);
    std::error_code ignored;
    if (is_temporary_) std::filesystem::remove_all(path_, ignored);
}

}  // namespace storage
