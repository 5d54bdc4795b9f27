import type { NoticeKindName } from '../../../shared/notices/notice.ts';
import type { NoticeChannel } from '../../../shared/notices/notice-settings.ts';

const kinds: Readonly<Record<NoticeKindName, string>> = {
  roster: 'My shifts are published or changed',
  request: 'Requests, swaps and shifts on offer',
  contest: 'What I contested is decided',
  message: 'Messages from the centre',
  help: 'An agent asks for help',
};

const byChannel: Readonly<Record<NoticeChannel, string>> = { push: 'Push', mail: 'E-mail' };

/** What one is told, and how. */
export const notices = {
  title: 'Notices',
  bell: (unread: number) =>
    unread === 0 ? 'Notices' : unread === 1 ? 'Notices: 1 unread' : `Notices: ${unread} unread`,
  nobody: 'Notices belong to an account. Sign in by name to see yours.',
  signIn: 'Sign in',
  none: 'Nothing yet. You are told here when your shifts are published or change, and when something you asked for is decided.',
  unread: 'Unread:',
  mark: 'Mark as read',
  markOne: (title: string) => `Mark as read: ${title}`,
  markAll: 'Mark all as read',
  toSettings: 'How I am told',
  older: 'Show older ones',
  moreLines: (count: number) => (count === 1 ? '… and 1 more' : `… and ${count} more`),
  settingsTitle: 'How I am told',
  saved: 'Saved.',
  quiet: 'Quiet hours',
  quietOn: 'Keep pushes and mails until they are over',
  quietFrom: 'From',
  quietTo: 'To',
  quietSame: (from: string, to: string) =>
    `Quiet hours must end at another time than they begin. Still kept: ${from}–${to}. To be told at any time, untick the box above.`,
  quietText: (timeZone: string) =>
    `By the clock of the site (${timeZone}). What you have to know before they are over comes at once: a shift that starts within them or less than four hours after them, and a call for help.`,
  channels: 'What is sent',
  channelsText:
    'This page shows everything, whatever is chosen here. What falls together within 15 minutes is sent as one.',
  kind: 'Kind',
  kinds,
  byChannel,
  channelOf: (kind: string, channel: string) => `${kind}: ${channel}`,
  push: 'Push',
  pushUnable:
    'This browser takes no pushes here. It needs https, and on an iPhone or iPad Floorcast has to be on the home screen.',
  pushDenied:
    'This browser was told to show no notifications of Floorcast. Allow them in its settings, then come back.',
  pushOn: 'Push to this browser',
  pushRefused:
    'The browser did not take it: the question was answered with no, or its push service cannot be reached from here.',
  thisBrowser: 'this one',
  takeOut: 'Remove',
  takeOutOf: (browser: string) => `Remove ${browser}`,
  mail: 'E-mail',
  mailNone: 'This site sends no mail. Whoever runs the server can set that up.',
  mailText: 'A link is sent there. Nothing else is, until you have opened it.',
  address: 'Your address',
  sendLink: 'Send a link',
  sendAgain: 'Send the link again',
  linkSent: (address: string) => `A link is on its way to ${address}. It is good for a day.`,
  isConfirmed: 'is confirmed.',
  isUnconfirmed: 'is not confirmed yet: open the link in the mail that was sent there.',
  givenUp: 'Could not be sent',
  givenUpText: 'It was tried for a day. The notices themselves are on your page.',
  givenUpOf: (channel: string, when: string) => `${channel}, ${when}:`,
  confirmTitle: 'Confirm an address',
  confirmed: 'The address is confirmed. Notices are mailed there from now on.',
  confirmMissing: 'The link is not complete. Open the whole of it from the mail.',
};
