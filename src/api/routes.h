// The contents page of the program's HTTP face: every route in one list (routes.cpp,
// and gbm/configuration_routes.cpp for the Business Communications API), and the dispatcher that
// checks who asks before any API function runs. api/openapi.yaml is compared with the list by
// scripts/check_api.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "api/call.h"

namespace api {

// What the dispatcher makes sure of first.
enum class Permission : std::uint8_t {
    anyone,   // a valid consumer cookie is read when there is one
    staff,    // a live session; writes also need the X-CSRF-Token of the session
    program,  // the function itself checks the bearer token (GBM errors have their own shape)
};

struct Route {
    std::string_view method;
    std::string_view path;  // "/api/staff/conversations/{id}/close"
    Permission permission;
    void (*run)(Context&, Call);
};

std::span<const Route> routes();

// Finds the route, checks the permission, runs it. Unknown path: 404 route_unknown; known path with another
// method: 405.
void dispatch(Context& context, net::Request request, net::Responder respond);

}  // namespace api
