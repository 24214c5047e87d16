// How it leaves: sending, what push services and mail servers answer, and again (readers/schedule.h).
#include <algorithm>

#include "base/log.h"
#include "readers/notify_inbox.h"
#include "readers/schedule.h"

namespace readers {
namespace {

// Later it is no news: the inbox shows it, and the morning's list says it.
constexpr base::Duration kGiveUpAfter = std::chrono::hours(24);

bool is_success(int status) {
    return status >= 200 && status < 300;
}

// RFC 5321 §4.2.3: there is nobody by that address. Every other no may be about us, and pass.
bool is_refused_address(int status) {
    return status == 550 || status == 551 || status == 553;
}

std::string outcome_of(const base::Result<net::OutgoingResponse>& response) {
    if (!response) return response.error().code;
    if (is_success(response->status)) return "sent";
    return (response->status == 404 || response->status == 410) ? "push_gone"
                                                                : fmt::format("status_{}", response->status);
}

struct Gathered {
    std::mutex mutex;  // guards the rest
    std::vector<Notify::Tested> outcomes;
    std::size_t missing = 0;
    std::move_only_function<void(std::vector<Notify::Tested>)> done;

    void put(std::string channel, std::string outcome) {
        const std::lock_guard lock(mutex);
        outcomes.push_back({std::move(channel), std::move(outcome)});
        if (--missing == 0) done(std::move(outcomes));
    }
};

}  // namespace

void Notify::deliver(Delivery delivery, base::Timestamp now) {
    const std::uint64_t number = ++last_number_;
    if (delivery.open_seq != 0) brands_.at(delivery.brand).open.insert(delivery.open_seq);
    delivery.first_tried_at = now;
    deliveries_.emplace(number, std::move(delivery));
    due_.emplace(now, number);
}

void Notify::deliver_to(domain::BrandId brand, const app::NotifyTeam& team,
                        const domain::notify::Recipient& to, Delivery form, base::Timestamp now) {
    form.brand = brand;
    const auto& person = *to.person;
    if (to.by_push) {
        // NTF-05: when the device turns out to be gone.
        if (person.has_mail && !to.by_mail) form.fallback_address = person.staff->email;
        for (const auto& device : team.devices.at(person.staff->id)) {
            form.device = device;
            deliver(form, now);
        }
    }
    if (!to.by_mail) return;
    form.device.reset();
    form.fallback_address.clear();
    if (form.notice.channel == app::NoticeChannel::push) {
        form.notice.channel = app::NoticeChannel::mail;
        form.notice.is_open = false;
    }
    form.address = person.staff->email;
    deliver(std::move(form), now);
}

void Notify::start_due(base::Timestamp now) {
    while (in_flight_ < limits_.in_flight_max && !due_.empty() && due_.begin()->first <= now) {
        const std::uint64_t number = due_.begin()->second;
        due_.erase(due_.begin());
        start(number, deliveries_.at(number), now);
    }
}

// Read or answered since it failed.
bool Notify::is_over(const Delivery& delivery) {
    if (!delivery.about) return false;
    const auto conversation = log_.find_conversation(delivery.brand, {delivery.notice.subject});
    return conversation && *conversation && has_been_seen(**conversation, *delivery.about);
}

void Notify::start(std::uint64_t number, Delivery& delivery, base::Timestamp now) {
    if (delivery.attempts > 0 && is_over(delivery)) {
        figures_.withdrawn.fetch_add(1, std::memory_order_relaxed);
        return end(number);
    }
    const auto& notice = delivery.notice;
    base::Result<net::OutgoingRequest> request;
    if (delivery.device) {
        request = push_request(office_, delivery.letter, *delivery.device, now);
    } else {
        // The same mail again, after a crash or a lost answer, has the same Message-ID.
        const std::string seed =
            fmt::format("{}/{}/{}/{}", base::to_string(notice.recipient), base::name_of(notice.channel),
                        base::to_string(notice.subject), notice.seq);
        request = mail_request(office_, delivery.letter, delivery.address, seed, now);
    }
    ++delivery.attempts;
    ++in_flight_;
    auto done = [inbox = inbox_, number](base::Result<net::OutgoingResponse> response) {
        inbox->put({number, std::move(response)});
    };
    if (!request) return done(std::unexpected(request.error()));
    client_.send(std::move(*request), std::move(done));
}

void Notify::take_answers(base::Timestamp now) {
    auto [answers, gone] = inbox_->take_all();
    for (const auto& device : gone)
        brands_[device.brand].progress.gone.emplace_back(device.staff, device.device);
    for (auto& answer : answers) {
        --in_flight_;
        Delivery& delivery = deliveries_.at(answer.number);
        settle(answer.number, delivery, answer.response, now);
    }
}

void Notify::settle(std::uint64_t number, Delivery& delivery,
                    const base::Result<net::OutgoingResponse>& response, base::Timestamp now) {
    auto& progress = brands_.at(delivery.brand).progress;
    const bool is_push = delivery.device.has_value();
    const int status = response ? response->status : 0;
    if (is_success(status)) {
        (is_push ? figures_.pushed : figures_.mailed).fetch_add(1, std::memory_order_relaxed);
        delivery.notice.at = now;
        if (!delivery.letter.is_withdrawal) progress.told.push_back(delivery.notice);
        return end(number);
    }
    figures_.failed_attempts.fetch_add(1, std::memory_order_relaxed);
    if (is_push && (status == 404 || status == 410)) return push_is_gone(number, delivery, now);
    if (!is_push && is_refused_address(status) &&
        delivery.notice.channel != app::NoticeChannel::consumer_mail) {
        progress.told.push_back(
            {delivery.notice.recipient, app::NoticeChannel::mail_refused, {}, status, now, true});
    }
    const bool is_final =
        (is_push && status >= 400 && status < 500 && status != 408 && status != 429) ||
        (!is_push && is_refused_address(status)) ||
        (!response &&
         (response.error().code == "address_refused" || response.error().code == "key_malformed" ||
          response.error().code == "mail_address_malformed" || response.error().code == "push_too_long"));
    const std::string code = outcome_of(response);
    // What takes a notification away is worth one try.
    if (is_final || delivery.letter.is_withdrawal) {
        base::log(base::LogLevel::warn, "notification_refused", {{"code", code}});
        figures_.given_up.fetch_add(1, std::memory_order_relaxed);
        return end(number);
    }
    again(number, delivery, code, response ? response->retry_after : std::chrono::seconds(0), now);
}

// NTF-05: it is forgotten, and they are told by mail if there is no other way.
void Notify::push_is_gone(std::uint64_t number, Delivery& delivery, base::Timestamp now) {
    const domain::StaffId staff{delivery.notice.recipient};
    brands_.at(delivery.brand).progress.gone.emplace_back(staff, delivery.device->id);
    base::log(base::LogLevel::info, "push_gone", {{"staff", base::to_string(staff)}});
    if (!delivery.fallback_address.empty() && !delivery.letter.is_withdrawal) {
        Delivery mail = delivery;
        mail.device.reset();
        mail.address = std::exchange(mail.fallback_address, {});
        if (mail.notice.channel == app::NoticeChannel::push) {
            mail.notice.channel = app::NoticeChannel::mail;
            mail.notice.is_open = false;
        }
        mail.attempts = 0;
        deliver(std::move(mail), now);
    }
    end(number);
}

void Notify::again(std::uint64_t number, Delivery& delivery, std::string_view code, base::Duration at_least,
                   base::Timestamp now) {
    if (now - delivery.first_tried_at >= kGiveUpAfter) {
        base::log(base::LogLevel::error, "notification_given_up",
                  {{"code", code}, {"attempts", delivery.attempts}});
        figures_.given_up.fetch_add(1, std::memory_order_relaxed);
        return end(number);
    }
    if (delivery.attempts == 1) base::log(base::LogLevel::warn, "notification_failed", {{"code", code}});
    const auto delay =
        std::max(retry_delay(delivery.attempts, number), std::min<base::Duration>(at_least, kSlowestRetry));
    due_.emplace(now + delay, number);
}

void Notify::end(std::uint64_t number) {
    const auto found = deliveries_.find(number);
    auto& open = brands_.at(found->second.brand).open;
    if (found->second.open_seq != 0) open.erase(open.find(found->second.open_seq));
    deliveries_.erase(found);
}

base::Result<void> Notify::begin_test(domain::StaffId staff) {
    const base::Timestamp now = app_.clock.now();
    const std::lock_guard lock(shared_mutex_);
    std::erase_if(tested_at_, [&](const auto& one) { return now - one.second >= kTestEvery; });
    if (tested_at_.emplace(staff, now).second) return {};
    return base::fail(base::ErrorKind::too_many, "test_slowed",
                      "a test was sent a moment ago; wait 10 seconds");
}

void Notify::send_test(const domain::Staff& staff, const app::NotifyView& view,
                       std::move_only_function<void(std::vector<Tested>)> done) {
    const auto& words = domain::notify::words_of(staff.language);
    const base::Timestamp now = app_.clock.now();
    const Letter letter{std::string(words.test),       {std::string(words.test_body)},
                        std::string(words.open_inbox), "/inbox",
                        std::string(words.why_mail),   {},
                        std::string(words.language),   "test"};
    std::vector<std::pair<std::string, base::Result<net::OutgoingRequest>>> requests;
    if (view.settings.email && view.mail == app::Mail::set_up)
        requests.emplace_back(
            "email",
            mail_request(office_, letter, staff.email,
                         fmt::format("test/{}/{}", base::to_string(staff.id), base::to_us(now)), now));
    for (const auto& device : view.devices) {
        if (view.settings.push)
            requests.emplace_back(base::to_string(device.id), push_request(office_, letter, device, now));
    }
    if (requests.empty()) return done({});
    auto gathered = std::make_shared<Gathered>();
    gathered->missing = requests.size();
    gathered->done = std::move(done);
    for (auto& [channel, request] : requests) {
        auto answered = [gathered, channel, inbox = inbox_,
                         staff](base::Result<net::OutgoingResponse> response) {
            const auto outcome = outcome_of(response);
            const auto device = base::parse_uuid(channel);
            if (device && outcome == "push_gone") inbox->put_gone({staff.brand, staff.id, *device});
            gathered->put(channel, outcome);
        };
        if (request)
            client_.send(std::move(*request), std::move(answered));
        else
            answered(std::unexpected(request.error()));
    }
}

}  // namespace readers
