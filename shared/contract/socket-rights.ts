import type { Right } from '../access/rights.ts';
import type { Audience, ClientToServer, JoinRequest, ServerToClient } from './socket-events.ts';

type RequestOf<Name extends keyof ClientToServer> = Parameters<ClientToServer[Name]>[0];

const JOIN_RIGHTS: Readonly<Record<Audience, Right>> = {
  desk: 'see-desk',
  wall: 'see-names',
  'wall-nameless': 'see-walls',
};

/** The right that each request of a socket needs: one that is not here does not compile. */
export const SOCKET_RIGHTS: {
  readonly [Name in keyof ClientToServer]: (request: RequestOf<Name>) => Right;
} = {
  'floor:join': ({ audience, replayId }: Pick<JoinRequest, 'audience' | 'replayId'>) =>
    replayId === undefined ? JOIN_RIGHTS[audience] : 'see-replays',
  'replay:start': () => 'see-replays',
  'replay:control': () => 'see-replays',
  'roster:look': () => 'see-rosters',
  'roster:leave': () => 'come-in',
  'notices:follow': () => 'see-own-account',
};

/** The request after which a socket is told a fact; `connect`: any socket that is there. */
export const FACTS_FOLLOW: Readonly<Record<keyof ServerToClient, keyof ClientToServer | 'connect'>> = {
  'floor:replaced': 'floor:join',
  'floor:changed': 'floor:join',
  'board:changed': 'floor:join',
  'replay:ended': 'floor:join',
  'roster:viewed': 'roster:look',
  'roster:changed': 'roster:look',
  'notices:changed': 'notices:follow',
  'access:lost': 'connect',
};
