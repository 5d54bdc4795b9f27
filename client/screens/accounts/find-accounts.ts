import type { Account } from '../../../shared/contract/accounts.ts';

/** Accounts whose names, agent or role have every word that was typed, in whatever case. */
export function findAccounts(
  accounts: readonly Account[],
  typed: string,
  nameRole: (role: Account['role']) => string,
): readonly Account[] {
  const wanted = fold(typed).split(/\s+/u).filter(Boolean);
  return accounts.filter(({ signInName, shownName, role, agentId }) => {
    const text = fold([signInName, shownName, nameRole(role), agentId ?? ''].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
