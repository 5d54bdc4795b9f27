/** What must stand in the documents of planners: edits, events, settings; and what to do about it. */
export const plannersDocuments = {
  'rule-shrinkage-left': 'must leave at least 1 % of paid time',
  'way-lower-shrinkage': 'Lower one of them; 10 % is written 0.1.',
  'way-seconds': 'Write seconds.',
  'way-calls-per-day': 'Write the calls of an average open day.',
  'rule-borrowing-kind': 'must be a borrowing of a known kind',
  'way-borrowing-kind': 'Set "kind" to queue or typed.',
  'rule-planned-queue': 'must be a queue of the site or of its history',
  'way-planned-queue': 'Choose one of the queues there are, or add it to the site file first.',
  'rule-other-queue': 'must be another queue',
  'way-other-queue': 'Choose one with a past of its own.',
  'rule-currency': 'must be a currency',
  'way-currency': 'Write its three letters, e.g. CNY, TWD or EUR.',
  'way-agent-hour-cost': 'Write what an hour on the phone costs.',
  'way-patience': 'Write seconds, or null to estimate it.',
  'way-contacts-at-once': 'Write 1 for calls, 2 or 3 for chat.',
  'way-stretch':
    'Write 0 when the known handle times are of contacts side by side, 0.3 for 30 % longer with each one more.',
  'way-delay': 'Hours from when it arises (0.25 to 336), or whole days (0 for the same day, up to 14).',
  'rule-some-hours': 'must have hours on some weekday',
  'way-some-hours': 'Type hours, or set "kind" to opening.',
  'way-pieces': 'Write how many arise on that weekday, 0 for none.',
  'rule-work-minutes': ({ minutes, most }: { readonly minutes: number; readonly most: number }) =>
    `must be at most ${most} minutes of work a day, and with the handle time they are ${minutes}`,
  'way-work-minutes': 'Write fewer pieces or a shorter handle time; its unit is minutes.',
  'way-handle-minutes': 'Write the minutes of work on one.',
  'way-weeks-ahead': 'Eight weeks are usual.',
  'rule-country': 'must be a country',
  'way-country': 'Write e.g. CN, TW, HK or DE-BY, or null.',
  'way-occupancy-cap': 'Write 0.85 for 85 %, or null for no cap.',
  'way-abandonment-cap': 'Write 0.05 for 5 %, or null for the rule of the queue.',
  'way-places': ({ last }: { readonly last: number }) =>
    `Places of the day are counted from its start: 0 to ${last}.`,
  'way-none-is-zero': 'Write 0 for none.',
  'way-percent-change': 'Write 10 for a tenth more, -100 for none.',
  'rule-edit-kind': 'must be an edit of a known kind',
  'way-edit-kind': 'Set "kind" to set, percent, day-total, copy-day or clear.',
  'way-epoch-ms': 'Write milliseconds since 1970.',
  'way-event-ratio': 'Write 1.2 for a fifth more calls, 0 for none at all.',
  'way-event-calls': 'Write 300 for 300 calls a day more, -300 for fewer.',
  'way-weekday': 'Write 1 for Monday, 7 for Sunday.',
  'rule-effect-kind': 'must be an effect of a known kind',
  'way-effect-kind': 'Set "kind" to learnt, typed-ratio, typed-calls or like-weekday.',
  'way-weights': 'Weights: write 2 for twice as much as 1.',
  'rule-some-weight': 'must have a weight above 0 somewhere',
  'way-even': 'Write null to spread it evenly.',
  'way-carry-over': 'Write 0.4 for 40 % of the effect, 0 for none.',
  'rule-not-before': ({ fromDay }: { readonly fromDay: string }) => `must not be before fromDay (${fromDay})`,
  'rule-event-days': ({
    fromDay,
    most,
    days,
  }: {
    readonly fromDay: string;
    readonly most: number;
    readonly days: number;
  }) => `must not be more than ${most} days after fromDay (${fromDay}), and it is ${days}`,
  'way-event-each-time': 'Write one event for each time it comes; what lasts for years is no event.',
  'rule-country-or-state': 'must be a country or a state of one',
  'way-country-or-state': 'Write e.g. CN, TW, HK, US or DE-BY.',
  'rule-date-of-years': ({ fromYear, toYear }: { readonly fromYear: number; readonly toYear: number }) =>
    `must be a date of the calendar from ${fromYear} to ${toYear}`,
};
