// The resources of the Business Communications API, field by field (gbm-api.md §7).
#pragma once
#include "gbm/shape.h"

namespace gbm {

extern const Shape kBrandShape;
extern const Shape kAgentShape;
extern const Shape kLocationShape;
extern const Shape kGreetingShape;
extern const Shape kIntegrationShape;
extern const Shape kPartnerShape;
extern const Shape kAgentVerificationShape;  // also the body of requestVerification
extern const Shape kVerificationRequestShape;
extern const Shape kAgentLaunchShape;
extern const Shape kLaunchRequestShape;
extern const Shape kLocationLaunchShape;
extern const Shape kEmptyShape;

}  // namespace gbm
