import type * as english from '../en/accounts.ts';

export const accounts: typeof english.accounts = {
  'sign-in-wrong': '登入名稱與密碼不相符。請再試一次；管理員可以產生連結來設定新密碼。',
  'sign-in-locked': ({ minutes }) =>
    `連續輸錯密碼次數過多。請等 ${minutes} 分鐘後再試；管理員可以產生連結來設定新密碼。`,
  'sign-ins-too-many': '此刻登入的人非常多。請過幾秒鐘再試。',
  'session-needed': '這裡已無人登入。請重新登入。',
  'demo-link-wrong': '此連結不能開啟展示。伺服器啟動時會印出可用的連結，請完整複製。',
  'password-link-wrong': '此連結無效：已使用過、已超過一天，或不完整。請向管理員索取新的連結。',
  'password-old-wrong': '目前的密碼不正確。請重新輸入。',
  'password-short': ({ least }) => `密碼至少要有 ${least} 個字元。連著寫幾個詞就很好。`,
  'password-long': ({ most }) => `密碼最多 ${most} 個字元。請換短一些的。`,
  'password-is-name': '密碼不能與名稱相同。請換一個。',
  'password-common': '這是最先被人嘗試的密碼之一。請換一個。',
  'account-name-empty': '名稱不能空白。請填寫。',
  'account-name-long': ({ most }) => `名稱最多 ${most} 個字元。請縮短。`,
  'account-name-unseen': '名稱中有看不見的字元。請重新輸入。',
  'account-name-taken': ({ name }) => `已有帳號使用登入名稱「${name}」（不分大小寫）。請換一個。`,
  'account-unknown': ({ accountId }) => `沒有帳號「${accountId}」。`,
  'account-closed': ({ name }) => `${name} 的帳號已停用。請先恢復。`,
  'account-agent-needed': '客服人員帳號要對應現場的一位客服人員。請選擇。',
  'account-agent-unknown': ({ agentId }) => `現場沒有客服人員「${agentId}」。請從清單中選擇。`,
  'account-agent-taken': ({ agentId, name }) =>
    `客服人員 ${agentId} 已對應 ${name} 的帳號。一位客服人員只能有一個帳號。`,
  'first-account-administrator': '第一個帳號必須是管理員：之後的帳號要由管理員建立。',
  'administrator-whole-site':
    '管理員看到整個站點：帳號和設定屬於整個站點。請選擇全部組別和全部佇列，或換一個角色。',
  'account-queue-unknown': ({ queueId }) => `現場沒有佇列「${queueId}」。請從清單中選擇。`,
  'last-administrator': ({ name }) => `${name} 是最後一位管理員。請先讓另一個帳號成為管理員。`,
  'openid-not-offered':
    '此處沒有可用的單一登入。請用登入名稱和密碼登入，或請伺服器管理員設定 FLOORCAST_OPENID_ISSUER。',
  'openid-unreachable': ({ words }) =>
    `單一登入服務沒有回應（${words}）。請一分鐘後重試，或用登入名稱和密碼登入。`,
  'openid-timed-out': ({ seconds }) =>
    `單一登入服務在 ${seconds} 秒內沒有回應。請稍後再試，或用登入名稱和密碼登入；如持續出現，請告知管理員。`,
  'openid-answer-wrong': ({ words }) =>
    `單一登入服務的回應無效（${words}）。請重試；如果仍然如此，請告訴管理員。`,
  'openid-denied': '單一登入服務沒有放行。請重試，或用登入名稱和密碼登入。',
  'openid-attempt-over': '這次登入已失效：已用過、超過了十分鐘，或是在另一個瀏覽器中開始的。請在此重新開始。',
  'openid-name-missing': ({ claim }) => `單一登入服務沒有給出可用的名稱（宣告「${claim}」）。請告訴管理員。`,
  'openid-name-unverified': ({ name }) => `單一登入服務尚未驗證「${name}」。請先在那裡確認，然後重試。`,
  'openid-account-unknown': ({ name }) => `此處沒有以「${name}」登入的帳號。請管理員以此名稱建立一個。`,
  'openid-account-closed': ({ name }) => `「${name}」的帳號已停用。請管理員重新啟用。`,
  'openid-account-tied': ({ name }) =>
    `「${name}」的帳號已屬於單一登入服務中的另一個人。如果那也是您，請管理員停用後再重新啟用該帳號。`,
  'openid-identity-taken': ({ name }) => `單一登入服務所說的這個人已有「${name}」以外的帳號。`,
};
