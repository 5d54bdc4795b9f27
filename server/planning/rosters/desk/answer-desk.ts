import type { RosterComparison } from '../../../../shared/contract/rosters.ts';
import { compareDays } from '../../../../shared/rostering/days/compare-days.ts';
import { sumFigures } from '../../../../shared/rostering/days/sum-figures.ts';
import { countOnPhone } from '../../../../shared/rostering/service/count-on-phone.ts';
import { listPublished } from '../roster-days.ts';
import { writeJson } from '../write-json.ts';
import { listChanges } from '../working-roster.ts';
import { answerCandidates } from './answer-candidates.ts';
import { answerExplain } from './answer-explain.ts';
import { answerService } from './answer-service.ts';
import { answerRepair } from './answer-repair.ts';
import { checkChanges } from './check-changes.ts';
import type { DeskAnswers, DeskKind, DeskQuestion, MergedDays } from './desk-messages.ts';
import { readDay, type DeskMemory } from './open-roster.ts';
import { describeNow } from './describe-now.ts';
import { placeDayBreaks } from './place-day-breaks.ts';
import { previewPublish } from './preview-publish.ts';
import { readSheet } from './read-sheet.ts';
import { readShiftList } from './read-shift-list.ts';
import { tellPeople } from './tell-people.ts';
import { writeSheet } from './write-sheet.ts';

/**
 * Answers one question.
 *
 * @throws FloorcastError in words for whatever a person can put right.
 */
export async function answerDesk(memory: DeskMemory, question: DeskQuestion): Promise<DeskAnswers[DeskKind]> {
  switch (question.kind) {
    case 'problem':
      return writeJson(memory.build(question.sources));
    case 'compare':
      return writeJson(compare(memory, question));
    case 'preview': {
      const roster = memory.open(question.sources);
      return JSON.stringify(previewPublish(roster, question.sources, question.published));
    }
    case 'tell-people': {
      const people = tellPeople(question.sources, question.published);
      return { changedAgents: people.length, text: JSON.stringify({ people }) };
    }
    case 'merge':
      return mergeDays(question);
    case 'repair':
      return writeJson(answerRepair(memory.open(question.sources), question.sources, question.request));
    case 'candidates':
      return writeJson(answerCandidates(memory.open(question.sources), question.request));
    case 'explain':
      return writeJson(answerExplain(memory.open(question.sources), question.sources, question.request));
    case 'breaks':
      return placeDayBreaks(memory.open(question.sources), question.sources, question.request);
    case 'service':
      return writeJson(answerService(memory.open(question.sources), question));
    case 'now':
      return describeNow({
        ...question,
        requirement: memory.readRequirement(question.requirement),
        published: listPublished(question.published),
      });
    case 'on-phone':
      return writeJson(countOnPhone({ ...question, published: listPublished(question.published) }));
    case 'write-sheet':
      return writeSheet(question);
    case 'check-changes':
      return checkChanges(memory, question);
    case 'read-sheet':
      return JSON.stringify(await readSheet(question));
    case 'read-list':
      return JSON.stringify(readShiftList(question.sources, question.rows));
    default:
      return question satisfies never;
  }
}

function compare(
  memory: DeskMemory,
  { sources, before, after }: Extract<DeskQuestion, { kind: 'compare' }>,
): RosterComparison {
  const roster = memory.open(sources);
  const [was, is] = [before.map(readDay), after.map(readDay)];
  const figuresOf = (days: typeof was) => {
    const { picks, unread } = roster.readPicks(days);
    return sumFigures(roster.model, picks, unread.length);
  };
  return {
    ...sources.range,
    before: figuresOf(was),
    after: figuresOf(is),
    changes: compareDays(was, is),
  };
}

function mergeDays({ base, over, only }: Extract<DeskQuestion, { kind: 'merge' }>): MergedDays {
  const was = new Map(base.map((day) => [day.day, readDay(day).entries]));
  const agents = only.agentIds && new Set(only.agentIds);
  const merged = over
    .filter(({ day }) => only.days === null || only.days.includes(day))
    .map((day) => {
      const before = was.get(day.day) ?? {};
      const { entries } = readDay(day);
      if (agents === null) return { day: day.day, before, after: entries };
      const stay = Object.entries(before).filter(([agentId]) => !agents.has(agentId));
      const come = Object.entries(entries).filter(([agentId]) => agents.has(agentId));
      return { day: day.day, before, after: Object.fromEntries([...stay, ...come]) };
    })
    .map((one) => ({ ...one, changes: listChanges(one.day, one.before, one.after) }))
    .filter(({ changes }) => changes.length > 0);
  return {
    days: merged.map(({ day, after }) => ({ day, text: JSON.stringify(after) })),
    changes: JSON.stringify(merged.flatMap(({ changes }) => changes)),
  };
}
