import type { QueueMembership, TransferKind } from '../floor/events.ts';

/**
 * A call centre as the simulation sees it: plain data, so that it can be handed to a worker thread or kept in a file.
 * Shares are 0 to 1, minutes of the day count from the site's own day start, weeks begin on Monday.
 */
export interface SimulationModel {
  readonly queues: readonly QueueModel[];
  readonly agents: readonly AgentModel[];
  readonly shifts: readonly ShiftModel[];
  readonly rotas: readonly Rota[];
  readonly busyness: BusynessModel;
  readonly callers: CallerModel;
  readonly work: WorkModel;
  readonly staff: StaffModel;
  readonly incidents: IncidentModel;
}

export interface QueueModel {
  readonly id: string;
  /** First calls (no redials, no transfers) of an average day. */
  readonly callsPerDay: number;
  /** How the day's calls spread over it: weights of equal parts of the day, any number of them, any scale. */
  readonly dayShape: readonly number[];
  /** Monday first; 1 is an average day. */
  readonly weekdayFactors: readonly number[];
  /** By day of the month, `[0]` is the 1st: bills go out and run due. Days beyond the list count 1. */
  readonly monthDayFactors: readonly number[];
  readonly talk: DurationModel;
  /** `share` of the conversations are followed by wrap-up. */
  readonly wrapUp: DurationModel & { readonly share: number };
  readonly hold: DurationModel & { readonly share: number };
  /** Weibull: how long a caller is willing to wait. */
  readonly patience: { readonly scaleSeconds: number; readonly shape: number };
  /** Higher is served first when an agent of several queues becomes free. */
  readonly priority: number;
  /** A caller who finds this many in line is sent away at once. */
  readonly maxWaiting: number;
  /** Where those sent away are offered next; null: nowhere. */
  readonly overflowTo: string | null;
  /** After this long a caller is taken out of the queue. */
  readonly maxWaitSeconds: number;
  /** Who has waited `afterSeconds` is offered a way out; `callbackShare` asks to be rung back, `keyShare` presses the key to leave. */
  readonly wayOut: {
    readonly afterSeconds: number;
    readonly callbackShare: number;
    readonly keyShare: number;
  };
  readonly transfers: readonly TransferModel[];
}

/** Lognormal, the usual shape of handle times. */
export interface DurationModel {
  readonly meanSeconds: number;
  /** Standard deviation / mean. */
  readonly variation: number;
}

export interface TransferModel {
  /** Of the conversations of this queue. */
  readonly share: number;
  readonly kind: TransferKind;
  /** A queue's id when `kind` is `queue`, otherwise a number outside of the floor. */
  readonly to: string;
}

export interface AgentModel {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly QueueMembership[];
  /** Handle times are multiplied with it: below 1 is quicker than most. */
  readonly pace: number;
  /** Index into `rotas`. */
  readonly rota: number;
  /** The agent's line in week 0; each week the next one up. */
  readonly rotaLine: number;
}

export interface ShiftModel {
  readonly id: string;
  readonly startMinute: number;
  /** May lie a little behind the end of the day (1440): the shift hands over to the next one. */
  readonly endMinute: number;
  readonly breaks: readonly BreakModel[];
}

export interface BreakModel {
  readonly reason: string;
  readonly minutesAfterStart: number;
  readonly minutes: number;
}

/** Lines of a rotation, each a week of seven shifts by index, Monday first; -1 is a day off. */
export interface Rota {
  readonly lines: readonly (readonly number[])[];
}

/** Why days differ more than dice alone would make them. Each is a standard deviation of a factor round 1. */
export interface BusynessModel {
  /** Of the whole site's day. */
  readonly siteDay: number;
  /** Of one queue's day. */
  readonly queueDay: number;
  /** Of the slow wandering within a day, with a memory of about two hours. */
  readonly drift: number;
}

export interface CallerModel {
  /** Of the callers who gave up, those who ring again. */
  readonly redialShare: number;
  readonly redialAfterSeconds: number;
  readonly maxAttempts: number;
}

export interface WorkModel {
  readonly ring: DurationModel;
  readonly noAnswerShare: number;
  readonly ringTimeoutSeconds: number;
  /** Who did not pick up is paused by the system for this long. */
  readonly noAnswerPauseSeconds: number;
}

export interface StaffModel {
  readonly sickShare: number;
  readonly lateShare: number;
  readonly lateMinutes: number;
  /** Short absences, per agent and hour. */
  readonly shortBreaksPerHour: number;
  /** Coaching, training, meetings: per agent and shift. */
  readonly sessionsPerShift: number;
  /** Calls of the agent's own (ringing back, asking the back office), per agent and hour. */
  readonly ownCallsPerHour: number;
  /** Phones that lose their registration for a minute or two, per agent and shift. */
  readonly phoneTroublesPerShift: number;
}

export interface IncidentModel {
  /** Times when everybody calls for the same reason: a campaign, a rumour of an outage. */
  readonly burstsPerWeek: number;
  /** Indexes of the queues they may hit. */
  readonly burstQueues: readonly number[];
  readonly burstFactor: number;
  readonly burstMinutes: number;
  /** Times when the phone system itself is not to be reached, seen as `feed-lost` and a `feed-resynchronised` after it. */
  readonly outagesPerWeek: number;
  readonly outageSeconds: number;
}
