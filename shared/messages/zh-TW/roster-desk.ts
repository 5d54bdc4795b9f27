import type * as english from '../en/roster-desk.ts';
import { BY_LINK } from './names.ts';

export const rosterDesk: typeof english.rosterDesk = {
  'roster-day-changed': ({ day, author, revision, asked }) =>
    `${author || BY_LINK} 期間改動了 ${day}：現在是第 ${revision} 版，而不是第 ${asked} 版。請重新讀取這一天後再修改。`,
  'roster-day-unsaved': ({ day, asked }) =>
    `${day} 還沒有人儲存過，或儲存的內容已被撤回：現在是第 0 版，而不是第 ${asked} 版。請重新讀取這一天後再修改。`,
  'roster-day-changed-of': ({ day, author, agents, names }) =>
    `${author || BY_LINK} 期間改動了 ${day}，涉及 ${agents} 位客服人員：${names}。請重新讀取這一天後再修改。`,
  'roster-revision-missing': ({ day }) =>
    `${day} 的改動沒有說明以哪一版為準。請在 revisions["${day}"] 中填寫讀取時的版本號。`,
  'roster-change-twice': ({ agentId, day }) =>
    `客服人員 ${agentId} 在 ${day} 被改動了兩次。每人每天只送出一項改動。`,
  'roster-agent-unknown': ({ agentId }) => `本中心沒有客服人員「${agentId}」。請依電話系統中的編號填寫。`,
  'roster-template-unknown': ({ templateId }) =>
    `沒有班別範本「${templateId}」。請從排班設定中選擇，或先在那裡新增。`,
  'roster-shift-overlaps': ({ agentId, day, otherDay }) =>
    `客服人員 ${agentId} ${day} 的班別尚未結束，${otherDay} 的班別就開始了。請縮短或移動其中一個。`,
  'roster-segments-outside': ({ agentId, day }) =>
    `客服人員 ${agentId} ${day} 的休息沒有從頭到尾排滿整個班別。請重新安排，或將 segments 留為 null。`,
  'roster-long-break-outside': ({ agentId, day, after, minutes }) =>
    `客服人員 ${agentId} ${day} 的長休在上班後 ${after} 分鐘才開始，而班別只有 ${minutes} 分鐘。請改到班別之內，或將 longBreakAfterMinutes 留為 null。`,
  'roster-copy-unknown': ({ copyId }) => `沒有班表副本「${copyId}」。請在副本清單中選擇。`,
  'roster-copy-has-not': ({ day, name }) =>
    `副本「${name}」不包含 ${day}。請修改它所包含的日期，或另建一個副本。`,
  'roster-copies-too-many': ({ most }) => `已有 ${most} 個副本，不能再加。請刪除一個不再需要的。`,
  'roster-proposal-unknown': ({ proposalId }) => `沒有排班方案「${proposalId}」。請在方案清單中選擇。`,
  'roster-proposal-empty': '該方案還沒有班表。請等它找到一個。',
  'roster-version-unknown': ({ versionNo }) => `沒有發布過第 ${versionNo} 版班表。請在版本清單中選擇。`,
  'roster-version-without-agent': ({ versionNo, agentId }) =>
    `第 ${versionNo} 版班表沒有客服人員「${agentId}」。請讀取該版本，查看其中有哪些人員。`,
  'roster-nothing-planned': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天還沒有排班。請先排班，再發布。`,
  'roster-nothing-new': ({ versionNo, firstDay, days }) =>
    `沒有可發布的內容：自 ${firstDay} 起的 ${days} 天與第 ${versionNo} 版發布時相同。請先修改，或選擇其他日期。`,
  'roster-nothing-published': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天沒有已發布的班表，無可撤回。`,
  'roster-asked-nobody': 'agentIds（[]）至少應有一位客服人員。請填寫人員編號；全部人員請寫 null。',
  'roster-search-over': ({ firstDay, days, today }) =>
    `自 ${firstDay} 起的 ${days} 天已經過去或正在進行（今天是 ${today}），維持不變。請選擇 ${today} 之後的日期。`,
  'roster-take-no-days': 'days（[]）至少應有一天。請填寫日期；全部日期請寫 null。',
  'roster-take-day-outside': ({ day, firstDay, lastDay }) =>
    `${day} 不在可採用的 ${firstDay} 至 ${lastDay} 之內。請填寫其中的日期；全部日期請寫 null。`,
  'roster-take-over': ({ firstDay, lastDay, today }) =>
    `要採用的日期（${firstDay} 至 ${lastDay} 之內）已經過去（今天是 ${today}），維持實際上班的樣子。請採用 ${today} 起的日期，或在排班表上逐日更正過去的日期。`,
  'roster-source-unknown': ({ source }) =>
    `「${source}」不是班表。請填寫 live、published、copy:編號、proposal:編號或 version:版本號。`,
  'roster-no-people':
    '沒有可排班的人：本中心的客服人員都沒有技能。請在站點設定中填寫技能，或等現場出現過這些人員。',
  'roster-without-skills': '技能未知：站點設定沒有填寫，現場也沒有出現過這位客服人員。',
  'roster-not-rostered': '排班設定規定不為這位客服人員排班。',
  'roster-problem-refused': ({ words }) => `依這些設定無法排班：${words}`,
  'roster-setting-bad': ({ why }, word) => `排班設定無法使用：${word(why)}`,
  'roster-work-failed': '未能算出結果，原因見伺服器記錄檔。請重試，或選擇較少的天數。',
  'roster-conflict-impossible':
    '沒有一份班表能符合所有硬性規則。該方案違反的規則已盡可能少，並列出了互相衝突的規則。',
  'roster-not-forecast': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天沒有全部預測，無法逐通模擬來電。請先做預測，或選擇已有預測的日期。`,
  'roster-import-unreadable':
    '該檔案不是可讀取的 XLSX 活頁簿。請先將班表匯出為 XLSX，修改儲存格後再上傳該檔案。',
  'roster-import-large': ({ most }) =>
    `檔案大於 ${most / 1_048_576} MB。請減少匯出的天數，修改儲存格後再上傳該檔案。`,
  'roster-import-sheet': ({ wanted }) => `活頁簿中沒有工作表「${wanted}」。請上傳匯出的檔案。`,
  'roster-sheet': '班表',
  'roster-sheet-agent': '客服人員',
  'roster-sheet-name': '姓名',
  'roster-sheet-off': '休息',
  'roster-sheet-leave': '請假',
  'roster-sheet-fixed': '固定休息日',
  'roster-import-cell': ({ text }) =>
    `「${text}」不是班別。請填寫範本及起訖時間，例如 early 08:00-16:30；休息日留空。`,
  'roster-import-agent': ({ text }) => `「${text}」不是客服人員編號。請保持第一欄與匯出時一致。`,
  'roster-import-day': ({ text }) => `「${text}」不在這些日期中。請保持第一列與匯出時一致。`,
  'roster-import-columns': ({ lacking }) =>
    `清單缺少以下欄位：${lacking}。請每個班別一列，包含工號（agentId）、日期（day）、開始（start）、結束（end），可加班別（template）；或上傳匯出的活頁簿。`,
  'roster-import-rows': ({ most }) => `清單超過 ${most} 列。請分批上傳。`,
  'roster-import-list-day': ({ text, firstDay, days }) =>
    `「${text}」不在目前開啟的日期（${firstDay} 起 ${days} 天）內。請寫作 2026-03-01，並先開啟清單所在的日期。`,
  'roster-import-twice': ({ agentId, day }) =>
    `${agentId} 在 ${day} 的班別前面已有。一天只能有一個班別，請只保留一列。`,
  'roster-import-template': ({ text }) => `「${text}」不是設定中的班別。請填寫其中之一，或留空以依時間比對。`,
  'roster-import-no-template': ({ from, to }) => `設定中沒有 ${from} 至 ${to} 的班別。請先新增，或修改時間。`,
  'roster-import-time': ({ text }) => `「${text}」不是時間。請寫作 08:00；結束早於開始表示次日。`,
  'way-roster-minutes': '請填寫分鐘數。',
  'way-roster-hours': '請填寫小時數；336 為兩週。',
  'way-roster-price': '請填寫每個單位的代價，不小於 0。',
  'rule-roster-known': ({ what, id }) => `必須是 ${what} 中的一個，而「${id}」不是`,
  'way-roster-known': '請先在那裡新增，或另選一個。',
  'rule-roster-order': '不能小於前一個值',
  'rule-after-beginning': '必須晚於開始時間',
  'way-after-beginning': '請寫更晚的結束時間；次日早上六點寫作 30:00。',
  'roster-interval-unknown': ({ day, atMinute }) =>
    `${day} 開始後 ${atMinute} 分鐘處沒有人力需求。請選擇有人力需求的時段。`,
  'roster-wish-unknown': ({ agentId, wishId }) =>
    `客服人員 ${agentId} 在這些天沒有排班意願「${wishId}」。請重新讀取。`,
  'roster-day-outside': ({ day }) => `${day} 不在所問的日期之內。請改問包含它的日期。`,
};
