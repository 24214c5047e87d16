#include "support/private_postgres.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace support {
namespace {

const std::string kPrograms = "/usr/lib/postgresql/15/bin/";
constexpr int kPatienceMs = 60'000;  // from one sign of life to the next

std::unexpected<base::Error> unusable(std::string message) {
    return base::fail(base::ErrorKind::unavailable, "postgres_unusable", std::move(message));
}

// PostgreSQL refuses to run as root.
const passwd* unprivileged_user() {
    return geteuid() == 0 ? getpwnam("postgres") : nullptr;
}

// In the child: an ordinary user, writing to `log`, gone when its parent is.
[[noreturn]] void become(const std::vector<std::string>& command, const std::filesystem::path& log) {
    if (const auto* user = unprivileged_user()) {
        if (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0) _exit(126);
    }
    prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments.front(), arguments.data());
    _exit(127);
}

int start_program(const std::vector<std::string>& command, const std::filesystem::path& log) {
    const int pid = fork();
    if (pid == 0) become(command, log);
    return pid;
}

class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    int number() const { return number_; }

 private:
    int number_;
};

// Where the server says that it is ready: the datagrams of systemd's sd_notify, which Debian's PostgreSQL
// sends.
base::Result<Descriptor> open_ready_socket(const std::filesystem::path& path) {
    Descriptor out(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    std::strncpy(name.sun_path, path.c_str(), sizeof name.sun_path - 1);
    const bool is_open = bind(out.number(), reinterpret_cast<sockaddr*>(&name), sizeof name) == 0 &&
                         chmod(path.c_str(), 0777) == 0;  // the server is another user
    if (!is_open) return unusable("no socket to be told on");
    return out;
}

// False when the program has ended, or says nothing for too long.
bool wait_until_ready(const Descriptor& ready, int pid) {
    // Debian 12's <sys/pidfd.h> is not made for C++.
    const Descriptor program(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
    for (;;) {
        std::array<pollfd, 2> signs{{{ready.number(), POLLIN, 0}, {program.number(), POLLIN, 0}}};
        if (poll(signs.data(), signs.size(), kPatienceMs) <= 0 || signs[1].revents != 0) return false;
        std::array<char, 4096> words;
        const auto size = recv(ready.number(), words.data(), words.size(), 0);
        if (size > 0 && std::string_view(words.data(), static_cast<std::size_t>(size)).contains("READY=1"))
            return true;
    }
}

base::Result<void> execute(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) return unusable(PQerrorMessage(connection.get()));
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()),
                                                               &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return unusable(PQerrorMessage(connection.get()));
    return {};
}

}  // namespace

base::Result<std::unique_ptr<PrivatePostgres>> PrivatePostgres::start() {
    auto postgres = std::unique_ptr<PrivatePostgres>(new PrivatePostgres());
    if (const char* url = std::getenv("BALCAO_TEST_POSTGRES_URL")) {
        postgres->given_url_ = url;
        return postgres;
    }
    TRY(postgres->make_cluster());
    TRY(postgres->run_server());
    return postgres;
}

PrivatePostgres::~PrivatePostgres() {
    if (pid_ > 0) {
        kill(pid_, SIGQUIT);
        waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    if (!directory_.empty()) std::filesystem::remove_all(directory_, ignored);
}

base::Result<void> PrivatePostgres::make_cluster() {
    std::string name = std::filesystem::temp_directory_path() / "balcao-pg-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) return unusable("no temporary directory");
    directory_ = name;
    if (const auto* user = unprivileged_user()) {
        if (chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
            return unusable("cannot give the directory away");
    }
    const int pid = start_program({kPrograms + "initdb", "-D", directory_ / "data", "-U", "balcao", "-A",
                                   "trust", "-E", "UTF8", "--locale=C", "--no-instructions"},
                                  directory_ / "initdb.log");
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) return unusable("initdb failed");
    return {};
}

base::Result<void> PrivatePostgres::run_server() {
    const auto ready = TRY(open_ready_socket(directory_ / "ready"));
    pid_ = start_program({"/usr/bin/env", "NOTIFY_SOCKET=" + (directory_ / "ready").string(),
                          kPrograms + "postgres", "-D", directory_ / "data", "-k", directory_, "-c",
                          "listen_addresses=", "-c", "shared_buffers=64MB", "-c", "max_connections=60"},
                         directory_ / "server.log");
    if (pid_ < 0 || !wait_until_ready(ready, pid_)) return unusable("the server did not come up");
    return {};
}

std::string PrivatePostgres::address() const {
    if (!given_url_.empty()) return given_url_;
    return "postgresql:///postgres?host=" + directory_.string() + "&user=balcao";
}

base::Result<std::string> PrivatePostgres::make_database() {
    const auto name = "balcao_" + std::to_string(getpid()) + "_" + std::to_string(++schemas_);
    TRY(execute(address(), "create schema " + name));
    const char* separator = address().contains('?') ? "&" : "?";
    return address() + separator + "options=-csearch_path%3D" + name;
}

}  // namespace support
