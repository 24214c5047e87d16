#include "storage/conversation_row.h"

#include <charconv>

#include "storage/stored_enum.h"

namespace storage {
namespace {

constexpr std::string_view kVersion = "4 ";

class StateWriter {
 public:
    explicit StateWriter(std::string& out) : out_(out) { out_.assign(kVersion); }
    void number(std::int64_t value) {
        std::array<char, 24> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), end);
        out_.push_back(' ');
    }
    template <class E>
        requires std::is_enum_v<E>
    void number(E value) {
        number(static_cast<std::int64_t>(value));
    }
    void number(bool value) { number(std::int64_t{value}); }
    void number(base::Timestamp value) { number(base::to_us(value)); }
    template <class T>
    void number(const std::optional<T>& value) {
        if (value) return number(*value);
        out_.append("- ");
    }
    void text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        out_.back() = ':';
        out_.append(value);
    }

 private:
    std::string& out_;
};

class StateReader {
 public:
    explicit StateReader(std::string_view in) : at_(in.data()), end_(in.data() + in.size()) {}

    void number(std::int64_t& out) {
        const auto [next, error] = std::from_chars(at_, end_, out);
        is_good_ = is_good_ && error == std::errc() && next != end_;
        at_ = is_good_ ? next + 1 : end_;
    }
    template <class E>
        requires std::is_enum_v<E>
    void number(E& out) {
        std::int64_t value = 0;
        number(value);
        const auto known = stored_enum<E>(value);
        is_good_ = is_good_ && known;
        if (known) out = *known;
    }
    void number(bool& out) {
        std::int64_t value = 0;
        number(value);
        out = value != 0;
    }
    void number(base::Timestamp& out) {
        std::int64_t value = 0;
        number(value);
        out = base::from_us(value);
    }
    template <class T>
    void number(std::optional<T>& out) {
        const bool is_absent = end_ - at_ >= 2 && *at_ == '-' && at_[1] == ' ';
        if (!is_absent) return number(out.emplace());
        out.reset();
        at_ += 2;
    }
    void text(std::string& out) {
        std::int64_t size = 0;
        number(size);
        is_good_ = is_good_ && size >= 0 && size <= end_ - at_;
        if (!is_good_) return;
        out.assign(at_, static_cast<std::size_t>(size));
        at_ += size;
    }
    void spoil() { is_good_ = false; }
    bool is_good() const { return is_good_; }
    bool is_at_end() const { return at_ == end_; }

 private:
    const char* at_;
    const char* end_;
    bool is_good_ = true;
};

constexpr std::int64_t kListMost = 1024;

void pass_length(StateWriter& writer, const auto& list) {
    writer.number(static_cast<std::int64_t>(list.size()));
}
void pass_length(StateReader& reader, auto& list) {
    std::int64_t size = 0;
    reader.number(size);
    if (reader.is_good() && size >= 0 && size <= kListMost) list.resize(static_cast<std::size_t>(size));
}

template <class Codec, class Memory>
void pass_gate(Codec& codec, Memory& gate) {
    codec.number(gate.staff_in_a_row);
    codec.number(gate.last_human_text);
    codec.number(gate.wrote_since_opt_out);
    pass_length(codec, gate.sent);
    for (auto& at : gate.sent)
        codec.number(at);
    pass_length(codec, gate.contacted);
    for (auto& one : gate.contacted) {
        codec.number(one.seq);
        codec.number(one.at);
        codec.number(one.is_promotional);
        codec.number(one.key);
        codec.number(one.likeness.low);
        codec.number(one.likeness.high);
    }
    pass_length(codec, gate.low_value);
    for (auto& at : gate.low_value)
        codec.number(at);
    codec.text(gate.last_human_message);
    codec.number(gate.languages);
}

template <class Codec, class Planned>
void pass_planned(Codec& codec, Planned& planned) {
    pass_length(codec, planned);
    for (auto& one : planned) {
        codec.number(one.at);
        codec.number(one.seq);
        codec.number(one.planned_at);
        codec.number(one.actor.kind);
        for (auto* text : {&one.message_id, &one.actor.id, &one.actor.name, &one.actor.avatar_url, &one.text,
                           &one.reason.code, &one.reason.evidence, &one.reason_code})
            codec.text(*text);
    }
}

void pass_assignee(StateWriter& writer, const std::optional<domain::Assignee>& assignee) {
    writer.text(assignee ? base::to_string(assignee->id) : std::string());
    writer.text(assignee ? std::string_view(assignee->name) : std::string_view());
}
void pass_assignee(StateReader& reader, std::optional<domain::Assignee>& assignee) {
    std::string id, name;
    reader.text(id);
    reader.text(name);
    assignee.reset();
    if (id.empty()) return;
    const auto parsed = base::parse_id<domain::StaffId>(id);
    if (!parsed) return reader.spoil();
    assignee = domain::Assignee{*parsed, std::move(name)};
}

template <class Codec, class Handover>
void pass_handover(Codec& codec, Handover& handover) {
    codec.number(handover.asked_at);
    codec.number(handover.person_at);
    codec.number(handover.failures);
    codec.number(handover.bot_at);
    codec.number(handover.bot_episode);
}

template <class Codec, class Survey>
void pass_survey(Codec& codec, Survey& survey) {
    codec.text(survey.id);
    codec.number(survey.step);
    codec.number(survey.trigger);
    codec.number(survey.due_at);
    codec.number(survey.sent_at);
    codec.number(survey.answered);
    codec.number(survey.discontent_at);
    pass_length(codec, survey.questions);
    for (auto& question : survey.questions) {
        codec.text(question.id);
        codec.number(question.kind);
        codec.text(question.text);
        pass_length(codec, question.options);
        for (auto& option : question.options)
            codec.text(option);
    }
}

void pass_hold(StateWriter& writer, const std::optional<domain::LegalHold>& hold) {
    writer.number(hold.has_value());
    if (!hold) return;
    writer.number(hold->state);
    writer.number(hold->until);
    writer.text(hold->by);
    writer.text(hold->reason);
}
void pass_hold(StateReader& reader, std::optional<domain::LegalHold>& hold) {
    bool is_there = false;
    reader.number(is_there);
    hold.reset();
    if (!is_there) return;
    hold.emplace();
    reader.number(hold->state);
    reader.number(hold->until);
    reader.text(hold->by);
    reader.text(hold->reason);
}

template <class Codec, class Rights>
void pass_rights(Codec& codec, Rights& rights) {
    codec.number(rights.erased_up_to);
    codec.number(rights.erase_by);
    codec.number(rights.export_by);
    codec.number(rights.is_export_late);
    codec.number(rights.has_objected);
    codec.number(rights.is_forgotten);
    pass_hold(codec, rights.hold);
}

void pass_stopped_fields(auto& codec, auto& was) {
    codec.number(was.opened_at);
    codec.number(was.due_at);
    codec.number(was.reminders);
    codec.number(was.is_breached);
    codec.number(was.waiting);
    codec.number(was.was_answered);
    codec.number(was.asked_at);
    codec.number(was.stopped_seq);
    codec.number(was.stopped_at);
    codec.number(was.answers);
}
void pass_stopped(StateWriter& writer, const std::optional<domain::StoppedClock>& stopped) {
    writer.number(stopped.has_value());
    if (stopped) pass_stopped_fields(writer, *stopped);
}
void pass_stopped(StateReader& reader, std::optional<domain::StoppedClock>& stopped) {
    bool is_there = false;
    reader.number(is_there);
    stopped.reset();
    if (is_there) pass_stopped_fields(reader, stopped.emplace());
}

// One order for both directions.
template <class Codec, class State>
void pass_state(Codec& codec, State& c) {
    codec.number(c.entry_point);
    codec.text(c.context);
    codec.number(c.created_at);
    codec.number(c.work);
    codec.number(c.close_reason);
    codec.number(c.clock);
    codec.number(c.clock_opened_at);
    codec.number(c.clock_due_at);
    codec.number(c.clock_reminders);
    codec.number(c.waiting);
    pass_stopped(codec, c.stopped_clock);
    codec.number(c.episode);
    codec.number(c.episode_started_at);
    codec.number(c.is_answered);
    codec.number(c.last_user_at);
    codec.number(c.last_business_at);
    codec.number(c.last_human_at);
    codec.number(c.has_last_word);
    codec.number(c.window_notices);
    codec.number(c.last_activity_at);
    codec.number(c.last_seq);
    codec.number(c.user_messages);
    codec.number(c.business_messages);
    codec.number(c.unread);
    codec.number(c.last_user_seq);
    codec.number(c.consumer_delivered_seq);
    codec.number(c.consumer_read_seq);
    codec.number(c.staff_read_seq);
    codec.number(c.preview_actor);
    codec.number(c.preview_seq);
    codec.number(c.preview_has_picture);
    codec.number(c.greeted_episode);
    codec.number(c.last_away_at);
    codec.number(c.autos_in_row);
    codec.number(c.last_auto_at);
    codec.number(c.last_safety_notice_at);
    codec.number(c.follow_up);
    codec.number(c.follow_up_at);
    codec.number(c.contact);
    codec.number(c.proactive_unanswered);
    codec.number(c.last_proactive_at);
    codec.number(c.agreed_to_offers_at);
    codec.number(c.blocked_by_store_at);
    codec.number(c.blocked_by_consumer_at);
    codec.number(c.channel);
    pass_planned(codec, c.planned);
    pass_assignee(codec, c.assignee);
    pass_handover(codec, c.handover);
    pass_survey(codec, c.survey);
    pass_rights(codec, c.rights);
    pass_gate(codec, c.gate);
    codec.text(c.consumer_name);
    codec.text(c.locale);
    codec.text(c.preview);
}

}  // namespace

const Sql kInsertConversation{
    "insert into conversations (brand_id, conversation_id, bucket, location_id, agent_id, consumer_id, "
    "state) "
    "values ($1, $2, $3, $4, $5, $6, $7)"};
const Sql kMoveConversation{
    "update conversations set location_id = $1 where brand_id = $2 and conversation_id = $3"};
const Sql kUpdateConversation{
    "update conversations set state = $1 where brand_id = $2 and conversation_id = $3"};

void write_state(std::string& out, const domain::Conversation& conversation) {
    StateWriter writer(out);
    pass_state(writer, conversation);
}

base::Result<void> read_state(std::string_view state, domain::Conversation& out) {
    StateReader reader(state.starts_with(kVersion) ? state.substr(kVersion.size()) : std::string_view());
    pass_state(reader, out);
    if (!reader.is_good() || !reader.is_at_end()) return corrupt("a stored conversation cannot be read");
    return {};
}

base::Result<domain::Conversation> read_conversation(const Row& row) {
    domain::Conversation conversation;
    conversation.id = {row.uuid(0)};
    conversation.location = {row.uuid(1)};
    conversation.agent = {row.uuid(2)};
    conversation.consumer = {row.uuid(3)};
    TRY(read_state(row.text(4), conversation));
    return conversation;
}

void push_insert_conversation(std::vector<Value>& out, const domain::BrandId& brand,
                              const domain::Conversation& conversation, std::string_view state) {
    out.insert(out.end(),
               {bind(brand), bind(conversation.id), std::int64_t{domain::bucket_of(brand, conversation.id)},
                bind(conversation.location), bind(conversation.agent), bind(conversation.consumer), state});
}

void push_update_conversation(std::vector<Value>& out, const domain::BrandId& brand,
                              const domain::Conversation& conversation, std::string_view state) {
    out.insert(out.end(), {state, bind(brand), bind(conversation.id)});
}

}  // namespace storage
