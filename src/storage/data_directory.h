// The directory with SQLite's files, held by one program at a time; or a temporary one, for tests. Owned by
// Store.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace storage {

class DataDirectory {
 public:
    // Errors: data_directory_unusable, database_locked.
    static base::Result<DataDirectory> open(const std::filesystem::path& path);
    static base::Result<DataDirectory>
    open_temporary();  // in memory where the system has such a place; deleted after
    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&&) = delete;
    ~DataDirectory();

    bool is_temporary() const { return is_temporary_; }
    std::filesystem::path main_file() const { return path_ / "balcao.db"; }
    std::filesystem::path inbox_file() const { return path_ / "inbox.db"; }

 private:
    DataDirectory() = default;
    std::filesystem::path path_;
    int lock_ = -1;  // file descriptor
    bool is_temporary_ = false;
};

}  // namespace storage
