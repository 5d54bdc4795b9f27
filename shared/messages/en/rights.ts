import type { Right } from '../../access/rights.ts';
import type { Part, WordPart } from '../part.ts';

interface What {
  /** One of `right-…`. */
  readonly what: Part;
}

/** What each right lets one do, as it stands after "to". */
const names: { readonly [Name in Right as `right-${Name}`]: string } = {
  'right-come-in': 'come in',
  'right-sign-in': 'sign in or out',
  'right-see-own-account': 'see where else you are signed in',
  'right-own-account': 'use your own account',
  'right-see-adherence': 'see adherence to the roster',
  'right-edit-adherence': 'excuse time out of adherence',
  'right-set-adherence-rules': 'set the rules of adherence',
  'right-own-shifts': 'see your own shifts',
  'right-see-own-requests': 'see requests of your own',
  'right-own-requests': 'ask for leave and swaps of your own',
  'right-see-requests': 'see requests',
  'right-decide-requests': 'decide requests',
  'right-set-request-rules': 'set the rules and offers of requests',
  'right-see-own-work': 'see your own work',
  'right-own-work': 'change your own work',
  'right-answer-help': 'answer calls for help',
  'right-write-messages': 'write messages of the day',
  'right-see-walls': 'see wallboards',
  'right-see-names': 'see a wallboard with names of agents',
  'right-see-desk': 'see the live desk',
  'right-see-oddities': 'see what the floor could not take at its word',
  'right-look-up': 'look up single contacts and agents',
  'right-ring-back': 'see who gave up, with their numbers',
  'right-see-replays': 'replay past days',
  'right-see-past': 'read the past',
  'right-export-all': 'take everything out as files',
  'right-see-whole-numbers': "see callers' whole numbers",
  'right-see-imports': 'see imports',
  'right-import': 'import files',
  'right-edit-boards': 'change boards',
  'right-manage-links': 'manage kiosk links',
  'right-see-forecast': 'read the forecast',
  'right-edit-forecast': 'change the forecast',
  'right-publish-forecast': 'publish the forecast',
  'right-set-planning-rules': 'change the settings and events of planning',
  'right-run-planning': 'begin and stop work of planning',
  'right-see-requirement': 'read the staffing requirement',
  'right-see-shifts': 'see who works when',
  'right-see-rosters': 'see rosters',
  'right-edit-rosters': 'change rosters',
  'right-publish-rosters': 'publish rosters',
  'right-set-roster-rules': 'change what rosters are made with',
  'right-see-people': 'see people',
  'right-manage-people': 'add and change people',
  'right-see-accounts': 'see accounts',
  'right-manage-accounts': 'manage accounts',
  'right-see-audit': 'see the record of changes',
  'right-see-meters': 'read the meters',
  'right-send-events': 'send events',
};

/** What is said to whoever lacks a right. */
export const rights = {
  ...names,
  'sign-in-needed': ({ what }: What, word: WordPart) =>
    `To ${word(what)}, sign in, or open the administrator's link that the server printed when it started.`,
  'sign-in-or-token-needed': ({ what }: What, word: WordPart) =>
    `To ${word(what)}, sign in, open the administrator's link that the server printed when it started, or send "Authorization: Bearer <token>" with the readToken of secrets.json in the data folder.`,
  'sign-in-or-link-needed': ({ what }: What, word: WordPart) =>
    `To ${word(what)}, sign in, or ask an administrator for a kiosk link.`,
  'right-lacking': ({ what }: What, word: WordPart) =>
    `Your account may not ${word(what)}. Ask an administrator if it should.`,
  'scope-lacks': ({ what }: What, word: WordPart) =>
    `To ${word(what)}, an account has to see the whole site, and yours sees some teams or queues. Ask an administrator.`,
  'kiosk-link-lacks': ({ what }: What, word: WordPart) =>
    `A kiosk link may not ${word(what)}: it opens its wall and nothing else. Sign in for that.`,
  'token-lacks': ({ what }: What, word: WordPart) =>
    `This token may not ${word(what)}. Sign in for that, or use the right token of secrets.json in the data folder.`,
  'token-invalid':
    'This is neither the readToken nor the intakeToken of secrets.json in the data folder. Copy all of it.',
  'scope-outside': ({ id }: { readonly id: string }) =>
    `Your account does not see "${id}". Ask an administrator if it should.`,
  'scope-nothing': 'Your account sees no team or queue of this yet. Ask an administrator.',
  'own-shifts-only':
    'These are the shifts of somebody else. Your account says what was seen for its own agent only.',
  'session-over': 'Your session here is over: it was ended, or its time was up. Sign in again.',
  'rights-changed': 'Your rights here have changed. Sign in again, or open a screen you may use.',
};
