/** What rosters are made with: saving, contracts, rules, prices. People and shifts have words of their own. */
export const rosterSettings = {
  parts: 'Parts of the settings',
  partNames: {
    shifts: 'Shifts',
    contracts: 'Contracts',
    rules: 'Rules',
    people: 'People',
    activities: 'Off the phone',
    whole: 'Prices and notice',
  },
  save: 'Save',
  leave: 'Leave them as they were',
  unsaved: 'Not saved yet',
  saved: 'Saved.',
  faultsIn: (count: number) => (count === 1 ? '1 to fix' : `${count} to fix`),
  refused: (count: number) =>
    count === 1
      ? 'Nothing was saved: one place cannot be taken. What you typed is still here.'
      : `Nothing was saved: ${count} places cannot be taken. What you typed is still here.`,
  mended: 'What was refused has been changed. Save again.',
  moreFaults: (count: number) => `and ${count} more, told when these are fixed`,
  fault: (value: string, rule: string, wayOut: string) => `${value} ${rule}. ${wayOut}`,
  pathMark: ' › ',
  leaveTitle: 'The settings of rosters are not saved',
  leaveText: 'Leaving now loses what you changed.',
  leaveSave: 'Save and leave',
  leaveDrop: 'Leave without saving',
  leaveStay: 'Stay here',
  unreadable: (rule: string) =>
    `The text of “${rule}” is no JSON object. Look for a missing comma or bracket.`,
  of: (field: string, name: string) => `${field}: ${name}`,
  remove: (name: string) => `Delete ${name}`,
  name: 'Name',

  contracts: 'Contracts',
  contractsText: 'Hours a week. Hard limits are never broken by proposals; beside the others it costs.',
  usual: 'Usual',
  weekHours: { hardMin: 'Never under', softMin: 'At least', softMax: 'At most', hardMax: 'Never over' },
  addContract: 'Add a contract',

  rules: 'Rules',
  lawPack: 'Labour law',
  lawPackText:
    'An example to check against your own law, agreements and dispensations; it is no legal advice. What a pack sets holds beside your own rules.',
  noLawPack: 'None',
  lawShows: (name: string) => `What “${name}” sets`,
  lawRule: 'Rule',
  lawLimit: 'Set to',
  lawArticle: 'Where it stands',
  lawSource: (source: string) => `Read from: ${source}.`,
  lawSettings: {
    minutesPerDay: 'a day',
    minutesPerWeek: 'a week',
    minutesPerMonth: 'a month',
  },
  lawOf: (rule: string, span: string) => `${rule} ${span}`,
  lawUnits: {
    hours: (value: string) => `${value} h`,
    days: (value: string) => (value === '1' ? '1 day' : `${value} days`),
  },
  lawLimits: {
    hardMin: (value: string) => `never under ${value}`,
    softMin: (value: string) => `less than ${value} costs`,
    softMax: (value: string) => `more than ${value} costs`,
    hardMax: (value: string) => `never over ${value}`,
  },
  copyLaw: 'Copy into my rules, to change them',
  lawCopied: (count: number) =>
    count === 1
      ? '1 rule is below now; the pack itself is off.'
      : `${count} rules are below now; the pack itself is off.`,
  ownRules: 'Own rules',
  rulesText:
    'A hard limit is never broken by proposals; beside a soft one each unit costs its weight. What is empty does not hold.',
  addRule: 'Add a rule',

  whole: 'Prices and notice',
  perUnder: 'An agent too few, one interval',
  perOver: 'An agent too many, one interval',
  notice: 'Notice of changes, hours',
  currency: 'Currency',
  note: 'Rules of publishing, in your own words',
};
