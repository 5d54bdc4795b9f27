import type * as english from '../en/names.ts';

export const importStates: typeof english.importStates = {
  running: '正在导入',
  done: '已完成',
  cancelled: '已取消',
  failed: '失败',
  undoing: '正在撤销',
  undone: '已撤销',
};

export const importFields: typeof english.importFields = {
  callId: '来电编号',
  queue: '队列',
  offeredAt: '呼入时间',
  answeredAt: '接通时间',
  endedAt: '结束时间',
  outcome: '结果',
  flowOutReason: '溢出原因',
  wait: '等待时长',
  talk: '通话时长',
  hold: '保持时长',
  wrapUp: '话后处理时长',
  agent: '坐席工号',
  agentName: '坐席姓名',
  caller: '主叫号码',
  start: '时段开始时间',
  offered: '呼入量',
  answered: '接通量',
  answeredWithinTarget: '时限内接通量',
  abandoned: '放弃量',
  abandonedWithinTarget: '时限内放弃量',
  shortAbandons: '短时放弃量',
  flowedOut: '溢出量',
  averageWaitSeconds: '平均应答速度',
  averageTalkSeconds: '平均通话时长',
  averageHoldSeconds: '平均保持时长',
  averageWrapUpSeconds: '平均话后处理时长',
  averageHandleSeconds: '平均处理时长',
  longestWaitSeconds: '最长等待',
  untold: '来源未提供的数据',
};

export const durationUnits: typeof english.durationUnits = {
  seconds: '秒',
  milliseconds: '毫秒',
  minutes: '分钟',
};

export const documentNames: typeof english.documentNames = {
  event: '预测事件',
  events: '预测事件列表',
  edits: '预测修改列表',
  planning: '排班规划设置',
  site: '站点文件',
  board: '看板',
  document: '文件',
  request: '请求',
};

export const recordNames: typeof english.recordNames = {
  event: '一个事件',
  effect: '一种影响',
  edit: '一项修改',
  'edit-entry': '带修改人的修改',
  shrinkage: '一项缩减',
  'opening-hours': '营业时间',
  hours: '时间段',
  borrowing: '一项借用',
  'agent-hour': '坐席小时成本',
  'queue-planning': '一个队列的规划',
  requirement: '人力需求设置',
  planning: '排班规划设置',
  'name-by-language': '按语言分列的名称',
  rule: '一条规则',
  queue: '一个队列',
  skill: '一项技能',
  agent: '一名坐席',
  privacy: '隐私设置',
  'pause-reason': '一种小休原因',
  site: '站点文件',
  limits: '两个阈值',
  tile: '一个磁贴',
  'metric-in-window': '指标和时段',
  page: '一页',
  board: '一个看板',
};

export const typeNames: typeof english.typeNames = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  object: '对象',
  array: '列表',
};

export const leaveNames: typeof english.leaveNames = {
  abandoned: '放弃',
  timeout: '等待超时溢出',
  key: '按键离开',
  empty: '无坐席溢出',
  withdrawn: '被系统取出',
  overflow: '溢出到别处',
  callback: '预约回电',
  voicemail: '转留言',
  lost: '未见结束',
  other: '其他溢出',
};

/** Forms of files and kinds of them, as the page of imports calls them. */
export const importKinds = { calls: '来电明细', intervals: '分时段统计', 'queue-log': '队列日志' } as const;
