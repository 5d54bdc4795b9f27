import type { people as english } from '../en/people.ts';

export const people: typeof english = {
  'person-unknown': ({ agentId }) => `没有工号为“${agentId}”的人员。请重新读取列表。`,
  'person-there-already': ({ agentId }) => `已有工号为“${agentId}”的人员。请修改该人员，或换一个工号。`,
  'person-changed-meanwhile': ({ agentId }) => `${agentId} 刚被他人修改，本次未保存。请重新读取列表后再改。`,
  'people-changed-meanwhile': '预览之后有人修改了人员，本次未保存。请重新预览。',
  'people-in-site-file': ({ file }) =>
    `姓名、班组、技能和工号读自文件 ${file}（FLOORCAST_SITE），此处不写入该文件。请在该文件中修改并重新启动 Floorcast；或去掉 FLOORCAST_SITE，改为在此处维护人员。`,
  'people-site-edited':
    'Floorcast 启动后有人手工修改了 site.json，保存会覆盖这些修改。请重新启动 Floorcast 以读入，然后再改。',
  'person-queue-unknown': ({ queueId }) => `没有队列“${queueId}”。请按电话系统中的名称填写。`,
  'person-contract-unknown': ({ contractId, known }) =>
    `没有合同“${contractId}”，现有：${known}。请从中选择，或先在排班设置中新建。`,
  'person-mentor-self': ({ agentId }) => `${agentId} 不能做自己的导师。请填写其他人。`,
  'person-mentor-unknown': ({ mentorId }) => `没有“${mentorId}”可做导师。请填写列表中人员的工号。`,
  'person-phone-taken': ({ phoneId, agentId }) =>
    `电话系统工号“${phoneId}”已属于 ${agentId}，一个工号只能归一人。请先从该人员处移除。`,
  'person-number-taken': ({ number, agentId }) => `${agentId} 已使用对外工号“${number}”。请换一个。`,
  'person-both-here': ({ phoneId, agentId }) =>
    `“${phoneId}”与 ${agentId} 此刻都已签入：可能是两个人，也可能是一人重复签入。请先签出其中一个，再关联。`,
  'stranger-gone': ({ phoneId }) => `现场没有无归属的工号“${phoneId}”。请重新读取列表。`,
  'people-too-many': ({ most, has }) =>
    `一个站点最多 ${most} 人，本站点已有 ${has} 人；加上此行将超出上限。请减少行数。`,
  'rule-name-seen': '不能含有看不见的字符或改变阅读方向的字符',
  'way-type-anew': '请重新输入。',
  'rule-no-language-tag': '不能以 language: 开头',
  'way-language': '请填到语言一栏。',
  'site-zone-fixed': ({ timeZone }) =>
    `时区（${timeZone}）和日界时间在 site.json 中设置：已保存的每一天都据此划分。请停止 Floorcast，在该文件中修改后重新启动；系统会重新汇总各天。`,
  'people-cell-skills': ({ text }) =>
    `“${text}”不是技能。请写成 队列:等级，多项用分号隔开，例如 billing:1; plans:2。`,
  'people-cell-number': ({ text }) => `“${text}”不是数字。请写 2 或 2.5。`,
  'people-cell-yes-no': ({ text }) => `“${text}”既不是“是”也不是“否”。请填写其一。`,
  'people-cell-day': ({ text }) => `“${text}”无法分清年月日。请先写年份，例如 2026-03-01。`,
  'people-cell-bad': ({ column, value, rule, wayOut }, word) =>
    `${word(column)}（${word(value)}）${word(rule)}。${word(wayOut)}`,
  'people-row-no-id': '此行没有工号。请填写电话系统中的坐席工号。',
  'people-row-twice': ({ agentId, row }) => `${agentId} 已出现在第 ${row} 行。请删除其中一行。`,
  'sheet-kind': '这既不是 CSV 也不是 XLSX。请把表格另存为其中一种。',
  'people-file-empty': '文件中没有数据行。请选择其他文件。',
  'people-file-no-id': '文件中没有可识别为坐席工号的列。请在下方指定是哪一列。',
  'people-file-large': ({ most }) => `文件过大：最多 ${most} 行、8 MB。请分几次导入。`,
  'people-columns-bad': '列的对应关系应为 JSON：文件列名及其含义。请先不带此参数预览，再修改其结果。',
};
