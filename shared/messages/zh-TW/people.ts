import type { people as english } from '../en/people.ts';

export const people: typeof english = {
  'person-unknown': ({ agentId }) => `沒有工號為「${agentId}」的人員。請重新讀取清單。`,
  'person-there-already': ({ agentId }) => `已有工號為「${agentId}」的人員。請修改該人員，或換一個工號。`,
  'person-changed-meanwhile': ({ agentId }) => `${agentId} 剛被他人修改，本次未儲存。請重新讀取清單後再改。`,
  'people-changed-meanwhile': '預覽之後有人修改了人員，本次未儲存。請重新預覽。',
  'people-in-site-file': ({ file }) =>
    `姓名、組別、技能和工號讀自檔案 ${file}（FLOORCAST_SITE），此處不寫入該檔案。請在該檔案中修改並重新啟動 Floorcast；或移除 FLOORCAST_SITE，改在此處維護人員。`,
  'people-site-edited':
    'Floorcast 啟動後有人手動修改了 site.json，儲存會覆蓋這些修改。請重新啟動 Floorcast 以讀入，然後再改。',
  'person-queue-unknown': ({ queueId }) => `沒有佇列「${queueId}」。請依電話系統中的名稱填寫。`,
  'person-contract-unknown': ({ contractId, known }) =>
    `沒有合約「${contractId}」，現有：${known}。請從中選擇，或先在排班設定中新增。`,
  'person-mentor-self': ({ agentId }) => `${agentId} 不能擔任自己的導師。請填寫其他人。`,
  'person-mentor-unknown': ({ mentorId }) => `沒有「${mentorId}」可擔任導師。請填寫清單中人員的工號。`,
  'person-phone-taken': ({ phoneId, agentId }) =>
    `電話系統工號「${phoneId}」已屬於 ${agentId}，一個工號只能歸一人。請先從該人員處移除。`,
  'person-number-taken': ({ number, agentId }) => `${agentId} 已使用對外工號「${number}」。請換一個。`,
  'person-both-here': ({ phoneId, agentId }) =>
    `「${phoneId}」與 ${agentId} 此刻都已簽入：可能是兩個人，也可能是一人重複簽入。請先簽出其中一個，再連結。`,
  'stranger-gone': ({ phoneId }) => `現場沒有無歸屬的工號「${phoneId}」。請重新讀取清單。`,
  'people-too-many': ({ most, has }) =>
    `一個站點最多 ${most} 人，本站點已有 ${has} 人；加上此列將超出上限。請減少列數。`,
  'rule-name-seen': '不能含有看不見的字元或改變閱讀方向的字元',
  'way-type-anew': '請重新輸入。',
  'rule-no-language-tag': '不能以 language: 開頭',
  'way-language': '請填到語言一欄。',
  'site-zone-fixed': ({ timeZone }) =>
    `時區（${timeZone}）和日界時間在 site.json 中設定：已儲存的每一天都據此劃分。請停止 Floorcast，在該檔案中修改後重新啟動；系統會重新彙總各天。`,
  'people-cell-skills': ({ text }) =>
    `「${text}」不是技能。請寫成 佇列:等級，多項用分號隔開，例如 billing:1; plans:2。`,
  'people-cell-number': ({ text }) => `「${text}」不是數字。請寫 2 或 2.5。`,
  'people-cell-yes-no': ({ text }) => `「${text}」既不是「是」也不是「否」。請填寫其一。`,
  'people-cell-day': ({ text }) => `「${text}」無法分清年月日。請先寫年份，例如 2026-03-01。`,
  'people-cell-bad': ({ column, value, rule, wayOut }, word) =>
    `${word(column)}（${word(value)}）${word(rule)}。${word(wayOut)}`,
  'people-row-no-id': '此列沒有工號。請填寫電話系統中的客服人員工號。',
  'people-row-twice': ({ agentId, row }) => `${agentId} 已出現在第 ${row} 列。請刪除其中一列。`,
  'sheet-kind': '這既不是 CSV 也不是 XLSX。請把表格另存為其中一種。',
  'people-file-empty': '檔案中沒有資料列。請選擇其他檔案。',
  'people-file-no-id': '檔案中沒有可識別為客服人員工號的欄。請在下方指定是哪一欄。',
  'people-file-large': ({ most }) => `檔案過大：最多 ${most} 列、8 MB。請分幾次匯入。`,
  'people-columns-bad': '欄的對應關係應為 JSON：檔案欄名及其含義。請先不帶此參數預覽，再修改其結果。',
};
