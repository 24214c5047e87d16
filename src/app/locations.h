// What the people of a shop say about it: its hours, its texts. Who may read and change them; what is saved
// holds for whatever comes next, without a restart. Nothing that a rule refuses is written.
#pragma once
#include <variant>

#include "app/access.h"

namespace app {

// Everybody who sees the shop reads them. Errors: location_unknown (not_found), and for changing them
// role_not_allowed (managers and owners only).
base::Result<const domain::Location*> access_location_words(const Directory& directory,
                                                            const domain::Staff& staff,
                                                            domain::LocationId location,
                                                            domain::Action action);

template <class Words>
struct WordsChange {
    domain::BrandId brand;
    domain::LocationId location;
    Words words;
    std::optional<std::int64_t> version;  // that was seen, 0 for none; nothing: whatever there is
    std::string set_by;                   // a staff id
};
using HoursChange = WordsChange<domain::time::KeptHours>;
using TextsChange = WordsChange<domain::auto_texts::ShopTexts>;
using PublishingChange = WordsChange<domain::Publishing>;

// The new version. Saving hours confirms them. One commit; the directory is read again before `done`. Errors:
// hours_invalid (AVA-10; what exactly says domain::time::find_fault), the codes of
// domain::auto_texts::find_fault and domain::find_fault; hours_changed, texts_changed or publishing_changed
// (conflict) when somebody was quicker; location_unknown, lane_full, storage_*.
void put_hours(App& app, HoursChange change, Done<std::int64_t> done);
void put_texts(App& app, TextsChange change, Done<std::int64_t> done);
void put_publishing(App& app, PublishingChange change, Done<std::int64_t> done);
// Inside a lane, as part of something larger; the words have passed domain::…::find_fault.
base::Result<std::int64_t> write_words(storage::LaneTransaction& lane, const TextsChange& change);
base::Result<std::int64_t> write_words(storage::LaneTransaction& lane, const PublishingChange& change);
// Whether somebody there is told of messages, by mail or on a device: readers/notify knows (NTF-04).
enum class Told : std::uint8_t { nobody, somebody };
// What the shop has of what it needs to be published (rule ENT-06).
domain::Readiness readiness_of(const Directory& directory, const domain::Location& shop, Told told);
// On the web. `set_by`: a staff id, or a program's client_email. Error besides: not_ready (conflict), when
// something is missing.
void publish(App& app, const std::string& set_by, domain::LocationId location, Told told,
             Done<std::int64_t> done);
// Off it; at any time.
void unpublish(App& app, const std::string& set_by, domain::LocationId location, Done<std::int64_t> done);
// The hours are right as they are (AVA-12).
void confirm_hours(App& app, const domain::Staff& staff, domain::LocationId location,
                   std::optional<std::int64_t> version, Done<std::int64_t> done);

}  // namespace app
