#include "storage/buffered_log.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>

namespace storage {
namespace {

constexpr std::size_t kBufferMax = 1 << 20;
constexpr std::size_t kWriteMax = 64 << 10;  // the unix VFS keeps only 17 bits of a length

// SQLite gives memory for one file object: ours in front, the system's behind it.
struct LogFile {
    sqlite3_file base;  // must be first
    sqlite3_file* real;
    std::string* waiting;  // bytes not yet given to the system
    sqlite3_int64 begin;   // where they belong
};

constexpr int kRealOffset = static_cast<int>((sizeof(LogFile) + alignof(std::max_align_t) - 1) /
                                             alignof(std::max_align_t) * alignof(std::max_align_t));

LogFile& log_of(sqlite3_file* file) {
    return *reinterpret_cast<LogFile*>(file);
}

int write_out(LogFile& log) {
    int code = SQLITE_OK;
    for (std::size_t done = 0; done < log.waiting->size() && code == SQLITE_OK; done += kWriteMax) {
        const auto bytes = std::min(kWriteMax, log.waiting->size() - done);
        code = log.real->pMethods->xWrite(log.real, log.waiting->data() + done, static_cast<int>(bytes),
                                          log.begin + static_cast<sqlite3_int64>(done));
    }
    log.waiting->clear();  // after a failure too: SQLite rolls back and writes this place again
    return code;
}

int log_close(sqlite3_file* file) {
    auto& log = log_of(file);
    const int written = write_out(log);
    const int closed = log.real->pMethods->xClose(log.real);
    delete log.waiting;
    return written != SQLITE_OK ? written : closed;
}

int log_read(sqlite3_file* file, void* out, int bytes, sqlite3_int64 at) {
    auto& log = log_of(file);
    const int written = write_out(log);
    return written != SQLITE_OK ? written : log.real->pMethods->xRead(log.real, out, bytes, at);
}

int log_write(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
    auto& log = log_of(file);
    const bool is_next = at == log.begin + static_cast<sqlite3_int64>(log.waiting->size());
    if (!is_next || log.waiting->size() >= kBufferMax) {
        if (const int written = write_out(log); written != SQLITE_OK) return written;
    }
    if (log.waiting->empty()) log.begin = at;
    log.waiting->append(static_cast<const char*>(data), static_cast<std::size_t>(bytes));
    return SQLITE_OK;
}

int log_truncate(sqlite3_file* file, sqlite3_int64 size) {
    auto& log = log_of(file);
    const int written = write_out(log);
    return written != SQLITE_OK ? written : log.real->pMethods->xTruncate(log.real, size);
}

int log_sync(sqlite3_file* file, int flags) {
    auto& log = log_of(file);
    const int written = write_out(log);
    return written != SQLITE_OK ? written : log.real->pMethods->xSync(log.real, flags);
}

int log_size(sqlite3_file* file, sqlite3_int64* size) {
    auto& log = log_of(file);
    const int written = write_out(log);
    return written != SQLITE_OK ? written : log.real->pMethods->xFileSize(log.real, size);
}

int log_lock(sqlite3_file* file, int level) {
    return log_of(file).real->pMethods->xLock(log_of(file).real, level);
}
int log_unlock(sqlite3_file* file, int level) {
    return log_of(file).real->pMethods->xUnlock(log_of(file).real, level);
}
int log_is_reserved(sqlite3_file* file, int* out) {
    return log_of(file).real->pMethods->xCheckReservedLock(log_of(file).real, out);
}
int log_control(sqlite3_file* file, int operation, void* argument) {
    return log_of(file).real->pMethods->xFileControl(log_of(file).real, operation, argument);
}
int log_sector(sqlite3_file* file) {
    return log_of(file).real->pMethods->xSectorSize(log_of(file).real);
}
int log_device(sqlite3_file* file) {
    return log_of(file).real->pMethods->xDeviceCharacteristics(log_of(file).real);
}

// Version 1: a log has no shared memory and is not mapped.
constexpr sqlite3_io_methods kLogMethods{
    1,        log_close,  log_read,        log_write,   log_truncate, log_sync,   log_size,
    log_lock, log_unlock, log_is_reserved, log_control, log_sector,   log_device, nullptr,
    nullptr,  nullptr,    nullptr,         nullptr,     nullptr,
};

int open_file(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    auto* system = static_cast<sqlite3_vfs*>(vfs->pAppData);
    if ((flags & SQLITE_OPEN_WAL) == 0) return system->xOpen(system, name, file, flags, out_flags);
    auto& log = log_of(file);
    log = {};
    log.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + kRealOffset);
    const int code = system->xOpen(system, name, log.real, flags, out_flags);
    if (code != SQLITE_OK) return code;
    log.waiting = new std::string;
    log.base.pMethods = &kLogMethods;
    return SQLITE_OK;
}

struct Vfs {
    Vfs() {
        auto* system = sqlite3_vfs_find(nullptr);
        if (system == nullptr) return;
        vfs = *system;
        vfs.pNext = nullptr;
        vfs.zName = "balcao";
        vfs.pAppData = system;
        vfs.szOsFile = kRealOffset + system->szOsFile;
        vfs.xOpen = open_file;
        is_registered = sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }
    sqlite3_vfs vfs{};
    bool is_registered = false;
};

}  // namespace

const char* buffered_log_vfs() {
    static Vfs registered;
    return registered.is_registered ? registered.vfs.zName : nullptr;
}

}  // namespace storage
