#include "app/picture_links.h"

#include "base/crypto.h"
#include "base/text.h"

namespace app {
namespace {

// brand/picture/expiry, in words: short enough, and readable in a log of addresses that do not work.
std::string claim_of(domain::BrandId brand, domain::PictureId picture, std::int64_t until_us) {
    return base::to_string(brand) + "." + base::to_string(picture) + "." + std::to_string(until_us);
}

std::string signature_of(std::string_view secret, std::string_view claim) {
    return base::base64url_encode(base::hmac_sha256(secret, claim));
}

}  // namespace

std::string PictureLinks::address_of(domain::BrandId brand, domain::PictureId picture,
                                     base::Timestamp now) const {
    const auto claim = claim_of(brand, picture, base::to_us(now + kPictureLinkLife));
    return origin + "/m/" + claim + "." + signature_of(secret, claim);
}

std::optional<LinkedPicture> read_picture_token(std::string_view secret, std::string_view token,
                                                base::Timestamp now) {
    const auto parts = base::split(token, '.');
    if (parts.size() != 4) return std::nullopt;
    const auto claim = token.substr(0, token.rfind('.'));
    if (!base::equal_in_constant_time(parts[3], signature_of(secret, claim))) return std::nullopt;
    // What we signed is well-formed.
    const auto brand = base::parse_id<domain::BrandId>(parts[0]);
    const auto picture = base::parse_id<domain::PictureId>(parts[1]);
    if (!brand || !picture || std::stoll(std::string(parts[2])) <= base::to_us(now)) return std::nullopt;
    return LinkedPicture{*brand, *picture};
}

}  // namespace app
