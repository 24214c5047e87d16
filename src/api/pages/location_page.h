// C1: the shop's page (ux.md §2.4). Complete without a script; its button leads to the conversation page.
#pragma once
#include <optional>
#include <string>

#include "api/pages/page_frame.h"
#include "domain/time/opening.h"
#include "domain/wind_down.h"

namespace api::pages {

// Whether this consumer may be sent advertising; not_asked: they have not written here, or want no messages.
enum class Offers : std::uint8_t { not_asked, not_agreed, agreed };

// Whether this consumer can complain about the shop: who has written there can.
enum class Complaining : std::uint8_t { not_offered, offered, thanked };

struct LocationPage {
    const domain::Location& location;
    domain::time::OpenState
        open;  // a default one when the zone is unknown: then nothing is said about being open
    Language language = Language::en;
    std::string chosen_language = {};  // ?lang= as given: links keep it
    std::string public_url = {};       // "https://example.org/s/aurora": canonical address; may be empty
    bool has_conversation = false;     // this consumer wrote here before
    bool is_slow = false;              // its health is at risk: answers may take longer
    bool takes_messages = true;        // false: no button, phone and e-mail in its place
    std::optional<domain::time::Turn> back = {};  // paused (rule AVA-20): when it takes new customers again
    Offers offers = Offers::not_asked;
    std::string prefill = {};  // ?t= as given: the button carries it on
    Complaining complaining = Complaining::not_offered;
    bool has_mail = false;      // they can be written a mail when there is an answer (NTF-07)
    domain::WindDown end = {};  // announced (rule DAT-06)
    base::Timestamp now = {};
};

std::string location_page(const PageKit& kit, const LocationPage& page);

// What a consumer agrees to by the button beside it; kept as the evidence of their consent.
std::string offers_question(const Catalogue& texts, const domain::Location& location);

}  // namespace api::pages
