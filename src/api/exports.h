// The copy of what is kept of a consumer, as a file: JSON for programs, one HTML page for people
// (behaviours.md DAT-01). Both stand alone: nothing is loaded from anywhere.
#pragma once
#include "api/pages/catalogue.h"
#include "app/exports.h"
#include "domain/location.h"
#include "net/http.h"

namespace api {

std::string export_json(const app::Export& data, const domain::Location& shop);
std::string export_html(const app::Export& data, const domain::Location& shop, const pages::Catalogue& texts);

enum class ExportFormat : std::uint8_t { json, html };
BOOST_DESCRIBE_ENUM(ExportFormat, json, html)
// As a download, never kept by anything in between.
net::Response export_file(ExportFormat format, std::string content);

}  // namespace api
