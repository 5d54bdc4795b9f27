import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createAmiMessage, textOf, type AmiMessage } from '../../server/feeds/asterisk/ami-message.ts';
import { AmiParser } from '../../server/feeds/asterisk/ami-parser.ts';
import type { Headers } from './ami-scenario.ts';

export interface FakeAmiOptions {
  readonly secret?: string;
  /** `silent` accepts connections and never says a word. */
  readonly manners?: 'polite' | 'silent';
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** An Asterisk's manager port: greets, logs in (plain and by challenge), answers the lists it is given, tells events. */
export class FakeAmiServer {
  members: readonly Headers[] = [];
  entries: readonly Headers[] = [];
  channels: readonly Headers[] = [];
  /** Actions received, over all connections. */
  readonly actions: AmiMessage[] = [];
  connections = 0;
  manners: 'polite' | 'silent';
  readonly #secret: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(options: FakeAmiOptions) {
    this.#secret = options.secret ?? 'secret';
    this.manners = options.manners ?? 'polite';
    const listener = (socket: Socket): void => this.#serve(socket);
    this.#server = options.tls ? createTlsServer({ ...options.tls }, listener) : createServer(listener);
  }

  static async start(options: FakeAmiOptions = {}, port = 0): Promise<FakeAmiServer> {
    const server = new FakeAmiServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(port, '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Tells all connections an event. */
  tell(name: string, headers: Headers): void {
    for (const socket of this.#sockets) socket.write(format('Event', name, headers));
  }

  /** Writes bytes as they are. */
  write(bytes: string | Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  /** Cuts all connections, as a crash would. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  named(action: string): readonly AmiMessage[] {
    return this.actions.filter((message) => textOf(message, 'Action') === action);
  }

  #serve(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.manners === 'silent') return;
    const challenge = String(100_000 + this.connections);
    const parser = new AmiParser({ onMessage: (message) => this.#answer(socket, message, challenge) });
    socket.on('data', (bytes: Buffer) => parser.push(bytes));
    socket.write('Asterisk Call Manager/11.0.0\r\n');
  }

  #answer(socket: Socket, message: AmiMessage, challenge: string): void {
    if (this.manners === 'silent') return;
    this.actions.push(message);
    const ActionID = textOf(message, 'ActionID');
    switch (textOf(message, 'Action')) {
      case 'Challenge':
        socket.write(format('Response', 'Success', { ActionID, Challenge: challenge }));
        return;
      case 'Login': {
        const key = createHash('md5').update(challenge).update(this.#secret).digest('hex');
        if (textOf(message, 'Secret') !== this.#secret && textOf(message, 'Key') !== key) {
          socket.end(format('Response', 'Error', { ActionID, Message: 'Authentication failed' }));
          return;
        }
        socket.write(format('Response', 'Success', { ActionID, Message: 'Authentication accepted' }));
        socket.write(format('Event', 'FullyBooted', { Privilege: 'system,all', Uptime: 5 }));
        return;
      }
      case 'CoreShowChannels':
        for (const channel of this.channels)
          socket.write(format('Event', 'CoreShowChannel', { ActionID, ...channel }));
        socket.write(format('Event', 'CoreShowChannelsComplete', { ActionID, EventList: 'Complete' }));
        return;
      case 'QueueStatus':
        socket.write(format('Response', 'Success', { ActionID, EventList: 'start' }));
        for (const member of this.members)
          socket.write(format('Event', 'QueueMember', { ActionID, ...member }));
        for (const entry of this.entries) socket.write(format('Event', 'QueueEntry', { ActionID, ...entry }));
        socket.write(format('Event', 'QueueStatusComplete', { ActionID, EventList: 'Complete' }));
        return;
      default:
        socket.write(format('Response', 'Success', { ActionID, Ping: 'Pong' }));
    }
  }
}

function format(first: string, name: string, headers: Headers): string {
  const lines = [[first, name], ...Object.entries(headers)].map(
    ([header, value]) => `${header}: ${value}\r\n`,
  );
  return `${lines.join('')}\r\n`;
}

/** An action as a message, to compare with what was sent. */
export function headersOf(message: AmiMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(createAmiMessage([...message.headers]).headers);
}
