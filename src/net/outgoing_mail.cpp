#include "net/outgoing_mail.h"

#include <algorithm>
#include <cstring>

namespace net {
namespace {

std::size_t read_text(char* room, std::size_t size, std::size_t count, void* user) {
    auto& upload = *static_cast<MailUpload*>(user);
    const std::size_t part = std::min(size * count, upload.text->size() - upload.sent);
    std::memcpy(room, upload.text->data() + upload.sent, part);
    upload.sent += part;
    return part;
}

}  // namespace

bool prepare_mail(CURL* easy, const OutgoingRequest& request, MailUpload& upload) {
    const OutgoingMail& mail = *request.mail;
    upload.text = &request.body;
    upload.recipients = curl_slist_append(nullptr, ("<" + mail.to + ">").c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, ("<" + mail.from + ">").c_str());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, upload.recipients);
    curl_easy_setopt(easy, CURLOPT_USE_SSL,
                     static_cast<long>(mail.requires_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, read_text);
    curl_easy_setopt(easy, CURLOPT_READDATA, &upload);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    if (!mail.username.empty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, mail.username.c_str());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, mail.password.c_str());
    }
    return upload.recipients != nullptr;
}

}  // namespace net
