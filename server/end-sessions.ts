/** How exactly a session ends that nobody uses. */
export const SESSIONS_END_TO_MS = 60_000;

export interface EndingSessions {
  readonly accounts: { endStaleSessions(): Promise<void> };
  readonly adminSession: { askAgain(): void };
  readonly onError: (error: unknown) => void;
}

/**
 * Ends sessions whose time is over though nobody asks: whatever looks at the floor by one of them is told, and disconnected.
 *
 * @returns stops it
 */
export function endSessionsInTime(
  { accounts, adminSession, onError }: EndingSessions,
  everyMs = SESSIONS_END_TO_MS,
): () => void {
  const timer = setInterval(() => {
    void accounts.endStaleSessions().catch(onError);
    adminSession.askAgain();
  }, everyMs);
  return () => clearInterval(timer);
}
