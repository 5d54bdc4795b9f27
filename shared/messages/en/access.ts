/** Who may do what, and what is asked of boards and links. */
export const access = {
  'host-unknown': ({ host }: { readonly host: string }) =>
    `This server does not know itself by the name "${host}". Set FLOORCAST_PUBLIC_URL to the address people open.`,
  'origin-refused': ({ origin }: { readonly origin: string }) =>
    `Pages of "${origin}" may change nothing here. Name the origin in FLOORCAST_ORIGINS if it is yours.`,
  'admin-link-wrong':
    "This is not the administrator's link. The server prints it when it starts; copy all of it.",
  'kiosk-link-invalid':
    'This kiosk link is not valid: it was revoked, or it is not complete. Ask for a new one.',
  'kiosk-link-other-board': 'This kiosk link opens another board and no more.',
  'kiosk-link-names': 'This kiosk link shows no names of agents. An administrator can make one that does.',
  'kiosk-link-unknown': ({ linkId }: { readonly linkId: string }) => `There is no kiosk link "${linkId}".`,
  'kiosk-links-too-many': ({ most }: { readonly most: number }) =>
    `There are ${most} kiosk links in use, and no more are allowed. Revoke those that no screen shows any longer.`,
  'failures-too-many': 'Too many wrong keys or links from this address. Wait a minute.',
  'screen-asks-too-often': 'This screen asks too often. Wait a few seconds.',
  'screen-behind': 'This screen has not read what it was sent. Wait until it has.',
  'board-unknown': ({ boardId }: { readonly boardId: string }) => `There is no board "${boardId}".`,
  'board-unknown-to-link': ({ boardId }: { readonly boardId: string }) =>
    `There is no board "${boardId}" to link to.`,
  'board-id-differs': ({ id, addressId }: { readonly id: string; readonly addressId: string }) =>
    `id (${id}) must be that of the address (${addressId}).`,
  'boards-too-many': ({ most }: { readonly most: number }) =>
    `There are ${most} boards, and no more are allowed. Delete one that is not shown.`,
};
