/**
 * Asks the device not to darken its screen while this page is in sight; browsers grant it on https and on this machine
 * only. A refusal changes nothing. Ends when the answer is called.
 */
export function keepAwake(window: Window): () => void {
  const { document, navigator } = window;
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async () => {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (ended) void lock?.release();
  };
  // The lock is gone whenever the page was out of sight.
  const onChange = () => void ask();
  document.addEventListener('visibilitychange', onChange);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', onChange);
    void lock?.release();
  };
}
