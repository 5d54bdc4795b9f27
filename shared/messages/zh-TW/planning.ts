import type * as english from '../en/planning.ts';

export const planning: typeof english.planning = {
  'planning-job-unknown': ({ jobId }) => `沒有規劃工作「${jobId}」。請在工作清單中選擇。`,
  'planning-jobs-too-many': ({ most }) => `已有 ${most} 個規劃工作在等候，不能再加。請停止其中一個，或稍候。`,
  'planning-job-cut': 'Floorcast 在工作完成前停止了。請重新開始。',
  'planning-job-failed': '工作意外失敗，原因請見伺服器記錄。請重新開始。',
  'planning-job-not-kept': ({ words }) => `結果無法儲存：${words}。先前的結果維持不變。請重新開始。`,
  'planning-no-past': '沒有可用於預測的歷史資料。請匯入來電明細或分時段統計，或等現場運作滿一週。',
  'forecast-not-made': '還沒有做過預測。請先做一次：需要一週的歷史資料。',
  'forecast-of-queue-missing': ({ queueId, why }, word) => `沒有佇列「${queueId}」的預測。${word(why)}`,
  'queue-without-past': '它的歷史資料裡還沒有來電：請匯入資料，或讓它借用另一個佇列的規律。',
  'borrow-from-nothing': ({ queueId }) =>
    `它要借用的佇列「${queueId}」沒有任何來電記錄。請改為借用另一個佇列，或直接填寫數字。`,
  'borrow-hours-untold': '沒有填寫營業時間，也沒有其他佇列的歷史可以參考。請填寫它的營業時間。',
  'backtest-not-made': ({ queueId }) =>
    `還沒有用佇列「${queueId}」的歷史檢驗過各種方法。請先做一次回溯測試。`,
  'requirement-not-made': '還沒有人力需求：尚未做預測，或處理時間未知。請先做一次預測。',
  'edit-of-other-queue': ({ editId, otherQueueId, queueId }) =>
    `修改「${editId}」屬於佇列「${otherQueueId}」，而這裡是佇列「${queueId}」的修改。請隨它自己的佇列一起送出。`,
  'changed-meanwhile': ({ revision, asked }) =>
    `期間已有別人改動：現在是第 ${revision} 版，而不是第 ${asked} 版。請重新讀取後再修改。`,
  'settings-changed-meanwhile':
    '您開啟之後，別人儲存了新的排班規劃設定：您的改動沒有儲存。請重新讀取設定後再修改。',
  'flag-unknown': ({ queueId, flagId }) => `佇列「${queueId}」沒有標記「${flagId}」。請重新讀取它的預測。`,
  'event-id-differs': ({ eventId, asked }) =>
    `事件編號「${eventId}」必須與網址中的「${asked}」一致。請送到它自己的網址。`,
  'events-too-many': ({ most }) => `已有 ${most} 個事件，不能再加。請刪除一些很久以前的事件。`,
  'version-unknown': ({ versionNo, queueId }) =>
    `第 ${versionNo} 版裡沒有佇列「${queueId}」的內容。請在版本清單中選擇。`,
  'versions-cut-differently': ({ versionNo, minutes, otherNo, otherMinutes }) =>
    `第 ${versionNo} 版以 ${minutes} 分鐘為時段，第 ${otherNo} 版以 ${otherMinutes} 分鐘為時段；只能比較時段長度相同的版本。`,
  'load-impossible': ({ calls, handleSeconds, intervalMinutes, agents, most }) =>
    `${intervalMinutes} 分鐘內 ${calls} 通來電、每通 ${handleSeconds} 秒，需要 ${agents} 名客服人員同時接聽，超過 ${most}。請檢查單位：來電量以一個時段計，處理時間以秒計。`,
  'at-interval': ({ day, firstDay, interval, why }, word) =>
    `自 ${firstDay} 起第 ${day} 天，第 ${interval} 個時段：${word(why)}`,
  'forecast-not-of-today': ({ day }) => `目前的預測沒有涵蓋今天（${day}）。請做一次預測。`,
  'projection-failed': '今天餘下的時間未能模擬，原因見伺服器日誌。一分鐘後會再試。',
  'played-days-not-forecast': ({ firstDay, days, fromDay, toDay }) =>
    `無法模擬自 ${firstDay} 起的 ${days} 天：預測只涵蓋 ${fromDay} 至 ${toDay}。請在其中選擇，或重新做一次預測。`,
  'played-mixed-concurrency': ({ queueIds }) =>
    `${queueIds} 共用客服人員，而同時處理的聯絡數不同：並行處理的聯絡按先後處理來模擬，工作量準確，等待時間為估計值。`,
  'played-without-queue': ({ queueId }) => `佇列「${queueId}」未參與模擬：其處理時間未知。`,
  'played-from-simulated': '現有計畫：上一次模擬得出的人數。',
  'played-from-pooled': '現有計畫：各技能組的人力需求，無條件進位。如需從已驗證的人數出發，請先模擬這些天。',
  'what-if-queue-unknown': ({ queueId }) =>
    `佇列「${queueId}」不在計畫中，無法對其做任何變更。請選擇有預測的佇列。`,
  'cross-training-too-few': ({ people, found, queueId }) =>
    `計畫讓佇列「${queueId}」的 ${people} 人學習另一個佇列，但同一時段最多只有 ${found} 人值班。`,
};
