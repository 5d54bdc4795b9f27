import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { limitRequests } from '../../server/http/limit-requests.ts';

test('HT14 a request that does not arrive whole is ended, an upload may take longer, and answers as long as they like', async () => {
  const server = createServer((request, response) => {
    const answer = () => setTimeout(() => response.end('whole'), 600);
    if (request.method === 'GET') answer();
    else request.resume().on('end', answer);
  });
  limitRequests(server, { usual: 200, upload: 60_000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const unread = fetch(`http://127.0.0.1:${port}/api/v1/export/calls`);
  const send = (path: string, length: number) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n12345`);
    let text = '';
    socket.on('data', (data) => (text += String(data)));
    return {
      socket,
      closed: new Promise<void>((resolve) => socket.on('close', () => resolve())),
      answered: new Promise<void>((resolve) => socket.on('data', () => resolve())),
      text: () => text,
    };
  };
  const upload = send('/api/v1/imports/uploads?name=a.csv', 10);
  const whole = send('/api/v1/events', 5);
  const slow = send('/api/v1/events', 10);
  await slow.closed;
  expect(slow.text()).toBe('');
  expect(await (await unread).text()).toBe('whole');
  await whole.answered;
  expect(whole.text()).toContain('200 OK');
  upload.socket.write('67890');
  await upload.answered;
  expect(upload.text()).toContain('200 OK');
});
