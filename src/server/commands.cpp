#include "server/commands.h"

namespace server {
namespace {

void add_store_options(CLI::App& command, CommandOptions& options) {
    command.add_option("--data", options.config.data, "Directory with the data")->capture_default_str();
    command.add_option("--database", options.config.database_url,
                       "postgresql://… instead of SQLite in --data");
}

void add_server_options(CLI::App& command, CommandOptions& options) {
    add_store_options(command, options);
    command.add_option("--config", options.config_file, "Settings in TOML (docs/configuration.md)")
        ->check(CLI::ExistingFile);
    command.add_option("--listen", options.config.listen, "HOST:PORT; port 0 takes any free one")
        ->capture_default_str();
    command.add_option("--public-url", options.config.public_url,
                       "How customers reach us: https://chat.example.org");
    command.add_option("--gbm-proxy", options.config.gbm_proxy,
                       "HOST:PORT of a proxy for unchanged GBM programs (docs/gbm.md)");
    command.add_option("--tls-certificate", options.config.tls_certificate,
                       "PEM chain; read again on SIGHUP");
    command.add_option("--tls-key", options.config.tls_key, "PEM private key");
    command.add_option("--log-level", options.config.log_level, "debug, info, warn, error or off")
        ->capture_default_str();
}

void define_serving(Commands& commands, CommandOptions& options) {
    commands.serve = commands.app.add_subcommand("serve", "Serve customers, inbox and API");
    add_server_options(*commands.serve, options);
    commands.serve->footer("Example: balcao serve --data /var/lib/balcao --listen 0.0.0.0:8080");
    commands.demo = commands.app.add_subcommand("demo", "Three shops with weeks of history, to look around");
    add_server_options(*commands.demo, options);
    commands.demo->add_option("--webhook", options.webhook, "Where the demo agent's messages are posted");
    commands.demo->add_flag("--json", options.wants_json, "One line of JSON when ready");
    commands.demo->footer("Example: balcao demo --listen 127.0.0.1:8080");
}

// While no server runs on SQLite; with PostgreSQL at any time.
void define_gbm_verify(CLI::App& gbm, Commands& commands, CommandOptions& options) {
    commands.gbm_pending = gbm.add_subcommand("pending", "Agents and locations that wait to be verified");
    add_store_options(*commands.gbm_pending, options);
    commands.gbm_pending->footer("Example: balcao gbm pending --data /var/lib/balcao");
    commands.gbm_verify = gbm.add_subcommand("verify", "Verify one of them");
    add_store_options(*commands.gbm_verify, options);
    commands.gbm_verify->add_option("NAME", options.text, "brands/…/agents/… or brands/…/locations/…")
        ->required();
    commands.gbm_verify->add_option("--by", options.names, "Who decides")->required();
    commands.gbm_verify->add_flag("--refuse", options.wants_refusal, "It may ask again");
    commands.gbm_verify->footer(
        "Example: balcao gbm verify brands/…/agents/… --by Olga --data /var/lib/balcao");
}

void define_tools(Commands& commands, CommandOptions& options) {
    commands.setup = commands.app.add_subcommand("setup", "Create brand, shops and people from a JSON file");
    add_store_options(*commands.setup, options);
    commands.setup->add_option("FILE", options.setup_file, "See docs/setup.md")
        ->required()
        ->check(CLI::ExistingFile);
    commands.setup->add_option("--brand", options.brand, "Only people, for this brand (id or name)");
    commands.setup->footer("Example: balcao setup shops.json --data /var/lib/balcao");
    commands.prove =
        commands.app.add_subcommand("prove", "Check that nothing is lost: log, state and ids agree");
    add_store_options(*commands.prove, options);
    commands.prove->add_flag("--json", options.wants_json, "The verdict as JSON");
    commands.prove->footer("Example: balcao prove --data /var/lib/balcao");
    CLI::App* key =
        commands.app.add_subcommand("key", "Service account keys for programs")->require_subcommand(1);
    commands.key_new = key->add_subcommand("new", "Make a key file as Google's client libraries read it");
    add_store_options(*commands.key_new, options);
    commands.key_new->add_option("--brand", options.brand, "Id or name of the brand")->required();
    commands.key_new->add_option("--out", options.out_file, "Where to write the key")->required();
    commands.key_new->add_option("--public-url", options.config.public_url, "For the key's token_uri");
    commands.key_new->add_flag("--json", options.wants_json, "Say what was made as JSON");
    commands.key_new->footer("Example: balcao key new --brand 'Aurora Livros' --out key.json");
    CLI::App* gbm = commands.app.add_subcommand("gbm", "For programs written for Google Business Messages");
    commands.preload = gbm->require_subcommand(1)->add_subcommand("preload", "Print the Node preload file");
    commands.preload->footer("Example: balcao gbm preload > gbm-redirect.cjs");
    commands.gbm_ca = gbm->add_subcommand("ca", "Write what programs need to trust the proxy");
    commands.gbm_ca->add_option("--data", options.config.data, "Directory with the data")
        ->capture_default_str();
    commands.gbm_ca->add_option("--out", options.out_file, "Directory to write to")->required();
    commands.gbm_ca->footer("Example: balcao gbm ca --out trust --data /var/lib/balcao");
    define_gbm_verify(*gbm, commands, options);
    commands.completions =
        commands.app.add_subcommand("completions", "Print a completion script for your shell");
    commands.completions->add_option("SHELL", commands.shell, "bash, zsh or fish")
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    commands.bench_seed =
        commands.app.add_subcommand("bench-seed", "Fill an empty directory for measurements");
    add_store_options(*commands.bench_seed, options);
    commands.bench_seed->add_option("--conversations", options.conversations)->capture_default_str();
    commands.bench_seed->add_option("--messages", options.messages, "In each conversation")
        ->capture_default_str();
    commands.bench_seed->add_option("--tokens", options.out_file, "File for one consumer token per line")
        ->required();
    commands.bench_seed->group("");  // for scripts/bench, not shown
}

void define_rules(Commands& commands, CommandOptions& options) {
    commands.rules =
        commands.app.add_subcommand("rules", "Every rule that a message of the shop has to pass");
    commands.rules->add_flag("--json", options.wants_json, "As JSON, with settings and text keys");
    commands.rules->footer("Example: balcao rules | grep PII\nMore in docs/rules.md.");
}

void add_settings_options(CLI::App& command, CommandOptions& options) {
    add_store_options(command, options);
    auto* brand = command.add_option("--brand", options.brand, "Id or name; else the whole install");
    command.add_option("--location", options.location, "Id of a shop, or the name in its address")
        ->excludes(brand);
    command.add_flag("--json", options.wants_json, "As the API has it");
}

void define_settings(Commands& commands, CommandOptions& options) {
    commands.settings = commands.app.add_subcommand("settings", "What holds for a shop, and who said so");
    add_settings_options(*commands.settings, options);
    commands.settings->add_flag("--history", options.wants_history, "What was said there, by whom, when");
    commands.settings->require_subcommand(0, 1);
    commands.settings->footer(
        "Example: balcao settings --location augusta --data /var/lib/balcao\n"
        "More in docs/settings.md.");
    commands.settings_set = commands.settings->add_subcommand("set", "Change one, while no server runs");
    add_settings_options(*commands.settings_set, options);
    commands.settings_set->add_option("KEY", options.key, "As `balcao settings` lists them")->required();
    commands.settings_set->add_option("VALUE", options.value, "Or `inherit`: as the levels above say")
        ->required();
    commands.settings_set->footer(
        "Example: balcao settings set consecutive_reply_max 3 --location augusta --data /var/lib/balcao");
}

void define_texts(Commands& commands, CommandOptions& options) {
    commands.texts =
        commands.app.add_subcommand("texts", "What is said automatically, and whose words it is");
    add_settings_options(*commands.texts, options);
    commands.texts->require_subcommand(0, 1);
    commands.texts->footer(
        "Example: balcao texts --location augusta --data /var/lib/balcao\n"
        "More in docs/automatic-texts.md.");
    commands.texts_set = commands.texts->add_subcommand("set", "Save those of a brand or the whole install");
    add_store_options(*commands.texts_set, options);
    commands.texts_set->add_option("--brand", options.brand, "Id or name; else the whole install");
    commands.texts_set->add_option("FILE", options.setup_file, "JSON as the API takes it")->required();
    commands.texts_set->footer(
        "Example: balcao texts set texts.json --brand 'Aurora Livros' --data /var/lib/balcao");
}

void add_health_order(CLI::App& health, CommandOptions& options, const char* name, const char* what) {
    auto* order = health.add_subcommand(name, what);
    add_store_options(*order, options);
    order->add_option("--location", options.location, "Id of the shop, or the name in its address")
        ->required();
    order->add_option("--by", options.names, "Who decides; banning takes two")->required();
    order->add_option("--note", options.note, "Why; the shop's people read it")->required();
    order->add_flag("--json", options.wants_json, "What came of it as JSON");
    order->callback([&options, name] { options.order = name; });
    order->footer(fmt::format(
        "Example: balcao health {} --location augusta --by Olga --note 'our server was down' --data …",
        name));
}

// While no server runs on SQLite; with PostgreSQL at any time.
void define_health(Commands& commands, CommandOptions& options) {
    auto& health = *commands.app.add_subcommand("health", "How shops stand with their customers, and why");
    commands.health = &health;
    add_store_options(health, options);
    health.add_option("--location", options.location, "Id of a shop, or the name in its address; else all");
    health.add_flag("--json", options.wants_json, "One JSON object a line");
    health.require_subcommand(0, 1);
    health.footer(
        "Example: balcao health --location augusta --data /var/lib/balcao\n"
        "More in docs/health.md.");
    add_health_order(health, options, "lift", "End a sanction; with an open appeal it is void");
    add_health_order(health, options, "decline", "Decline the appeal");
    add_health_order(health, options, "suspend", "Policy was abused: nobody new, answers only");
    add_health_order(health, options, "ban", "Nothing goes in or out; two people have to say so");
    auto& incident = *commands.app.add_subcommand("incident", "Hours in which shops could not read or send");
    incident.require_subcommand(1);
    commands.incident_add =
        incident.add_subcommand("add", "Note them: everybody who waited gets the time back");
    add_store_options(*commands.incident_add, options);
    commands.incident_add->add_option("--from", options.from, "RFC 3339")->required();
    commands.incident_add->add_option("--to", options.until, "RFC 3339")->required();
    commands.incident_add->add_option("--by", options.names, "Who notes it")->required();
    commands.incident_add->add_option("--note", options.note, "What happened")->required();
    commands.incident_add->footer(
        "Example: balcao incident add --from 2026-03-28T18:00:00Z --to 2026-03-28T21:00:00Z "
        "--by Olga --note 'disk full'");
}

void define_shop(Commands& commands, CommandOptions& options) {
    CLI::App* shop =
        commands.app.add_subcommand("shop", "Links to a shop, and its name")->require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        auto* command = shop->add_subcommand(name, what);
        add_store_options(*command, options);
        command->add_option("--location", options.location, "Id of the shop, or the name in its address")
            ->required();
        return command;
    };
    commands.shop_link = add("link", "A link for a mail, a site or a QR code");
    commands.shop_link->add_option("--public-url", options.config.public_url, "Where customers reach us");
    commands.shop_link->add_option("--entry", options.entry, "link, qr or widget")->capture_default_str();
    commands.shop_link->add_option("--context", options.context, "What programs and staff are told of it");
    commands.shop_link->add_option("--text", options.text,
                                   "Words to begin with; the customer may change them");
    commands.shop_link->footer(
        "Example: balcao shop link --location augusta --entry qr --context 'order 7781' --data "
        "/var/lib/balcao\nMore in docs/publishing.md.");
    commands.shop_verify = add("verify", "Give the shop the name that its people ask for");
    commands.shop_verify->add_option("--by", options.names, "Who verified it")->required();
    commands.shop_verify->footer(
        "Example: balcao shop verify --location augusta --by Olga --data /var/lib/balcao");
}

// Those that ask the log.
void define_questions(Commands& commands, CommandOptions& options) {
    commands.explain =
        commands.app.add_subcommand("explain", "Why a message was sent, or not: rules, inputs, clock");
    add_store_options(*commands.explain, options);
    commands.explain->add_option("EVENT", options.event, "Number of the event in the brand's log")
        ->required();
    commands.explain->add_option("--brand", options.brand, "Id or name, when there are several");
    commands.explain->add_flag("--json", options.wants_json, "As JSON, with the sentences in five languages");
    commands.explain->footer("Example: balcao explain 4711 --data /var/lib/balcao");
    commands.replay = commands.app.add_subcommand(
        "replay", "Make the state again from the log and compare it with what is stored");
    add_store_options(*commands.replay, options);
    commands.replay->add_option("--to", options.until, "Stop after this event number or instant");
    commands.replay->add_flag("--json", options.wants_json, "The result as JSON");
    commands.replay->footer("Example: balcao replay --data /var/lib/balcao --to 2026-03-28T18:00:00Z");
}

void define_simulate(Commands& commands, CommandOptions& options) {
    commands.simulate = commands.app.add_subcommand(
        "simulate", "Would this message go to the customers of a shop, and if not, why?");
    add_store_options(*commands.simulate, options);
    commands.simulate->add_option("--location", options.location, "The shop: its id, or its name in links")
        ->required();
    commands.simulate->add_option("--text", options.text, "What would be sent")->required();
    commands.simulate->add_option("--reason", options.reason, "Why: APPT.REMINDER, … (docs/rules.md)");
    commands.simulate->add_option("--evidence", options.evidence, "What the reason rests on, as JSON")
        ->capture_default_str();
    commands.simulate->add_option("--at", options.at, "When: 2026-03-28T18:00:00Z; else now");
    commands.simulate->add_flag("--json", options.wants_json, "As JSON, with the first conversations");
    commands.simulate->footer(
        "Example: balcao simulate --location augusta --text 'We are open on Friday.' --reason "
        "INFORM.SPECIAL_HOURS --evidence '{\"date_on\":\"2026-03-28\"}'\nMore in docs/simulate.md.");
}

// Those that answer JSON lines on standard input, one out for each one in.
void define_line_tools(Commands& commands, CommandOptions& options) {
    commands.hours =
        commands.app.add_subcommand("hours", "Is a shop open, and until when? JSON lines in, JSON lines out");
    commands.hours->add_flag("--why", options.wants_why, "With the working of each answer");
    commands.hours->footer(
        R"(Example: echo '{"id":1,"zone":"Europe/Paris","weekly":[{"day":"mon","start":"09:00","end":"18:00"}],)"
        R"("queries":[{"q":"next_open","t":"2026-03-28T18:00:00Z"}]}' | balcao hours)"
        "\nMore in docs/hours.md.");
    commands.optout =
        commands.app.add_subcommand("optout", "Is a message an opt-out? JSON lines in, JSON lines out");
    commands.optout->footer(
        "Example: echo '{\"id\":1,\"lang\":\"pt\",\"text\":\"parar, por favor\"}' | balcao optout\n"
        "Answers stop, ask or no; see docs/opt-out.md.");
    commands.scan = commands.app.add_subcommand(
        "scan", "Is there personal data in a message? JSON lines in, JSON lines out");
    commands.scan->footer(
        "Example: echo '{\"id\":1,\"direction\":\"consumer\",\"text\":\"card 4111 1111 1111 1111\"}' | "
        "balcao "
        "scan\nMore in docs/personal-data.md.");
}

}  // namespace

void define_commands(Commands& commands, CommandOptions& options) {
    commands.app.require_subcommand(1);
    commands.app.set_version_flag("--version", "balcao 0.1.0");
    define_serving(commands, options);
    define_tools(commands, options);
    define_questions(commands, options);
    define_line_tools(commands, options);
    define_rules(commands, options);
    define_simulate(commands, options);
    define_settings(commands, options);
    define_texts(commands, options);
    define_health(commands, options);
    define_shop(commands, options);
}

}  // namespace server
