import type { Part, WordPart } from '../part.ts';

interface AgentAndShift {
  readonly agent: Part;
  readonly shift: Part;
}

interface TemplateSteps<Value> {
  readonly template: Part;
  readonly value: Value;
  readonly first: Value;
  readonly last: Value;
  readonly stepMinutes: number;
}

/** Why a roster is as it is, and what could be done: reasons, alternatives, rules by name. */
export const rosterReasons = {
  'roster-rule-cover': 'cover',
  'roster-rule-contract-hours': 'contract hours',
  'roster-rule-days-off': 'days off',
  'roster-rule-no-overlap': 'shifts that overlap',
  'roster-rule-consecutive-days': 'days in a row',
  'roster-rule-days-off-together': 'days off together',
  'roster-rule-rest-between-shifts': 'rest between shifts',
  'roster-rule-shift-order': 'order of shifts',
  'roster-rule-shifts-per-template': 'number of shifts of one kind',
  'roster-rule-weekends': 'weekends',
  'roster-rule-wishes': 'wishes',
  'roster-rule-working-hours': 'working hours',
  'roster-rule-budget': 'budget',
  'roster-rule-cost': 'cost',
  'roster-rule-fair-share': 'fair share',
  'roster-rule-few-changes': 'few changes',
  'roster-rule-languages': 'languages',
  'roster-rule-leader-present': 'a leader present',
  'roster-rule-mentoring': 'mentoring',
  'roster-rule-nights': 'nights',
  'roster-rule-same-start': 'same start within a week',
  'roster-rule-seats': 'seats',
  'roster-rule-shift-pattern': 'shift pattern',
  'roster-rule-other': ({ rule }: { readonly rule: string }) => `rule '${rule}'`,
  'roster-on-leave': ({ from, to }: { readonly from: string; readonly to: string }) =>
    `On leave from ${from} to ${to}.`,
  'roster-fixed-day-off': ({ from, to }: { readonly from: string; readonly to: string }) =>
    `Fixed day off from ${from} to ${to}.`,
  'roster-pinned-off': 'The day off was set by hand.',
  'roster-pinned-shift': ({ shift }: { readonly shift: Part }, word: WordPart) =>
    `Shift '${word(shift)}' was set by hand.`,
  'roster-not-available': 'It is outside the hours in which this person can work.',
  'roster-template-tags': ({ tags }: { readonly tags: string }) =>
    `The shift is only for people with one of these tags: ${tags}.`,
  'roster-template-weekdays': 'The shift does not begin on this weekday.',
  'roster-template-starts': (
    { template, value, first, last, stepMinutes }: TemplateSteps<string>,
    word: WordPart,
  ) =>
    `The shift begins at ${value}, and '${word(template)}' begins ${first === last ? `at ${first}` : `from ${first} to ${last} every ${stepMinutes} minutes`} now. Change the shift to one the template makes, or the template in the settings.`,
  'roster-template-lengths': (
    { template, value, first, last, stepMinutes }: TemplateSteps<number>,
    word: WordPart,
  ) =>
    `The shift is ${value} minutes long, and '${word(template)}' is ${first === last ? first : `${first} to ${last} in steps of ${stepMinutes}`} now. Change the shift to one the template makes, or the template in the settings.`,
  'roster-rule-forbids': 'A rule does not allow this shift on this day, whatever else is changed.',
  'roster-works-it': 'Works this shift already.',
  'roster-no-skill': ({ queues }: { readonly queues: string }) => `Serves none of these queues: ${queues}.`,
  'roster-breaks': ({ rule }: { readonly rule: Part }, word: WordPart) =>
    `It would break a rule: ${word(rule)}.`,
  'roster-breaks-limit': (
    { rule, value, limit }: { readonly rule: Part; readonly value: number; readonly limit: number },
    word: WordPart,
  ) => `It would break a rule: ${word(rule)} would be ${value}, and the limit is ${limit}.`,
  'roster-bends': ({ rule, cost }: { readonly rule: Part; readonly cost: number }, word: WordPart) =>
    `The roster would be ${cost} worse, most of it by ${word(rule)}.`,
  'roster-costs-cover': ({ cost }: { readonly cost: number }) =>
    `The roster would be ${cost} worse, as other intervals would be short or over.`,
  'roster-breaks-cover': 'Other intervals would have fewer people than must be there, or more than may.',
  'roster-would-help': ({ cost }: { readonly cost: number }) =>
    `The roster would be ${cost} better with it. Change it, or let the search go on.`,
  'roster-as-good': 'It would be as good.',
  'roster-interval-short': ({ there, needed }: { readonly there: number; readonly needed: number }) =>
    `${there === 1 ? '1 person is' : `${there} people are`} there, and ${needed} are needed.`,
  'roster-interval-over': ({ there, needed }: { readonly there: number; readonly needed: number }) =>
    `${there === 1 ? '1 person is' : `${there} people are`} there, and ${needed} are enough.`,
  'roster-interval-met': ({ there }: { readonly there: number }) =>
    `${there === 1 ? '1 person is' : `${there} people are`} there, as many as are needed.`,
  /** A skill group by the queues it serves first, and those it serves after them. */
  'roster-group': (
    { first, then }: { readonly first: readonly Part[]; readonly then: readonly Part[] },
    word: WordPart,
  ) => {
    const list = (queues: readonly Part[]) => queues.map(word).join(' + ');
    return then.length === 0 ? list(first) : `${list(first)}, then ${list(then)}`;
  },
  'roster-of-group': (
    { group, says }: { readonly group: Part; readonly says: readonly Part[] },
    word: WordPart,
  ) => `${word(group)}: ${says.map(word).join(' ')}`,
  'roster-stopped-by': ({ rule, people }: { readonly rule: Part; readonly people: number }, word: WordPart) =>
    `People who could help but for ${word(rule)}: ${people}.`,
  'roster-day-fixed': 'Nothing else may be chosen on this day.',
  'roster-wish-granted': 'The wish is granted.',
  'roster-wish-alone': ({ cost }: { readonly cost: number }) =>
    `Granting the wish costs ${cost}; nobody else has to change.`,
  'roster-wish-with-others': ({ cost, changes }: { readonly cost: number; readonly changes: number }) =>
    `Granting the wish costs ${cost}, with other people's shifts changed: ${changes}.`,
  'roster-wish-breaks': ({ rule }: { readonly rule: Part }, word: WordPart) =>
    `Granting the wish would break a rule, whatever others do: ${word(rule)}.`,
  'roster-wish-impossible': 'Nothing this person may do on that day grants the wish.',
  'roster-rule-kept': ({ rule }: { readonly rule: Part }, word: WordPart) =>
    `${word(rule)}: kept throughout.`,
  'roster-rule-bent': (
    { rule, times, cost }: { readonly rule: Part; readonly times: number; readonly cost: number },
    word: WordPart,
  ) => `${word(rule)}: bent ${timesOf(times)}, at a cost of ${cost}.`,
  'roster-rule-broken': ({ rule, times }: { readonly rule: Part; readonly times: number }, word: WordPart) =>
    `${word(rule)}: broken ${timesOf(times)}.`,
  /** A shift by its name and its hours. */
  'roster-shift-hours': (
    { shift, from, to }: { readonly shift: Part; readonly from: string; readonly to: string },
    word: WordPart,
  ) => `${word(shift)} ${from}–${to}`,
  'roster-repair-swap': ({ agent, shift, day }: AgentAndShift & { readonly day: Part }, word: WordPart) =>
    `${word(agent)} works '${word(shift)}' and is off on ${word(day)} instead.`,
  'roster-repair-move': ({ agent, shift }: AgentAndShift, word: WordPart) =>
    `${word(agent)}, who works that day, works '${word(shift)}' instead.`,
  'roster-repair-break': (
    { agent, shift, from, to }: AgentAndShift & { readonly from: string; readonly to: string },
    word: WordPart,
  ) => `The long break of ${word(agent)} in '${word(shift)}' moves from ${from} to ${to}.`,
  'roster-repair-extend': ({ agent, shift }: AgentAndShift, word: WordPart) =>
    `The shift of ${word(agent)} is made longer: '${word(shift)}'.`,
  'roster-repair-standby': ({ agent, shift }: AgentAndShift, word: WordPart) =>
    `${word(agent)} is called in from standby for '${word(shift)}'.`,
  'roster-repair-volunteer': ({ agent, shift }: AgentAndShift, word: WordPart) =>
    `${word(agent)}, who would like to work, takes '${word(shift)}'.`,
  'roster-repair-overtime': ({ agent, shift }: AgentAndShift, word: WordPart) =>
    `${word(agent)} works '${word(shift)}' on a day off.`,
  'roster-repair-leave-short': 'Nobody takes the shift.',
  'roster-plan-recovers': ({ changes, percent }: { readonly changes: number; readonly percent: number }) =>
    `Shifts changed: ${changes}. Recovered: ${percent} %.`,
  'roster-plan-mends': ({ changes, cost }: { readonly changes: number; readonly cost: number }) =>
    `Shifts changed: ${changes}. The roster is ${cost} better.`,
  'roster-break-left-out': (
    { agent, minutes }: { readonly agent: Part; readonly minutes: number },
    word: WordPart,
  ) =>
    `There is no place for a break of ${minutes} minutes of ${word(agent)}. Widen its window, or shorten what else fills the shift.`,
  'roster-break-spacing': ({ agent }: { readonly agent: Part }, word: WordPart) =>
    `The breaks of ${word(agent)} are nearer to each other than the template says: there was no other way to have them all.`,
  'roster-meeting-missed': (
    { agent, meeting }: { readonly agent: Part; readonly meeting: string },
    word: WordPart,
  ) => `${word(agent)} is not there when '${meeting}' is held.`,
  'roster-meeting-left-out': ({ meeting }: { readonly meeting: string }) =>
    `There is no time at which anybody could attend '${meeting}'. Widen its window.`,
};

function timesOf(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
