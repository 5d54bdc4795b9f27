import { PEOPLE_COLUMNS, type PeopleColumn } from './people-columns.ts';

/** What columns are called, by what they are, in the languages of the screens. The first is what exports write. */
const NAMES: Readonly<Record<PeopleColumn, string>> = {
  agentId:
    'agentId, agent, agent id, agent number, id, extension, login, login id, employee id, employee number, staff id, 工号, 坐席工号, 坐席号, 坐席, 员工号, 员工编号, 分机, 分机号, 工號, 客服工號, 客服人員工號, 客服人員, 員工編號, 員工號, 分機, 分機號, 编号, 編號',
  name: 'name, full name, agent name, english name, name (english), 姓名, 名字, 坐席姓名, 员工姓名, 客服姓名, 客服人員姓名, 員工姓名, 英文名, 英文姓名',
  nameZhCn:
    'nameZhCn, name zh-CN, name (simplified chinese), chinese name, 中文名, 中文姓名, 简体姓名, 简体名, 姓名（简体中文）, 姓名（簡體中文）, 簡體姓名',
  nameZhTw:
    'nameZhTw, name zh-TW, name (traditional chinese), 繁体姓名, 繁體姓名, 繁體名, 姓名（繁體中文）, 姓名（繁体中文）',
  team: 'team, group, team name, department, 班组, 小组, 团队, 组别, 部门, 班組, 小組, 團隊, 組別, 部門',
  skills:
    'skills, skill, queues, queue, skills and levels, 技能, 技能组, 技能及等级, 队列, 技能組, 技能及等級, 佇列',
  publicNumber:
    'publicNumber, public number, public agent number, badge, badge number, 对外工号, 服务工号, 公开工号, 對外工號, 服務工號, 公開工號, 胸牌号',
  seat: 'seat, desk, seat number, workplace, 座位, 座位号, 席位, 工位, 座位號',
  contract:
    'contract, contractId, contract type, employment, 合同, 合同类型, 用工类型, 合約, 合約類型, 聘僱類型',
  languages: 'languages, language, spoken languages, 语言, 语种, 語言, 語種',
  tags: 'tags, tag, labels, 标签, 標籤',
  mentors:
    'mentors, mentor, mentor id, mentorId, buddy, 导师, 师傅, 带教, 带教老师, 導師, 師傅, 帶教, 指導人員',
  seniorityYears:
    'seniorityYears, seniority, years, 工龄（年）, 年資（年）, years of service, seniority (years), 工龄, 司龄, 年资, 工齡, 年資, 工作年资, 服務年資',
  rostered: 'rostered, is rostered, scheduled, 参与排班, 是否排班, 排班, 參與排班',
  lastDay:
    'lastDay, last day, leaves on, leaving date, end date, termination date, 离职日期, 离职日, 最后工作日, 離職日期, 離職日, 最後工作日',
  phoneIds:
    'phoneIds, further ids, other ids, other phone ids, aliases, 其他工号, 其他编号, 其他話務工號, 其他工號, 其他編號, 其他话务工号',
};

const COLUMN_OF: ReadonlyMap<string, readonly [PeopleColumn, number]> = new Map(
  PEOPLE_COLUMNS.flatMap((column) =>
    NAMES[column].split(',').map((name, rank) => [normalize(name), [column, rank]] as const),
  ).reverse(),
);

/** Without case, blanks and signs: `Agent ID` is `agentid`. */
function normalize(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * What the columns of a sheet are, by their names in any of the languages; those it cannot tell are left out. Of two columns that
 * may be the same the one with the commoner name is.
 */
export function guessPeopleColumns(header: readonly string[]): Readonly<Record<string, PeopleColumn>> {
  const best = new Map<PeopleColumn, { readonly name: string; readonly rank: number }>();
  for (const name of header) {
    const [column, rank] = COLUMN_OF.get(normalize(name)) ?? [null, 0];
    if (column === null) continue;
    const known = best.get(column);
    if (known === undefined || rank < known.rank) best.set(column, { name, rank });
  }
  return Object.fromEntries([...best].map(([column, { name }]) => [name, column]));
}
