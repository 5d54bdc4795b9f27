import { networkInterfaces } from 'node:os';
import type { Role } from '../shared/access/roles.ts';
import type { Config } from './config.ts';

export interface Addresses {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
}

/** What people open: the public address, else this machine's, as seen from where it can be reached. */
export function baseUrl({ host, port, publicUrl }: Addresses): string {
  if (publicUrl !== null) return publicUrl;
  if (isEverywhere(host)) return `http://${firstNetworkAddress() ?? 'localhost'}:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export interface Announcement {
  readonly version: string;
  readonly baseUrl: string;
  readonly adminKey: string;
  /** The folder, or the database without its password. */
  readonly dataPlace: string;
  readonly floor: string;
  readonly boardIds: readonly string[];
  /** Of a demo alone: what signs in as each role. */
  readonly demoLinks: readonly { readonly role: Role; readonly path: string }[];
  readonly notes: readonly string[];
}

/** The calm block a start ends with. */
export function describeStart(start: Announcement): string {
  const line = (name: string, text: string) => `  ${name.padEnd(8)} ${text}`;
  const [first = '', ...others] = start.boardIds;
  return [
    '',
    `Floorcast ${start.version} is running.`,
    '',
    line('Wall', `${start.baseUrl}/wall/${first}`),
    ...others.slice(0, 4).map((id) => line('', `${start.baseUrl}/wall/${id}`)),
    line('Boards', `${start.baseUrl}/`),
    line('Desk', `${start.baseUrl}/admin?key=${start.adminKey}`),
    line('', "the administrator's link: it opens the desk and the editor, so keep it to yourself"),
    ...start.demoLinks.map(({ role, path }, at) =>
      line(at === 0 ? 'Sign in' : '', `${start.baseUrl}${path}  (${role})`),
    ),
    line('Floor', start.floor),
    line('Data', start.dataPlace),
    line('Stop', 'Ctrl-C'),
    ...start.notes.map((note) => `\n  Note: ${note}`),
    '',
  ].join('\n');
}

/** What is not wrong, and what whoever starts it may not expect. */
export function listNotes({
  notes,
  host,
  publicUrl,
  siteFile,
}: Pick<Config, 'notes' | 'host' | 'publicUrl' | 'siteFile'>): readonly string[] {
  return [
    ...notes,
    ...(siteFile === null
      ? []
      : [`The site is ${siteFile} (FLOORCAST_SITE); site.json of the data folder is not in use.`]),
    ...(isEverywhere(host) && publicUrl === null
      ? ['Others on the network reach this server; walls want a kiosk link, which the desk makes.']
      : []),
  ];
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function firstNetworkAddress(): string | null {
  for (const addresses of Object.values(networkInterfaces()))
    for (const address of addresses ?? [])
      if (address.family === 'IPv4' && !address.internal) return address.address;
  return null;
}
