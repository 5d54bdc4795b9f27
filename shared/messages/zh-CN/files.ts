import type * as english from '../en/files.ts';
import { importFields, importKinds } from './names.ts';

export const files: typeof english.files = {
  'offered-at-unmapped': `没有列说明来电何时呼入。请把一列指定为“${importFields.offeredAt}”。`,
  'queue-unmapped': `没有列说明来电属于哪个队列。请把一列指定为“${importFields.queue}”，或为未注明队列的行指定一个队列。`,
  'outcome-unmapped': `没有列说明来电是否接通。请把一列指定为“${importFields.outcome}”“${importFields.answeredAt}”“${importFields.talk}”或“${importFields.agent}”。`,
  'wait-unmapped': `没有列说明来电等待了多久。请把一列指定为“${importFields.wait}”“${importFields.answeredAt}”或“${importFields.endedAt}”。`,
  'start-unmapped': `没有列说明时段何时开始。请把一列指定为“${importFields.start}”。`,
  'offered-unmapped': `没有列说明呼入了多少来电。请把一列指定为“${importFields.offered}”。`,
  'counted-queue-unmapped': `没有列说明各行统计的是哪个队列。请把一列指定为“${importFields.queue}”，或为未注明队列的行指定一个队列。`,
  'answered-unmapped': `没有列说明接通了多少来电。请把一列指定为“${importFields.answered}”或“${importFields.abandoned}”。`,
  'field-repeated': ({ field, columns }) =>
    `有 ${columns} 列都指定为“${importFields[field]}”（${field}），只能有一列。请把其余的改为不读取。`,
  'rows-missing': '文件表头之下没有数据行。请重新导出一段时间的数据。',
  'rows-all-refused': ({ count, row, reason }, word) =>
    `前 ${count} 行没有一行可以收入。第 ${row} 行：${word(reason)}`,
  'log-without-calls': '日志里没有一通首尾完整的来电。请选择其他文件。',
  'kind-against-format': ({ kind, format }) =>
    `内容（${importKinds[kind]}，${kind}）与格式（${format}）不符：queue-log 的内容只能用 queue-log 格式。`,
  'format-against-file': ({ format, actual }) => `格式（${format}）不符：该文件是 ${actual}。请选择该格式。`,
  'delimiter-unknown': ({ delimiter }) => `列分隔符（${delimiter}）应为逗号、分号、制表符或 |。`,
  'time-zone-unknown': ({ timeZone }) => `不认识时区（${timeZone}）。请写成 Asia/Shanghai 的形式。`,
  'file-empty': '文件是空的。请重新导出一段时间的数据。',
  'xlsx-gzipped': 'XLSX 文件本身已压缩。请不要再用 gzip 压缩。',
  'excel-too-old': '文件是旧版 Excel（XLS），或有密码保护。请去掉密码，另存为 XLSX 或 CSV UTF-8。',
  'encoding-foreign': ({ encoding }) => `文件是 ${encoding} 文本。请在 Excel 的“另存为”里选择“CSV UTF-8”。`,
  'gzip-broken': ({ words }) => `无法解压该 gzip 文件（${words}）。可能在传输中被截断，请重新复制。`,
  'file-unreadable': ({ words }) => `无法读取该文件（${words}）。请重新复制。`,
  'line-too-long': ({ megabytes }) =>
    `文件有一行超过 ${megabytes} MB，而每行应是一条记录。它可能不是文本文件，请选择其他格式。`,
  'quote-never-closed': ({ row }) =>
    `第 ${row} 行之后有一个单元格以引号（"）开头却没有结束。请补上引号，或选择其他分隔符。`,
  'columns-too-many': ({ columns, most }) =>
    `该表有 ${columns} 列，最多读取 ${most} 列。请只导出需要的列，或选择其他分隔符。`,
  'sheet-unknown': ({ sheet }) => `文件里没有工作表“${sheet}”。请选择已有的工作表。`,
  'xlsx-too-much': ({ megabytes }) =>
    `XLSX 文件的内容超出可读取的范围：各单元格共用的内容解压后超过 ${megabytes} MB，或文本条目过多。请另存为 CSV UTF-8，或拆分成几个文件。`,
  'xlsx-row-too-long': ({ megabytes }) =>
    `XLSX 文件中有一行超过 ${megabytes} MB。请只保留需要的列，另存为 CSV UTF-8。`,
  'xlsx-unreadable': ({ words }) =>
    `无法读取该 XLSX 文件（${words}）。请用电子表格软件打开后重新保存，或另存为 CSV UTF-8。`,
};
