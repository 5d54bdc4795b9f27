import type { RequestState } from '../../requests/request.ts';
import type { Part, WordPart } from '../part.ts';

/** What agents ask, and why it cannot be. */
const STATES: Readonly<Record<RequestState, string>> = {
  asked: 'asked',
  agreed: 'agreed to by a colleague',
  approved: 'approved',
  refused: 'refused',
  withdrawn: 'withdrawn',
  expired: 'expired',
};

export const requests = {
  'request-unknown': 'There is no such request. Read the list again.',
  'request-changed-meanwhile': 'Somebody decided this meanwhile. Read the list again.',
  'rules-changed-meanwhile':
    'Somebody saved other rules since you read these: nothing of yours was saved. Read them again, then change them.',
  'request-of-agent': ({ agent, why }: { readonly agent: Part; readonly why: Part }, word: WordPart) =>
    `${word(agent)}: ${word(why)}`,
  'request-id-taken': 'This request was sent by somebody else. Ask anew.',
  'request-no-agent': 'This account has no agent of its own. Ask an administrator to set which agent it is.',
  'request-agent-gone': ({ agentId }: { readonly agentId: string }) =>
    `There is no agent '${agentId}' at this site. Choose another colleague.`,
  'request-self': 'You cannot ask yourself. Choose a colleague.',
  'request-not-leave': 'Only approved leave can be taken back.',
  'request-cancelled-already': 'This leave was taken back already.',
  'request-not-yours': 'This is not yours to decide.',
  'request-over': 'It is decided already, and stays so. Ask anew if you need something else.',
  'request-seen-other': ({ seen, now }: { readonly seen: RequestState; readonly now: RequestState }) =>
    `You saw it ${STATES[seen]}, and it is ${STATES[now]} by now. Nothing was done. Look at it again before you take it back.`,
  'request-expired': 'Its time is over. Ask anew.',
  'request-waits-planner': 'A planner has to decide this now.',
  'request-waits-colleague': 'A colleague has to agree first.',
  'request-leave-kind-unknown': ({ kind }: { readonly kind: string }) =>
    `There is no kind of leave '${kind}'. Choose one of the list.`,
  'request-days-bad': 'Leave is for 1 to 92 days from today on. Choose other days.',
  'request-day-far': ({ last }: { readonly last: Part }, word: WordPart) =>
    `Nothing is asked or offered for days more than two years ahead, which is after ${word(last)}. Choose an earlier day.`,
  'request-part-bad': 'A part of a day is of one day, and ends after it begins. Choose other times.',
  'request-part-outside': (
    {
      day,
      from,
      to,
      start,
      end,
    }: {
      readonly day: Part;
      readonly from: string;
      readonly to: string;
      readonly start: string;
      readonly end: string;
    },
    word: WordPart,
  ) =>
    `You asked for ${from}–${to}, and your shift of ${word(day)} is ${start}–${end}. Choose a time within it; after midnight it is still of the day on which the shift begins.`,
  'request-day-unpublished': ({ day }: { readonly day: Part }, word: WordPart) =>
    `The roster of ${word(day)} is not published. Ask when it is.`,
  'request-no-shift': ({ agent, day }: { readonly agent: Part; readonly day: Part }, word: WordPart) =>
    `${word(agent)} has no shift on ${word(day)}. Read the roster again.`,
  'request-works-already': ({ agent, day }: { readonly agent: Part; readonly day: Part }, word: WordPart) =>
    `${word(agent)} works on ${word(day)} already. Choose another day.`,
  'request-hours-apart': ({ day }: { readonly day: Part }, word: WordPart) =>
    `The hours do not touch your shift on ${word(day)}.`,
  'request-offer-gone': 'This is not offered any more.',
  'request-offer-over': 'The offer has ended.',
  'request-offer-taken': 'All places are taken.',
  'request-offer-not-yours': 'This is offered to other teams.',
  'request-kind-closed': 'This cannot be asked for here. Speak to your planner.',
  'request-begun': 'It has begun already. Speak to your supervisor.',
  'request-leave-nothing': 'You are off on all of these days already. Choose other days.',
  'request-allowance-over': ({
    year,
    allowance,
    wanted,
  }: {
    readonly year: string;
    readonly allowance: number;
    readonly wanted: number;
  }) =>
    `With this it would be ${wanted} days in ${year}, and you have ${allowance}. Ask for less, or for another kind of leave.`,
  'request-hours-over': ({
    year,
    allowance,
    wanted,
  }: {
    readonly year: string;
    readonly allowance: number;
    readonly wanted: number;
  }) =>
    `With this it would be ${wanted} hours in ${year}, and you have ${allowance}. Ask for less, or for another kind of leave.`,
  'request-leave-breaks': ({ why }: { readonly why: Part }, word: WordPart) =>
    `Without you the roster breaks a rule, so a planner decides: ${word(why)}`,
  'request-begun-planner': 'It has begun already, so a planner decides.',
  'request-short-notice': ({ hours }: { readonly hours: number }) =>
    `It begins in less than ${hours} hours, so a planner decides.`,
  'request-places-full': (
    { day, taken, places }: { readonly day: Part; readonly taken: number; readonly places: number },
    word: WordPart,
  ) => `On ${word(day)} ${taken} of ${places} places of your team are taken, so a planner decides.`,
  'request-planner-decides': 'A planner decides.',
  'request-at-once': 'Granted at once.',
  'request-agreed-first': ({ agent }: { readonly agent: Part }, word: WordPart) =>
    `${word(agent)} has to agree first.`,
  'request-open-to-all': 'Whoever takes it first has it, if the rules allow.',
  'request-open-already': 'You asked for this already, and it is not decided. Withdraw that first.',
  'request-planner-at-work': ({ day }: { readonly day: Part }, word: WordPart) =>
    `A planner is changing ${word(day)} just now. Try again when the roster is published.`,
  'request-quicker': ({ day }: { readonly day: Part }, word: WordPart) =>
    `Somebody was quicker on ${word(day)}, and nothing was changed. Look again.`,
  'request-wishes-changed': 'A planner changed your times meanwhile. Look at them and ask anew.',
  'request-offer-needs-shift': 'Such an offer is of a shift, and has no hours beside it. Choose the shift.',
  'request-offer-needs-hours': 'Such an offer is of hours, and of no shift. Write from when to when.',
  'request-offer-template': ({ template }: { readonly template: string }) =>
    `There is no shift ‘${template}’ in the settings of rosters. Choose one of the list.`,
  'request-offer-hours-short': ({ minutes, least }: { readonly minutes: number; readonly least: number }) =>
    `${minutes} min are offered, and at least ${least} min have to be. Choose other times.`,
  'request-offer-no-bonus':
    'A shift with a bonus needs its bonus. Write how much it is, or offer an open shift.',
  'request-offer-bonus': ({ amount }: { readonly amount: number }) =>
    `A bonus of ${amount} cannot be paid: it has to be more than 0, with two decimals at most. Write another one, or none.`,
  'request-offer-team': ({ team }: { readonly team: string }) =>
    `No agent is of a team ‘${team}’. Choose teams of the list, or none for everybody.`,
  'request-offer-begun': 'What is offered has begun already. Choose a later time.',
  'request-offer-ended': 'The time until which it can be taken is over already. Choose a later one.',
  'request-offer-ends-late':
    'It could be taken after it has begun. Choose an end of the offer that is before it begins.',
  'request-expired-clock': 'Nobody decided in time.',
  'request-shift-changed': 'What it was about has changed. Nothing was done.',
};
