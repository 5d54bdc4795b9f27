/** Being told: mail, push, and links that confirm an address. */
export const notices = {
  'notice-account-needed':
    'Notices belong to an account, and nobody is signed in by one here. Sign in by name.',
  'notice-mail-none':
    'This site sends no mail. An operator can set FLOORCAST_SMTP_URL and FLOORCAST_MAIL_FROM.',
  'notice-mail-bad': ({ address }: { readonly address: string }) =>
    `"${address}" is no address of one mailbox. Write one such as li.na@example.org.`,
  'notice-mail-refused': ({ detail }: { readonly detail: string }) =>
    `The mail server did not take the link (${detail}), and the address was not kept. Check it and try again.`,
  'notice-mail-silent': ({ detail }: { readonly detail: string }) =>
    `The mail server did not answer (${detail}), and the address was not kept; nothing is wrong with it. Try again in a few minutes; if it goes on, tell an administrator.`,
  'notice-mail-too-often': ({ most }: { readonly most: number }) =>
    `At most ${most} links are sent in an hour. Look for one in the mailbox, or try again later.`,
  'notice-mail-link-wrong':
    'This link confirms no address: it was used, it is older than a day, or it is not complete. Ask for a new one among your notices.',
  'rule-quiet-hours': 'must end at another time than they begin; null is for no quiet hours',
  'notice-push-bad': ({ host }: { readonly host: string }) =>
    `The browser named a push service that nothing is sent to (${host}): it must be an https address out in the world. Use another browser, or mail.`,
};
