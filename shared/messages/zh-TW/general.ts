import { pickText } from '../../site/localized-text.ts';
import type * as english from '../en/general.ts';

export const general: typeof english.general = {
  'as-written': ({ text }) => text,
  named: ({ names }) => pickText(names, 'zh-TW'),
  several: ({ parts }, word) => parts.map(word).join('；'),
  'server-failed': '伺服器無法完成此操作，原因見伺服器日誌。',
  'server-answered': ({ status }) =>
    `伺服器只回答了 ${status}，沒有說明。請再試一次；前面的代理伺服器的日誌可能有原因。`,
  'request-wrong': ({ places, more }, word) =>
    `${places.map(word).join('；')}${more > 0 ? `；另有 ${more} 處` : ''}。`,
  'request-wrong-page': ({ places, more }, word) =>
    `${places.map(word).join('；')}${more > 0 ? `；另有 ${more} 處` : ''}。可能是本頁面比伺服器舊，請重新載入。`,
  'request-unreadable': ({ words }) => `無法讀取這個要求：${words}。`,
  'body-too-large': ({ most }) => `傳送的內容超過此處允許的 ${most} 位元組，請分批傳送。`,
  'asset-not-there': '沒有這個檔案。',
  'path-unknown': ({ path }) => `${path} 沒有內容。`,
  'call-unknown': ({ callId }) => `日誌裡沒有來電「${callId}」。`,
  'storage-full': ({ words }) =>
    `磁碟已滿，無法寫入；已確認的資料沒有遺失。請騰出空間，之後會自動恢復。（${words}）`,
  'storage-read-only': ({ words }) => `資料夾無法寫入。請檢查資料夾的權限和磁碟的掛載方式。（${words}）`,
  'storage-in-use': ({ words }) => `資料正被另一個程序占用。請停止該程序，或改用自己的資料夾。（${words}）`,
  'storage-corrupt': ({ words }) =>
    `資料檔已損毀或不是 Floorcast 的檔案，已原樣保留。請還原備份。（${words}）`,
  'storage-newer': ({ words }) => `資料由更新版本的 Floorcast 寫入，請使用該版本。（${words}）`,
  'storage-closed': ({ words }) => `儲存已關閉：Floorcast 正在停止。（${words}）`,
  'storage-failed': ({ words }) => `儲存發生錯誤，Floorcast 會繼續嘗試。請檢查磁碟和資料庫。（${words}）`,
  'document-failed': ({ words }) => `檔案無法讀取或儲存，已原樣保留。請依下述說明更正。（${words}）`,
};
