// A PostgreSQL cluster of a test's own: in a temporary directory, reached through a socket in it only,
// stopped and deleted at the end. BALCAO_TEST_POSTGRES_URL names a database to use instead (its user may
// create schemas).
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace support {

class PrivatePostgres {
 public:
    // Error: postgres_unusable.
    static base::Result<std::unique_ptr<PrivatePostgres>> start();
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;

    // The address of a new, empty database: a schema of its own, which costs a hundredth of what PostgreSQL
    // calls one.
    base::Result<std::string> make_database();

 private:
    PrivatePostgres() = default;
    base::Result<void> make_cluster();
    base::Result<void> run_server();
    std::string address() const;

    std::filesystem::path directory_;
    std::string given_url_;  // when somebody else runs it
    int pid_ = -1;
    int schemas_ = 0;
};

}  // namespace support
