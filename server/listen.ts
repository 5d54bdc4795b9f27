import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FloorcastError, OperatorError } from './floorcast-error.ts';

/**
 * Listens and gives the port, which is another than asked for when that was 0.
 *
 * @throws FloorcastError when it cannot listen there, with what to do.
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): FloorcastError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new OperatorError(
        'conflict',
        `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port < 65_535 ? port + 1 : 4820}.`,
      );
    case 'EACCES':
      return new OperatorError(
        'not-allowed',
        `Port ${port} may not be used by this account. Choose one above 1023, for example PORT=4820.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new OperatorError(
        'bad-request',
        `HOST (${host}) is not an address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all of its addresses.`,
      );
    default:
      return new OperatorError('internal', `Cannot listen on ${host} port ${port}: ${error.message}.`);
  }
}
