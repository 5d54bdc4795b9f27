import type { Locale } from '../../shared/site/localized-text.ts';

export type AttendanceColumn =
  | 'day'
  | 'agentId'
  | 'agent'
  | 'team'
  | 'plannedFrom'
  | 'plannedTo'
  | 'plannedMinutes'
  | 'workedMinutes'
  | 'lateMinutes'
  | 'earlyMinutes'
  | 'outMinutes'
  | 'excusedMinutes'
  | 'extraMinutes'
  | 'leaveMinutes'
  | 'absent'
  | 'adherencePercent';

interface AttendanceWords {
  readonly sheet: string;
  readonly columns: Readonly<Record<AttendanceColumn, string>>;
}

export const ATTENDANCE_WORDS: Readonly<Record<Locale, AttendanceWords>> = {
  en: {
    sheet: 'Attendance',
    columns: {
      day: 'Day',
      agentId: 'Agent id',
      agent: 'Agent',
      team: 'Team',
      plannedFrom: 'From',
      plannedTo: 'To',
      plannedMinutes: 'Planned, paid min',
      workedMinutes: 'Worked min',
      lateMinutes: 'Late min',
      earlyMinutes: 'Left early min',
      outMinutes: 'Out min',
      excusedMinutes: 'Excused min',
      extraMinutes: 'Extra min',
      leaveMinutes: 'Leave min',
      absent: 'Absent',
      adherencePercent: 'Adherence %',
    },
  },
  'zh-CN': {
    sheet: '考勤表',
    columns: {
      day: '日期',
      agentId: '工号',
      agent: '坐席',
      team: '班组',
      plannedFrom: '上班',
      plannedTo: '下班',
      plannedMinutes: '计划计薪分钟',
      workedMinutes: '实际工作分钟',
      lateMinutes: '迟到分钟',
      earlyMinutes: '早退分钟',
      outMinutes: '偏离分钟',
      excusedMinutes: '免责分钟',
      extraMinutes: '加班分钟',
      leaveMinutes: '请假分钟',
      absent: '缺勤',
      adherencePercent: '排班遵从率 %',
    },
  },
  'zh-TW': {
    sheet: '出勤表',
    columns: {
      day: '日期',
      agentId: '員工編號',
      agent: '客服人員',
      team: '組別',
      plannedFrom: '上班',
      plannedTo: '下班',
      plannedMinutes: '計畫計薪分鐘',
      workedMinutes: '實際工作分鐘',
      lateMinutes: '遲到分鐘',
      earlyMinutes: '早退分鐘',
      outMinutes: '偏離分鐘',
      excusedMinutes: '免責分鐘',
      extraMinutes: '加班分鐘',
      leaveMinutes: '請假分鐘',
      absent: '缺勤',
      adherencePercent: '班表遵循率 %',
    },
  },
};
