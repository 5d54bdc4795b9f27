/** Signing in, passwords and accounts. */
export const accounts = {
  'sign-in-wrong':
    'This name and this password do not go together. Try again; an administrator can make a link to set a new password.',
  'sign-in-locked': ({ minutes }: { readonly minutes: number }) =>
    `Too many wrong passwords in a row. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again; an administrator can make a link to set a new password.`,
  'sign-ins-too-many': 'Very many people sign in at this moment. Try again in a few seconds.',
  'session-needed': 'Nobody is signed in here any more. Sign in again.',
  'demo-link-wrong':
    'This link opens no demo. The server prints those that do when it starts; copy all of it.',
  'password-link-wrong':
    'This link is not good: it was used, it is older than a day, or it is not complete. Ask an administrator for a new one.',
  'password-old-wrong': 'The present password is not right. Type it again.',
  'password-short': ({ least }: { readonly least: number }) =>
    `A password has at least ${least} characters. A few words in a row are good ones.`,
  'password-long': ({ most }: { readonly most: number }) =>
    `A password has at most ${most} characters. Take a shorter one.`,
  'password-is-name': 'A password must not be the name. Take another one.',
  'password-common': 'This password is among those that are tried first. Take another one.',
  'account-name-empty': 'A name is needed. Write one.',
  'account-name-long': ({ most }: { readonly most: number }) =>
    `A name has at most ${most} characters. Shorten it.`,
  'account-name-unseen': 'The name has characters that cannot be seen. Type it anew.',
  'account-name-taken': ({ name }: { readonly name: string }) =>
    `An account signs in as "${name}" already (upper and lower case are the same). Take another name.`,
  'account-unknown': ({ accountId }: { readonly accountId: string }) => `There is no account "${accountId}".`,
  'account-closed': ({ name }: { readonly name: string }) =>
    `The account of ${name} is closed. Reopen it first.`,
  'account-agent-needed': 'An agent’s account is tied to an agent of the floor. Choose one.',
  'account-agent-unknown': ({ agentId }: { readonly agentId: string }) =>
    `The floor knows no agent "${agentId}". Choose one from the list.`,
  'account-agent-taken': ({ agentId, name }: { readonly agentId: string; readonly name: string }) =>
    `Agent ${agentId} belongs to the account of ${name} already. An agent has one account.`,
  'first-account-administrator':
    'The first account is an administrator’s: somebody must be able to make the others.',
  'administrator-whole-site':
    'An administrator sees the whole site: accounts and settings belong to all of it. Take all teams and all queues, or another role.',
  'account-queue-unknown': ({ queueId }: { readonly queueId: string }) =>
    `The floor knows no queue "${queueId}". Choose one from the list.`,
  'last-administrator': ({ name }: { readonly name: string }) =>
    `${name} is the last administrator. Make another account an administrator’s first.`,
  'openid-not-offered':
    'No provider signs in here. Sign in by name and password, or ask whoever looks after the server to set FLOORCAST_OPENID_ISSUER.',
  'openid-unreachable': ({ words }: { readonly words: string }) =>
    `The sign-in provider does not answer (${words}). Try again in a minute, or sign in by name and password.`,
  'openid-timed-out': ({ seconds }: { readonly seconds: number }) =>
    `The sign-in provider did not answer within ${seconds} seconds. Try again in a minute, or sign in by name and password; if it goes on, tell an administrator.`,
  'openid-answer-wrong': ({ words }: { readonly words: string }) =>
    `What the sign-in provider answered does not hold (${words}). Try again; if it goes on, tell an administrator.`,
  'openid-denied': 'The sign-in provider let nobody in. Try again, or sign in by name and password.',
  'openid-attempt-over':
    'This way to sign in is over: it was used, took more than ten minutes, or began in another browser. Begin again here.',
  'openid-name-missing': ({ claim }: { readonly claim: string }) =>
    `The sign-in provider tells no name that can be used (its claim "${claim}"). Tell an administrator.`,
  'openid-name-unverified': ({ name }: { readonly name: string }) =>
    `The sign-in provider has not verified "${name}" yet. Confirm it there, then try again.`,
  'openid-account-unknown': ({ name }: { readonly name: string }) =>
    `No account here signs in as "${name}". Ask an administrator to make one of this name.`,
  'openid-account-closed': ({ name }: { readonly name: string }) =>
    `The account of "${name}" is closed. Ask an administrator to reopen it.`,
  'openid-account-tied': ({ name }: { readonly name: string }) =>
    `The account of "${name}" belongs to somebody else at the sign-in provider. If that is you, too, ask an administrator to close and reopen it.`,
  'openid-identity-taken': ({ name }: { readonly name: string }) =>
    `Whoever the provider says this is has another account than "${name}" already.`,
};
