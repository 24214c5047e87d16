// Every method of the Business Communications API, in the order of gbm-api.md §1.1.
#include <array>

#include "api/gbm/configuration.h"

namespace api::gbm {
namespace {

constexpr auto kProgram = Permission::program;

constexpr std::array kRoutes{
    Route{"POST", "/v1/brands", kProgram, create_brand},
    Route{"GET", "/v1/brands/{brand}", kProgram, get_brand},
    Route{"GET", "/v1/brands", kProgram, list_brands},
    Route{"PATCH", "/v1/brands/{brand}", kProgram, patch_brand},
    Route{"DELETE", "/v1/brands/{brand}", kProgram, delete_brand},
    Route{"POST", "/v1/brands/{brand}/agents", kProgram, create_agent},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}", kProgram, get_agent},
    Route{"GET", "/v1/brands/{brand}/agents", kProgram, list_agents},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}", kProgram, patch_agent},
    Route{"DELETE", "/v1/brands/{brand}/agents/{agent}", kProgram, delete_agent},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}:requestVerification", kProgram,
          request_agent_verification},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/verification", kProgram, get_agent_verification},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}/verification", kProgram, patch_agent_verification},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}:requestLaunch", kProgram, request_agent_launch},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/launch", kProgram, get_agent_launch},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}/launch", kProgram, patch_agent_launch},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}/greetings", kProgram, create_greeting},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/greetings/{greeting}", kProgram, get_greeting},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/greetings", kProgram, list_greetings},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}/greetings/{greeting}", kProgram, patch_greeting},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}/integrations", kProgram, create_integration},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/integrations/{integration}", kProgram, get_integration},
    Route{"GET", "/v1/brands/{brand}/agents/{agent}/integrations", kProgram, list_integrations},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}/integrations/{integration}", kProgram,
          patch_integration},
    Route{"DELETE", "/v1/brands/{brand}/agents/{agent}/integrations/{integration}", kProgram,
          delete_integration},
    Route{"POST", "/v1/brands/{brand}/locations", kProgram, create_location},
    Route{"GET", "/v1/brands/{brand}/locations/{location}", kProgram, get_location},
    Route{"GET", "/v1/brands/{brand}/locations", kProgram, list_locations},
    Route{"PATCH", "/v1/brands/{brand}/locations/{location}", kProgram, patch_location},
    Route{"DELETE", "/v1/brands/{brand}/locations/{location}", kProgram, delete_location},
    Route{"POST", "/v1/brands/{brand}/locations/{location}:requestVerification", kProgram,
          request_location_verification},
    Route{"GET", "/v1/brands/{brand}/locations/{location}/verification", kProgram, get_location_verification},
    Route{"POST", "/v1/brands/{brand}/locations/{location}:requestLaunch", kProgram, request_location_launch},
    Route{"GET", "/v1/brands/{brand}/locations/{location}/launch", kProgram, get_location_launch},
    Route{"PATCH", "/v1/brands/{brand}/locations/{location}/launch", kProgram, patch_location_launch},
    Route{"GET", "/v1/partners/{partner}", kProgram, get_partner},
    Route{"PATCH", "/v1/partners/{partner}", kProgram, patch_partner},
    Route{"GET", "/v1/surveyQuestions", kProgram, list_survey_questions},

    // only in the oldest library
    Route{"POST", "/v1/brands/{brand}/agents/{agent}:associateDialogflow", kProgram, refuse_dialogflow},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}:dissociateDialogflow", kProgram, refuse_dialogflow},
    Route{"PATCH", "/v1/brands/{brand}/agents/{agent}/dialogflowAssociation", kProgram, refuse_dialogflow},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}/dialogflowAssociation/knowledgebases", kProgram,
          refuse_dialogflow},
    Route{"POST", "/v1/brands/{brand}/agents/{agent}/dialogflowAssociation/knowledgebases/{base}/documents",
          kProgram, refuse_dialogflow},
    Route{
        "DELETE",
        "/v1/brands/{brand}/agents/{agent}/dialogflowAssociation/knowledgebases/{base}/documents/{document}",
        kProgram, refuse_dialogflow},
};

}  // namespace

std::span<const Route> configuration_routes() {
    return kRoutes;
}

}  // namespace api::gbm
