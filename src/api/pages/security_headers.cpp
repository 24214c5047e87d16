#include "api/pages/security_headers.h"

namespace api::pages {
namespace {

// No inline anything: not even a nonce exists. 'self' of connect-src covers the WebSocket of the same host.
std::string content_security_policy(PageKind kind, std::string_view frame_ancestors) {
    std::string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' "
        "blob:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; ";
    if (kind == PageKind::inbox) policy += "frame-src 'self'; ";
    policy += "frame-ancestors ";
    policy += frame_ancestors;
    policy += "; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ";
    policy += kind == PageKind::inbox ? "sw" : "'none'";
    return policy;
}

std::string permissions_policy(PageKind kind) {
    const bool is_consumer = kind == PageKind::location || kind == PageKind::conversation;
    std::string policy = is_consumer ? "camera=(self), geolocation=(self)" : "camera=(), geolocation=()";
    policy +=
        kind == PageKind::inbox ? ", publickey-credentials-get=(self)" : ", publickey-credentials-get=()";
    policy +=
        ", microphone=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), "
        "accelerometer=(), gyroscope=(), magnetometer=(), idle-detection=(), browsing-topics=()";
    return policy;
}

std::string cache_control(PageKind kind) {
    switch (kind) {
        case PageKind::location:
            return "private, max-age=60";
        case PageKind::conversation:
            return "no-store";
        case PageKind::inbox:
            return "no-cache";
        case PageKind::error:
            return "no-store";
    }
    return "no-store";
}

}  // namespace

std::vector<net::Header> page_headers(PageKind kind, bool is_tls, std::string_view frame_ancestors) {
    std::vector<net::Header> headers = {
        {"Content-Type", "text/html; charset=utf-8"},
        {"Content-Security-Policy", content_security_policy(kind, frame_ancestors)},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy",
         kind == PageKind::conversation ? "no-referrer" : "strict-origin-when-cross-origin"},
        {"Permissions-Policy", permissions_policy(kind)},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cache-Control", cache_control(kind)},
        {"Vary", "Accept-Language, Cookie"},
    };
    // Old browsers know only all or nobody.
    if (frame_ancestors == kNobody) headers.push_back({"X-Frame-Options", "DENY"});
    if (is_tls) headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
    return headers;
}

std::vector<net::Header> brand_css_headers() {
    return {{"Content-Type", "text/css; charset=utf-8"},
            {"Cache-Control", "public, max-age=31536000, immutable"},
            {"X-Content-Type-Options", "nosniff"},
            {"Cross-Origin-Resource-Policy", "same-origin"}};
}

}  // namespace api::pages
