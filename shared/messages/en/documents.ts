import type { Part, WordPart } from '../part.ts';
import { documentNames, recordNames, typeNames } from './names.ts';

interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface AtMost {
  readonly most: number;
}

/** What is wrong in a document or a request: places, what stands there, the rule, and the way out. */
export const documents = {
  'document-bad': (
    {
      what,
      places,
      total,
    }: {
      readonly what: keyof typeof documentNames;
      readonly places: readonly Part[];
      readonly total: number;
    },
    word: WordPart,
  ) =>
    [
      `There ${total === 1 ? 'is 1 bad place' : `are ${total} bad places`} in the ${documentNames[what]}:`,
      ...places.map((place) => `- ${word(place)}`),
      ...(total > places.length ? [`- and ${total - places.length} more`] : []),
    ].join('\n'),
  'bad-place': (
    {
      path,
      value,
      rule,
      wayOut,
    }: { readonly path: string; readonly value: Part; readonly rule: Part; readonly wayOut: Part },
    word: WordPart,
  ) => `${path} (${word(value)}) ${word(rule)}. ${word(wayOut)}`,
  'wrong-place': (
    { path, value, rule }: { readonly path: string; readonly value: Part; readonly rule: Part },
    word: WordPart,
  ) => `${path} (${word(value)}) ${word(rule)}`,
  'wrong-whole': (
    {
      what,
      value,
      rule,
    }: { readonly what: keyof typeof documentNames; readonly value: Part; readonly rule: Part },
    word: WordPart,
  ) => `${what === 'request' ? 'The request' : `the ${documentNames[what]}`} (${word(value)}) ${word(rule)}`,

  'value-missing': 'missing',
  'value-list': ({ entries }: { readonly entries: number }) => `a list of ${entries}`,
  'value-object': 'an object',

  'rule-whole-characters': 'must be whole characters, and it has half of one (a lone surrogate)',
  'rule-line': ({ most }: AtMost) => `must be one line of 1 to ${most} characters`,
  'rule-text': ({ most }: AtMost) => `must be a text of at most ${most} characters`,
  'rule-id': ({ most }: AtMost) =>
    `must be an id of 1 to ${most} characters, not "*", without blanks at its ends`,
  'rule-list': ({ least, most }: Bounds) => `must be a list of ${least} to ${most}`,
  'rule-unique': 'must not be used twice',
  'rule-number': ({ least, most }: Bounds) => `must be a number from ${least} to ${most}`,
  'rule-whole-number': ({ least, most }: Bounds) => `must be a whole number from ${least} to ${most}`,
  'rule-between': ({ least, most }: Bounds) => `must be ${least} to ${most}`,
  'rule-choice': ({ choices }: { readonly choices: string }) => `must be one of ${choices}`,
  'rule-record': ({ what, example }: { readonly what: keyof typeof recordNames; readonly example: string }) =>
    `must be ${recordNames[what]}${example === '' ? '' : `, e.g. ${example}`}`,
  'rule-some-language': ({ languages }: { readonly languages: string }) =>
    `must name at least one language of ${languages}`,
  'rule-date': 'must be a date',
  'rule-calendar-date': 'must be a date of the calendar',
  'rule-site-day': 'must be a site day such as 2026-03-31',
  'rule-time-zone': 'must be an IANA time zone',
  'rule-known-time-zone': 'must be a time zone of the IANA database',
  'rule-later': 'must be later than the rule before it',
  'rule-time-of-day': 'must be a time of day',
  'rule-quarter-of-an-hour': 'must be a time of day on a quarter of an hour',
  'rule-interval-boundary': 'must be on an interval boundary',
  'rule-board-id': 'must be an id',
  'rule-small-letters': 'must be small letters, digits and single hyphens',
  'rule-metric': 'must be the id of a metric',
  'rule-window': ({ metric }: { readonly metric: string }) => `is not a window of ${metric}`,
  'rule-never-turns': ({ metric }: { readonly metric: string }) =>
    `cannot turn: neither more nor less of ${metric} is better`,
  'rule-bad-not-above': 'must have "bad" not above "warn": more is better here',
  'rule-bad-not-below': 'must have "bad" not below "warn": less is better here',
  'rule-trend-metric': 'must be a metric of a stretch of time: one of this instant has no trend',
  'rule-tile-kind': 'must be a tile of a known kind',
  'rule-known-setting': 'is not a setting known here',
  'rule-import-number': 'must be the number of an import, such as 7',
  'rule-type': ({ type }: { readonly type: keyof typeof typeNames }) => `must be ${typeNames[type]}`,
  'rule-known-kind': 'must be one of the kinds known here',
  'rule-least-characters': ({ least }: { readonly least: number }) =>
    `must have at least ${least} characters`,
  'rule-most-characters': ({ most }: AtMost) => `must have at most ${most} characters`,
  'rule-at-least': ({ least }: { readonly least: number }) => `must be at least ${least}`,
  'rule-at-most': ({ most }: AtMost) => `must be at most ${most}`,
  'rule-as-described': 'must be as the interface describes it',

  'way-write-character': 'Write the character that was cut again.',
  'way-short-text': 'Write a short text; in a file, put it in quotes.',
  'way-shorten': 'Shorten it.',
  'way-name-of-phone-system': 'Write the name the phone system itself uses.',
  'way-remove-some': 'Write it in [ ]; remove some.',
  'way-add-or-remove': 'Write it in [ ]; add or remove some.',
  'way-rename-one': 'Rename or remove one of the two.',
  'way-choose-one': 'Choose one of them.',
  'way-choose-of': ({ choices }: { readonly choices: string }) => `Choose one of ${choices}.`,
  'way-braces': 'Write it in { }.',
  'way-some-language': 'Add e.g. "en": "Support".',
  'way-date': 'Write it as YYYY-MM-DD, e.g. 2026-03-01.',
  'way-time-zone': 'Write e.g. Asia/Shanghai or Europe/Berlin.',
  'way-ratio': ({ ratio, percent }: { readonly ratio: number; readonly percent: number }) =>
    `A ratio, not a percentage: write ${ratio} for ${percent} %.`,
  'way-answer-within': 'Write 20 for "within 20 seconds".',
  'way-short-abandon': 'Write 5 for "under 5 seconds", 0 for none.',
  'way-order-rules': 'Put the rules in the order of their dates.',
  'way-level': 'Write 1 for those served first.',
  'way-priority': 'Write 10 for the queue that goes first, 1 for the one that goes last.',
  'way-keep-calls': 'Write days, or null to keep calls for ever.',
  'way-keep-events': 'Write days (a restart needs the last three), or null to keep events for ever.',
  'way-time-of-day': 'Write it as HH:MM, e.g. 06:00.',
  'way-interval-boundary': 'Write :00 or :30, or set "intervalMinutes" to 15.',
  'way-board-id': 'Write e.g. "floor-2".',
  'way-small-letters': 'Write e.g. "floor-2": it is part of the address.',
  'way-of-catalogue': 'Choose one of the catalogue.',
  'way-page-width': ({ columns }: { readonly columns: number }) => `The page is ${columns} columns wide.`,
  'way-page-height': ({ rows }: { readonly rows: number }) => `The page is ${rows} rows high.`,
  'way-limits': 'Ratios are 0 to 1, times are seconds.',
  'way-no-thresholds': 'Set "thresholds" to null.',
  'way-swap': 'Swap the two.',
  'way-trend-metric': ({ windows }: { readonly windows: string }) =>
    `Choose one that knows ${windows}, e.g. service-level.`,
  'way-tile-kind':
    'Set "kind" to metric, queue-list, agent-grid, agent-states, trend, projection, adherence, message or clock.',
  'way-page-seconds': 'Write 20 for "20 seconds a page".',
  'way-misspelt': 'Maybe it is misspelt; else remove it.',
};
