import type * as english from '../en/rows.ts';

export const rows: typeof english.rows = {
  'offered-at-empty': ({ column }) => `“${column}”为空。每通来电都须有呼入时间。`,
  'start-empty': ({ column }) => `“${column}”为空。每个时段都须有开始时间。`,
  'queue-empty': ({ column }) => `“${column}”为空。请为未注明队列的行指定一个队列，或更正该行。`,
  'start-off-the-clock': ({ column, minutes }) =>
    `“${column}”应为 ${minutes} 分钟时段的整点起始时刻。请选择文件的时段长度，或更正。`,
  'counts-unbalanced': ({ column, offered, answered, abandoned, flowedOut }) =>
    `“${column}”（${offered}）应等于接通（${answered}）+ 放弃（${abandoned}）+ 溢出（${flowedOut}）= ${answered + abandoned + flowedOut}。请更正数字，或不读取其中一列，由其余各列推算。`,
  'more-than-answered': ({ column, count, most }) =>
    `“${column}”（${count}）不能多于接通量（${most}）。请更正，或不读取该列。`,
  'more-than-abandoned': ({ column, count, most }) =>
    `“${column}”（${count}）不能多于放弃量（${most}）。请更正，或不读取该列。`,
  'gaps-unknown': ({ column, value, known }) =>
    `“${column}”（${value}）必须是该行未提供的数据名称：${known}。请更正，或去掉该列。`,
  'handle-time-too-short': ({ column }) =>
    `“${column}”不能少于保持时长与话后处理时长之和。请更正，或不读取其中一列。`,
  'call-still-waiting': '写出文件时该来电仍在排队。请在来电结束之后再导入。',
  'answered-and-flowed-out': ({ column, reasonColumn, reason }) =>
    `“${column}”表示已接通，但“${reasonColumn}”为 ${reason}。请不读取其中一列。`,
  'not-answered-but-talked': ({ column, talkColumn }) =>
    `“${column}”表示未接通，但“${talkColumn}”表示已接通。请更正其中之一，或不读取该列。`,
  'times-out-of-order': ({ later, earlier }) =>
    `“${later}”早于“${earlier}”。请更正，或检查时区和日期的顺序。`,
  'wait-too-long': ({ column, seconds, from, until, span }) =>
    `“${column}”（${seconds} 秒）长于从“${from}”到“${until}”的时间（${span} 秒）。请不读取其中一列，或选择其他单位。`,
  'wait-unknown': '该行没有说明来电等待了多久，也没有说明等到何时。请补上等待时长、接通时间或结束时间。',
  'wait-over-a-day': ({ seconds }) => `推算出的等待时长为 ${seconds} 秒，超过一天。请检查时区和日期的顺序。`,
  'talk-over-a-day': ({ seconds }) => `推算出的通话时长为 ${seconds} 秒，超过一天。请检查时区和日期的顺序。`,
  'talk-too-long': ({ columns, seconds, until, span }) =>
    `${columns.map((column) => `“${column}”`).join('与')}（${seconds} 秒）长于从接通到“${until}”的时间（${span} 秒）。请不读取其中一列，或选择其他单位。`,
  'cells-miscounted': ({ cells, header, delimiter }) =>
    `该行有 ${cells} 个单元格，表头有 ${header} 个。请为含有${delimiter === '\t' ? '制表符' : `“${delimiter}”`}的单元格加上引号，或选择其他分隔符。`,
  'bytes-unreadable': ({ encoding }) => `该行含有不属于 ${encoding} 的字节。请选择其他编码，或更正该行。`,
  'line-no-json': '该行不是 JSON。请每行写一个对象，例如 {"queue":"support"}。',
  'line-no-object': '该行不是对象。请每行写一个对象，例如 {"queue":"support"}。',
  'line-too-deep': ({ name, most }) =>
    `${name}（括号超过 ${most} 层）最多只能嵌套 ${most} 层。请去掉它，或把需要的内容写成一层。`,
  'kept-differently': '已有这一行，但内容不同，保留原有数据。如要改用此行，请撤销当初带来它的那次导入。',
  'interval-taken':
    '该队列的这一刻钟已有其他来源的数据，再计入就会重复，保留原有数据。如要改用此行，请撤销当初带来它的那次导入。',
  'log-line-unreadable': '该行不是 queue_log 的格式：epoch|call|queue|agent|EVENT|data。可能被截断。',
  'log-line-without-visit': '该行所属来电的开头不在文件里。请把前一段日志与本文件合成一个文件导入。',
  'log-line-late': '该行比前一行早五分钟以上。请按时间顺序拼接日志。',
  'log-call-unfinished': '日志结束时该来电还没有结束。请与后一段日志一起导入。',
};
