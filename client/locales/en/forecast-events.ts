import type { EventEffect, PlanningEventKind } from '../../../shared/forecasting/planning-event.ts';
import type { DayCurveName, EventFault } from '../../state/event-draft.ts';

const kinds: Readonly<Record<PlanningEventKind, string>> = {
  holiday: 'Holiday',
  'make-up-workday': 'Make-up working day',
  campaign: 'Campaign',
  billing: 'Billing day',
  outage: 'Outage',
  'price-change': 'Price change',
  other: 'Other',
};

const effects: Readonly<Record<EventEffect['kind'], string>> = {
  learnt: 'As earlier ones did',
  'typed-ratio': 'Percent more or less',
  'typed-calls': 'Calls a day more or less',
  'like-weekday': 'Like another weekday',
};

const curves: Readonly<Record<DayCurveName, string>> = {
  even: 'Evenly, as the day’s calls',
  morning: 'Mostly in the morning',
  midday: 'Mostly at midday',
  afternoon: 'Mostly in the afternoon',
  own: 'As it is',
};

const faults: Readonly<Record<EventFault, string>> = {
  'no-name': 'Give it a name: events of one name learn from each other.',
  'no-day': 'Give the first and the last day.',
  backwards: 'The last day is before the first.',
  'too-long': 'An event lasts 400 days at most; what lasts longer is how things are now.',
  'no-percent': 'Percent: write 20 for a fifth more, -30 for fewer; at least -100.',
  'no-calls': 'Calls a day: write 300 for 300 more, -300 for fewer.',
  'no-carry-over': 'Left on the day after: write 0 to 100 %.',
};

/** What makes days unlike others: holidays, campaigns, outages, and what they did. */
export const forecastEvents = {
  title: 'Events',
  text: 'Days unlike others: they never enter the usual week, and what they did is used when they come again.',
  kinds,
  effects,
  curves,
  faults,
  add: 'Add an event',
  none: 'No events yet. Add what you know of, or take over the holidays of a country.',
  ahead: 'Ahead',
  past: 'Past',
  showPast: (count: number) => `Show ${count} past events`,
  name: 'Name',
  kind: 'Kind',
  days: 'Days',
  ofQueues: 'Queues',
  allQueues: 'All queues',
  effect: 'Effect',
  edit: 'Edit',
  remove: 'Delete',
  removeTitle: (name: string) => `Delete “${name}”?`,
  removeText: 'Its days count as usual ones from the next forecast on.',
  removeYes: 'Delete',
  removeNo: 'Keep it',
  newTitle: 'New event',
  editTitle: 'Edit event',
  from: 'First day',
  to: 'Last day',
  percent: 'Percent',
  calls: 'Calls a day',
  weekday: 'Like a',
  curve: 'Over the day',
  carryOver: 'Left on the day after, %',
  note: 'Note',
  save: 'Save',
  saved: (name: string) => `“${name}” is kept. It holds from the next forecast on.`,
  removed: (name: string) => `“${name}” is deleted.`,
  someQueues: (count: number) => (count === 1 ? '1 queue' : `${count} queues`),
  effectLearnt: 'learnt',
  effectRatio: (percent: string) => percent,
  effectCalls: (calls: string) => `${calls} calls a day`,
  effectWeekday: (weekday: string) => `like a ${weekday}`,
  effectCarry: (percent: string) => `${percent} of it the day after`,

  holidays: 'Holidays of a country',
  country: 'Country',
  noCountry: 'Choose a country',
  suggested: (count: number) => (count === 1 ? '1 day to take over' : `${count} days to take over`),
  noneSuggested: 'All holidays of the coming weeks are taken over already, or there are none.',
  take: 'Take over',
  takeAll: 'Take over all',
  taken: (count: number) => (count === 1 ? '1 holiday is taken over.' : `${count} holidays are taken over.`),
  makeUpTo: (day: string) =>
    `Make-up working days are known until ${day}: the government announces later ones in autumn.`,

  library: 'What past events really did',
  libraryNone: 'No event lies in the history yet. Add those you remember: the forecast learns from them.',
  expected: 'Without it',
  came: 'Came',
  did: 'It did',
  queue: 'Queue',
  day: 'Day',
  showAll: 'Show all',
};
