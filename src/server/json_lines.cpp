#include "server/json_lines.h"

#include <iostream>
#include <string>

namespace server {
namespace {

constexpr std::size_t kBlockBytes = 64 << 10;

void append_error(std::string& out, const base::json::value& id, const base::Error& error) {
    out += "{\"id\":";
    base::append_json(out, id);
    out += ",\"error\":{\"code\":";
    base::append_json(out, error.code);
    out += ",\"message\":";
    base::append_json(out, error.message);
    out += "}}\n";
}

void append_answer(std::string& out, const base::json::value& id, const base::json::object& answer) {
    out += "{\"id\":";
    base::append_json(out, id);
    for (const auto& [name, value] : answer) {
        out.push_back(',');
        base::append_json(out, std::string_view(name));
        out.push_back(':');
        base::append_json(out, value);
    }
    out += "}\n";
}

// The fence around what answers: one bad line must not end the run.
base::Result<base::json::object> guarded(const AnswerLine& answer, const base::json::object& asked) {
    try {
        return answer(asked);
    } catch (const std::exception& error) {
        return base::fail(base::ErrorKind::internal, "internal", error.what());
    }
}

class LineRun {
 public:
    LineRun(std::ostream& out, const AnswerLine& answer) : out_(out), answer_(answer) {}

    void take(std::string_view block) {
        for (auto end = block.find('\n'); end != block.npos; end = block.find('\n')) {
            keep(block.substr(0, end));
            finish_line();
            block.remove_prefix(end + 1);
        }
        keep(block);
    }

    void end_input() {
        if (!line_.empty() || is_too_long_) finish_line();
        flush();
    }

    bool flush() {
        out_.write(answers_.data(), static_cast<std::streamsize>(answers_.size()));
        answers_.clear();
        return static_cast<bool>(out_.flush());
    }

 private:
    void keep(std::string_view part) {
        is_too_long_ = is_too_long_ || line_.size() + part.size() > kJsonLineBytesMax;
        if (!is_too_long_) line_ += part;
    }

    void finish_line() {
        answer_line();
        line_.clear();
        is_too_long_ = false;
        if (answers_.size() > kBlockBytes) flush();
    }

    void answer_line() {
        if (is_too_long_) {
            const base::Error error{base::ErrorKind::too_large, "line_too_long", "a line has at most 1 MiB"};
            return append_error(answers_, nullptr, error);
        }
        const auto asked = base::parse_json_object(line_);
        if (!asked) return append_error(answers_, nullptr, asked.error());
        const base::json::value* id = asked->if_contains("id");
        const base::json::value& echoed = id != nullptr ? *id : none_;
        const auto answer = guarded(answer_, *asked);
        if (!answer) return append_error(answers_, echoed, answer.error());
        append_answer(answers_, echoed, *answer);
    }

    std::ostream& out_;
    const AnswerLine& answer_;
    const base::json::value none_ = nullptr;
    std::string line_;
    std::string answers_;
    bool is_too_long_ = false;
};

// What the stream already holds, without waiting; a stream that cannot tell gives one byte at a time.
std::string_view next_block(std::streambuf& source, std::string& room) {
    const auto held = std::clamp<std::streamsize>(source.in_avail(), 1, kBlockBytes);
    const auto got = source.sgetn(room.data(), held);
    return std::string_view(room).substr(0, static_cast<std::size_t>(got));
}

}  // namespace

int run_json_lines(std::istream& in, std::ostream& out, const AnswerLine& answer) {
    LineRun run(out, answer);
    std::string room(kBlockBytes, '\0');
    std::streambuf& source = *in.rdbuf();
    while (out) {
        // Whoever waits for an answer before asking on must get it: flush before the read that may wait.
        if (source.in_avail() <= 0) run.flush();
        if (std::streambuf::traits_type::eq_int_type(source.sgetc(), std::streambuf::traits_type::eof()))
            break;
        run.take(next_block(source, room));
    }
    run.end_input();
    return out ? 0 : 1;
}

int run_json_lines(const AnswerLine& answer) {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    return run_json_lines(std::cin, std::cout, answer);
}

}  // namespace server
