// Signing in and out of the inbox.
#include "api/consumer.h"
#include "api/sessions.h"
#include "api/sign_in.h"
#include "api/staff.h"
#include "api/streams.h"
#include "base/text.h"

namespace api {
namespace {

struct Credentials {
    std::string email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password))

struct StaffShape {
    domain::StaffId id;
    std::string name;
    std::string email;
    domain::Role role = domain::Role::staff;
    std::string language;
};
BOOST_DESCRIBE_STRUCT(StaffShape, (), (id, name, email, role, language))

struct BrandShape {
    domain::BrandId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(BrandShape, (), (id, name))

struct LocationShape {
    domain::LocationId id;
    std::string name;
    std::string slug;
    std::string zone;
    std::string page_url;
    std::string conversation_url;
    std::vector<domain::HoursRange> hours;
    domain::LocationProfile profile;
    std::optional<base::Timestamp> ends_at;  // it is wound down (rule DAT-06)
};
BOOST_DESCRIBE_STRUCT(LocationShape, (),
                      (id, name, slug, zone, page_url, conversation_url, hours, profile, ends_at))

struct SessionShape {
    StaffShape staff;
    BrandShape brand;
    std::string csrf_token;
    std::vector<LocationShape> locations;
    base::Timestamp now;
    std::int64_t answer_limit_s = 0;
    std::int64_t contact_window_s = 0;
};
BOOST_DESCRIBE_STRUCT(SessionShape, (),
                      (staff, brand, csrf_token, locations, now, answer_limit_s, contact_window_s))

std::int64_t seconds_of(base::Duration d) {
    return std::chrono::duration_cast<std::chrono::seconds>(d).count();
}

std::string session_json(const Context& context, const net::Request& request, const domain::Staff& staff,
                         const std::string& csrf_token) {
    const auto directory = context.app.directory.get();
    const domain::Brand* brand = directory->find_brand(staff.brand);
    SessionShape shape{{staff.id, staff.name, staff.email, staff.role, staff.language},
                       {staff.brand, brand == nullptr ? "" : brand->name},
                       csrf_token,
                       {},
                       context.app.clock.now(),
                       seconds_of(domain::kAnswerLimit),
                       seconds_of(domain::kContactWindow)};
    const std::string origin = origin_of(context, request);
    for (const auto* location : directory->locations_of(staff)) {
        shape.locations.push_back({location->id, location->name, location->slug, location->zone,
                                   origin + "/s/" + location->slug, origin + "/c/" + location->slug,
                                   location->hours, location->profile,
                                   directory->wind_down_of(location->id).ends_at});
    }
    return base::encode(shape);
}

net::Header session_cookie(const net::Request& request, std::string_view token, std::int64_t seconds) {
    return {"Set-Cookie",
            fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", kSessionCookie, token,
                        seconds, request.scheme == "https" ? "; Secure" : "")};
}

void open_session(Context& context, net::Request request, net::Responder respond,
                  const domain::Staff& staff) {
    auto done = [&context, request = std::move(request), respond = std::move(respond),
                 staff](base::Result<Sessions::Fresh> fresh) mutable {
        if (!fresh) return respond(error_response(fresh.error()));
        net::Response response =
            json_response(200, session_json(context, request, staff, fresh->record.csrf_token));
        response.headers.push_back(session_cookie(request, fresh->token, seconds_of(kSessionLife)));
        respond(std::move(response));
    };
    context.sessions.open(context.app, staff, std::move(done));
}

void answer_slowed(net::Responder& respond, std::int64_t seconds) {
    respond(error_response({base::ErrorKind::too_many, "sign_in_slowed",
                            fmt::format("too many tries; wait {} seconds", seconds), seconds}));
}

}  // namespace

void post_session(Context& context, Call call) {
    // Another site must not sign its visitors in here under an account of its own.
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    auto body = read_body<Credentials>(call);
    if (!body) return;
    const std::string address = call.request.client_address;
    if (const auto wait = context.sign_in.wait_seconds(body->email, address, context.app.clock.now());
        wait > 0) {
        return answer_slowed(call.respond, wait);
    }
    const auto directory = context.app.directory.get();
    const auto* record = directory->find_staff_by_email(body->email);
    std::optional<domain::Staff> staff;
    if (record != nullptr) staff = record->staff;
    const std::string hash = record == nullptr ? std::string() : record->password_hash;
    auto done = [&context, request = std::move(call.request), respond = std::move(call.respond), staff,
                 email = body->email, address](SignIn::Outcome outcome) mutable {
        if (outcome == SignIn::Outcome::overloaded) return answer_slowed(respond, 1);
        if (outcome == SignIn::Outcome::wrong) {
            context.sign_in.note_failure(email, address, context.app.clock.now());
            return respond(error_response(
                {base::ErrorKind::unauthorized, "sign_in_failed", "this e-mail and password do not match"}));
        }
        context.sign_in.note_success(email);
        open_session(context, std::move(request), std::move(respond), *staff);
    };
    context.sign_in.verify(hash, std::move(body->password), std::move(done));
}

void get_session(Context& context, Call call) {
    const auto session = context.sessions.find_by_hash(call.session_token_hash);
    call.respond(json_response(200, session_json(context, call.request, *call.staff,
                                                 session ? session->csrf_token : std::string())));
}

void delete_session(Context& context, Call call) {
    context.streams.close_session(call.session_token_hash);
    const net::Header cookie = session_cookie(call.request, "", 0);
    auto done = [respond = std::move(call.respond), cookie](base::Result<bool> gone) mutable {
        if (!gone) return respond(error_response(gone.error()));
        net::Response response = json_response(200, "{}");
        response.headers.push_back(cookie);
        respond(std::move(response));
    };
    context.sessions.close(context.app, call.session_token_hash, call.staff->brand, std::move(done));
}

}  // namespace api
