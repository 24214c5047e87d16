// For the tests of this folder: the real catalogues (web/i18n/consumer) packed as web/pack.mjs does, and a
// shop.
#pragma once
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "api/pages/page_frame.h"

namespace api::pages {

struct PackedFile {
    std::string path;
    std::string type;
    std::string etag;
    std::uint32_t flags;
    std::string raw;
    std::string gzip;
    std::string brotli;
};

// `files` sorted by path.
inline std::string pack(const std::vector<PackedFile>& files) {
    std::string blob = "BALCAOA1";
    const auto append_u32 = [](std::string& out, std::size_t n) {
        const auto value = static_cast<std::uint32_t>(n);
        out.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    append_u32(blob, files.size());
    append_u32(blob, 0);
    std::string table, parts;
    const std::size_t start = blob.size() + files.size() * 52;
    for (const PackedFile& file : files) {
        const auto add = [&](const std::string& bytes) {
            append_u32(table, start + parts.size());
            append_u32(table, bytes.size());
            parts += bytes;
        };
        add(file.path), add(file.type), add(file.etag);
        append_u32(table, file.flags);
        add(file.raw), add(file.gzip), add(file.brotli);
    }
    return blob + table + parts;
}

// The checkout this program was built in.
inline std::filesystem::path checkout() {
    auto folder = std::filesystem::canonical("/proc/self/exe").parent_path();
    while (!std::filesystem::exists(folder / "web/i18n/consumer/en.json") && folder != folder.root_path()) {
        folder = folder.parent_path();
    }
    return folder;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

inline std::string pack_catalogues() {
    std::vector<PackedFile> files;
    for (const char* tag : {"en", "es", "fr", "pt-BR", "vi"}) {
        const std::string name = std::string(tag) + ".json";
        files.push_back({"@i18n/consumer/" + name, "application/json", "", 2,
                         read_file(checkout() / "web/i18n/consumer" / name), "", ""});
    }
    files.push_back(
        {"@manifest", "application/json", "", 2,
         R"({"page.css":"/a/page-1.css","conversation.css":"/a/conversation-1.css",)"
         R"("conversation.js":"/a/conversation-1.js","conversation.js+1":"/a/shared-1.js",)"
         R"("inbox.js":"/a/inbox-1.js","inbox.css":"/a/inbox-1.css","balcao.svg":"/a/balcao-1.svg"})",
         "", ""});
    return pack(files);
}

struct PagesFixture {
    std::string blob = pack_catalogues();
    Assets assets = Assets::read(blob).value();
    Catalogues catalogues{assets};
    PageKit kit{assets, catalogues};
};

// Open Monday to Friday 9:00 to 19:00, Saturday in two parts, in São Paulo.
inline domain::Location aurora() {
    domain::Location shop;
    shop.slug = "aurora";
    shop.name = "Livraria Aurora";
    shop.zone = "America/Sao_Paulo";
    for (int day = 0; day < 5; ++day)
        shop.hours.push_back({.day = day, .start = 540, .end = 1140});
    shop.hours.push_back({.day = 5, .start = 600, .end = 780});
    shop.hours.push_back({.day = 5, .start = 840, .end = 1080});
    auto& profile = shop.profile;
    profile.category = "Livraria";
    profile.district = "Vila Madalena";
    profile.address = "Rua Harmonia, 214, São Paulo";
    profile.phone = "+55 (11) 3000-1000";
    profile.email = "oi@aurora.example";
    profile.website = "https://aurora.example/";
    profile.directions_url = "https://maps.example/aurora";
    profile.languages = {"pt-BR", "en"};
    profile.brand_color = "#8a2b4f";
    profile.welcome = {{"pt-BR", "Oi! Aqui é a Aurora."}, {"en", "Hi! This is Aurora."}};
    profile.away = {{"pt-BR", "Fechamos agora."}};
    profile.starters = {"Vocês têm este livro?", "Vocês entregam?"};
    return shop;
}

inline base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
// Friday 10:00 and Sunday 12:00 in São Paulo.
inline base::Timestamp open_time() {
    return at("2026-11-20T13:00:00Z");
}
inline base::Timestamp closed_time() {
    return at("2026-11-22T15:00:00Z");
}

inline std::size_t count(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (auto i = text.find(part); i != std::string_view::npos; i = text.find(part, i + part.size()))
        ++n;
    return n;
}

}  // namespace api::pages
