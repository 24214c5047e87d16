#include "gbm/resource_shapes.h"

#include <array>

namespace gbm {
namespace {

using Field = ShapeField;
using Words = std::string_view;

// What no table of §7 limits: names, addresses, notes.
constexpr std::size_t kLine = 1000;
constexpr std::size_t kNameMost = 100;
constexpr std::size_t kWelcomeMost = 1000;
constexpr std::size_t kPostbackMost = 2048;
constexpr std::size_t kStarterMost = 35;
constexpr std::size_t kStartersMost = 5;

constexpr Field text(Words name, std::size_t most = kLine, Need need = Need::no) {
    return {.name = name, .kind = FieldKind::text, .most = most, .need = need};
}
constexpr Field web(Words name, Need need = Need::no) {
    return {.name = name, .kind = FieldKind::url, .need = need};
}
constexpr Field number(Words name, std::size_t most) {
    return {.name = name, .kind = FieldKind::whole, .most = most};
}
constexpr Field flag(Words name) {
    return {.name = name, .kind = FieldKind::boolean};
}
constexpr Field out(Words name) {
    return {.name = name, .kind = FieldKind::output};
}
constexpr Field one_word(Words name, std::span<const Words> words, Need need = Need::no) {
    return {.name = name, .kind = FieldKind::word, .need = need, .words = words};
}
constexpr Field part(Words name, const Shape& shape, Need need = Need::no) {
    return {.name = name, .kind = FieldKind::message, .need = need, .shape = &shape};
}
constexpr Field parts(Words name, const Shape& shape, std::size_t most = 0, Need need = Need::no) {
    return {.name = name,
            .kind = FieldKind::message,
            .need = need,
            .many = Many::list,
            .items_most = most,
            .shape = &shape};
}
constexpr Field map_of(Words name, const Shape& shape, std::size_t most, Need need = Need::no) {
    return {.name = name,
            .kind = FieldKind::message,
            .need = need,
            .many = Many::map,
            .items_most = most,
            .shape = &shape};
}
constexpr Field texts(Words name, std::size_t most = kLine) {
    return {.name = name, .kind = FieldKind::text, .most = most, .many = Many::list};
}
constexpr Field words_of(Words name, std::span<const Words> words) {
    return {.name = name, .kind = FieldKind::word, .many = Many::list, .words = words};
}

// ---- pictures, cards, suggestions (§5.2, §7.5) ----

constexpr std::array kContentFields{web("fileUrl"), web("thumbnailUrl"), text("altText"),
                                    flag("forceRefresh")};
constexpr Shape kContent{kContentFields};
constexpr std::array kImageFields{part("contentInfo", kContent)};
constexpr Shape kImage{kImageFields};
constexpr std::array<Words, 4> kHeights{"HEIGHT_UNSPECIFIED", "SHORT", "MEDIUM", "TALL"};
constexpr std::array kMediaFields{one_word("height", kHeights), part("contentInfo", kContent)};
constexpr Shape kMedia{kMediaFields};

constexpr std::array kOpenUrlFields{web("url", Need::always)};
constexpr Shape kOpenUrl{kOpenUrlFields};
constexpr std::array kReplyFields{text("text", kStarterMost, Need::always),
                                  text("postbackData", kPostbackMost)};
constexpr Shape kReply{kReplyFields};
constexpr std::array kActionFields{text("text", kStarterMost, Need::always),
                                   text("postbackData", kPostbackMost),
                                   part("openUrlAction", kOpenUrl, Need::always)};
constexpr Shape kAction{kActionFields};
constexpr std::array<Words, 2> kStarterUnion{"reply", "action"};
constexpr std::array kSuggestionFields{part("reply", kReply), part("action", kAction)};
constexpr Shape kSuggestion{kSuggestionFields, kStarterUnion};
constexpr std::array kStarterFields{part("suggestion", kSuggestion, Need::always)};
constexpr Shape kStarter{kStarterFields};

constexpr std::array kCardFields{text("title", 200), text("description", 2000), part("media", kMedia),
                                 parts("suggestions", kSuggestion, 4)};
constexpr Shape kCard{kCardFields};
constexpr std::array kStandaloneFields{part("cardContent", kCard, Need::always)};
constexpr Shape kStandalone{kStandaloneFields};
constexpr std::array<Words, 3> kWidths{"CARD_WIDTH_UNSPECIFIED", "SMALL", "MEDIUM"};
constexpr std::array kCarouselFields{one_word("cardWidth", kWidths),
                                     parts("cardContents", kCard, 10, Need::always)};
constexpr Shape kCarousel{kCarouselFields};
constexpr std::array<Words, 2> kRichCardUnion{"standaloneCard", "carouselCard"};
constexpr std::array kRichCardFields{part("standaloneCard", kStandalone), part("carouselCard", kCarousel)};
constexpr Shape kRichCard{kRichCardFields, kRichCardUnion};

// ---- what is said (§7.5) ----

constexpr std::array<Words, 4> kWelcomeUnion{"text", "richText", "image", "richCard"};
constexpr std::array kWelcomeFields{text("text", kWelcomeMost), text("richText", kWelcomeMost),
                                    part("image", kImage), part("richCard", kRichCard)};
constexpr Shape kWelcome{kWelcomeFields, kWelcomeUnion};
constexpr std::array kPrivacyFields{web("url", Need::when_made)};
constexpr Shape kPrivacy{kPrivacyFields};
constexpr std::array kOfflineFields{text("text", kWelcomeMost)};
constexpr Shape kOffline{kOfflineFields};
constexpr std::array kSettingFields{
    part("welcomeMessage", kWelcome), part("privacyPolicy", kPrivacy, Need::when_made),
    part("offlineMessage", kOffline), parts("conversationStarters", kStarter, kStartersMost)};
constexpr Shape kSetting{kSettingFields};

// ---- hours (§7.4) ----

constexpr std::array<Words, 8> kDays{
    "DAY_OF_WEEK_UNSPECIFIED", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"};
constexpr std::array kTimeFields{number("hours", 23), number("minutes", 59), number("seconds", 59),
                                 number("nanos", 999'999'999)};
constexpr Shape kTime{kTimeFields};
constexpr std::array kHoursFields{one_word("startDay", kDays, Need::always),
                                  one_word("endDay", kDays, Need::always), part("startTime", kTime),
                                  part("endTime", kTime), text("timeZone", 64, Need::always)};
constexpr Shape kHours{kHoursFields};
constexpr std::array kAvailabilityFields{parts("hours", kHours, 100)};
constexpr Shape kAvailability{kAvailabilityFields};
constexpr std::array kBotFields{part("botMessagingAvailability", kAvailability)};
constexpr Shape kBot{kBotFields};
constexpr std::array kHumanFields{part("humanMessagingAvailability", kAvailability)};
constexpr Shape kHuman{kHumanFields};
constexpr std::array<Words, 3> kInteractions{"INTERACTION_TYPE_UNSPECIFIED", "BOT", "HUMAN"};
constexpr std::array<Words, 2> kRepresentatives{"botRepresentative", "humanRepresentative"};
constexpr std::array kInteractionFields{one_word("interactionType", kInteractions, Need::always),
                                        part("botRepresentative", kBot), part("humanRepresentative", kHuman)};
constexpr Shape kInteraction{kInteractionFields, kRepresentatives};

// ---- agents (§7.3, §7.6, §7.7, §7.13) ----

constexpr std::array<Words, 3> kEntryPoints{"ENTRY_POINT_UNSPECIFIED", "LOCATION", "NON_LOCAL"};
constexpr std::array kEntryFields{one_word("allowedEntryPoint", kEntryPoints, Need::always)};
constexpr Shape kEntry{kEntryFields};
constexpr std::array kPhoneFields{text("number", 32, Need::always)};
constexpr Shape kPhone{kPhoneFields};
constexpr std::array<Words, 7> kOptions{
    "OPTION_UNSPECIFIED", "WEB_CHAT", "PHONE", "EMAIL", "FAQS", "TWITTER", "WHATSAPP"};
constexpr std::array kContactFields{web("url"), words_of("options", kOptions)};
constexpr Shape kContact{kContactFields};
constexpr std::array kNonLocalFields{parts("callDeflectionPhoneNumbers", kPhone),
                                     part("contactOption", kContact), texts("enabledDomains", 253),
                                     part("phoneNumber", kPhone), texts("regionCodes", 16)};
constexpr Shape kNonLocal{kNonLocalFields};
constexpr std::array kAuthorizationFields{web("endpointUrl")};
constexpr Shape kAuthorization{kAuthorizationFields};

constexpr std::array<Words, 4> kQuestionTypes{"TYPE_UNSPECIFIED", "GOOGLE_STANDARD_QUESTION",
                                              "GOOGLE_TEMPLATE_QUESTION", "PARTNER_CUSTOM_QUESTION"};
constexpr std::array kResponseFields{text("content", 35, Need::always), text("postbackData", kPostbackMost)};
constexpr Shape kResponse{kResponseFields};
constexpr std::array kQuestionFields{
    text("name", 256, Need::always), text("questionContent", 200, Need::always),
    one_word("questionType", kQuestionTypes), parts("responseOptions", kResponse, 12, Need::always)};
constexpr Shape kQuestion{kQuestionFields};
constexpr std::array kCustomSurveyFields{parts("customQuestions", kQuestion, 2)};
constexpr Shape kCustomSurvey{kCustomSurveyFields};
constexpr std::array kSurveyFields{Field{.name = "templateQuestionIds",
                                         .kind = FieldKind::text,
                                         .most = 256,
                                         .many = Many::list,
                                         .items_most = 2},
                                   map_of("customSurveys", kCustomSurvey, 50)};
constexpr Shape kSurvey{kSurveyFields};

constexpr std::array kMessagesAgentFields{text("customAgentId", 256),
                                          web("logoUrl"),
                                          parts("entryPointConfigs", kEntry, 2),
                                          part("nonLocalConfig", kNonLocal),
                                          map_of("conversationalSettings", kSetting, 50, Need::when_made),
                                          text("defaultLocale", 35, Need::when_made),
                                          part("primaryAgentInteraction", kInteraction, Need::when_made),
                                          parts("additionalAgentInteractions", kInteraction, 10),
                                          part("phone", kPhone),
                                          part("authorizationConfig", kAuthorization),
                                          part("surveyConfig", kSurvey),
                                          web("webhookUrl"),  // ours: only the console had it (§7.3)
                                          out("agentTestUrl"),
                                          out("testUrls"),
                                          out("dialogflowAssociation"),
                                          out("clientToken")};
constexpr Shape kMessagesAgent{kMessagesAgentFields};

constexpr std::array kSenderFields{text("countryCode", 16), text("senderId", 64)};
constexpr Shape kSender{kSenderFields};
constexpr std::array kSmsAgentFields{text("description", 100, Need::when_made),
                                     web("logoUrl", Need::when_made), parts("senders", kSender)};
constexpr Shape kSmsAgent{kSmsAgentFields};
constexpr std::array kReasonFields{text("text", kLine), out("approvalDetails")};
constexpr Shape kReason{kReasonFields};
constexpr std::array kCallPhoneFields{text("number", 32), out("approvalDetails")};
constexpr Shape kCallPhone{kCallPhoneFields};
constexpr std::array kCallsAgentFields{web("logoUrl", Need::when_made), parts("callReasons", kReason),
                                       parts("phones", kCallPhone)};
constexpr Shape kCallsAgent{kCallsAgentFields};
constexpr std::array<Words, 3> kAgentUnion{"businessMessagesAgent", "verifiedSmsAgent", "verifiedCallsAgent"};
constexpr std::array kAgentFields{
    out("name"), text("displayName", kNameMost, Need::always), part("businessMessagesAgent", kMessagesAgent),
    part("verifiedSmsAgent", kSmsAgent), part("verifiedCallsAgent", kCallsAgent)};

// ---- verification and launch (§7.8, §7.9) ----

constexpr std::array<Words, 5> kVerificationStates{
    "VERIFICATION_STATE_UNSPECIFIED", "VERIFICATION_STATE_UNVERIFIED", "VERIFICATION_STATE_PENDING",
    "VERIFICATION_STATE_VERIFIED", "VERIFICATION_STATE_SUSPENDED_IN_GMB"};
constexpr std::array kVerifierFields{
    text("partnerName", kLine, Need::when_made), text("partnerEmailAddress", kLine, Need::when_made),
    text("brandContactName", kLine, Need::when_made),
    text("brandContactEmailAddress", kLine, Need::when_made), web("brandWebsiteUrl", Need::when_made)};
constexpr Shape kVerifier{kVerifierFields};
constexpr std::array kVerificationFields{out("name"), one_word("verificationState", kVerificationStates),
                                         part("agentVerificationContact", kVerifier)};
constexpr std::array kVerificationRequestFields{out("name"),
                                                part("agentVerificationContact", kVerifier, Need::when_made)};
constexpr std::array<Words, 8> kLaunchStates{"LAUNCH_STATE_UNSPECIFIED",      "LAUNCH_STATE_UNLAUNCHED",
                                             "LAUNCH_STATE_PENDING",          "LAUNCH_STATE_LAUNCHED",
                                             "LAUNCH_STATE_REJECTED",         "LAUNCH_STATE_SUSPENDED",
                                             "LAUNCH_STATE_PENDING_UNLAUNCH", "LAUNCH_STATE_INVALID_IN_GMB"};
constexpr std::array kLaunchDetailsFields{one_word("entryPoint", kEntryPoints),
                                          one_word("launchState", kLaunchStates), texts("regionCodes", 16)};
constexpr Shape kLaunchDetails{kLaunchDetailsFields};
constexpr std::array kMessagesLaunchFields{map_of("launchDetails", kLaunchDetails, 2)};
constexpr Shape kMessagesLaunch{kMessagesLaunchFields};
constexpr std::array kCallsLaunchFields{one_word("launchState", kLaunchStates)};
constexpr Shape kCallsLaunch{kCallsLaunchFields};
constexpr std::array<Words, 2> kLaunchUnion{"businessMessages", "verifiedCalls"};
constexpr std::array kLaunchFields{out("name"), part("businessMessages", kMessagesLaunch),
                                   part("verifiedCalls", kCallsLaunch)};
constexpr Shape kLaunch{kLaunchFields, kLaunchUnion};
constexpr std::array kLaunchRequestFields{out("name"), part("agentLaunch", kLaunch, Need::when_made)};
constexpr std::array kLocationLaunchFields{out("name"), one_word("launchState", kLaunchStates)};

// ---- the rest (§7.1, §7.5, §7.10 to §7.12) ----

constexpr std::array kBrandFields{out("name"), text("displayName", kNameMost, Need::always)};
constexpr std::array<Words, 3> kShopEntryPoints{"ENTRY_POINT_UNSPECIFIED", "PLACESHEET", "MAPS_TACTILE"};
constexpr std::array kShopEntryFields{one_word("allowedEntryPoint", kShopEntryPoints, Need::always)};
constexpr Shape kShopEntry{kShopEntryFields};
constexpr std::array kLocationFields{out("name"),
                                     text("placeId", 256, Need::always),
                                     text("agent", 256, Need::always),
                                     text("defaultLocale", 35, Need::always),
                                     map_of("conversationalSettings", kSetting, 50),
                                     parts("locationEntryPointConfigs", kShopEntry, 2),
                                     out("listingId"),
                                     out("locationTestUrl"),
                                     out("testUrls")};
constexpr std::array kGreetingFields{out("name"),
                                     out("adLink"),
                                     text("customId", 256),
                                     text("locale", 35, Need::always),
                                     parts("welcomeMessages", kWelcome, 10, Need::always),
                                     parts("conversationStarters", kStarter, kStartersMost)};
constexpr std::array kCapabilityFields{web("webhookUrl", Need::always), out("clientToken")};
constexpr Shape kCapability{kCapabilityFields};
constexpr std::array<Words, 3> kProducts{"PRODUCT_UNSPECIFIED", "BUSINESS_MESSAGES", "VERIFIED_SMS"};
constexpr std::array<Words, 2> kCapabilityUnion{"businessMessagesCapability", "verifiedSmsCapability"};
constexpr std::array kProductFields{one_word("product", kProducts),
                                    part("businessMessagesCapability", kCapability),
                                    part("verifiedSmsCapability", kCapability)};
constexpr Shape kProduct{kProductFields, kCapabilityUnion};
constexpr std::array kPartnerFields{out("name"),
                                    text("displayName", kNameMost),
                                    text("company", kLine),
                                    texts("contactEmails", 320),
                                    out("dialogflowServiceAccountEmail"),
                                    parts("productCapabilities", kProduct, 2),
                                    out("clientToken")};
constexpr std::array<Words, 3> kAutoResponses{"AUTO_RESPONSE_STATUS_UNSPECIFIED", "ENABLED", "DISABLED"};
constexpr std::array<Words, 2> kDocumentUnion{"faqUrl", "rawContent"};
constexpr std::array kDocumentFields{out("name"),       text("displayName", kNameMost, Need::always),
                                     web("faqUrl"),     text("rawContent", 32'000),
                                     out("updateTime"), out("operationInfo")};
constexpr Shape kDocument{kDocumentFields, kDocumentUnion};
constexpr std::array kKnowledgeFields{out("name"), text("displayName", kNameMost, Need::always),
                                      parts("documents", kDocument, 20), out("updateTime")};
constexpr Shape kKnowledge{kKnowledgeFields};
constexpr std::array kEsFields{text("dialogflowProjectId", 256, Need::always),
                               out("dialogflowServiceAccountEmail"),
                               parts("dialogflowKnowledgeBases", kKnowledge, 20), out("operationInfo"),
                               one_word("autoResponseStatus", kAutoResponses, Need::always)};
constexpr Shape kEs{kEsFields};
constexpr std::array kCxFields{text("dialogflowProjectId", 256, Need::always),
                               text("dialogflowAgentId", 256, Need::always),
                               out("dialogflowServiceAccountEmail"), out("operationInfo"),
                               one_word("autoResponseStatus", kAutoResponses, Need::always)};
constexpr Shape kCx{kCxFields};
constexpr std::array<Words, 2> kIntegrationUnion{"dialogflowEsIntegration", "dialogflowCxIntegration"};
constexpr std::array kIntegrationFields{out("name"), out("status"), part("dialogflowEsIntegration", kEs),
                                        part("dialogflowCxIntegration", kCx)};
constexpr std::array kNameField{out("name")};

}  // namespace

constexpr Shape kBrandShape{kBrandFields};
constexpr Shape kAgentShape{kAgentFields, kAgentUnion};
constexpr Shape kLocationShape{kLocationFields};
constexpr Shape kGreetingShape{kGreetingFields};
constexpr Shape kIntegrationShape{kIntegrationFields, kIntegrationUnion};
constexpr Shape kPartnerShape{kPartnerFields};
constexpr Shape kAgentVerificationShape{kVerificationFields};
constexpr Shape kVerificationRequestShape{kVerificationRequestFields};
constexpr Shape kAgentLaunchShape{kLaunchFields, kLaunchUnion};
constexpr Shape kLaunchRequestShape{kLaunchRequestFields};
constexpr Shape kLocationLaunchShape{kLocationLaunchFields};
constexpr Shape kEmptyShape{kNameField};

}  // namespace gbm
