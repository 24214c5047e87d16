// What staff are told, in Vietnamese: data. The inbox has the same sentences (web/i18n/inbox).
#include "domain/policy/texts.h"

namespace domain::policy {
namespace {

constexpr StaffText kTexts[] = {
    {"ABUSE_SUSPECTED", "Câu này có thể bị hiểu là xúc phạm. Hãy nói cách khác."},
    {"ALREADY_SENT", "Khách đã được báo việc này."},
    {"ANSWER_EXEMPT", "Khách vừa nhắn hoặc đang chờ. Giờ nghỉ không áp dụng."},
    {"ANSWER_FIRST", "Khách đang chờ. Hãy trả lời trước."},
    {"BACKLOG_REPLY", "Cửa hàng đang tạm ngưng. Bạn vẫn trả lời được những khách đã nhắn trước đó."},
    {"CAP_BRAND", "Hôm nay khách đã nhận quảng cáo. Cần phải đợi."},
    {"CAP_PROMO", "Một quảng cáo mỗi tuần, hai trong 30 ngày. Đó là mức tối đa."},
    {"CAP_SERVICE", "Ba thông báo trong 24 giờ. Tin này phải đợi."},
    {"CAP_WINDOW", "Bốn tin chủ động trong 30 ngày. Đó là mức tối đa."},
    {"CONSECUTIVE_LIMIT", "Năm tin nhắn chưa được trả lời. Hãy đợi một giờ hoặc đóng cuộc trò chuyện."},
    {"CONSENT_REQUIRED", "Đây là quảng cáo và khách chưa đồng ý."},
    {"CONTENT_EXCESSIVE", "Dài, viết hoa nhiều hoặc nhiều liên kết. Hãy viết ngắn hơn."},
    {"DUPLICATE_TO_CONSUMER", "Khách đã nhận đúng nội dung này."},
    {"EPISODE_LIMIT", "Đã gửi 60 tin nhắn trong 24 giờ. Đó là mức tối đa."},
    {"EVIDENCE_STALE", "Việc này đã qua hoặc đã thay đổi."},
    {"FOLLOWUP_ALREADY_SENT", "Tin hỏi thăm đã được gửi."},
    {"FOLLOWUP_OFF", "Cửa hàng này không gửi tin hỏi thăm."},
    {"HEALTH_BANNED", "Cửa hàng đã bị cấm. Không gửi được gì nữa."},
    {"HEALTH_BLOCKS_PROACTIVE",
     "Khách ở đây đã phải chờ quá lâu. Trước khi khắc phục, bạn chỉ có thể trả lời."},
    {"HOLIDAY_QUIET", "Ở đó đang là ngày lễ. Có thể gửi sau."},
    {"IDEMPOTENT_REPLAY", "Tin nhắn này đã được gửi."},
    {"IN_WINDOW", "Khách đã nhắn trong 30 ngày qua."},
    {"LANGUAGE_MISMATCH",
     "Theo chúng tôi biết, đây không phải ngôn ngữ của khách. Hãy viết bằng ngôn ngữ của khách."},
    {"LINK_UNSAFE", "Liên kết không an toàn. Hãy dùng địa chỉ https đầy đủ."},
    {"LOW_VALUE_REPLY", "Khách đang đợi, mà câu này chưa nói gì. Hãy trả lời điều khách hỏi."},
    {"NO_ACCESS", "Cuộc trò chuyện này thuộc cửa hàng khác."},
    {"NO_USER_INITIATION", "Khách hàng bắt đầu trò chuyện. Hãy chia sẻ liên kết của bạn."},
    {"OFFER_INCOMPLETE",
     "Có giá nhưng chưa rõ tổng cộng là bao nhiêu. Hãy ghi tổng tiền hoặc cách thanh toán."},
    {"OPTED_OUT", "Khách đã yêu cầu ngừng nhắn tin. Bạn trả lời được khi khách hỏi."},
    {"OPT_OUT_ANSWER_ALLOWED", "Chỉ trả lời: khách không muốn nhận tin khác."},
    {"OPT_OUT_SUSPECTED", "Có thể khách không muốn nhận tin nữa. Hãy đợi khách trả lời."},
    {"PAIR_RATE", "Quá nhiều tin cùng lúc cho một khách. Hãy đợi vài giây."},
    {"PII_IN_OUTBOUND_CARD", "Nội dung có số thẻ. Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_CCCD", "Nội dung có số căn cước (CCCD). Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_CNPJ", "Nội dung có số CNPJ của công ty."},
    {"PII_IN_OUTBOUND_CPF", "Nội dung có số CPF. Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_CVV", "Nội dung có mã bảo mật của thẻ. Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_IBAN", "Nội dung có số tài khoản ngân hàng (IBAN). Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_NIR", "Nội dung có số an sinh xã hội Pháp (NIR). Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_PASSPORT", "Nội dung có số hộ chiếu. Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_PASSWORD", "Nội dung có mật khẩu. Hãy bỏ đi."},
    {"PII_IN_OUTBOUND_SSN", "Nội dung có số an sinh xã hội (SSN). Hãy bỏ đi."},
    {"PII_REQUEST_CARD",
     "Đừng hỏi số thẻ trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện thoại."},
    {"PII_REQUEST_CCCD",
     "Đừng hỏi số căn cước (CCCD) trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện "
     "thoại."},
    {"PII_REQUEST_CPF", "Bạn đang hỏi số CPF. Chỉ hỏi khi xuất hóa đơn hoặc hoàn tiền."},
    {"PII_REQUEST_CVV",
     "Đừng hỏi mã bảo mật của thẻ trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện "
     "thoại."},
    {"PII_REQUEST_IBAN",
     "Bạn đang hỏi số tài khoản ngân hàng (IBAN). Chỉ hỏi khi xuất hóa đơn hoặc hoàn tiền."},
    {"PII_REQUEST_ID",
     "Đừng hỏi giấy tờ tùy thân trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện "
     "thoại."},
    {"PII_REQUEST_NIR",
     "Đừng hỏi số an sinh xã hội Pháp (NIR) trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng "
     "hoặc điện thoại."},
    {"PII_REQUEST_PASSPORT",
     "Đừng hỏi số hộ chiếu trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện thoại."},
    {"PII_REQUEST_PASSWORD",
     "Đừng hỏi mật khẩu trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc điện thoại."},
    {"PII_REQUEST_SSN",
     "Đừng hỏi số an sinh xã hội (SSN) trong cuộc trò chuyện. Hãy dùng liên kết thanh toán, cửa hàng hoặc "
     "điện thoại."},
    {"PROMO_IN_SERVICE", "Ưu đãi và giá khiến tin này thành quảng cáo. Hãy bỏ chúng đi."},
    {"QUIET_HOURS", "Đang là giờ nghỉ của khách. Có thể gửi sau."},
    {"QUIET_UNTIL_TOO_LATE", "Khi hết giờ nghỉ thì đã quá muộn cho tin này."},
    {"REASON_MISSING", "Khách đã im lặng một ngày. Hãy chọn lý do bạn nhắn lại."},
    {"REASON_NOT_RELATED", "Lý do không liên quan đến khách này."},
    {"REASON_UNSUPPORTED", "Lý do thiếu bằng chứng. Hãy điền phần còn thiếu."},
    {"REVIEW_INCENTIVE", "Không được thưởng cho đánh giá. Hãy bỏ phần thưởng."},
    {"RULE_FAILED", "Không kiểm tra được một quy tắc nên tin chưa gửi."},
    {"TEMPLATE_UNRESOLVED", "Một chỗ trống trong mẫu chưa được điền."},
    {"TEXT_TOO_LONG", "Dùng tối đa 3.072 ký tự."},
    {"UNANSWERED_STOP", "Hai tin của bạn chưa được trả lời. Hãy đợi khách nhắn."},
    {"UNDECIDED", "Không quy tắc nào cho phép tin nhắn này."},
    {"WINDOW_EXPIRED", "Đã quá 30 ngày. Bạn trả lời được khi khách nhắn lại."},
    {"WINDOW_WILL_EXPIRE", "Khi đó đã quá 30 ngày. Hãy chọn thời điểm sớm hơn."},
    {"ZONE_ASSUMED", "Đang là giờ nghỉ theo đồng hồ cửa hàng; không rõ giờ của khách."},
};

}  // namespace

std::span<const StaffText> staff_texts_vi() {
    return kTexts;
}

}  // namespace domain::policy
