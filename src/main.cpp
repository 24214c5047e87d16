// balcao: self-hosted business messaging. Everything is in server/cli.cpp; here are only the linked-in web
// assets.
#include "server/cli.h"

extern "C" {
extern const char balcao_assets_begin[];
extern const char balcao_assets_end[];
}

int main(int argc, char** argv) {
    return server::run_command_line(
        argc, argv, {balcao_assets_begin, static_cast<std::size_t>(balcao_assets_end - balcao_assets_begin)});
}
