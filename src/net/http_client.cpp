#include "net/http_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "base/check.h"
#include "base/log.h"
#include "net/outgoing_addresses.h"
#include "net/outgoing_mail.h"
#include "net/outgoing_schedule.h"

namespace net {
namespace {

constexpr std::size_t kBodyBytesMax = 64 * 1024;
constexpr int kPollMs = 1000;

struct FreeEasy {  // CURL and CURLM are both void
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeCurl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using EasyHandle = std::unique_ptr<CURL, FreeEasy>;

struct Transfer {
    std::uint64_t number = 0;
    OutgoingRequest request;
    HttpClient::Done done;
    std::string host;       // as in the URL
    std::string authority;  // scheme, host and port: what the per-host limit counts
    EasyHandle easy;
    std::unique_ptr<curl_slist, FreeCurl> headers;
    const OutgoingAddresses* addresses = nullptr;
    MailUpload upload;
    std::string body;
    bool was_refused = false;
    bool is_cut = false;
};

std::unexpected<base::Error> fail(std::string code, std::string message) {
    return base::fail(base::ErrorKind::unavailable, std::move(code), std::move(message));
}

std::unexpected<base::Error> stopped() {
    return fail("outgoing_stopped", "the program is stopping");
}

std::size_t keep_body(char* bytes, std::size_t, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const auto part = std::min(count, kBodyBytesMax - transfer.body.size());
    transfer.body.append(bytes, part);
    if (part == count) return count;
    transfer.is_cut = true;  // nobody reads more: the transfer ends here, as a success
    return 0;
}

// After name resolution, for the very address that is going to be connected to: a name cannot change in
// between.
curl_socket_t open_checked_socket(void* user, curlsocktype, curl_sockaddr* target) {
    auto& transfer = *static_cast<Transfer*>(user);
    const auto address = address_of(target->addr);
    // The port stands at the same place in both address families.
    const auto* bytes = reinterpret_cast<const unsigned char*>(&target->addr);
    const auto port = static_cast<std::uint16_t>(bytes[2] << 8 | bytes[3]);
    // The mail server is the operator's own choice.
    const bool is_trusted = transfer.request.mail.has_value();
    if (!address || (!is_trusted && !transfer.addresses->may_connect(transfer.host, *address, port))) {
        transfer.was_refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(target->family, target->socktype | SOCK_CLOEXEC, target->protocol);
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    std::string out = text;
    curl_free(text);
    return out;
}

bool parse_url(Transfer& transfer) {
    const std::unique_ptr<CURLU, FreeCurl> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, transfer.request.url.c_str(), 0) != CURLUE_OK)
        return false;
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    transfer.host = part_of(url.get(), CURLUPART_HOST);
    if (transfer.host.starts_with('[')) transfer.host = transfer.host.substr(1, transfer.host.size() - 2);
    transfer.authority = scheme + "://" + transfer.host + ":" + part_of(url.get(), CURLUPART_PORT);
    const std::string_view wanted = transfer.request.mail ? "smtp" : "http";
    return (scheme == wanted || scheme == std::string(wanted) + "s") && !transfer.host.empty();
}

bool has_line_break(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != text.npos;
}

bool add_header(Transfer& transfer, const std::string& line) {
    auto* longer = curl_slist_append(transfer.headers.get(), line.c_str());
    if (longer == nullptr) return false;
    static_cast<void>(transfer.headers.release());  // now part of the longer list
    transfer.headers.reset(longer);
    return true;
}

bool set_headers(Transfer& transfer) {
    // "Expect:" without a value: no waiting for a 100 that many receivers never send.
    bool is_good = add_header(transfer, "Expect:");
    for (const auto& [name, value] : transfer.request.headers) {
        if (has_line_break(name) || has_line_break(value)) return false;
        // "Name;" is curl's way to send an empty value.
        is_good = is_good && add_header(transfer, value.empty() ? name + ";" : name + ": " + value);
    }
    return is_good &&
           curl_easy_setopt(transfer.easy.get(), CURLOPT_HTTPHEADER, transfer.headers.get()) == CURLE_OK;
}

void set_method(Transfer& transfer) {
    auto* easy = transfer.easy.get();
    const auto& request = transfer.request;
    if (request.method == "HEAD") curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    if (request.method != "GET" && request.method != "HEAD") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
}

bool prepare(Transfer& transfer) {
    auto* easy = transfer.easy.get();
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_URL, transfer.request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY,
                     "");  // a proxy from the environment would do the connecting unchecked
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Balcao/1");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
                     static_cast<long>(std::max<std::int64_t>(1, transfer.request.timeout.count())));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_checked_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    if (transfer.request.mail) return prepare_mail(easy, transfer.request, transfer.upload);
    set_method(transfer);
    return set_headers(transfer);
}

base::Result<OutgoingResponse> result_of(Transfer& transfer, CURLcode code) {
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_off_t retry_after = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RETRY_AFTER, &retry_after);
    if (code == CURLE_OK || (transfer.is_cut && code == CURLE_WRITE_ERROR))
        return OutgoingResponse{static_cast<int>(status), std::move(transfer.body),
                                std::chrono::seconds(retry_after)};
    // A mail server that says no has answered, but for the password, which is not the recipient's fault.
    if (transfer.request.mail && code == CURLE_LOGIN_DENIED)
        return fail("smtp_login_denied", "the mail server does not take user and password");
    if (transfer.request.mail && status >= 400) return OutgoingResponse{static_cast<int>(status), {}, {}};
    if (transfer.was_refused && code == CURLE_COULDNT_CONNECT)
        return base::fail(base::ErrorKind::forbidden, "address_refused",
                          "the address is private and not allowed");
    if (code == CURLE_OPERATION_TIMEDOUT) return fail("outgoing_timeout", "no answer in time");
    return fail("outgoing_failed", curl_easy_strerror(code));
}

void tell(Transfer& transfer, base::Result<OutgoingResponse> result) {
    try {
        transfer.done(std::move(result));
    } catch (const std::exception& error) {  // fence: what the caller does is not ours
        base::log(base::LogLevel::error, "outgoing_done_failed", {{"what", error.what()}});
    }
}

}  // namespace

class HttpClient::State {
 public:
    explicit State(OutgoingLimits limits)
        : limits_(std::move(limits)),
          addresses_(limits_.allowed_private),
          schedule_(limits_.in_flight_max, limits_.per_host_max) {
        static const CURLcode initialized = curl_global_init(CURL_GLOBAL_DEFAULT);
        CHECK(initialized == CURLE_OK);
        std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes with write(2)
        multi_.reset(curl_multi_init());
        CHECK(multi_ != nullptr);
        curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(limits_.in_flight_max));
        thread_ = std::thread([this] { run(); });
    }

    ~State() {
        {
            const std::lock_guard lock(mutex_);
            is_stopping_ = true;
        }
        curl_multi_wakeup(multi_.get());
        thread_.join();
    }

    void send(OutgoingRequest request, Done done) {
        auto transfer = std::make_unique<Transfer>();
        transfer->request = std::move(request);
        transfer->done = std::move(done);
        bool must_wake = false;
        bool is_stopping = false;
        {
            const std::lock_guard lock(mutex_);
            is_stopping = is_stopping_;
            if (!is_stopping && accepted_ < limits_.queue_max + limits_.in_flight_max) {
                ++accepted_;
                must_wake = incoming_.empty();
                incoming_.push_back(std::move(transfer));
            }
        }
        if (is_stopping) return tell(*transfer, stopped());
        if (transfer)
            return tell(*transfer, fail("outgoing_queue_full", "too many outgoing requests are waiting"));
        if (must_wake) curl_multi_wakeup(multi_.get());
    }

    std::size_t in_flight() const { return in_flight_.load(std::memory_order_relaxed); }

 private:
    void run() {
        while (take_incoming()) {
            while (const auto number = schedule_.next())
                begin(*waiting_.at(*number));
            int running = 0;
            curl_multi_perform(multi_.get(), &running);
            if (!collect_finished()) curl_multi_poll(multi_.get(), nullptr, 0, kPollMs, nullptr);
        }
        stop_all();
    }

    bool take_incoming() {
        std::vector<std::unique_ptr<Transfer>> taken;
        {
            const std::lock_guard lock(mutex_);
            if (is_stopping_) return false;
            taken.swap(incoming_);
        }
        for (auto& transfer : taken) {
            if (!parse_url(*transfer)) {
                finish(*transfer,
                       base::fail(base::ErrorKind::invalid, "url_malformed", "not an http or https URL"));
                continue;
            }
            transfer->number = ++last_number_;
            schedule_.push(transfer->authority, transfer->number);
            waiting_.emplace(transfer->number, std::move(transfer));
        }
        return true;
    }

    void begin(Transfer& transfer) {
        if (idle_.empty()) idle_.emplace_back(curl_easy_init());
        transfer.easy = std::move(idle_.back());
        idle_.pop_back();
        transfer.addresses = &addresses_;
        in_flight_.fetch_add(1, std::memory_order_relaxed);
        if (!transfer.easy || !prepare(transfer) ||
            curl_multi_add_handle(multi_.get(), transfer.easy.get()) != CURLM_OK)
            end(transfer, fail("outgoing_failed", "the request cannot be sent as it is"), false);
    }

    bool collect_finished() {
        bool has_any = false;
        int left = 0;
        while (const auto* message = curl_multi_info_read(multi_.get(), &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            has_any = true;
            const auto code = message->data.result;
            auto* easy = message->easy_handle;
            char* user = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &user);
            auto& transfer = *reinterpret_cast<Transfer*>(user);
            curl_multi_remove_handle(multi_.get(), easy);
            auto result = result_of(transfer, code);
            const bool has_answered = result.has_value();
            end(transfer, std::move(result), has_answered);
        }
        return has_any;
    }

    void end(Transfer& transfer, base::Result<OutgoingResponse> result, bool has_answered) {
        const auto owned = std::move(waiting_.extract(transfer.number).mapped());
        in_flight_.fetch_sub(1, std::memory_order_relaxed);
        schedule_.finished(transfer.authority, has_answered);
        if (transfer.easy) {
            curl_easy_reset(transfer.easy.get());
            idle_.push_back(std::move(transfer.easy));
        }
        finish(transfer, std::move(result));
    }

    void finish(Transfer& transfer, base::Result<OutgoingResponse> result) {
        {
            const std::lock_guard lock(mutex_);
            --accepted_;
        }
        tell(transfer, std::move(result));
    }

    // A Done that sends again is turned down at once, so incoming_ no longer grows.
    void stop_all() {
        for (auto& [number, transfer] : waiting_) {
            if (transfer->easy) curl_multi_remove_handle(multi_.get(), transfer->easy.get());
            tell(*transfer, stopped());
        }
        waiting_.clear();
        for (auto& transfer : incoming_)
            tell(*transfer, stopped());
        incoming_.clear();
    }

    const OutgoingLimits limits_;
    const OutgoingAddresses addresses_;

    std::mutex mutex_;  // guards the next three
    std::vector<std::unique_ptr<Transfer>> incoming_;
    std::size_t accepted_ = 0;  // sent and not yet told
    bool is_stopping_ = false;

    // Of the out thread.
    std::unique_ptr<CURLM, FreeMulti> multi_;
    std::vector<EasyHandle> idle_;
    OutgoingSchedule schedule_;
    std::unordered_map<std::uint64_t, std::unique_ptr<Transfer>> waiting_;  // in the schedule or in flight
    std::uint64_t last_number_ = 0;

    std::atomic<std::size_t> in_flight_{0};
    std::thread thread_;
};

HttpClient::HttpClient(OutgoingLimits limits) : state_(std::make_unique<State>(std::move(limits))) {}
HttpClient::~HttpClient() = default;

void HttpClient::send(OutgoingRequest request, Done done) {
    state_->send(std::move(request), std::move(done));
}
std::size_t HttpClient::in_flight() const {
    return state_->in_flight();
}

}  // namespace net
