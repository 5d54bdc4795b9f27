import { ROLES, type Role } from './roles.ts';

/**
 * Who may hold a right. `screen`: a wall opened by a kiosk link; `named-screen`: by one that shows agents' names.
 * `this-machine`: every person while only this machine reaches the server, signed in or not. `everyone`: whoever asks.
 */
export const HOLDERS = [
  ...ROLES,
  'screen',
  'named-screen',
  'read-token',
  'intake-token',
  'this-machine',
  'everyone',
] as const;

export type Holder = (typeof HOLDERS)[number];

/**
 * What an account that sees only some teams and queues has of a right. `cut`: what is theirs, and nothing of others.
 * `whole-site`: nothing, because it cannot be cut yet; the right is for accounts of the whole site. `not-cut`: as much as everybody
 * else, because it tells of the whole floor.
 */
export type ScopedAs = 'cut' | 'whole-site' | 'not-cut';

export interface RightSettings {
  /** What whoever holds it may do, and where it ends. */
  readonly doc: string;
  /** `sees` changes nothing that others see. */
  readonly kind: 'sees' | 'changes';
  readonly holders: readonly Holder[];
  readonly scoped: ScopedAs;
}

const LEADERS = ['administrator', 'director', 'planner', 'supervisor'] as const;
const PLANNERS = ['administrator', 'planner'] as const;

/**
 * The one table of who may do what. Routes (`needs`), socket events (shared/contract/socket-rights.ts), menus, the matrix of
 * server/access/RIGHTS.md and `npm run test:rights` are made from it.
 */
const TABLE = {
  'come-in': {
    doc: 'Asking whether Floorcast serves, how it is asked, what one may do and what a kiosk link opens.',
    kind: 'sees',
    holders: ['everyone'],
    scoped: 'not-cut',
  },
  'sign-in': {
    doc: 'Signing in and out, setting a password by a link made for it, and confirming an address by a link sent there.',
    kind: 'changes',
    holders: ['everyone'],
    scoped: 'not-cut',
  },
  'see-own-account': {
    doc: 'Where else one is signed in, one’s own notices, and how one is told. The administrator’s link is no account, and has none of it.',
    kind: 'sees',
    holders: ROLES,
    scoped: 'not-cut',
  },
  'own-account': {
    doc: 'Changing what belongs to the own account: its password, its sessions, what of its notices is read and how they are told.',
    kind: 'changes',
    holders: ROLES,
    scoped: 'not-cut',
  },
  'own-shifts': {
    doc: 'Own shifts: reading them and saying that a change was seen. In the stead of others only with publish-rosters.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor', 'agent'],
    scoped: 'not-cut',
  },
  'see-own-work': {
    doc: 'The own page: own published shifts, changes, figures, adherence and messages, never a colleague’s. For accounts that are tied to an agent.',
    kind: 'sees',
    holders: ROLES,
    scoped: 'not-cut',
  },
  'own-work': {
    doc: 'What agents do on their own page: acknowledging changes, contesting their own adherence, calling for help, the link to their calendar.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor', 'agent'],
    scoped: 'not-cut',
  },
  'see-walls': {
    doc: 'Boards, the live floor without callers and without agents’ names, the running day and where it is heading, how many are where the roster says and never who. A kiosk link opens its own board only. Not cut by team and queue: a wall shows the whole floor.',
    kind: 'sees',
    holders: [...LEADERS, 'screen', 'named-screen', 'read-token', 'this-machine'],
    scoped: 'not-cut',
  },
  'see-names': {
    doc: 'The live floor of a wall with agents’ names.',
    kind: 'sees',
    holders: [...LEADERS, 'named-screen', 'this-machine'],
    scoped: 'not-cut',
  },
  'see-desk': {
    doc: 'The live desk: agents by name, callers masked. Cut: their queues, their people, who waits in their queues; what stands for the site is made of their queues.',
    kind: 'sees',
    holders: LEADERS,
    scoped: 'cut',
  },
  'see-oddities': {
    doc: 'What the floor could not take at its word: of contacts and people of the whole floor.',
    kind: 'sees',
    holders: LEADERS,
    scoped: 'whole-site',
  },
  'look-up': {
    doc: 'Following one contact, and one agent through a day, numbers masked. Cut: contacts that touched their queues and people, and days of their people.',
    kind: 'sees',
    holders: ['administrator', 'director', 'supervisor'],
    scoped: 'cut',
  },
  'ring-back': {
    doc: 'Who gave up on a day, with whole numbers, to be rung back. Cut: of their queues.',
    kind: 'sees',
    holders: ['administrator', 'director', 'supervisor'],
    scoped: 'cut',
  },
  'see-replays': {
    doc: 'Playing a past day as it was seen on the desk. A replay belongs to whoever started it. Cut as the desk is.',
    kind: 'sees',
    holders: ['administrator', 'director', 'supervisor'],
    scoped: 'cut',
  },
  'see-past': {
    doc: 'Figures of the past and its calls, numbers masked, on screens and as files. Cut: figures of their queues, of their people, calls of both.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'cut',
  },
  'export-all': {
    doc: 'Everything of one kind that is kept, as a file, callers’ numbers masked.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'whole-site',
  },
  'see-whole-numbers': {
    doc: 'Callers’ whole numbers in files of everything kept.',
    kind: 'sees',
    holders: ['administrator', 'director'],
    scoped: 'whole-site',
  },
  'see-imports': {
    doc: 'What was imported, when, and which rows were refused: these are shown as they came.',
    kind: 'sees',
    holders: ['administrator', 'director', 'planner'],
    scoped: 'whole-site',
  },
  import: {
    doc: 'Bringing in files of the past, and taking them out again.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'edit-boards': {
    doc: 'Making, changing and deleting boards.',
    kind: 'changes',
    holders: ['administrator', 'supervisor'],
    scoped: 'not-cut',
  },
  'manage-links': {
    doc: 'Seeing, making and revoking kiosk links. Who sees a link can open it.',
    kind: 'changes',
    holders: ['administrator'],
    scoped: 'whole-site',
  },
  'see-forecast': {
    doc: 'Forecasts, their accuracy, edits, events, published versions, jobs. Of a queue only their own; what is said of all queues together is not cut.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'not-cut',
  },
  'edit-forecast': {
    doc: 'Changing the forecast of a queue, and deciding what is odd about its past. Cut: of their queues.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'cut',
  },
  'publish-forecast': {
    doc: 'Publishing the forecast.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'set-planning-rules': {
    doc: 'The settings of planning, and the events of its calendar.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'run-planning': {
    doc: 'Beginning and stopping long work: forecasts, backtests, played days, proposals of rosters.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'see-requirement': {
    doc: 'How many agents are needed, who is there now, and what played days have shown. Not cut: groups of skills go across teams and queues.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'not-cut',
  },
  'see-shifts': {
    doc: 'Who works when. Cut: the shifts of their people.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'cut',
  },
  'see-rosters': {
    doc: 'All else of rosters: rules, people’s contracts and wishes, copies, proposals, versions, what was changed by whom, who looks at them now. It cannot be cut: a roster is judged as a whole.',
    kind: 'sees',
    holders: [...LEADERS, 'read-token'],
    scoped: 'whole-site',
  },
  'edit-rosters': {
    doc: 'Changing shifts, breaks and copies, taking proposals over, and asking for advice on it.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'whole-site',
  },
  'publish-rosters': {
    doc: 'Publishing rosters and taking that back.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'set-roster-rules': {
    doc: 'What rosters are made with: contracts, shifts, people, rules and prices.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'see-adherence': {
    doc: 'Who is not where the roster says, with minutes and reasons, and the attendance sheet. Never told to colleagues. Cut: of their people.',
    kind: 'sees',
    holders: LEADERS,
    scoped: 'cut',
  },
  'edit-adherence': {
    doc: 'Exceptions, and what agents contest. Cut: of their people.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'cut',
  },
  'set-adherence-rules': {
    doc: 'The settings of adherence: everybody is judged by them.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'whole-site',
  },
  'see-people': {
    doc: 'Who works here: teams, skills, contracts, seats, mentors, and ids of the phone system that nobody has. Cut: their people.',
    kind: 'sees',
    holders: LEADERS,
    scoped: 'cut',
  },
  'see-own-requests': {
    doc: 'What one’s own agent asked, what colleagues ask of them, and what they could take. For accounts that are tied to an agent.',
    kind: 'sees',
    holders: ROLES,
    scoped: 'not-cut',
  },
  'own-requests': {
    doc: 'Asking for leave, swaps and offered shifts for one’s own agent, answering colleagues, and own wishes. Nobody asks in the stead of others.',
    kind: 'changes',
    holders: ['agent'],
    scoped: 'not-cut',
  },
  'see-requests': {
    doc: 'What agents ask, with what it does to coverage, and what was decided. Cut: of their people.',
    kind: 'sees',
    holders: LEADERS,
    scoped: 'cut',
  },
  'manage-people': {
    doc: 'Adding and changing people, one by one, many at once and by files, and tying ids of the phone system to them. Cut: their people, within their teams.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'cut',
  },
  'decide-requests': {
    doc: 'Granting and refusing what agents ask, which changes and publishes the shifts of just these people. Cut: of their people.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'cut',
  },
  'set-request-rules': {
    doc: 'The settings of requests, and offering shifts, hours and time off.',
    kind: 'changes',
    holders: PLANNERS,
    scoped: 'whole-site',
  },
  'answer-help': {
    doc: 'Taking and ending agents’ calls for help. Not cut by team: whoever is near goes.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'not-cut',
  },
  'write-messages': {
    doc: 'Messages of the day to all agents or to teams, and taking them back.',
    kind: 'changes',
    holders: ['administrator', 'planner', 'supervisor'],
    scoped: 'not-cut',
  },
  'see-accounts': {
    doc: 'Who has an account, with which role and scope.',
    kind: 'sees',
    holders: ['administrator', 'director'],
    scoped: 'whole-site',
  },
  'manage-accounts': {
    doc: 'Making, changing and ending accounts, and printing links to set a password.',
    kind: 'changes',
    holders: ['administrator'],
    scoped: 'whole-site',
  },
  'see-audit': {
    doc: 'The record of every change: who, when, what before and after, why.',
    kind: 'sees',
    holders: ['administrator', 'director'],
    scoped: 'whole-site',
  },
  'see-meters': {
    doc: 'The meters of the server and the live queues, for Prometheus.',
    kind: 'sees',
    holders: ['administrator', 'director', 'read-token', 'this-machine'],
    scoped: 'not-cut',
  },
  'send-events': {
    doc: 'Telling what happens on the floor.',
    kind: 'changes',
    holders: ['intake-token'],
    scoped: 'not-cut',
  },
} as const satisfies Readonly<Record<string, RightSettings>>;

export type Right = keyof typeof TABLE;

export const RIGHTS: Readonly<Record<Right, RightSettings>> = TABLE;

/** In the order of the table. */
export const RIGHT_NAMES = Object.keys(TABLE) as readonly Right[];

/** A right in one sentence. Example: `Needs "import": administrator, planner.` */
export function describeRight(right: Right): string {
  return `Needs "${right}": ${RIGHTS[right].holders.join(', ')}.`;
}

/** Who asks, as far as rights go. */
export interface Asker {
  /** `nobody`: neither signed in nor with a link or a token. */
  readonly as: Role | 'screen' | 'named-screen' | 'read-token' | 'intake-token' | 'nobody';
  /** Only this machine reaches the server. */
  readonly wallsOpen: boolean;
  /** Sees only some teams or queues. */
  readonly isScoped: boolean;
}

/**
 * Whether the table gives `right` to whoever asks.
 *
 * Example: `mayUse({ as: 'director', wallsOpen: false, isScoped: false }, 'edit-boards')` is false.
 */
export function mayUse(asker: Asker, right: Right): boolean {
  return isHeldBy(asker, right) && !(asker.isScoped && RIGHTS[right].scoped === 'whole-site');
}

/** Whether only the asker's scope stands between them and `right`. */
export function isLostByScope(asker: Asker, right: Right): boolean {
  return isHeldBy(asker, right) && !mayUse(asker, right);
}

/** All that the table gives to whoever asks, in its order. */
export function listRights(asker: Asker): readonly Right[] {
  return RIGHT_NAMES.filter((right) => mayUse(asker, right));
}

function isHeldBy({ as, wallsOpen }: Asker, right: Right): boolean {
  const { holders } = RIGHTS[right];
  if (holders.includes('everyone')) return true;
  if (as !== 'nobody' && holders.includes(as)) return true;
  return wallsOpen && isPerson(as) && holders.includes('this-machine');
}

/** Whoever shows a link or a token is taken at that, so that a link shows on this machine what it shows elsewhere. */
function isPerson(as: Asker['as']): boolean {
  return as === 'nobody' || (ROLES as readonly string[]).includes(as);
}
