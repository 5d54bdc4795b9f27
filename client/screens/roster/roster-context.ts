import { createContext } from 'svelte';
import type { PlanningOverview } from '../../../shared/contract/planning.ts';
import type {
  RosterCopy,
  RosterSettingsAnswer,
  RosterShift,
  RosterSource,
  RuleFigures,
} from '../../../shared/contract/rosters.ts';
import type { Resource } from '../../state/resource.svelte.ts';
import type { RosterAdvice } from '../../state/roster/roster-advice.svelte.ts';
import type { RosterBoardState } from '../../state/roster/roster-board.svelte.ts';
import type { NamesOf } from '../../state/roster/roster-rows.ts';
import type { RosterDays } from '../../state/roster/roster-paths.ts';
import type { RosterPresence } from '../../state/roster/roster-presence.svelte.ts';
import type { RosterProposals } from '../../state/roster/roster-proposals.svelte.ts';
import type { RosterSettingsDraft } from '../../state/roster/settings/roster-settings-draft.svelte.ts';
import type { RosterViewState } from '../../state/roster/roster-view-state.svelte.ts';
import type { MarkNaming } from './describe-marks.ts';

/** What the rooms of the roster share. */
export interface RosterContext {
  readonly overview: PlanningOverview;
  readonly view: RosterViewState;
  readonly board: RosterBoardState;
  readonly proposals: RosterProposals;
  readonly advice: RosterAdvice;
  readonly presence: RosterPresence;
  readonly settings: Resource<RosterSettingsAnswer>;
  readonly known: RosterSettingsAnswer;
  readonly period: RosterDays;
  /** Null: the working roster. */
  readonly copyId: string | null;
  readonly source: RosterSource;
  readonly copies: readonly RosterCopy[];
  readonly settingsDraft: RosterSettingsDraft;
  /** @returns whether all that was typed is saved now */
  readonly saveSettings: () => Promise<boolean>;
  /** Of the copy that is shown: cells with another shift than in the working roster, by `DAY AGENT`, with that shift; null: not known. */
  readonly differing: ReadonlyMap<string, RosterShift | null> | null;
  rereadCopies(): Promise<void>;
  /** Reads the board anew: something on the server is another one now. */
  reread(): Promise<void>;
  /** Grows with every publishing by anybody, and with every change of days. */
  readonly factNo: number;
  nameAgent(agentId: string): string;
  readonly namesOf: NamesOf;
  nameTemplate(templateId: string): string;
  nameQueue(queueId: string): string;
  nameCover(coverId: string): string;
  /** `Mon 4 Jan`. */
  nameDay(day: string): string;
  /** The same away from the board, which shows its days: with the year where it is not this one. */
  nameDate(day: string): string;
  /** A moment by the site's clock, with its day as `nameDate` has it. */
  nameMoment(atMs: number): string;
  nameRule(rule: string): string;
  /** The same told apart from others of its kind among the rules that are kept now. */
  nameRuleOf(figures: Pick<RuleFigures, 'rule' | 'ruleIndex'>): string;
  /** By a copy's id; null: the working roster. */
  nameRoster(copyId: string | null): string;
  /** `Early 07:00–15:30`, or off. */
  nameShift(shift: RosterShift | null): string;
  /** For what `describeMarks` says of the people on the board. */
  readonly naming: MarkNaming;
  formatHours(hours: number): string;
  formatNumber(value: number): string;
}

export const [useRoster, provideRoster] = createContext<RosterContext>();
