#include "api/entry.h"

#include "api/framing.h"
#include "base/crypto.h"
#include "base/text.h"
#include "net/addresses.h"

namespace api {
namespace {

constexpr std::string_view kEntryCookie = "balcao_entry";
constexpr std::size_t kCookieBytesMax = 2048;  // 256 characters of 4 bytes, and their base64url
constexpr std::size_t kSignatureCharsMax = 64;
constexpr std::size_t kV4NetworkBytes = 15;  // of the 16 in the mapped form: a /24
constexpr std::size_t kV6NetworkBytes = 6;   // a /48

struct Remembered {
    std::string slug;
    domain::EntryPoint point = domain::EntryPoint::page;
    std::string context;
    std::string signature;
};
BOOST_DESCRIBE_STRUCT(Remembered, (), (slug, point, context, signature))

std::optional<Remembered> read_cookie(const net::Request& request) {
    const auto cookie = request.find_cookie(kEntryCookie);
    if (!cookie || cookie->size() > kCookieBytesMax) return std::nullopt;
    const auto text = base::base64url_decode(*cookie);
    if (!text) return std::nullopt;
    auto remembered = base::decode<Remembered>(*text);
    if (!remembered) return std::nullopt;
    return std::move(*remembered);
}

}  // namespace

std::optional<net::Header> entry_cookie(const net::Request& request, const domain::Location& shop) {
    using base::find_form_value;
    const auto point = base::find_enum<domain::EntryPoint>(find_form_value(request.query, "e").value_or(""));
    const std::string context = find_form_value(request.query, "c").value_or("");
    const bool is_widget = is_framed(request);
    if (!point && context.empty() && !is_widget) return std::nullopt;
    const auto usual = is_widget ? domain::EntryPoint::widget : domain::EntryPoint::link;
    Remembered remembered{shop.slug, point.value_or(usual), context,
                          find_form_value(request.query, "s").value_or("")};
    // What will be refused is remembered as something short that will be refused.
    if (!domain::is_context(context) && !context.empty()) remembered.context = "\x7f";
    if (remembered.signature.size() > kSignatureCharsMax || !base::is_utf8(remembered.signature))
        remembered.signature.clear();
    return net::Header{"Set-Cookie",
                       fmt::format("{}={}; Path=/; Max-Age=3600; HttpOnly{}", kEntryCookie,
                                   base::base64url_encode(base::encode(remembered)), cookie_scope(request))};
}

Entry read_entry(const Context& context, const net::Request& request, const domain::Location& shop) {
    const auto remembered = read_cookie(request);
    if (!remembered || remembered->slug != shop.slug) return {};
    const auto directory = context.app.directory.get();
    const domain::Agent* agent = directory->find_agent(shop.agent);
    return {remembered->point, domain::read_context(agent == nullptr ? "" : agent->client_token, shop.slug,
                                                    remembered->context, remembered->signature)};
}

std::string prefilled_text(const net::Request& request) {
    auto text = base::find_form_value(request.query, "t");
    return text && domain::is_prefill(*text) ? std::move(*text) : std::string();
}

std::string network_of(const net::Request& request) {
    auto address = net::parse_address(request.client_address);
    if (!address || address->is_loopback()) return {};
    const std::size_t kept = address->is_v4() ? kV4NetworkBytes : kV6NetworkBytes;
    std::fill(address->bytes.begin() + static_cast<std::ptrdiff_t>(kept), address->bytes.end(), 0);
    return net::to_string(*address);
}

}  // namespace api
