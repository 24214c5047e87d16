// Refusals as GBM programs expect them: google.rpc.Status (gbm-api.md §4). Our error code, and for a refusal
// by the gate its reason and rules, stand in `details` as a google.rpc.ErrorInfo of the domain "balcao".
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/verdict.h"

namespace gbm {

struct Status {
    int http = 500;
    std::string_view word;  // "INVALID_ARGUMENT"
};

Status status_of(const base::Error& error);
std::string encode_error(const base::Error& error);

// A message that the gate did not let out: 403 PERMISSION_DENIED; 429 RESOURCE_EXHAUSTED when it only has to
// wait.
Status status_of(const domain::Verdict& verdict);
std::string encode_refusal(const domain::Verdict& verdict);

}  // namespace gbm
