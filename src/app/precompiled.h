// What most files of app, readers, api and server include anyway: what the use cases share. Listed here only
// to compile it once.
#pragma once
#include "app/access.h"
#include "app/app.h"
#include "base/precompiled.h"
