import type { RequestView } from '../../../../shared/contract/requests.ts';

/** What the audit says of a request: whose it is, what is asked, and how it stands. */
export function targetOf(_: unknown, { request }: RequestView) {
  return { id: request.id, name: request.agentId };
}

export function stateOf(_: unknown, { request }: RequestView) {
  return { kind: request.ask.kind, state: request.state, firstDay: request.firstDay };
}
