import type * as english from '../en/access.ts';

export const access: typeof english.access = {
  'host-unknown': ({ host }) =>
    `伺服器不認識「${host}」這個名稱。請將 FLOORCAST_PUBLIC_URL 設為人們開啟的網址。`,
  'origin-refused': ({ origin }) =>
    `「${origin}」的頁面不能在此變更任何內容。如果它是您的，請將該來源寫入 FLOORCAST_ORIGINS。`,
  'admin-link-wrong': '這不是管理員連結。伺服器啟動時會印出它，請完整複製。',
  'kiosk-link-invalid': '此大螢幕連結無效：已被撤銷，或不完整。請索取新的連結。',
  'kiosk-link-other-board': '此大螢幕連結只能開啟另一個看板。',
  'kiosk-link-names': '此大螢幕連結不顯示客服人員姓名。管理員可以產生顯示姓名的連結。',
  'kiosk-link-unknown': ({ linkId }) => `沒有大螢幕連結「${linkId}」。`,
  'kiosk-links-too-many': ({ most }) => `已有 ${most} 個大螢幕連結在用，不能再增加。請撤銷不再使用的連結。`,
  'failures-too-many': '來自此位址的錯誤金鑰或連結過多。請等一分鐘。',
  'screen-asks-too-often': '本螢幕要求過於頻繁。請等幾秒鐘。',
  'screen-behind': '本螢幕尚未收完已傳送的資料。請稍候。',
  'board-unknown': ({ boardId }) => `沒有看板「${boardId}」。`,
  'board-unknown-to-link': ({ boardId }) => `沒有看板「${boardId}」，無法為它產生連結。`,
  'board-id-differs': ({ id, addressId }) => `編號（${id}）應與網址中的（${addressId}）相同。`,
  'boards-too-many': ({ most }) => `已有 ${most} 個看板，不能再增加。請刪除不再顯示的看板。`,
};
