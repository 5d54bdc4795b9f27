import type { PlanningSettings } from '../../../shared/contract/planning-settings.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { pickText } from '../../../shared/site/localized-text.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { ReadLeaveDays } from '../../ports/leave-days.ts';
import type { RosterStore } from '../../ports/rosters.ts';
import type { LiveFloor } from '../../ports/live-floor.ts';
import { findSkillGroups, listAgents } from '../find-skills.ts';
import { describeState } from '../is-up-to-date.ts';
import { listEdits } from '../kept-plans.ts';
import type { WatchedPlans } from '../watch-plans.ts';
import { addLeave } from './add-leave.ts';
import { PAST_DAYS } from './build-problem.ts';
import type { DayText, DeskSources } from './desk/desk-messages.ts';
import { listRules, readRosterSettings } from './kept-settings.ts';

export interface RosterSourcesParts {
  readonly plans: WatchedPlans;
  readonly store: Pick<RosterStore, 'readDays' | 'readVersionDays' | 'readPublished'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly planningSettings: () => PlanningSettings;
  readonly leaveDays?: ReadLeaveDays;
  readonly readSource: (source: string, range: DayRange) => Promise<readonly DayText[]>;
}

type Requirement = NonNullable<DeskSources['requirement']>;

/** Gathers what the desk answers from, as texts. */
export class RosterSources {
  readonly #parts: RosterSourcesParts;
  #requirement: Promise<Requirement | null> | null = null;

  constructor(parts: RosterSourcesParts) {
    this.#parts = parts;
    // A requirement is megabytes: it is read again when it is another one.
    parts.plans.onChanged(['requirement'], () => (this.#requirement = null));
  }

  requirement(): Promise<Requirement | null> {
    const reading = (this.#requirement ??= this.#parts.plans
      .read('requirement', '')
      .then((kept) => kept && { revision: kept.revision, text: kept.text }));
    reading.catch(() => (this.#requirement = null));
    return reading;
  }

  /** Of a roster on some days, with what was worked before them in the working roster. */
  async of(range: DayRange, source: string): Promise<DeskSources> {
    const { store, readSource } = this.#parts;
    const past = { firstDay: nameDay(dayNumber(range.firstDay) - PAST_DAYS), days: PAST_DAYS };
    const [before, days] = await Promise.all([store.readDays(null, past), readSource(source, range)]);
    return this.describe(range, [...before, ...days]);
  }

  async describe(range: DayRange, days: readonly DayText[]): Promise<DeskSources> {
    const { live, plans, planningSettings, leaveDays } = this.#parts;
    const site = live.site();
    const rows = live.rows();
    // What was worked before the range is looked at, and shifts reach over its end.
    const around = {
      firstDay: nameDay(dayNumber(range.firstDay) - PAST_DAYS),
      days: PAST_DAYS + range.days + 1,
    };
    const [kept, leave, requirement, edits] = await Promise.all([
      readRosterSettings(plans),
      leaveDays?.(around) ?? [],
      this.requirement(),
      listEdits(plans),
    ]);
    const settings = addLeave(kept.settings, leave);
    const seen = listAgents(rows).map(([id, { name }]) => [id, name] as const);
    const known = site.agents.map(({ id, name }) => [id, pickText(name, 'en')] as const);
    return {
      site,
      settings,
      rules: listRules(settings),
      groups: findSkillGroups(site, rows, range.firstDay),
      names: Object.fromEntries([...seen, ...known]),
      requirement,
      state: describeState({ edits, settings: planningSettings() }),
      range,
      days: days.map(({ day, text }) => ({ day, text })),
      nowMs: live.floorNowMs(),
    };
  }

  /** @throws FloorcastError `bad-request` for what is no roster, `not-found` for one that is not there. */
  async readTexts(
    source: string,
    range: DayRange,
    others: {
      readonly checkCopy: (copyId: string) => Promise<void>;
      readonly readProposal: (proposalId: string) => Promise<readonly DayText[]>;
      readonly checkVersion: (versionNo: number) => Promise<void>;
    },
  ): Promise<readonly DayText[]> {
    const { store } = this.#parts;
    if (source === 'live') return store.readDays(null, range);
    if (source === 'published') return dropUnsaid(await store.readPublished(range));
    const [kind, id = ''] = splitOnce(source);
    switch (kind) {
      case 'copy':
        await others.checkCopy(id);
        return store.readDays(id, range);
      case 'proposal':
        return within(range, await others.readProposal(id));
      case 'version': {
        if (!/^[1-9]\d{0,8}$/.test(id)) break;
        await others.checkVersion(Number(id));
        return within(range, dropUnsaid(await store.readVersionDays(Number(id))));
      }
    }
    throw new FloorcastError('bad-request', { code: 'roster-source-unknown', source: source.slice(0, 60) });
  }
}

function dropUnsaid(
  days: readonly { readonly day: string; readonly text: string | null }[],
): readonly DayText[] {
  return days.flatMap(({ day, text }) => (text === null ? [] : [{ day, text }]));
}

function within({ firstDay, days: length }: DayRange, days: readonly DayText[]): readonly DayText[] {
  const first = dayNumber(firstDay);
  return days.filter(({ day }) => dayNumber(day) >= first && dayNumber(day) < first + length);
}

function splitOnce(source: string): readonly [string, string?] {
  const colon = source.indexOf(':');
  return colon < 0 ? [source] : [source.slice(0, colon), source.slice(colon + 1)];
}
