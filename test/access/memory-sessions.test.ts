import { MemorySessions } from '../../server/access/memory-sessions.ts';
import { describeAccountSessions } from '../contracts/account-sessions.ts';

describeAccountSessions('in memory', async () => {
  const sessions = new MemorySessions();
  return {
    sessions,
    signIn: async (account) => sessions.signIn(account),
    change: async (account) => sessions.change(account),
    endSessions: async (accountId) => sessions.end(accountId),
  };
});
