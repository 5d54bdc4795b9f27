import type { notices as english } from '../en/notices.ts';

/** 通知：郵件、推播，以及確認信箱的連結。 */
export const notices: typeof english = {
  'notice-account-needed': '通知屬於帳號，此處沒有以帳號登入。請用登入名登入。',
  'notice-mail-none': '本站點不寄送郵件。維運人員可設定 FLOORCAST_SMTP_URL 和 FLOORCAST_MAIL_FROM。',
  'notice-mail-bad': ({ address }) => `「${address}」不是一個信箱位址。請填寫一個，例如 li.na@example.org。`,
  'notice-mail-refused': ({ detail }) => `郵件伺服器沒有接收連結（${detail}），信箱未儲存。請檢查後重試。`,
  'notice-mail-silent': ({ detail }) =>
    `郵件伺服器沒有回應（${detail}），信箱未儲存；這不是信箱位址的問題。請幾分鐘後再試；如持續出現，請告知管理員。`,
  'notice-mail-too-often': ({ most }) => `一小時內最多寄送 ${most} 個連結。請在信箱中查找，或稍後再試。`,
  'notice-mail-link-wrong': '此連結無法確認信箱：它已用過、已超過一天，或不完整。請在通知頁面重新申請。',
  'rule-quiet-hours': '結束時間應與開始時間不同；不設勿擾時段請用 null',
  'notice-push-bad': ({ host }) =>
    `瀏覽器給出的推播服務不能使用（${host}）：必須是公開網路的 https 位址。請換一個瀏覽器，或使用郵件。`,
};
