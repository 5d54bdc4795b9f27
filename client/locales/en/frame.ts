import type { LaneKind } from '../../state/call-lanes.ts';

const lanes: Readonly<Record<LaneKind, string>> = {
  waiting: 'waiting',
  ringing: 'ringing',
  talking: 'talking',
  hold: 'on hold',
  'wrap-up': 'wrap-up',
};

/** The frame round the desk's screens: header, menu, and what every one of them says when it has nothing. */
export const frame = {
  skip: 'Skip to the content',
  menu: 'Main menu',
  desk: 'Desk',
  boards: 'Boards',
  links: 'Kiosk links',
  replay: 'Replay',
  history: 'History',
  requirement: 'Staffing',
  imports: 'Import',
  walls: 'Walls',
  language: 'Language',
  toDark: 'Dark',
  toLight: 'Light',
  shortcuts: 'Keys',
  shortcutsTitle: 'What the keys do',
  close: 'Close',
  loading: 'Loading …',
  retry: 'Try again',
  unreachable: 'The server does not answer. It may be restarting; this page tries again when you ask.',
  signInTitle: 'This screen is the administrator’s',
  signInText:
    'Open the administrator’s link once in this browser. The server prints it when it starts, in the window where it was started, beside the addresses of the boards.',
  signInTooltip: 'The link keeps this browser signed in.',
  signInWalls: 'See the wallboards instead',
  keysAnywhere: 'Anywhere',
  keyHelp: 'This list',
  keyGoDesk: 'Desk',
  keyGoBoards: 'Boards',
  keyGoLinks: 'Kiosk links',
  keyGoReplay: 'Replay',
  keyGoHistory: 'History',
  keyGoRequirement: 'Staffing requirement',
  keyGoImports: 'Import',
  keyThen: 'then',
  lanes,
};
