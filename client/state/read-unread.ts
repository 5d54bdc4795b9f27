import type { NoticeListAnswer } from '../../shared/contract/notices.ts';
import { getJson } from '../connection/api.ts';

const READ_AGAIN_MS = 60_000;

/**
 * Asks how much is unread, and again while somebody looks, until the answer is called: where the line that tells it at once would be
 * too much of a download (rule MP4).
 */
export function readUnread(window: Window, onUnread: (unread: number) => void): () => void {
  let isStopped = false;
  const read = async (): Promise<void> => {
    if (window.document.visibilityState !== 'visible') return;
    const answer = await getJson<NoticeListAnswer>('/api/v1/me/notices');
    if (!isStopped && answer.ok) onUnread(answer.value.unread);
  };
  const readNow = () => void read();
  readNow();
  const timer = setInterval(readNow, READ_AGAIN_MS);
  window.document.addEventListener('visibilitychange', readNow);
  return () => {
    isStopped = true;
    clearInterval(timer);
    window.document.removeEventListener('visibilitychange', readNow);
  };
}
