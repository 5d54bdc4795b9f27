import type * as english from '../en/planning.ts';

export const planning: typeof english.planning = {
  'planning-job-unknown': ({ jobId }) => `没有规划任务“${jobId}”。请在任务列表中选择。`,
  'planning-jobs-too-many': ({ most }) => `已有 ${most} 个规划任务在等待，不能再加。请停止其中一个，或稍等。`,
  'planning-job-cut': 'Floorcast 在任务完成前停止了。请重新开始。',
  'planning-job-failed': '任务意外失败，原因见服务器日志。请重新开始。',
  'planning-job-not-kept': ({ words }) => `结果未能保存：${words}。之前的结果保持不变。请重新开始。`,
  'planning-no-past': '没有可用于预测的历史数据。请导入来电明细或分时段统计，或等现场运行满一周。',
  'forecast-not-made': '还没有做过预测。请先做一次：需要一周的历史数据。',
  'forecast-of-queue-missing': ({ queueId, why }, word) => `没有队列“${queueId}”的预测。${word(why)}`,
  'queue-without-past': '它的历史数据里还没有来电：请导入数据，或让它借用另一个队列的规律。',
  'borrow-from-nothing': ({ queueId }) =>
    `它要借用的队列“${queueId}”没有任何来电记录。请改为借用另一个队列，或直接填写数字。`,
  'borrow-hours-untold': '没有填写营业时间，也没有其他队列的历史可以参考。请填写它的营业时间。',
  'backtest-not-made': ({ queueId }) => `还没有用队列“${queueId}”的历史检验过各种方法。请先做一次回测。`,
  'requirement-not-made': '还没有人力需求：尚未做预测，或处理时长未知。请先做一次预测。',
  'edit-of-other-queue': ({ editId, otherQueueId, queueId }) =>
    `修改“${editId}”属于队列“${otherQueueId}”，而这里是队列“${queueId}”的修改。请随它自己的队列一起提交。`,
  'changed-meanwhile': ({ revision, asked }) =>
    `期间已有别人改动：现在是第 ${revision} 版，而不是第 ${asked} 版。请重新读取后再修改。`,
  'settings-changed-meanwhile':
    '您打开之后，别人保存了新的排班规划设置：您的改动没有保存。请重新读取设置后再修改。',
  'flag-unknown': ({ queueId, flagId }) => `队列“${queueId}”没有标记“${flagId}”。请重新读取它的预测。`,
  'event-id-differs': ({ eventId, asked }) =>
    `事件编号“${eventId}”必须与地址中的“${asked}”一致。请提交到它自己的地址。`,
  'events-too-many': ({ most }) => `已有 ${most} 个事件，不能再加。请删除一些很久以前的事件。`,
  'version-unknown': ({ versionNo, queueId }) =>
    `第 ${versionNo} 版里没有队列“${queueId}”的内容。请在版本列表中选择。`,
  'versions-cut-differently': ({ versionNo, minutes, otherNo, otherMinutes }) =>
    `第 ${versionNo} 版按 ${minutes} 分钟分时段，第 ${otherNo} 版按 ${otherMinutes} 分钟；只能比较时段长度相同的版本。`,
  'load-impossible': ({ calls, handleSeconds, intervalMinutes, agents, most }) =>
    `${intervalMinutes} 分钟内 ${calls} 通来电、每通 ${handleSeconds} 秒，需要 ${agents} 名坐席同时接听，超过 ${most}。请检查单位：来电量按一个时段计，处理时长以秒计。`,
  'at-interval': ({ day, firstDay, interval, why }, word) =>
    `自 ${firstDay} 起第 ${day} 天，第 ${interval} 个时段：${word(why)}`,
  'forecast-not-of-today': ({ day }) => `当前预测没有覆盖今天（${day}）。请做一次预测。`,
  'projection-failed': '今天余下的时间未能模拟，原因见服务器日志。一分钟后会再试。',
  'played-days-not-forecast': ({ firstDay, days, fromDay, toDay }) =>
    `无法模拟自 ${firstDay} 起的 ${days} 天：预测只覆盖 ${fromDay} 至 ${toDay}。请在其中选择，或重新做一次预测。`,
  'played-mixed-concurrency': ({ queueIds }) =>
    `${queueIds} 共用坐席，而同时处理的联络数不同：并行处理的联络按先后处理来模拟，工作量准确，等待时间为估计值。`,
  'played-without-queue': ({ queueId }) => `队列“${queueId}”未参与模拟：其处理时长未知。`,
  'played-from-simulated': '现有计划：上一次模拟得出的人数。',
  'played-from-pooled': '现有计划：各技能组的人力需求，向上取整。如需从已验证的人数出发，请先模拟这些天。',
  'what-if-queue-unknown': ({ queueId }) =>
    `队列“${queueId}”不在计划中，无法对其做任何更改。请选择有预测的队列。`,
  'cross-training-too-few': ({ people, found, queueId }) =>
    `计划让队列“${queueId}”的 ${people} 人学习另一个队列，但同一时段最多只有 ${found} 人在班。`,
};
