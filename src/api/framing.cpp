#include "api/framing.h"

namespace api {

bool is_framed(const net::Request& request) {
    const std::string* destination = request.find_header("Sec-Fetch-Dest");
    const std::string* site = request.find_header("Sec-Fetch-Site");
    return destination != nullptr && *destination == "iframe" && site != nullptr && *site != "same-origin";
}

bool is_frame_allowed(const net::Request& request, const domain::Publishing& publishing) {
    const std::string* referrer = request.find_header("Referer");
    return referrer != nullptr && domain::may_frame(publishing, *referrer);
}

std::string cookie_scope(const net::Request& request) {
    if (request.scheme != "https") return "; SameSite=Lax";
    return is_framed(request) ? "; SameSite=None; Secure; Partitioned" : "; SameSite=Lax; Secure";
}

}  // namespace api
