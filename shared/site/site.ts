import type { LocalizedText } from './localized-text.ts';

/** Everything a centre tells Floorcast about itself. Kept as `site.json`, a document a person may open and edit. */
export interface Site {
  readonly name: LocalizedText;
  /** IANA zone, e.g. `Asia/Shanghai`. Days, intervals and all clocks on screens follow it. */
  readonly timeZone: string;
  /** Local time at which the site's day begins, `HH:MM`. A day belongs to the date it begins on. */
  readonly dayStartsAt: string;
  readonly intervalMinutes: 15 | 30;
  readonly queues: readonly QueueSettings[];
  readonly agents: readonly AgentSettings[];
  /** Settings for queues learnt from a feed and not listed above. */
  readonly defaultRule: ServiceRule;
  /** Pause reasons that are after-call work at this site: shown and counted as wrap-up, e.g. `Wrap-Up`. */
  readonly wrapUpPauseReasons: readonly string[];
  /** The phone system's pause reasons in the languages of the screens; one that is not here shows as it is. */
  readonly pauseReasonNames: readonly PauseReasonName[];
  readonly privacy: PrivacySettings;
}

/** What is kept of callers, and for how long. Roll-ups stay for ever: they name nobody. */
export interface PrivacySettings {
  /** `hashed`: the store has only a keyed hash of a caller's number, from which nobody can ring back. */
  readonly callerNumbers: CallerNumbers;
  /** Single calls go so many site days after they were offered, 1 to 36,500; null: never. */
  readonly keepCallsDays: number | null;
  /** Events (and with them the replay of a day) go after so many site days, 3 to 36,500; null: never. */
  readonly keepEventsDays: number | null;
}

export const CALLER_NUMBERS = ['kept', 'hashed'] as const;
export type CallerNumbers = (typeof CALLER_NUMBERS)[number];

export const DEFAULT_PRIVACY: PrivacySettings = {
  callerNumbers: 'kept',
  keepCallsDays: null,
  keepEventsDays: 60,
};

export interface PauseReasonName {
  /** As the phone system says it. */
  readonly reason: string;
  readonly name: LocalizedText;
}

export interface QueueSettings {
  /** The phone system's own name of the queue. */
  readonly id: string;
  readonly name: LocalizedText;
  /**
   * Whole number 1 to 10, higher goes first: an agent who becomes free takes the call of the highest priority among the queues
   * they serve, and within it whoever waits longest. Only the order counts: 10 beside 9 is the same as 10 beside 1. It is strict,
   * so that a lower queue waits as long as anybody waits in a higher one that the agent serves. Which agent a new call goes to is
   * a matter of skill levels alone.
   */
  readonly priority: number;
  /** At least one; the rule of a day is the last one whose `from` is not after it. */
  readonly rules: readonly ServiceRule[];
}

/** What a queue is held to, from one site day on. Changing a rule never rewrites the days before. */
export interface ServiceRule {
  /** First site day, `YYYY-MM-DD`; `0000-01-01` for "always". */
  readonly from: string;
  /** The X of "80 % within X seconds". */
  readonly answerWithinSeconds: number;
  /** Ratio 0 to 1. */
  readonly serviceLevelTarget: number;
  readonly serviceLevelFormula: ServiceLevelFormula;
  /** Abandons under this wait are short: a caller who changed their mind, not one we lost. */
  readonly shortAbandonSeconds: number;
  /** Highest abandonment the site accepts, ratio 0 to 1. */
  readonly abandonmentTarget: number;
}

/** The six formulas vendors use (shared/metrics/service-level.ts says what each counts). */
export const SERVICE_LEVEL_FORMULAS = [
  'all-departures',
  'answered-only',
  'strict',
  'ignore-early-abandons',
  'short-abandons-met',
  'short-abandons-out',
] as const;
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number];

export interface AgentSettings {
  readonly id: string;
  readonly name: LocalizedText;
  readonly team?: string;
  /** Queues the agent can serve, whatever the phone system says today. */
  readonly skills?: readonly AgentSkill[];
  /** What callers are told: "you spoke to number 27". No two have the same. */
  readonly publicNumber?: string;
  /** Room and desk, as the floor calls them. */
  readonly seat?: string;
  /** The last site day with us, `YYYY-MM-DD`; left out: none is known. The past keeps whoever has left. */
  readonly lastDay?: string;
  /** Further ids under which the phone system tells of this agent: what comes under them is the agent's from then on. */
  readonly phoneIds?: readonly string[];
}

export interface AgentSkill {
  readonly queueId: string;
  /** 1 to 99; 1 is served first, as in the queue's levels. */
  readonly level: number;
}

/** Of every queue that has none of its own: all alike, with room above and below. */
export const DEFAULT_PRIORITY = 5;

export const DEFAULT_SERVICE_RULE: ServiceRule = {
  from: '0000-01-01',
  answerWithinSeconds: 20,
  serviceLevelTarget: 0.8,
  serviceLevelFormula: 'short-abandons-out',
  shortAbandonSeconds: 5,
  abandonmentTarget: 0.05,
};

/** A site that knows nothing yet: queues and agents are learnt from the feed. Example: `createEmptySite('Etc/UTC')`. */
export function createEmptySite(timeZone: string): Site {
  return {
    name: { en: 'Floor' },
    timeZone,
    dayStartsAt: '00:00',
    intervalMinutes: 30,
    queues: [],
    agents: [],
    defaultRule: DEFAULT_SERVICE_RULE,
    wrapUpPauseReasons: [],
    pauseReasonNames: [],
    privacy: DEFAULT_PRIVACY,
  };
}
