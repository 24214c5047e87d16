// How libcurl is told to send a mail: envelope, sign-in, encryption, and the text itself. For
// http_client.cpp only.
#pragma once
#include <curl/curl.h>

#include <string>

#include "net/http_client.h"

namespace net {

// What libcurl reads while it sends; lives as long as the transfer.
struct MailUpload {
    std::size_t sent = 0;
    curl_slist* recipients = nullptr;
    const std::string* text = nullptr;
    MailUpload() = default;
    MailUpload(const MailUpload&) = delete;
    MailUpload& operator=(const MailUpload&) = delete;
    ~MailUpload() { curl_slist_free_all(recipients); }
};

// `request.mail` is there and outlives the transfer.
bool prepare_mail(CURL* easy, const OutgoingRequest& request, MailUpload& upload);

}  // namespace net
