// Pictures in conversations, over HTTP: sending without a script, who may see the bytes, what is left of the
// file, and what is not taken (behaviours.md CNT-06, PII-10).
#include <gtest/gtest.h>

#include "app/picture_links.h"
#include "base/crypto.h"
#include "media/picture_maker.h"
#include "media/test_pictures.h"
#include "server/offline.h"
#include "storage/media.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using media::picture_form;
using support::Town;
using support::Visitor;

const std::string kShop = "/api/consumer/locations/augusta";

std::string path_of(const Town& town) {
    return "/api/staff/conversations/" + town.conversation_of("rui");
}

support::Answer upload(Visitor& who, const std::string& target, const std::string& form) {
    return who.ask("POST", target, form, {{"Content-Type", media::kFormType}});
}

support::Answer send(Visitor& who, const std::string& id, const std::string& text = {}) {
    return upload(who, kShop + "/pictures", picture_form(id, text, media::test_jpeg(), "image/jpeg"));
}

std::string picture_of(const support::Answer& answer) {
    const auto json = answer.json();
    return std::string(json.at("event").at("picture").at("id").as_string());
}

std::int64_t kept(Town& town) {
    std::int64_t count = 0;
    const auto db = support::wait_for_done<bool>([&](auto done) {
        storage::ReadWork work = [&count,
                                  done = std::move(done)](base::Result<storage::Database*> read) mutable {
            static_cast<void>((*read)->query({"select count(*) from media"}, {},
                                             [&](const storage::Row& row) -> base::Result<void> {
                                                 count = row.integer(0);
                                                 return {};
                                             }));
            done(true);
        };
        static_cast<void>(town.app().store.submit_read(work));
    });
    EXPECT_TRUE(db);
    return count;
}

TEST(Pictures, AFormWithoutAScriptSendsOne) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto page = rui.get("/c/augusta/picture");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.body.contains("enctype=\"multipart/form-data\"")) << page.body;
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("href=\"/c/augusta/picture\""));
    const auto sent =
        upload(rui, "/c/augusta/picture", picture_form("p1", "like this", media::test_jpeg(), "image/jpeg"));
    EXPECT_EQ(sent.status, 303);
    const auto shown = rui.get("/c/augusta").body;
    EXPECT_TRUE(shown.contains("like this"));
    EXPECT_TRUE(shown.contains("/thumb\" alt=\"Foto de Você\" width=\"40\" height=\"20\"")) << shown;
    // What the script starts from has its address instead.
    EXPECT_TRUE(shown.contains("like this\\nhttp://127.0.0.1"));
    const auto failed =
        upload(rui, "/c/augusta/picture", picture_form("p2", "kept words", "GIF89a", "image/gif"));
    EXPECT_EQ(failed.status, 400);
    EXPECT_TRUE(failed.body.contains("role=\"alert\""));
    EXPECT_TRUE(failed.body.contains("kept words"));
    EXPECT_EQ(kept(town), 1);
}

TEST(Pictures, BytesHaveNothingOfTheFileAndHeadersThatMakeThemAPicture) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    ASSERT_TRUE(media::test_jpeg().contains(media::kPlace));
    const auto id = picture_of(send(rui, "p1"));
    for (const std::string part : {"", "/thumb"}) {
        const auto answer = rui.get("/c/augusta/pictures/" + id + part);
        ASSERT_EQ(answer.status, 200) << part;
        EXPECT_EQ(media::sniffed_type(answer.body), "image/jpeg");
        EXPECT_FALSE(answer.body.contains("GPS"));
        EXPECT_EQ(answer.header("Content-Type"), "image/jpeg");
        EXPECT_EQ(answer.header("Content-Security-Policy"), "sandbox; default-src 'none'");
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        EXPECT_TRUE(answer.header("Cache-Control").starts_with("private"));
        EXPECT_EQ(town.staff("ana").get(path_of(town) + "/pictures/" + id + part).body, answer.body);
    }
}

TEST(Pictures, WhoHasNothingToDoWithThemSeesNone) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    town.consumer("eva", "augusta");
    const auto id = picture_of(send(rui, "p1"));
    for (const char* name : {"ana", "bruno", "otto", "marie"})
        town.staff(name);
    const std::string own = "/c/augusta/pictures/" + id;
    const std::string staff = "/api/staff/conversations/{rui}/pictures/" + id;
    const std::string evas = "/api/staff/conversations/{eva}/pictures/" + id;
    const std::string message = "/api/staff/conversations/{rui}/messages/p1";
    support::check_refusals(
        town, {{"another customer", "eva", "GET", own, "", 404, "picture_unknown"},
               {"another customer, small", "eva", "GET", own + "/thumb", "", 404, "picture_unknown"},
               {"nobody", "nobody", "GET", own, "", 404, "picture_unknown"},
               {"in another shop", "rui", "GET", "/c/pinheiros/pictures/" + id, "", 404, "picture_unknown"},
               {"no id", "rui", "GET", "/c/augusta/pictures/1", "", 404, "picture_unknown"},
               {"not signed in", "nobody", "GET", staff, "", 401, "signed_out"},
               {"of another shop", "bruno", "GET", staff, "", 404, "conversation_unknown"},
               {"of another brand", "marie", "GET", staff + "/thumb", "", 404, "conversation_unknown"},
               {"of another conversation", "ana", "GET", evas, "", 404, "picture_unknown"},
               {"shown by another shop", "bruno", "POST", message + "/show-picture", "", 404,
                "conversation_unknown"},
               {"hidden by an observer", "otto", "POST", message + "/hide-picture", "", 404,
                "conversation_unknown"},
               {"shown though not hidden", "ana", "POST", message + "/show-picture", "", 409,
                "picture_not_guarded"},
               {"no such message", "ana", "POST", "/api/staff/conversations/{rui}/messages/p9/show-picture",
                "", 404, "message_unknown"}});
}

TEST(Pictures, WhatIsNoneChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    town.staff("ana");
    const std::vector<net::Header> form{{"Content-Type", media::kFormType}};
    const auto with = [](const std::string& bytes, const std::string& type) {
        return picture_form("p1", "", bytes, type);
    };
    const std::string path = kShop + "/pictures";
    support::check_refusals(
        town, {{"declared as another", "rui", "POST", path, with(media::test_jpeg(), "image/png"), 400,
                "media_rejected", form},
               {"no type", "rui", "POST", path, with(media::test_jpeg(), ""), 400, "media_rejected", form},
               {"damaged", "rui", "POST", path, with(media::test_jpeg().substr(0, 80), "image/jpeg"), 400,
                "media_rejected", form},
               {"too large", "rui", "POST", path,
                with(media::test_jpeg() + std::string(media::kBytesMax, 'x'), "image/jpeg"), 400,
                "media_rejected", form},
               {"no picture", "rui", "POST", path, with("", "image/jpeg"), 400, "picture_missing", form},
               {"no form", "rui", "POST", path, "{}", 400, "form_malformed"},
               {"a form that ends early", "rui", "POST", path, with("x", "image/jpeg").substr(0, 90), 400,
                "form_malformed", form},
               {"a text too long", "rui", "POST", path,
                picture_form("p1", std::string(4097, 'x'), media::test_jpeg(), "image/jpeg"), 400,
                "message_too_long", form},
               {"from another site",
                "rui",
                "POST",
                path,
                with(media::test_jpeg(), "image/jpeg"),
                403,
                "origin_foreign",
                {{"Origin", "https://evil.example"}, {"Content-Type", media::kFormType}}},
               {"no such shop", "rui", "POST", "/api/consumer/locations/none/pictures",
                with(media::test_jpeg(), "image/jpeg"), 404, "location_unknown", form},
               {"a body larger than any", "rui", "POST", path, std::string(5'400'000, 'x'), 413,
                "body_too_large", form},
               {"elsewhere a large body is none", "rui", "POST", kShop + "/messages",
                std::string(1'100'000, 'x'), 413, "body_too_large"}});
    EXPECT_EQ(kept(town), 0);
}

TEST(Pictures, TheSameIdIsTheSamePicture) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto first = send(rui, "p1"), again = send(rui, "p1");
    EXPECT_EQ(picture_of(first), picture_of(again));
    EXPECT_EQ(kept(town), 1);
    EXPECT_EQ(send(rui, "p1", "other words").code(), "message_id_conflict");
    const auto other = picture_form("p1", "", media::test_jpeg(60, 60), "image/jpeg");
    EXPECT_EQ(upload(rui, kShop + "/pictures", other).code(), "message_id_conflict");
    EXPECT_EQ(kept(town), 1);
}

TEST(Pictures, GoWithTheirMessageAndWithTheirPerson) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto first = picture_of(send(rui, "p1"));
    send(rui, "p2");
    ASSERT_EQ(rui.ask("DELETE", kShop + "/messages/p1").status, 200);
    EXPECT_EQ(kept(town), 1);
    EXPECT_EQ(rui.get("/c/augusta/pictures/" + first).status, 404);
    EXPECT_FALSE(rui.get("/c/augusta").body.contains(first));
    const auto copy = rui.post(kShop + "/export", "{}");
    EXPECT_EQ(copy.json().at("pictures").as_array().size(), 1) << copy.body;
    ASSERT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").status, 200);
    EXPECT_EQ(kept(town), 0);
}

TEST(Pictures, StaffSendThemThroughTheGate) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string target = path_of(town) + "/pictures";
    const auto sent = upload(ana, target, picture_form("a1", "this one", media::test_jpeg(), "image/jpeg"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    const auto json = sent.json();
    const auto& body = json.at("event").at("body");
    const std::string id(body.at("picture").at("id").as_string());
    EXPECT_EQ(rui.get("/c/augusta/pictures/" + id).status, 200);
    EXPECT_EQ(json.at("conversation").at("clock").as_string(), "stopped");
    const auto refused = upload(ana, target, picture_form("a2", "", "no picture", "image/jpeg"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.json().at("verdict").at("reason_code").as_string(), "MEDIA_REJECTED");
    const auto asking =
        upload(ana, target, picture_form("a3", "send me your card number", media::test_jpeg(), "image/jpeg"));
    EXPECT_EQ(asking.status, 403);
    EXPECT_EQ(kept(town), 1);
    EXPECT_EQ(upload(ana, target, picture_form("a1", "this one", media::test_jpeg(), "image/jpeg")).status,
              200);
    EXPECT_EQ(kept(town), 1);
}

TEST(Pictures, OneThatMayShowAnIdentityPaperIsSeenOnceAndItIsNoted) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "here comes my passport");
    const auto id = picture_of(send(rui, "p1"));
    auto& ana = town.staff("ana");
    const std::string picture = path_of(town) + "/pictures/" + id;
    EXPECT_EQ(ana.get(picture).code(), "picture_guarded");
    const auto blurred = ana.get(picture + "/thumb");
    EXPECT_EQ(blurred.status, 200);
    EXPECT_NE(blurred.body, rui.get("/c/augusta/pictures/" + id + "/thumb").body);
    const auto shown = ana.post(path_of(town) + "/messages/p1/show-picture", "");
    EXPECT_EQ(shown.body, rui.get("/c/augusta/pictures/" + id).body);
    EXPECT_EQ(shown.header("Cache-Control"), "no-store");
    EXPECT_EQ(ana.get(picture).code(), "picture_guarded");
    const auto events = ana.get(path_of(town)).body;
    EXPECT_TRUE(events.contains("PICTURE_SHOWN"));
    EXPECT_TRUE(events.contains("PII_DOCUMENT_IMAGE"));
    const auto theirs = rui.get(kShop + "/conversation").body;
    EXPECT_TRUE(theirs.contains("auto/p1/document_notice")) << theirs;
    EXPECT_FALSE(theirs.contains("PICTURE_SHOWN"));
    EXPECT_FALSE(theirs.contains("guard"));
}

TEST(Pictures, StaffHideOne) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto id = picture_of(send(rui, "p1"));
    auto& ana = town.staff("ana");
    EXPECT_EQ(ana.get(path_of(town) + "/pictures/" + id).status, 200);
    EXPECT_EQ(ana.post(path_of(town) + "/messages/p1/hide-picture", "").status, 200);
    EXPECT_EQ(ana.get(path_of(town) + "/pictures/" + id).code(), "picture_guarded");
    EXPECT_TRUE(ana.get(path_of(town)).body.contains("\"guard\":\"hidden\""));
    EXPECT_EQ(rui.get("/c/augusta/pictures/" + id).status, 200);
}

// What a bot is given: an address without a cookie, for a week, and blurred where staff see it blurred.
TEST(Pictures, ProgramsHaveASignedAddress) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto id = picture_of(send(rui, "p1"));
    const app::PictureLinks links{base::hmac_sha256(*server::token_key(town.app()), "pictures"), ""};
    const auto picture = *base::parse_id<domain::PictureId>(id);
    const auto path = links.address_of(town.aurora.id, picture, town.clock().now());
    auto nobody = town.visitor();
    EXPECT_EQ(nobody.get(path).body, rui.get("/c/augusta/pictures/" + id).body);
    EXPECT_EQ(nobody.get(links.address_of(town.mercier.id, picture, town.clock().now())).status, 404);
    EXPECT_EQ(nobody.get(path.substr(0, path.size() - 1)).code(), "picture_unknown");
    EXPECT_EQ(nobody.get("/m/a.b.c.d").code(), "picture_unknown");
    auto& ana = town.staff("ana");
    ana.post(path_of(town) + "/messages/p1/hide-picture", "");
    EXPECT_NE(nobody.get(path).body, rui.get("/c/augusta/pictures/" + id).body);
    EXPECT_EQ(nobody.get(path).status, 200);
    town.clock().turn(app::kPictureLinkLife);
    EXPECT_EQ(nobody.get(path).code(), "picture_unknown");
}

TEST(Pictures, OnlySoManyAtATime) {
    server::Limits limits;
    limits.pictures_waiting_max = 0;
    Town town({}, limits);
    auto& rui = town.consumer("rui", "augusta");
    const auto answer = send(rui, "p1");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.code(), "pictures_busy");
    EXPECT_EQ(answer.header("Retry-After"), "1");
}

TEST(Pictures, OneNetworkSendsSoManyAMinute) {
    server::Limits limits;
    limits.pictures_per_network_per_minute = 1;
    Town town({}, limits, [](server::Config& config) { config.trusted_proxies = {"127.0.0.0/8"}; });
    auto& rui = town.consumer("rui", "augusta");
    const std::vector<net::Header> from{{"Content-Type", media::kFormType},
                                        {"X-Forwarded-For", "203.0.113.9"}};
    const auto ask = [&](const std::string& id) {
        return rui.ask("POST", kShop + "/pictures", picture_form(id, "", media::test_jpeg(), "image/jpeg"),
                       from);
    };
    EXPECT_EQ(ask("p1").status, 200);
    EXPECT_EQ(ask("p2").code(), "picture_flood");
    town.clock().turn(61s);
    EXPECT_EQ(ask("p2").status, 200);
}

}  // namespace
