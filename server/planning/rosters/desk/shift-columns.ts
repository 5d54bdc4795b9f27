/** What a column of a list of shifts may be. The first name of each is what the export writes. */
const NAMES = {
  day: 'day, date, shift date, work date, 日期, 排班日期, 上班日期, 班次日期, 班別日期',
  agentId:
    'agentId, agent id, agent, agent number, id, login, extension, employee id, employee number, staff id, 工号, 坐席工号, 坐席号, 坐席, 员工号, 员工编号, 分机, 工號, 客服工號, 客服人員, 客服人員工號, 員工編號, 員工號, 分機, 编号, 編號',
  template: 'template, shift, shift type, shift code, 班次, 班次名称, 班别, 班別, 班別名稱, 模板, 範本',
  start:
    'start, start time, from, begin, shift start, 开始, 开始时间, 上班, 上班时间, 開始, 開始時間, 上班時間',
  end: 'end, end time, to, until, shift end, 结束, 结束时间, 下班, 下班时间, 結束, 結束時間, 下班時間',
  note: 'note, notes, remark, comment, 备注, 備註',
} as const;

export type ShiftColumn = keyof typeof NAMES;

export const SHIFT_COLUMNS = Object.keys(NAMES) as readonly ShiftColumn[];

const COLUMN_OF: ReadonlyMap<string, ShiftColumn> = new Map(
  SHIFT_COLUMNS.flatMap((column) => NAMES[column].split(',').map((name) => [plain(name), column] as const)),
);

/** Without case, blanks and signs: `Agent ID` is `agentid`. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where each column stands, by its name in any language; of two of one kind the first is. */
export function findShiftColumns(header: readonly string[]): ReadonlyMap<ShiftColumn, number> {
  const found = new Map<ShiftColumn, number>();
  header.forEach((name, at) => {
    const column = COLUMN_OF.get(plain(name));
    if (column !== undefined && !found.has(column)) found.set(column, at);
  });
  return found;
}
