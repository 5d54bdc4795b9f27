/** Agents' calls for help and messages of the day, on the desk. */
export const floorHelp = {
  calls: 'Calls for help',
  callOf: (name: string, team: string | null) =>
    team === null ? `${name} calls` : `${name} (${team}) calls`,
  since: (time: string) => `since ${time}`,
  takenBy: (name: string) => `${name} has taken it`,
  take: 'Take',
  end: 'Done',
  messages: 'Messages of the day',
  noMessages: 'No message stands',
  noMessagesText: 'What you write here agents see first of all on their own page, until it ends.',
  write: 'Write a message of the day',
  text: 'Message',
  to: 'To',
  toAll: 'all agents',
  toTeams: (teams: string) => `team ${teams}`,
  for: 'For',
  hours: (hours: number) =>
    hours < 48 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : `${hours / 24} days`,
  send: 'Tell them',
  by: (author: string, when: string) => `${author}, ${when}`,
  until: (when: string) => `until ${when}`,
  remove: 'Take back',
  removedBy: (name: string, when: string) => `Taken back by ${name}, ${when}`,
};
