// Addresses under which programs get a customer's picture without a cookie: signed, and of no use after a
// week (gbm-api.md §8.3, §11). Made by the webhook reader, read by api/pictures.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace app {

constexpr base::Duration kPictureLinkLife = std::chrono::days(7);

struct PictureLinks {
    std::string secret;  // of the install, for this alone
    std::string origin;  // "https://chat.example.org", no slash at the end

    // "https://chat.example.org/m/{token}"
    std::string address_of(domain::BrandId brand, domain::PictureId picture, base::Timestamp now) const;
};

struct LinkedPicture {
    domain::BrandId brand;
    domain::PictureId picture;
};
// Nothing: not signed by us, or over.
std::optional<LinkedPicture> read_picture_token(std::string_view secret, std::string_view token,
                                                base::Timestamp now);

}  // namespace app
