/** Who is rostered beside how many are needed. */
export const rostered = {
  line: 'rostered',
  most: 'Rostered at most',
  short: 'Short',
  over: 'Over',
  hours: (hours: string) => `${hours} h`,
  mostAt: (agents: string, when: string) => `most ${agents}, ${when}`,
  what: 'Rostered is who is on the phone by the published roster, without breaks and off-phone activities. It stands against what is needed; who is ill or late is not taken off, as no shrinkage is set.',
  whatWithShrinkage: (shrinkage: string) =>
    `Rostered is who is on the phone by the published roster, without breaks and off-phone activities. It stands against what is needed with ${shrinkage} shrinkage on top. If breaks or training are in that shrinkage, they count twice.`,
  ofQueue: (queues: string) =>
    `Everybody who may take this queue counts. Some may take ${queues} too and cannot be in both at once, so no surplus is shown here: see the skill groups.`,
  groupsApart: (hours: string) =>
    `Each skill group by itself is short of ${hours} h: people over in one do not fill the gap of another.`,
  withoutBreaks: (count: string, shifts: string) =>
    count === '1'
      ? `1 of ${shifts} shifts has no breaks placed yet: only its long break (lunch) is taken out.`
      : `${count} of ${shifts} shifts have no breaks placed yet: only their long break (lunch) is taken out.`,
  unskilled: (count: string) =>
    count === '1'
      ? '1 person with a shift serves no queue and is not counted.'
      : `${count} people with a shift serve no queue and are not counted.`,
  notPublished: (days: string) =>
    `No roster is published for ${days}: who is there is not known, not nobody.`,
  nonePublished: 'No roster is published for these days: who is rostered is not known.',
  toRoster: 'Rosters',
};
