/** What agents are told of their own work, and what their calendars say. */
export const me = {
  'own-work-no-agent':
    'Your account is not tied to an agent of the floor, so there are no shifts or figures of your own. An administrator ties it under Accounts.',
  'own-contest-too-old': ({ days }: { readonly days: number }) =>
    `Only time that has passed, of the last ${days} days, can be contested. Ask your planner about earlier days.`,
  'own-contest-there':
    'You contested this time already, and it is not decided yet. Its answer will stand here.',
  'calendar-link-unknown':
    'This calendar link is not good, or not any more. Make a new one on your own page under More.',
  'help-call-stands': 'You have called already: a supervisor sees it. End that call before you make another.',
  'help-call-too-soon': ({ seconds }: { readonly seconds: number }) =>
    `You called less than a minute ago. Call again in ${seconds} s.`,
  'help-call-unknown': ({ id }: { readonly id: string }) =>
    `There is no call for help '${id}'. Read the list again.`,
  'help-call-taken': ({ name }: { readonly name: string | null }) =>
    name === null ? 'This call for help has ended.' : `${name} took this call for help before you.`,
  'day-message-end-bad': 'A message must end later than now and within a week. Set its end anew.',
  'day-message-team-unknown': ({ team }: { readonly team: string }) =>
    `There is no team '${team}' at this site. Choose one of the list, or write to all.`,
  'day-message-unknown': ({ id }: { readonly id: string }) =>
    `There is no message '${id}', or it was taken back already. Read the list again.`,
  'calendar-name': ({ site }: { readonly site: string }) => `Shifts, ${site}`,
  'calendar-shift': 'Shift',
  'calendar-standby': ({ shift }: { readonly shift: string }) => `${shift} (standby)`,
  'calendar-leave': 'Leave',
  'calendar-part': ({
    what,
    from,
    to,
  }: {
    readonly what: string;
    readonly from: string;
    readonly to: string;
  }) => `${what} ${from}–${to}`,
  'calendar-lunch': 'Lunch',
  'calendar-break': 'Break',
  'calendar-gap': 'Off between',
  'calendar-activity': 'Off the phone',
  'calendar-meeting': 'Meeting',
  'calendar-open-breaks': ({ minutes }: { readonly minutes: number }) =>
    `Short breaks: ${minutes} min, when is open`,
};
