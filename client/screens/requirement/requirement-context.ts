import { createContext } from 'svelte';
import type { PlanningOverview } from '../../../shared/contract/planning.ts';
import type { PresenceAnswer, RequirementAnswer } from '../../../shared/contract/planning-requirement.ts';
import type { SimulatedRequirement, SimulatedWhatIf } from '../../../shared/contract/simulated-plan.ts';
import type { OnPhoneAnswer } from '../../../shared/contract/rosters.ts';
import type { PlanningDesk } from '../../state/planning-overview.svelte.ts';
import type { Curve } from '../../state/requirement-curves.ts';
import type { RosteredCurve } from '../../state/requirement-rostered.ts';
import type { RequirementViewState } from '../../state/requirement-view-state.svelte.ts';
import type { Loading } from '../../state/resource.svelte.ts';

/** What the parts of the requirement's page share. */
export interface RequirementContext {
  readonly overview: PlanningOverview;
  readonly requirement: RequirementAnswer;
  readonly presence: PresenceAnswer | null;
  readonly simulated: SimulatedRequirement | null;
  readonly played: SimulatedWhatIf | null;
  /** By the published roster; null while it is not known. */
  readonly onPhone: OnPhoneAnswer | null;
  readonly onPhoneLoading: Loading;
  readonly view: RequirementViewState;
  readonly desk: PlanningDesk;
  /** Who is rostered of a curve's people; null where nothing of it is published. */
  rosteredOf(curve: Pick<Curve, 'kind' | 'id' | 'queueIds'>): RosteredCurve | null;
  nameQueue(queueId: string): string;
  nameGroup(groupId: string): string;
  /** What a group serves besides its first queues; empty for a queue or when there is nothing. */
  describeGroup(groupId: string): string;
  nameCurve(curve: Pick<Curve, 'kind' | 'id'>): string;
  /** Days and clock of a place; the clock alone where one day is shown. */
  namePlace(place: number): string;
  /** Agents on the phone, with one decimal: `7.0`. */
  formatAgents(agents: number | null): string;
}

export const [useRequirement, provideRequirement] = createContext<RequirementContext>();
