// SQLite writes each page of its log with two system calls. Under this VFS a batch's pages go out in one,
// just before the fsync that makes them count. Only for connections that fsync every commit
// (synchronous=FULL): without the fsync nobody would know when other connections may look.
#pragma once

namespace storage {

// The name for sqlite3_open_v2; registered at the first call. nullptr (the system's own) if that fails.
const char* buffered_log_vfs();

}  // namespace storage
