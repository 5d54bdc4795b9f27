import { createContext } from 'svelte';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import type { CallsDesk } from '../../state/calls-desk.svelte.ts';

/** What the parts of the room of calls share. */
export interface CallsContext {
  readonly desk: CallsDesk;
  /** Events of this queue; empty until they were read. */
  readonly events: readonly PlanningEvent[];
  /** The present, epoch ms. */
  readonly nowMs: number;
  nameEvent(eventId: string): string;
  /** `09:30` */
  namePlace(place: number): string;
}

export const [useCalls, provideCalls] = createContext<CallsContext>();
