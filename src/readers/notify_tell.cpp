// Whom it is told, out of what has happened to a conversation since; NTF-01 to 04, 06, 07.
#include <algorithm>

#include "app/consumer_mail.h"
#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/privacy/scan.h"
#include "readers/notify.h"

namespace readers {
namespace {

using app::Notice;
using app::NoticeChannel;

constexpr std::size_t kTellPerRun = 50;
constexpr std::size_t kTextCharsMax = 120;
constexpr base::Duration kOwnersEvery = std::chrono::hours(24);      // NTF-04
constexpr base::Duration kCustomerEvery = std::chrono::minutes(15);  // NTF-07
constexpr base::Duration kLinkLife = std::chrono::hours(24 * 7);

const Notice* find_notice(const std::vector<Notice>& notices, const base::Uuid& recipient,
                          NoticeChannel channel) {
    const auto found = std::ranges::find_if(notices, [&](const Notice& notice) {
        return notice.recipient == recipient && notice.channel == channel;
    });
    return found == notices.end() ? nullptr : &*found;
}

// PII-08: redacted, and only for those who have asked for it.
std::string text_for(const domain::notify::Settings& settings, const domain::Conversation& conversation) {
    if (!settings.shows_text || conversation.preview_actor != domain::ActorKind::consumer) return {};
    const auto scan =
        domain::privacy::scanner().scan(conversation.preview, domain::privacy::Direction::consumer);
    return std::string(base::cut_to_code_points(scan.masked, kTextCharsMax));
}

}  // namespace

bool Notify::has_been_seen(const domain::Conversation& conversation, const Pending& pending) const {
    switch (pending.kind) {
        case Kind::message:
            return conversation.unread == 0 || conversation.staff_read_seq >= pending.last_seq;
        case Kind::assigned:
            return !conversation.assignee.has_value();
        case Kind::window:
            return conversation.last_user_seq > pending.first_seq ||
                   conversation.work == domain::Work::closed;
        case Kind::reminder:
        case Kind::breach:
            return !conversation.needs_reply();
    }
    return false;
}

base::Result<void> Notify::tell_due(domain::BrandId id, Brand& brand, base::Timestamp now) {
    std::vector<Key> due;
    for (const auto& [key, pending] : brand.pending) {
        if (pending.ready_at <= now && due.size() < kTellPerRun) due.push_back(key);
    }
    std::optional<app::NotifyTeam> team;
    for (const Key& key : due) {
        if (deliveries_.size() >= limits_.waiting_max) return {};
        Pending& pending = brand.pending.at(key);
        const auto conversation = TRY(log_.find_conversation(id, key.first));
        if (conversation && key.second) {
            TRY(tell_customer(id, brand, *conversation, pending, now));
            if (pending.ready_at > now) continue;  // told of another answer a moment ago
        } else if (conversation && has_been_seen(*conversation, pending)) {
            figures_.withdrawn.fetch_add(1, std::memory_order_relaxed);
        } else if (conversation) {
            if (!team) team = TRY(book_.team(id, now));
            TRY(tell_staff(id, brand, *team, *conversation, pending, now));
            brand.told_at[key] = now;
        }
        brand.open.erase(brand.open.find(pending.first_seq));
        brand.pending.erase(key);
    }
    return {};
}

base::Result<void> Notify::tell_staff(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                      const domain::Conversation& conversation, const Pending& pending,
                                      base::Timestamp now) {
    const auto* shop = team.directory->find_location(conversation.location);
    if (shop == nullptr) return {};
    const auto* timetable = team.directory->find_timetable(shop->id);
    domain::notify::Occasion occasion{pending.kind, pending.number, shop->id, {}, true};
    if (conversation.assignee) occasion.assignee = conversation.assignee->id;
    occasion.is_staffed = timetable == nullptr || timetable->is_staffed(now);
    const auto notices = TRY(book_.about(id, conversation.id.value));
    const auto told = domain::notify::who_is_told(occasion, team.people);
    for (auto recipient : told.now) {
        const auto& person = *recipient.person;
        const auto* pushed = find_notice(notices, person.staff->id.value, NoticeChannel::push);
        const auto* mailed = find_notice(notices, person.staff->id.value, NoticeChannel::mail);
        // Before a crash.
        if (pushed != nullptr && pushed->seq >= pending.last_seq) recipient.by_push = false;
        if (mailed != nullptr && mailed->seq >= pending.last_seq) recipient.by_mail = false;
        // Of messages, one mail until it is read: the conversation goes on in it, and reminders come anyway.
        const bool has_unread_mail = mailed != nullptr && mailed->seq > conversation.staff_read_seq &&
                                     conversation.last_human_at.value_or(base::Timestamp{}) < mailed->at;
        if (pending.kind == Kind::message && has_unread_mail) recipient.by_mail = false;
        Delivery form;
        form.notice = {
            person.staff->id.value, NoticeChannel::push, conversation.id.value, pending.last_seq, {}, true};
        form.letter = letter_about({conversation, shop, occasion, pending.window_ends_at,
                                    app::zone_of(*team.directory, *person.staff, person.settings),
                                    text_for(person.settings, conversation)},
                                   *person.staff, now);
        form.about = pending;
        form.open_seq = pending.first_seq;
        deliver_to(id, team, recipient, std::move(form), now);
    }
    for (const auto* person : told.held) {
        brand.progress.told.push_back(
            {person->staff->id.value, NoticeChannel::held, {}, pending.last_seq, now, true});
        figures_.held.fetch_add(1, std::memory_order_relaxed);
    }
    const bool is_heard = domain::notify::is_anybody_reachable(shop->id, team.people);
    if (!is_heard && pending.kind == Kind::message) tell_owners_nobody_hears(id, brand, team, *shop, now);
    return {};
}

// NTF-04. Whatever they have chosen for themselves: a shop that hears nothing is their business.
void Notify::tell_owners_nobody_hears(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                      const domain::Location& shop, base::Timestamp now) {
    const auto days = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    const std::string seed = fmt::format("unreachable/{}/{}", base::to_string(shop.id), days);
    if (!brand.asked.insert(seed).second) return;
    base::log(base::LogLevel::warn, "nobody_reachable", {{"location", base::to_string(shop.id)}});
    const auto notices = book_.about(id, shop.id.value);
    if (!notices || office_.mail() == app::Mail::none) return;
    for (const auto& person : team.people) {
        if (person.staff->role != domain::Role::owner || team.refused.contains(person.staff->id)) continue;
        const auto* last = find_notice(*notices, person.staff->id.value, NoticeChannel::unreachable);
        if (last != nullptr && now - last->at < kOwnersEvery) continue;
        const auto& words = domain::notify::words_of(person.staff->language);
        Delivery mail;
        mail.brand = id;
        mail.notice = {person.staff->id.value, NoticeChannel::unreachable, shop.id.value, days, {}, false};
        mail.letter = {domain::notify::fill(words.unreachable, {{"shop", shop.name}}),
                       {domain::notify::fill(words.unreachable_body, {{"shop", shop.name}})},
                       std::string(words.open_inbox),
                       "/inbox",
                       std::string(words.why_mail),
                       {},
                       std::string(words.language)};
        mail.address = person.staff->email;
        deliver(std::move(mail), now);
    }
}

// NTF-06: what was read elsewhere leaves the devices it is shown on.
base::Result<void> Notify::take_back_seen(domain::BrandId id, Brand& brand, base::Timestamp now) {
    while (!brand.seen.empty()) {
        const auto conversation_id = *brand.seen.begin();
        const auto conversation = TRY(log_.find_conversation(id, conversation_id));
        auto notices = TRY(book_.about(id, conversation_id.value));
        std::erase_if(notices, [](const Notice& notice) {
            return notice.channel != NoticeChannel::push || !notice.is_open;
        });
        // Or all that was asked was taken back.
        const bool is_read =
            conversation && (conversation->unread == 0 || conversation->clock == domain::AnswerClock::voided);
        if (is_read && !notices.empty()) {
            const auto team = TRY(book_.team(id, now));
            for (Notice notice : notices) {
                notice.is_open = false;
                brand.progress.told.push_back(notice);
                const auto devices = team.devices.find({notice.recipient});
                if (devices == team.devices.end()) continue;
                for (const auto& device : devices->second) {
                    Delivery away;
                    away.brand = id;
                    away.notice = notice;
                    away.letter.is_withdrawal = true;
                    away.letter.tag = base::to_string(conversation_id);
                    away.device = device;
                    deliver(std::move(away), now);
                }
            }
        }
        brand.seen.erase(brand.seen.begin());
    }
    return {};
}

// NTF-07: one who has left the page, at most one mail in 15 minutes.
base::Result<void> Notify::tell_customer(domain::BrandId id, Brand& brand,
                                         const domain::Conversation& conversation, Pending& pending,
                                         base::Timestamp now) {
    const bool has_it =
        std::max(conversation.consumer_delivered_seq, conversation.consumer_read_seq) >= pending.last_seq ||
        conversation.last_user_seq > pending.last_seq;
    const bool is_blocked = conversation.blocked_by_store_at || conversation.blocked_by_consumer_at;
    if (has_it || is_blocked || office_.mail() == app::Mail::none || office_.public_url.empty()) return {};
    const auto wish = TRY(book_.consumer_mail(id, conversation.consumer, conversation.location));
    const auto directory = app_.directory.get();
    const auto* shop = directory->find_location(conversation.location);
    if (!wish || shop == nullptr) return {};
    const auto notices = TRY(book_.about(id, conversation.id.value));
    const auto* last = find_notice(notices, conversation.consumer.value, NoticeChannel::consumer_mail);
    if (last != nullptr && last->seq >= pending.last_seq) return {};
    if (last != nullptr && now - last->at < kCustomerEvery) {
        pending.ready_at = last->at + kCustomerEvery;
        return {};
    }
    const auto& words = domain::notify::words_of(wish->language);
    const std::string token = base::random_token(32);
    Delivery mail;
    mail.brand = id;
    mail.notice = {conversation.consumer.value,
                   NoticeChannel::consumer_mail,
                   conversation.id.value,
                   pending.last_seq,
                   {},
                   false};
    mail.letter = {domain::notify::fill(words.reply, {{"shop", shop->name}}),
                   {domain::notify::fill(words.reply_body, {{"shop", shop->name}})},
                   {},
                   "/c/" + shop->slug + "/link?token=" + token,
                   std::string(words.reply_stop),
                   "/c/" + shop->slug + "/mail?stop=" +
                       app::mail_stop_token(office_.link_secret, conversation.consumer, shop->id),
                   std::string(words.language)};
    mail.address = wish->address;
    mail.open_seq = pending.first_seq;
    brand.progress.links.push_back(
        {base::sha256(token), conversation.consumer, conversation.location, now + kLinkLife});
    deliver(std::move(mail), now);
    return {};
}

}  // namespace readers
