import { createContext } from 'svelte';
import type {
  PlanningOverview,
  PresenceAnswer,
  RequirementAnswer,
} from '../../../shared/contract/planning.ts';
import type { SimulatedRequirement, SimulatedWhatIf } from '../../../shared/contract/simulated-plan.ts';
import type { PlanningDesk } from '../../state/planning-overview.svelte.ts';
import type { Curve } from '../../state/requirement-curves.ts';
import type { RequirementViewState } from '../../state/requirement-view-state.svelte.ts';

/** What the parts of the requirement's page share. */
export interface RequirementContext {
  readonly overview: PlanningOverview;
  readonly requirement: RequirementAnswer;
  readonly presence: PresenceAnswer | null;
  readonly simulated: SimulatedRequirement | null;
  readonly played: SimulatedWhatIf | null;
  readonly view: RequirementViewState;
  readonly desk: PlanningDesk;
  nameQueue(queueId: string): string;
  nameGroup(groupId: string): string;
  nameCurve(curve: Pick<Curve, 'kind' | 'id'>): string;
  /** Days and clock of a place; the clock alone where one day is shown. */
  namePlace(place: number): string;
  /** `112` or `7.4`. */
  formatAgents(agents: number | null): string;
}

export const [useRequirement, provideRequirement] = createContext<RequirementContext>();
