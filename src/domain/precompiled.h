// What most files of domain, gbm and storage include anyway: the events and what they fold into. Listed here
// only to compile it once.
#pragma once
#include "base/precompiled.h"
#include "domain/conversation.h"
