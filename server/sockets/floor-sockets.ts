import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import type { z } from 'zod';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type {
  Ack,
  ClientToServer,
  FloorSnapshot,
  JoinRequest,
  ReplayStarted,
} from '../../shared/contract/socket-events.ts';
import { SOCKET_RIGHTS } from '../../shared/contract/socket-rights.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { personOf, scopeOf, type Access, type KioskLinks } from '../ports/access.ts';
import type { Boards } from '../ports/boards.ts';
import type { Clock } from '../ports/clock.ts';
import type { FloorSource } from '../ports/live-floor.ts';
import type { Notices } from '../ports/notices.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { Replays } from '../ports/replay.ts';
import { toAck, toRefusal } from './ack.ts';
import { AgentLabels } from './agent-labels.ts';
import { checkRequest } from './check-request.ts';
import { recogniseSocket, refuseConnection } from './handshake.ts';
import { NoticeFollowers } from './notice-followers.ts';
import { ReplayRooms, VIEWERLESS_MS } from './replay-rooms.ts';
import { RequestBudget } from './request-budget.ts';
import {
  joinSchema,
  nothingSchema,
  replayControlSchema,
  replayStartSchema,
  rosterLookSchema,
} from './requests.ts';
import { RosterViewers } from './roster-viewers.ts';
import { DEFAULT_GATE, type FloorServer, type FloorSocket, type GateSettings } from './room-stream.ts';
import { SourceRooms } from './source-rooms.ts';
import { checkAgain, loseAccess } from './lost-access.ts';
import { cutOff, isBehind } from './wire.ts';

export interface FloorSocketsParts {
  readonly httpServer: HttpServer;
  readonly floor: FloorSource;
  readonly replays: Replays;
  readonly access: Access;
  readonly kioskLinks: KioskLinks;
  readonly boards: Boards;
  readonly rosters: Pick<Rosters, 'onChanged'>;
  readonly notices: Pick<Notices, 'onChanged' | 'countUnread'>;
  readonly clock: Clock;
  /** What failed without anyone being told: goes to the log. */
  readonly onError: (error: unknown) => void;
  readonly gate?: GateSettings;
  readonly viewerlessMs?: number;
  readonly maxSockets?: number;
}

export interface FloorSockets {
  readonly connected: () => number;
  close(): Promise<void>;
}

/** A screen asks seldom: it joins when it opens and after a gap. */
const BURST = 30;
const PER_SECOND = 3;
/** A snapshot is a thousand times an ordinary answer. */
const JOIN_COST = 5;
/** Refusals are answers too: whoever goes on after so many is no screen of ours. */
const MAX_REFUSED = 100;
const DEFAULT_MAX_SOCKETS = 5_000;
const MAX_REQUEST_BYTES = 64 * 1024;
/** How long a screen has to take the end of its connection. */
const GOODBYE_MS = 500;

/** Streams floors to screens. RULES.md beside this file says what holds. */
export function attachFloorSockets(parts: FloorSocketsParts): FloorSockets {
  const { access, boards, clock, kioskLinks, gate = DEFAULT_GATE } = parts;
  const maxSockets = parts.maxSockets ?? DEFAULT_MAX_SOCKETS;
  const io: FloorServer = new Server(parts.httpServer, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: MAX_REQUEST_BYTES,
    pingInterval: 10_000,
    // Not before a screen that does not read is dropped for that: it may come back.
    pingTimeout: 30_000,
    connectTimeout: 10_000,
    cleanupEmptyChildNamespaces: true,
    allowRequest: (request, answer) => {
      const refusal = refuseConnection(request, access, io.engine.clientsCount, maxSockets);
      answer(refusal, refusal === null);
    },
  });
  const wires = new Set<Duplex>();
  io.engine.on('connection', ({ request }: { readonly request: IncomingMessage }) => {
    wires.add(request.socket);
    request.socket.once('close', () => wires.delete(request.socket));
  });
  const labels = new AgentLabels(parts.floor.site());
  const liveRooms = new SourceRooms({ source: parts.floor, labels, clock, gate });
  const replayRooms = new ReplayRooms({
    replays: parts.replays,
    labels,
    clock,
    gate,
    viewerlessMs: parts.viewerlessMs ?? VIEWERLESS_MS,
  });

  const rosterViewers = new RosterViewers(io, parts.rosters);
  const noticeFollowers = new NoticeFollowers(parts.notices, parts.onError);

  io.use((socket, next) => {
    try {
      socket.data.visitor = recogniseSocket(socket.handshake.auth, socket.handshake.headers.cookie, access);
      socket.data.budget = new RequestBudget(BURST, PER_SECOND, clock.nowMs());
      socket.data.stream = null;
      socket.data.used = new Set();
      next();
    } catch (error) {
      const refusal = toRefusal(error);
      next(Object.assign(new Error(refusal.message), { data: refusal }));
    }
  });

  const join = (socket: FloorSocket, request: JoinRequest): FloorSnapshot => {
    const { replayId, audience } = request;
    const { visitor } = socket.data;
    const rooms = replayId === undefined ? liveRooms : replayRooms.of(replayId, visitor).rooms;
    // A wall hangs where everybody sees it, whoever opened it; its past is looked up by one.
    const isPublic = replayId === undefined && audience !== 'desk';
    const scope = isPublic ? WHOLE_SITE : scopeOf(visitor);
    const stream = rooms.for(audience, scope);
    socket.data.stream?.leave(socket);
    socket.data.stream = stream;
    return stream.join(socket);
  };

  io.on('connection', (socket) => {
    const answer = createAnswerer(socket, parts);
    socket.on('floor:join', (request, ack) =>
      answer('floor:join', request, ack, joinSchema, JOIN_COST, (checked) => join(socket, checked)),
    );
    socket.on('replay:start', (request, ack) =>
      answer(
        'replay:start',
        request,
        ack,
        replayStartSchema,
        JOIN_COST,
        async (checked): Promise<ReplayStarted> => {
          const replay = await parts.replays.start(checked);
          replayRooms.open(replay, socket.data.visitor);
          return { replayId: replay.id, fromMs: replay.fromMs, toMs: replay.toMs };
        },
      ),
    );
    socket.on('replay:control', (request, ack) =>
      answer('replay:control', request, ack, replayControlSchema, 1, async ({ replayId, action }) => {
        await replayRooms.of(replayId, socket.data.visitor).replay.control(action);
        return null;
      }),
    );
    socket.on('roster:look', (request, ack) =>
      answer('roster:look', request, ack, rosterLookSchema, 1, (checked) => {
        const author = personOf(socket.data.visitor)?.name ?? '';
        return rosterViewers.look(socket, { ...checked, author });
      }),
    );
    socket.on('roster:leave', (request, ack) =>
      answer('roster:leave', request, ack, nothingSchema, 1, () => {
        rosterViewers.leave(socket);
        return null;
      }),
    );
    socket.on('notices:follow', (request, ack) =>
      answer('notices:follow', request, ack, nothingSchema, 1, () => noticeFollowers.follow(socket)),
    );
    socket.on('disconnect', () => {
      socket.data.stream?.leave(socket);
      liveRooms.closeEmpty();
      rosterViewers.leave(socket);
      noticeFollowers.leave(socket);
    });
  });

  const stopListening = [
    boards.onChanged((boardId) => {
      liveRooms.announceBoard(boardId);
      replayRooms.announceBoard(boardId);
    }),
    kioskLinks.onRevoked((linkId) => {
      for (const socket of io.sockets.sockets.values()) {
        const { visitor } = socket.data;
        if (visitor.role === 'kiosk' && visitor.linkId === linkId)
          loseAccess(socket, { code: 'kiosk-link-invalid' });
      }
    }),
    access.onChanged((accountId) => {
      for (const socket of io.sockets.sockets.values())
        // Who is no person has no account, and is not meant by null.
        if (personOf(socket.data.visitor)?.accountId === accountId) checkAgain(socket, access);
    }),
  ];

  return {
    connected: () => io.engine.clientsCount,
    close: async () => {
      for (const stop of stopListening) stop();
      rosterViewers.close();
      noticeFollowers.close();
      replayRooms.close();
      liveRooms.close();
      io.disconnectSockets(true);
      // Who does not read does not see the end either, and would keep us from stopping.
      const timer = setTimeout(() => wires.forEach((wire) => wire.destroy()), GOODBYE_MS);
      await io.close();
      clearTimeout(timer);
    },
  };
}

type RequestOf<Name extends keyof ClientToServer> = Parameters<ClientToServer[Name]>[0];

/** Answers one request: its rate, its shape, the right it needs, what it wants, and whatever went wrong (rules SO30 on). */
function createAnswerer(
  socket: FloorSocket,
  { access, clock, gate = DEFAULT_GATE, onError }: FloorSocketsParts,
) {
  let refused = 0;
  return async <Name extends keyof ClientToServer, Answer>(
    name: Name,
    request: unknown,
    ack: unknown,
    schema: z.ZodType<RequestOf<Name>>,
    cost: number,
    handle: (request: RequestOf<Name>) => Answer | Promise<Answer>,
  ): Promise<void> => {
    // A request that wants no answer is none of ours.
    if (typeof ack !== 'function') return;
    const reply = ack as (answer: Ack<Answer>) => void;
    try {
      if (!socket.data.budget.take(cost, clock.nowMs())) {
        if (++refused > MAX_REFUSED) cutOff(socket);
        throw new FloorcastError('too-many', { code: 'screen-asks-too-often' });
      }
      if (isBehind(socket, gate.backlog)) throw new FloorcastError('too-many', { code: 'screen-behind' });
      const checked = checkRequest(schema, request);
      const right = SOCKET_RIGHTS[name](checked);
      access.demand(socket.data.visitor, right);
      socket.data.used.add(right);
      const answer = handle(checked);
      reply({ ok: true, value: answer instanceof Promise ? await answer : answer });
    } catch (error) {
      const refusal = toAck(error);
      if (!refusal.ok && refusal.code === 'internal') onError(error);
      reply(refusal);
    }
  };
}
