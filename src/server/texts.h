// `balcao texts`: what the install, a brand or a shop says as automatic texts, and whose words hold; `balcao
// texts set` saves them for the install or a brand, for the operator; docs/automatic-texts.md.
#pragma once

namespace server {

struct CommandOptions;

int run_texts(const CommandOptions& options);
int run_texts_set(const CommandOptions& options);

}  // namespace server
