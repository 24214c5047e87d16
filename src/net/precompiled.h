// What the files of net/ include anyway; listed here only to compile it once. Asio stays inside this folder.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/precompiled.h"
