import type {
  RosterEntry,
  RosterImportPreview,
  RosterSettings,
} from '../../../../shared/contract/rosters.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { readDayCell } from '../../../../shared/people/read-day-cell.ts';
import { findTemplateMismatch } from '../../../../shared/rostering/candidates/template-mismatch.ts';
import { isSameShift } from '../../../../shared/rostering/days/compare-days.ts';
import { sayMismatch } from '../../../../shared/rostering/explain/say-reasons.ts';
import { readClock, readDayMinute } from '../../../../shared/rostering/problem/clock-time.ts';
import { sayName } from '../../../../shared/rostering/problem/say-name.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import type { DeskSources, ShiftListRow } from './desk-messages.ts';
import { readDay } from './open-roster.ts';
import { findTemplate, inAnyLanguage } from './sheet-words.ts';

type Preview = Omit<RosterImportPreview, 'revisions'>;
type Template = RosterSettings['templates'][number];

const MOST_REFUSED = 200;
const OFF = inAnyLanguage('off');

/** A row that cannot be taken, and why. */
class Refusal extends Error {
  readonly said: Message;

  constructor(said: Message) {
    super(said.code);
    this.said = said;
  }
}

/**
 * What a list of shifts would change, a row a person and day: whoever works elsewhere planned brings their roster by it. People and days
 * that it says nothing of stay as they are; breaks are left to the roster. A shift of a night stands on the day it begins.
 */
export function readShiftList(sources: DeskSources, rows: readonly ShiftListRow[]): Preview {
  const standing = new Map(sources.days.map((day) => [day.day, readDay(day).entries]));
  const days = new Set(listDays(sources.range));
  const seen = new Set<string>();
  const changes: Preview['changes'][number][] = [];
  const refused: Preview['refused'][number][] = [];
  for (const { row, problem, cells } of rows) {
    try {
      if (problem !== null) throw new Refusal(problem);
      const { agentId } = cells;
      if (!Object.hasOwn(sources.names, agentId))
        throw new Refusal({ code: 'roster-import-agent', text: agentId.slice(0, 60) });
      const day = readDayCell(cells.day);
      if (day === null || !days.has(day))
        throw new Refusal({ code: 'roster-import-list-day', text: cells.day.slice(0, 60), ...sources.range });
      const key = `${day} ${agentId}`;
      if (seen.has(key)) throw new Refusal({ code: 'roster-import-twice', agentId, day });
      seen.add(key);
      const before = standing.get(day)?.[agentId] ?? null;
      const entry = readEntry(cells, before, sources);
      const isSame =
        before !== null &&
        isSameShift(before.shift, entry.shift) &&
        (entry.shift !== null || before.isPinned === entry.isPinned);
      if (!isSame) changes.push({ day, agentId, entry, before });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (refused.length < MOST_REFUSED) refused.push({ cell: String(row), said: error.said });
    }
  }
  return { changes, refused };
}

function readEntry(
  { template: named, start: from, end: to, note }: ShiftListRow['cells'],
  before: RosterEntry | null,
  { settings: { templates }, site: { dayStartsAt } }: DeskSources,
): RosterEntry {
  const kept = { isPinned: before?.isPinned ?? false, note: note || (before?.note ?? '') };
  if (OFF.has(named.toLowerCase()) || named + from + to === '')
    return { shift: null, ...kept, isPinned: true };
  const [start, end] = [readTime(from), readTime(to)];
  const minutes = (readClock(end) - readClock(start) + 1440) % 1440 || 1440;
  const fromMinute = readDayMinute(start, dayStartsAt);
  const span = { fromMinute, toMinute: fromMinute + minutes };
  const template = chooseTemplate(templates, named, (one) => findTemplateMismatch(one, dayStartsAt, span), {
    from: start,
    to: end,
  });
  const shift = { templateId: template.id, start, minutes, longBreakAfterMinutes: null, segments: null };
  return { shift, ...kept };
}

/** The one that is named; where none is, the first that makes such a shift. */
function chooseTemplate(
  templates: readonly Template[],
  named: string,
  mismatchOf: (template: Template) => ReturnType<typeof findTemplateMismatch>,
  times: { readonly from: string; readonly to: string },
): Template {
  if (named === '') {
    const fitting = templates.find((one) => mismatchOf(one) === null);
    if (fitting === undefined) throw new Refusal({ code: 'roster-import-no-template', ...times });
    return fitting;
  }
  const template = findTemplate(templates, named);
  if (template === undefined) throw new Refusal({ code: 'roster-import-template', text: named.slice(0, 60) });
  const mismatch = mismatchOf(template);
  if (mismatch !== null) throw new Refusal(sayMismatch(sayName(template), mismatch));
  return template;
}

/** `8:00`, `08:00:00`, `2026-11-09 08:00:00`, `24:00`; the next day may be said before or behind it: `次日06:00`, `06:00+1`. */
const TIME =
  /^(?:\d{4}\D\d{1,2}\D\d{1,2}日?[T ]+)?(?:次日|翌日|隔日|第二天)?\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:\(?\+\s*1\)?)?$/;

function readTime(text: string): string {
  const [, hours, minutes] = TIME.exec(text.normalize('NFKC')) ?? [];
  if (
    hours === undefined ||
    Number(hours) > 24 ||
    Number(minutes) > 59 ||
    (hours === '24' && minutes !== '00')
  )
    throw new Refusal({ code: 'roster-import-time', text: text.slice(0, 60) });
  return `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`;
}
