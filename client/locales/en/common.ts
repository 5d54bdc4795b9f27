import type { TallyGap } from '../../../shared/history/tally-gaps.ts';

/** Words that more than one screen needs. */
export const common = {
  /** What a long list leaves out. */
  andMore: (count: string) => `and ${count} more`,
  /** Of every change that is in the audit. */
  changeReason: { label: 'Why', hint: 'for the audit, e.g. joined the night team' },
  takeTheirs: 'Show the saved ones instead of mine',
  /** Two people changed the same settings. */
  together: {
    theirs:
      'Somebody else saved these settings after you opened them. Yours are still here; save them on top of theirs, or drop yours.',
    onTop: 'Put mine on top of theirs',
    dropMine: 'Drop mine, show theirs',
    clashes: (names: string) =>
      `Both of you changed: ${names}. Yours stands there now; look at it before you save.`,
  },
  status: { ok: 'On target', warn: 'Watch', bad: 'Act now', none: 'No limits set' },
  agentStates: {
    ready: 'Ready',
    ringing: 'Ringing',
    talking: 'Talking',
    'wrap-up': 'Wrap-up',
    'other-call': 'Other call',
    paused: 'Paused',
    unreachable: 'Unreachable',
    offline: 'Offline',
  },
  busyElsewhere: 'Busy in other queues',
  windows: {
    now: 'now',
    interval: (minutes: number) => `this ${minutes} min`,
    last15: 'last 15 min',
    last30: 'last 30 min',
    last60: 'last 60 min',
    today: 'today',
  },
  units: { calls: 'calls', agents: 'agents', ratio: '%', seconds: 'min:s' },
  wholeSite: 'All queues',
  queuesCounted: (count: number) => `${count} queues`,
  age: (seconds: number) =>
    seconds < 120
      ? `${seconds} s old`
      : seconds < 7200
        ? `${Math.floor(seconds / 60)} min old`
        : `${Math.floor(seconds / 3600)} h old`,
  freshness: {
    live: 'live',
    connecting: 'Connecting to the server…',
    noAnswer: 'The server does not answer. This screen keeps trying.',
    silent: (since: string) =>
      `No word from the server since ${since}. The figures are from then; this screen keeps trying.`,
    silentShort: 'Not live',
    feedLost: (since: string) =>
      `Phone system not connected since ${since}. Figures stand still until it is back.`,
    past: (day: string) => `The past: ${day}`,
    speed: (speed: number) => `${speed}× speed`,
    pausedReplay: 'Replay paused',
  },
  behind: {
    title: 'Behind this number',
    open: (label: string) => `${label}: what is behind this number`,
    formula: 'Formula',
    window: 'Period',
    queues: 'Queues',
    numerator: 'Top of the fraction',
    denominator: 'Bottom of the fraction',
    sampleCalls: (count: string) => `${count} calls`,
    target: 'Target',
    withinSeconds: (target: string, seconds: number) => `${target} within ${seconds} s`,
    limits: 'Turns at',
    limitsText: (warn: string, bad: string) => `${warn} watch, ${bad} act now`,
    ruleSince: (day: string) => `rule in force since ${day}`,
    letters:
      'O offered, H answered, A abandoned, F flowed out, W waiting. x: within the answer target; s: under the short-abandon limit.',
    empty: 'Nothing to count yet in this period: a dash, never 0 % or 100 %.',
    untold: {
      names: {
        'answered-within-target': 'calls answered within the target',
        'abandoned-within-target': 'calls abandoned within the target',
        'short-abandons': 'short abandons',
        'answer-wait': 'waits of answered calls',
        'abandon-wait': 'waits of abandoned calls',
        'flow-out-wait': 'waits of calls that flowed out',
        'longest-wait': 'the longest wait',
        handled: 'how long calls took',
        'handle-time': 'the whole handle time',
        talk: 'talk time',
        hold: 'hold time',
        'wrap-up': 'wrap-up time',
      } as Readonly<Record<TallyGap, string>>,
      all: (what: string) =>
        `Where these calls come from it is not told: ${what}. So there is a dash: what nobody knows is not 0.`,
      leftOut: (calls: string, offered: string, what: string) =>
        `${calls} of ${offered} offered calls are left out, above and below the line: where they come from it is not told: ${what}.`,
      roughly: (calls: string, offered: string) =>
        `Of ${calls} of ${offered} offered calls nobody told which abandons were short: all of them count as abandoned.`,
    },
  },
  /** Of a dialog that would be closed. */
  unsaved: { text: 'What you typed here is not saved.', stay: 'Go on typing', drop: 'Discard it' },
  actions: {
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    remove: 'Delete',
    retry: 'Try again',
    reload: 'Load the page again',
    copy: 'Copy',
    copied: 'Copied',
    backToBoards: 'All boards',
  },
  navigation: {
    boards: 'Boards',
    desk: 'Desk',
    editor: 'Edit boards',
    links: 'Kiosk links',
    replay: 'Replay',
    language: 'Language',
    theme: 'Light or dark',
    dark: 'Dark',
    light: 'Light',
    skip: 'To the content',
  },
  problems: {
    title: 'This screen ran into an error',
    advice: 'Load the page again. If it comes back, the text below helps whoever looks after Floorcast.',
    unreachable: 'The server does not answer. Check that it runs and that this screen reaches it.',
    notFoundTitle: 'There is no page here',
    notFound: 'The address may be cut off. All boards are on the first page.',
  },
};
