// The use cases without the network, for subcommands: store, lane and directory, on a data directory that no
// server is using.
#pragma once
#include <memory>

#include "app/setup.h"
#include "server/config.h"
#include "server/demo/demo.h"

namespace server {

struct NewKey {
    storage::KeyRecord record;
    std::string json;  // the key file, private half included: shown or written once, never stored
};
NewKey make_key(const domain::Brand& brand, const std::string& public_url, base::Timestamp now);

// By the name in its address or by its id, as people write it on the command line; nullptr: there is none.
const domain::Location* find_shop(const app::Directory& directory, const std::string& named);

// The same, or why not. Error: location_unknown.
base::Result<const domain::Location*> need_shop(const app::Directory& directory, const std::string& named);

// Error: file_unwritable. Only its owner may read it.
base::Result<void> write_secret(const std::filesystem::path& file, const std::string& text);

class Offline {
 public:
    static base::Result<Offline> open(const Config& config);
    app::App& app();
    // Waits until it is durable.
    base::Result<void> put(domain::BrandId brand, std::vector<app::SetupItem> items);

 private:
    struct Parts;
    struct DeleteParts {
        void operator()(Parts* parts) const;
    };
    explicit Offline(std::unique_ptr<Parts, DeleteParts> parts) : parts_(std::move(parts)) {}
    std::unique_ptr<Parts, DeleteParts> parts_;
};

// Waits for a use case that takes a Done<bool>.
base::Result<void> put_and_wait(app::App& app, domain::BrandId brand, std::vector<app::SetupItem> items);

base::Result<void> import_and_wait(app::App& app, domain::BrandId brand,
                                   std::vector<domain::Outcome> history);

// The key of this install that its tokens are signed with; made when there is none yet.
base::Result<std::string> token_key(app::App& app);

// The demo's brand, agents, shops and people, ready to be put.
std::vector<app::SetupItem> demo_items(const DemoContent& content);

}  // namespace server
