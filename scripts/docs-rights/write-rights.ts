import type { Route } from '../../server/http/route.ts';
import { HOLDERS, RIGHT_NAMES, RIGHTS, type Right, type ScopedAs } from '../../shared/access/rights.ts';
import { SOCKET_RIGHTS } from '../../shared/contract/socket-rights.ts';
import { AUDIENCES, type ClientToServer } from '../../shared/contract/socket-events.ts';

const SCOPED: Readonly<Record<ScopedAs, string>> = {
  cut: 'theirs alone',
  'whole-site': 'nothing',
  'not-cut': 'all of it',
};

/** What each right lets a socket ask, as it stands in the contract. */
const EVENTS: readonly { readonly event: string; readonly needs: Right }[] = [
  ...AUDIENCES.map((audience) => ({
    event: `floor:join ${audience}`,
    needs: SOCKET_RIGHTS['floor:join']({ audience }),
  })),
  {
    event: 'floor:join of a replay',
    needs: SOCKET_RIGHTS['floor:join']({ audience: 'desk', replayId: 'x' }),
  },
  ...(Object.keys(SOCKET_RIGHTS) as (keyof ClientToServer)[])
    .filter((event) => event !== 'floor:join')
    .map((event) => ({ event, needs: SOCKET_RIGHTS[event]({} as never) })),
];

/** The table of rights as server/access/RIGHTS.md, with the doors that each right opens. */
export function writeRights(routes: readonly Route[]): string {
  const head = ['right', ...HOLDERS.map((holder) => holder.replace('-', ' ')), 'of a part of the site'];
  const lines = [
    '# Who may do what',
    '',
    'Made from `shared/access/rights.ts` by `npm run docs:rights`; `npm run test:rights` tries every door of it as everybody.',
    'A screen is a wall opened by a kiosk link, a named screen one by a link that shows names. `this machine` is every person while only',
    'this machine reaches the server. The last column is what an account of some teams or queues has of a right: people are cut by their',
    'team, figures and calls by their queue. Whoever opened the administrator’s link is an administrator without an account.',
    '',
    tableRow(head),
    tableRow(head.map(() => '---')),
    ...RIGHT_NAMES.map((right) => {
      const { holders, scoped } = RIGHTS[right];
      const cells = HOLDERS.map((holder) => (holders.includes(holder) ? '●' : ''));
      return tableRow([`[${right}](#${right})`, ...cells, SCOPED[scoped]]);
    }),
    '',
    ...RIGHT_NAMES.flatMap((right) => describeRight(right, routes)),
  ];
  return lines.join('\n');
}

function describeRight(right: Right, routes: readonly Route[]): readonly string[] {
  const doors = [
    ...routes
      .filter(({ needs }) => needs === right)
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`),
    ...EVENTS.filter(({ needs }) => needs === right).map(({ event }) => event),
  ];
  return [`## ${right}`, '', RIGHTS[right].doc, '', ...doors.map((door) => `- \`${door}\``), ''];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
