#include "api/pages/assets.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "api/pages/quality_list.h"
#include "base/json.h"
#include "base/text.h"

namespace api::pages {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic = "BALCAOA1";
constexpr std::size_t kHeadBytes = 16;
constexpr std::size_t kEntryFields = 13;
constexpr std::uint32_t kImmutable = 1;
constexpr std::uint32_t kInternal = 2;

using Fields = std::array<std::uint32_t, kEntryFields>;

std::unexpected<base::Error> malformed() {
    return base::fail(base::ErrorKind::internal, "assets_malformed", "The packed web assets are damaged.");
}

base::Result<std::string_view> part(std::string_view blob, std::uint32_t offset, std::uint32_t length) {
    if (offset > blob.size() || length > blob.size() - offset) return malformed();
    return blob.substr(offset, length);
}

base::Result<Asset> read_entry(std::string_view blob, const Fields& fields) {
    Asset asset;
    asset.path = TRY(part(blob, fields[0], fields[1]));
    asset.type = TRY(part(blob, fields[2], fields[3]));
    asset.etag = TRY(part(blob, fields[4], fields[5]));
    asset.is_immutable = (fields[6] & kImmutable) != 0;
    asset.is_internal = (fields[6] & kInternal) != 0;
    asset.raw = TRY(part(blob, fields[7], fields[8]));
    asset.gzip = TRY(part(blob, fields[9], fields[10]));
    asset.brotli = TRY(part(blob, fields[11], fields[12]));
    return asset;
}

std::string_view bytes_of(const Asset& asset, Coding coding) {
    if (coding == Coding::brotli) return asset.brotli;
    return coding == Coding::gzip ? asset.gzip : asset.raw;
}

std::string quoted_etag(const Asset& asset, Coding coding) {
    const std::string_view suffix = coding == Coding::brotli ? "-br" : coding == Coding::gzip ? "-gz" : "";
    return '"' + std::string(asset.etag) + std::string(suffix) + '"';
}

}  // namespace

base::Result<Assets> Assets::read(std::string_view blob) {
    std::uint32_t count = 0;
    if (blob.size() < kHeadBytes || !blob.starts_with(kMagic)) return malformed();
    std::memcpy(&count, blob.data() + kMagic.size(), sizeof count);
    if (count > (blob.size() - kHeadBytes) / sizeof(Fields)) return malformed();
    Assets assets;
    for (std::size_t i = 0; i < count; ++i) {
        Fields fields;
        std::memcpy(fields.data(), blob.data() + kHeadBytes + i * sizeof(Fields), sizeof fields);
        assets.entries_.push_back(TRY(read_entry(blob, fields)));
    }
    if (!std::ranges::is_sorted(assets.entries_, {}, &Asset::path)) return malformed();
    if (const auto manifest = assets.internal_text("@manifest"); !manifest.empty()) {
        assets.urls_ = {};
        for (const auto& [name, url] : TRY(base::decode<std::map<std::string, std::string>>(manifest))) {
            assets.urls_.emplace(name, url);
        }
    }
    return assets;
}

const Asset* Assets::find_any(std::string_view path) const {
    const auto found = std::ranges::lower_bound(entries_, path, {}, &Asset::path);
    return found != entries_.end() && found->path == path ? &*found : nullptr;
}

const Asset* Assets::find(std::string_view path) const {
    const Asset* asset = find_any(path);
    return asset != nullptr && !asset->is_internal ? asset : nullptr;
}

std::string_view Assets::internal_text(std::string_view path) const {
    const Asset* asset = find_any(path);
    return asset != nullptr ? asset->raw : std::string_view();
}

const std::string& Assets::url_of(std::string_view name) const {
    static const std::string kNone;
    const auto found = urls_.find(name);
    return found != urls_.end() ? found->second : kNone;
}

Coding choose_coding(const Asset& asset, std::string_view accept_encoding) {
    double brotli = -1, gzip = -1, any = 0;
    for (const auto& [name, quality] : parse_quality_list(accept_encoding)) {
        if (name == "br") brotli = quality;
        if (name == "gzip" || name == "x-gzip") gzip = quality;
        if (name == "*") any = quality;
    }
    if (brotli < 0) brotli = any;
    if (gzip < 0) gzip = any;
    if (asset.brotli.empty()) brotli = 0;
    if (asset.gzip.empty()) gzip = 0;
    if (brotli > 0 && brotli >= gzip) return Coding::brotli;
    return gzip > 0 ? Coding::gzip : Coding::identity;
}

bool is_etag_listed(std::string_view if_none_match, std::string_view quoted_etag) {
    for (const std::string_view listed : base::split(if_none_match, ',')) {
        std::string_view tag = base::trim(listed);
        if (tag == "*") return true;
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag == quoted_etag) return true;
    }
    return false;
}

net::Response asset_response(const Asset& asset, std::string_view accept_encoding,
                             std::string_view if_none_match) {
    const Coding coding = choose_coding(asset, accept_encoding);
    const std::string etag = quoted_etag(asset, coding);
    net::Response response;
    response.headers = {
        {"Content-Type", std::string(asset.type)},
        {"Cache-Control", asset.is_immutable ? "public, max-age=31536000, immutable" : "no-cache"},
        {"ETag", etag},
        {"Vary", "Accept-Encoding"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "cross-origin"},
    };
    if (is_etag_listed(if_none_match, etag)) {
        response.status = 304;
        return response;
    }
    if (coding != Coding::identity) {
        response.headers.push_back({"Content-Encoding", coding == Coding::brotli ? "br" : "gzip"});
    }
    response.static_body = bytes_of(asset, coding);
    return response;
}

}  // namespace api::pages
