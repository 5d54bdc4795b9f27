import type { RosterProblemAnswer } from '../../../../shared/contract/rosters.ts';
import { createShiftCodec, type ShiftCodec } from '../../../../shared/rostering/days/shift-codec.ts';
import { readPicks, type ReadPicks } from '../../../../shared/rostering/days/read-picks.ts';
import { compileModel } from '../../../../shared/rostering/model/compile-model.ts';
import type { RosterModel } from '../../../../shared/rostering/model/roster-model.ts';
import type { RosterProblem } from '../../../../shared/rostering/problem/problem.ts';
import { DocumentError } from '../../../../shared/site/bad-places.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import { isUpToDate } from '../../is-up-to-date.ts';
import { parseKeptRequirement } from '../../parse-kept-requirement.ts';
import type { KeptRequirement } from '../../run-planning.ts';
import { buildProblem } from '../build-problem.ts';
import { readEntries, type BareDay } from '../roster-days.ts';
import type { DayText, DeskSources } from './desk-messages.ts';

/** Some days at this site, ready to be scored. */
export interface OpenRoster {
  readonly answer: RosterProblemAnswer;
  readonly problem: RosterProblem;
  readonly model: RosterModel;
  readonly codec: ShiftCodec;
  /** The days of the range of the roster that is asked about. */
  readonly days: readonly BareDay[];
  readPicks(days: readonly BareDay[]): ReadPicks;
}

/** Two are compared where leave is looked at: with it and without. */
const MOST_COMPILED = 2;

interface Compiled {
  readonly key: string;
  readonly model: RosterModel;
  readonly codec: ShiftCodec;
}

/** What is kept from question to question: the last requirement that was read, and the last models that were compiled. */
export class DeskMemory {
  #requirement: { readonly revision: number; readonly kept: KeptRequirement } | null = null;
  /** The last one asked for first. */
  #compiled: readonly Compiled[] = [];

  /** Not compiled: what a browser compiles for itself. */
  build(sources: DeskSources): RosterProblemAnswer {
    const requirement = this.readRequirement(sources.requirement);
    const built = buildProblem({
      ...sources,
      requirement,
      days: sources.days.map(readDay),
    });
    const isRequirementStale = requirement !== null && !isUpToDate(requirement, sources.state);
    if (built.problem.agents.length === 0) throw new FloorcastError('conflict', { code: 'roster-no-people' });
    return { ...built, isRequirementStale };
  }

  /** @throws FloorcastError `bad-request` where no model can be made of the settings. */
  open(sources: DeskSources): OpenRoster {
    const answer = this.build(sources);
    const { problem } = answer;
    const { model, codec } = this.#compile(problem);
    const inRange = new Set(listDays(sources.range));
    return {
      answer,
      problem,
      model,
      codec,
      days: sources.days.filter(({ day }) => inRange.has(day)).map(readDay),
      readPicks: (days) => readPicks(model, problem.horizon, codec, days),
    };
  }

  #compile(problem: RosterProblem): Compiled {
    const key = JSON.stringify(problem);
    const known = this.#compiled.find((one) => one.key === key);
    const compiled = known ?? compile(key, problem);
    this.#compiled = [compiled, ...this.#compiled.filter((one) => one !== known)].slice(0, MOST_COMPILED);
    return compiled;
  }

  /** @param given its text may be left out when it was read before. */
  readRequirement(given: DeskSources['requirement']): KeptRequirement | null {
    if (given === null) return null;
    if (this.#requirement?.revision !== given.revision)
      this.#requirement = {
        revision: given.revision,
        kept: parseKeptRequirement(given.text),
      };
    return this.#requirement.kept;
  }
}

function compile(key: string, problem: RosterProblem): Compiled {
  const model = refuseUncompiled(() => compileModel(problem));
  return { key, model, codec: createShiftCodec(model, problem) };
}

export function readDay({ day, text }: DayText): BareDay {
  return { day, entries: readEntries(text) };
}

/** Settings that fit no model are a person's to put right. */
export function refuseUncompiled<T>(compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (error instanceof DocumentError)
      throw new FloorcastError('bad-request', { code: 'roster-setting-bad', why: error.said });
    if (error instanceof RangeError)
      throw new FloorcastError('bad-request', { code: 'roster-problem-refused', words: error.message });
    throw error;
  }
}
