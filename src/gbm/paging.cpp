#include "gbm/paging.h"

#include <algorithm>
#include <charconv>

#include "base/crypto.h"

namespace gbm {
namespace {

base::Result<std::size_t> read_size(const std::optional<std::string>& text) {
    if (!text || text->empty()) return kPageMost;
    std::int32_t size = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), size);
    if (failed != std::errc() || end != text->data() + text->size() || size < 0)
        return base::fail(base::ErrorKind::invalid, "page_size_malformed", "`pageSize` must be a number.");
    return size == 0 ? kPageMost : std::min(static_cast<std::size_t>(size), kPageMost);
}

}  // namespace

base::Result<Page> page_of(std::span<const std::string> keys, const std::optional<std::string>& size,
                           const std::optional<std::string>& token) {
    const std::size_t most = TRY(read_size(size));
    Page page;
    if (token && !token->empty()) {
        const auto after = base::base64url_decode(*token);
        if (!after || !after->starts_with("after:")) {
            return base::fail(base::ErrorKind::invalid, "page_token_malformed",
                              "`pageToken` is none that was given out.");
        }
        page.begin =
            static_cast<std::size_t>(std::ranges::upper_bound(keys, after->substr(6)) - keys.begin());
    }
    page.end = std::min(page.begin + most, keys.size());
    if (page.end < keys.size()) page.next_token = base::base64url_encode("after:" + keys[page.end - 1]);
    return page;
}

}  // namespace gbm
