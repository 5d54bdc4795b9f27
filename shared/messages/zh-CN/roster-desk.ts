import type * as english from '../en/roster-desk.ts';
import { BY_LINK } from './names.ts';

export const rosterDesk: typeof english.rosterDesk = {
  'roster-day-changed': ({ day, author, revision, asked }) =>
    `${author || BY_LINK} 期间改动了 ${day}：现在是第 ${revision} 版，而不是第 ${asked} 版。请重新读取这一天后再修改。`,
  'roster-day-unsaved': ({ day, asked }) =>
    `${day} 还没有人保存过，或保存的内容已被撤回：现在是第 0 版，而不是第 ${asked} 版。请重新读取这一天后再修改。`,
  'roster-day-changed-of': ({ day, author, agents, names }) =>
    `${author || BY_LINK} 期间改动了 ${day}，涉及 ${agents} 名坐席：${names}。请重新读取这一天后再修改。`,
  'roster-revision-missing': ({ day }) =>
    `${day} 的改动没有说明基于哪一版。请在 revisions["${day}"] 中填写读取时的版本号。`,
  'roster-change-twice': ({ agentId, day }) =>
    `坐席 ${agentId} 在 ${day} 被改动了两次。每名坐席每天只提交一项改动。`,
  'roster-agent-unknown': ({ agentId }) => `本中心没有坐席“${agentId}”。请按电话系统中的编号填写。`,
  'roster-template-unknown': ({ templateId }) =>
    `没有班次模板“${templateId}”。请从排班设置中选择，或先在那里添加。`,
  'roster-shift-overlaps': ({ agentId, day, otherDay }) =>
    `坐席 ${agentId} ${day} 的班次尚未结束，${otherDay} 的班次就开始了。请缩短或移动其中一个。`,
  'roster-segments-outside': ({ agentId, day }) =>
    `坐席 ${agentId} ${day} 的休息没有从头到尾排满整个班次。请重新安排，或将 segments 留为 null。`,
  'roster-long-break-outside': ({ agentId, day, after, minutes }) =>
    `坐席 ${agentId} ${day} 的长休在上班后 ${after} 分钟才开始，而班次只有 ${minutes} 分钟。请改到班次之内，或将 longBreakAfterMinutes 留为 null。`,
  'roster-copy-unknown': ({ copyId }) => `没有班表副本“${copyId}”。请在副本列表中选择。`,
  'roster-copy-has-not': ({ day, name }) =>
    `副本“${name}”不包含 ${day}。请修改它所包含的日期，或另建一个副本。`,
  'roster-copies-too-many': ({ most }) => `已有 ${most} 个副本，不能再加。请删除一个不再需要的。`,
  'roster-proposal-unknown': ({ proposalId }) => `没有排班方案“${proposalId}”。请在方案列表中选择。`,
  'roster-proposal-empty': '该方案还没有班表。请等它找到一个。',
  'roster-version-unknown': ({ versionNo }) => `没有发布过第 ${versionNo} 版班表。请在版本列表中选择。`,
  'roster-version-without-agent': ({ versionNo, agentId }) =>
    `第 ${versionNo} 版班表没有坐席“${agentId}”。请读取该版本，查看其中有哪些坐席。`,
  'roster-nothing-planned': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天还没有排班。请先排班，再发布。`,
  'roster-nothing-new': ({ versionNo, firstDay, days }) =>
    `没有可发布的内容：自 ${firstDay} 起的 ${days} 天与第 ${versionNo} 版发布时相同。请先修改，或选择其他日期。`,
  'roster-nothing-published': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天没有已发布的班表，无可撤回。`,
  'roster-asked-nobody': 'agentIds（[]）至少应有一名坐席。请填写坐席编号；全部坐席请写 null。',
  'roster-search-over': ({ firstDay, days, today }) =>
    `自 ${firstDay} 起的 ${days} 天已经过去或正在进行（今天是 ${today}），保持不变。请选择 ${today} 之后的日期。`,
  'roster-take-no-days': 'days（[]）至少应有一天。请填写日期；全部日期请写 null。',
  'roster-take-day-outside': ({ day, firstDay, lastDay }) =>
    `${day} 不在可采用的 ${firstDay} 至 ${lastDay} 之内。请填写其中的日期；全部日期请写 null。`,
  'roster-take-over': ({ firstDay, lastDay, today }) =>
    `要采用的日期（${firstDay} 至 ${lastDay} 之内）已经过去（今天是 ${today}），保持实际上班的样子。请采用 ${today} 起的日期，或在排班表上逐日更正过去的日期。`,
  'roster-source-unknown': ({ source }) =>
    `“${source}”不是班表。请填写 live、published、copy:编号、proposal:编号或 version:版本号。`,
  'roster-no-people':
    '没有可排班的人：本中心的坐席都没有技能。请在站点设置中填写技能，或等现场出现过这些坐席。',
  'roster-without-skills': '技能未知：站点设置没有填写，现场也没有出现过这名坐席。',
  'roster-not-rostered': '排班设置规定不为这名坐席排班。',
  'roster-problem-refused': ({ words }) => `按这些设置无法排班：${words}`,
  'roster-setting-bad': ({ why }, word) => `排班设置无法使用：${word(why)}`,
  'roster-work-failed': '未能算出结果，原因见服务器日志。请重试，或选择较少的天数。',
  'roster-conflict-impossible':
    '没有一份班表能满足所有硬性规则。该方案违反的规则已尽可能少，并列出了互相冲突的规则。',
  'roster-not-forecast': ({ firstDay, days }) =>
    `自 ${firstDay} 起的 ${days} 天没有全部预测，无法逐通模拟来电。请先做预测，或选择已有预测的日期。`,
  'roster-import-unreadable':
    '该文件不是可读取的 XLSX 工作簿。请先将班表导出为 XLSX，修改单元格后再上传该文件。',
  'roster-import-large': ({ most }) =>
    `文件大于 ${most / 1_048_576} MB。请减少导出的天数，修改单元格后再上传该文件。`,
  'roster-import-sheet': ({ wanted }) => `工作簿中没有工作表“${wanted}”。请上传导出的文件。`,
  'roster-sheet': '排班表',
  'roster-sheet-agent': '坐席',
  'roster-sheet-name': '姓名',
  'roster-sheet-off': '休息',
  'roster-sheet-leave': '请假',
  'roster-sheet-fixed': '固定休息日',
  'roster-import-cell': ({ text }) =>
    `“${text}”不是班次。请填写模板及起止时间，例如 early 08:00-16:30；休息日留空。`,
  'roster-import-agent': ({ text }) => `“${text}”不是坐席编号。请保持第一列与导出时一致。`,
  'roster-import-day': ({ text }) => `“${text}”不在这些日期中。请保持第一行与导出时一致。`,
  'roster-import-columns': ({ lacking }) =>
    `清单缺少以下列：${lacking}。请每个班次一行，包含工号（agentId）、日期（day）、开始（start）、结束（end），可加班次（template）；或上传导出的工作簿。`,
  'roster-import-rows': ({ most }) => `清单超过 ${most} 行。请分批上传。`,
  'roster-import-list-day': ({ text, firstDay, days }) =>
    `“${text}”不在当前打开的日期（${firstDay} 起 ${days} 天）内。请写作 2026-03-01，并先打开清单所在的日期。`,
  'roster-import-twice': ({ agentId, day }) =>
    `${agentId} 在 ${day} 的班次上文已有。一天只能有一个班次，请只保留一行。`,
  'roster-import-template': ({ text }) => `“${text}”不是设置中的班次。请填写其中之一，或留空以按时间匹配。`,
  'roster-import-no-template': ({ from, to }) => `设置中没有 ${from} 至 ${to} 的班次。请先添加，或修改时间。`,
  'roster-import-time': ({ text }) => `“${text}”不是时间。请写作 08:00；结束早于开始表示次日。`,
  'way-roster-minutes': '请填写分钟数。',
  'way-roster-hours': '请填写小时数；336 为两周。',
  'way-roster-price': '请填写每个单位的代价，不小于 0。',
  'rule-roster-known': ({ what, id }) => `必须是 ${what} 中的一个，而“${id}”不是`,
  'way-roster-known': '请先在那里添加，或另选一个。',
  'rule-roster-order': '不能小于前一个值',
  'rule-after-beginning': '必须晚于开始时间',
  'way-after-beginning': '请写更晚的结束时间；次日早上六点写作 30:00。',
  'roster-interval-unknown': ({ day, atMinute }) =>
    `${day} 开始后 ${atMinute} 分钟处没有人力需求。请选择有人力需求的时段。`,
  'roster-wish-unknown': ({ agentId, wishId }) =>
    `坐席 ${agentId} 在这些天没有排班意愿“${wishId}”。请重新读取。`,
  'roster-day-outside': ({ day }) => `${day} 不在所问的日期之内。请改问包含它的日期。`,
};
