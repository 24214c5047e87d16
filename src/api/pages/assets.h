// The web assets linked into the program: a table of (path, type, etag, raw, gzip, brotli) over one block of
// read-only memory, made by web/pack.mjs. Reads nothing else; every view points into that block.
//
// Little endian, offsets from the start, parts aligned to 16 bytes: "BALCAOA1", u32 count, u32 0, then
// `count` entries sorted by path, each 13 x u32: path, type and etag as (offset, length), flags, then raw,
// gzip and brotli as (offset, length); a length of 0 means "not there". Flags: 1 the name carries a hash, 2
// not served.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "net/http.h"

namespace api::pages {

struct Asset {
    std::string_view path;
    std::string_view type;
    std::string_view etag;  // of the raw bytes, without quotes
    std::string_view raw;
    std::string_view gzip;
    std::string_view brotli;
    bool is_immutable = false;
    bool is_internal = false;
};

class Assets {
 public:
    // `blob` must outlive the assets and all responses made from them. Error: assets_malformed.
    static base::Result<Assets> read(std::string_view blob);

    const Asset* find(std::string_view path) const;               // what may be served
    std::string_view internal_text(std::string_view path) const;  // "@manifest"; empty when absent
    // "conversation.js" -> "/a/conversation-X.js"; empty when absent (a build without the web part).
    const std::string& url_of(std::string_view name) const;

 private:
    const Asset* find_any(std::string_view path) const;
    std::vector<Asset> entries_;  // sorted by path
    std::map<std::string, std::string, std::less<>> urls_;
};

enum class Coding : std::uint8_t { identity, gzip, brotli };

// The smallest form that `accept_encoding` allows (RFC 9110 §12.5.3; an absent header is "").
Coding choose_coding(const Asset& asset, std::string_view accept_encoding);

// 200, or 304 when `if_none_match` names this form of the asset.
net::Response asset_response(const Asset& asset, std::string_view accept_encoding,
                             std::string_view if_none_match);

// Does an If-None-Match header ("W/\"a\", \"b\"" or "*") name this quoted tag?
bool is_etag_listed(std::string_view if_none_match, std::string_view quoted_etag);

}  // namespace api::pages
