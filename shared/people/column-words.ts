import type { FullText } from '../site/localized-text.ts';
import type { PeopleColumn } from './people-columns.ts';

/** What sheets and screens call the facts of a person. Sheets are read again by these names. */
export const PEOPLE_COLUMN_WORDS: Readonly<Record<PeopleColumn, FullText>> = {
  agentId: { en: 'Agent id', 'zh-CN': '工号', 'zh-TW': '工號' },
  name: { en: 'Name', 'zh-CN': '姓名', 'zh-TW': '姓名' },
  nameZhCn: { en: 'Name (Simplified Chinese)', 'zh-CN': '姓名（简体中文）', 'zh-TW': '姓名（簡體中文）' },
  nameZhTw: { en: 'Name (Traditional Chinese)', 'zh-CN': '姓名（繁体中文）', 'zh-TW': '姓名（繁體中文）' },
  team: { en: 'Team', 'zh-CN': '班组', 'zh-TW': '組別' },
  skills: { en: 'Skills', 'zh-CN': '技能', 'zh-TW': '技能' },
  publicNumber: { en: 'Public number', 'zh-CN': '对外工号', 'zh-TW': '對外工號' },
  seat: { en: 'Seat', 'zh-CN': '座位', 'zh-TW': '座位' },
  contract: { en: 'Contract', 'zh-CN': '合同', 'zh-TW': '合約' },
  languages: { en: 'Languages', 'zh-CN': '语言', 'zh-TW': '語言' },
  tags: { en: 'Tags', 'zh-CN': '标签', 'zh-TW': '標籤' },
  mentors: { en: 'Mentors', 'zh-CN': '导师', 'zh-TW': '導師' },
  seniorityYears: { en: 'Seniority (years)', 'zh-CN': '工龄（年）', 'zh-TW': '年資（年）' },
  rostered: { en: 'Rostered', 'zh-CN': '参与排班', 'zh-TW': '參與排班' },
  lastDay: { en: 'Last day', 'zh-CN': '最后工作日', 'zh-TW': '最後工作日' },
  phoneIds: { en: 'Further ids', 'zh-CN': '其他工号', 'zh-TW': '其他工號' },
};

/** What the sheet of a workbook is called. */
export const PEOPLE_SHEET: FullText = { en: 'People', 'zh-CN': '人员', 'zh-TW': '人員' };
