import type * as english from '../en/names.ts';

export const importStates: typeof english.importStates = {
  running: '匯入中',
  done: '已完成',
  cancelled: '已取消',
  failed: '失敗',
  undoing: '復原中',
  undone: '已復原',
};

export const importFields: typeof english.importFields = {
  callId: '來電編號',
  queue: '佇列',
  offeredAt: '進線時間',
  answeredAt: '接聽時間',
  endedAt: '結束時間',
  outcome: '結果',
  flowOutReason: '溢流原因',
  wait: '等候時間',
  talk: '通話時間',
  hold: '保留時間',
  wrapUp: '話後處理時間',
  agent: '客服人員編號',
  agentName: '客服人員姓名',
  caller: '來電號碼',
  start: '時段開始時間',
  offered: '進線量',
  answered: '接聽量',
  answeredWithinTarget: '時限內接聽量',
  abandoned: '放棄量',
  abandonedWithinTarget: '時限內放棄量',
  shortAbandons: '短時放棄量',
  flowedOut: '溢流量',
  averageWaitSeconds: '平均應答速度',
  averageTalkSeconds: '平均通話時間',
  averageHoldSeconds: '平均保留時間',
  averageWrapUpSeconds: '平均話後處理時間',
  averageHandleSeconds: '平均處理時間',
  longestWaitSeconds: '最長等候',
  untold: '來源未提供的資料',
};

export const durationUnits: typeof english.durationUnits = {
  seconds: '秒',
  milliseconds: '毫秒',
  minutes: '分鐘',
};

export const documentNames: typeof english.documentNames = {
  event: '預測事件',
  events: '預測事件清單',
  edits: '預測修改清單',
  planning: '排班規劃設定',
  site: '站點檔案',
  board: '看板',
  document: '檔案',
  request: '要求',
};

export const recordNames: typeof english.recordNames = {
  event: '一個事件',
  effect: '一種影響',
  edit: '一項修改',
  'edit-entry': '帶修改人的修改',
  shrinkage: '一項縮減',
  'opening-hours': '營業時間',
  hours: '時間段',
  borrowing: '一項借用',
  'agent-hour': '客服人員每小時成本',
  'queue-planning': '一個佇列的規劃',
  requirement: '人力需求設定',
  planning: '排班規劃設定',
  'name-by-language': '依語言分列的名稱',
  rule: '一條規則',
  queue: '一個佇列',
  skill: '一項技能',
  agent: '一名客服人員',
  privacy: '隱私設定',
  'pause-reason': '一種小休原因',
  site: '站點檔案',
  limits: '兩個門檻',
  tile: '一個圖磚',
  'metric-in-window': '指標和時段',
  page: '一頁',
  board: '一個看板',
};

export const typeNames: typeof english.typeNames = {
  string: '文字',
  number: '數字',
  int: '整數',
  boolean: 'true 或 false',
  object: '物件',
  array: '清單',
};

export const leaveNames: typeof english.leaveNames = {
  abandoned: '放棄',
  timeout: '等候逾時溢流',
  key: '按鍵離開',
  empty: '無客服人員溢流',
  withdrawn: '被系統取出',
  overflow: '溢流到他處',
  callback: '預約回電',
  voicemail: '轉留言',
  lost: '未見結束',
  other: '其他溢流',
};

/** Forms of files and kinds of them, as the page of imports calls them. */
export const importKinds = { calls: '來電明細', intervals: '分時段統計', 'queue-log': '佇列日誌' } as const;
