import type * as english from '../en/access.ts';

export const access: typeof english.access = {
  'host-unknown': ({ host }) =>
    `服务器不认识“${host}”这个名称。请把 FLOORCAST_PUBLIC_URL 设为人们打开的地址。`,
  'origin-refused': ({ origin }) =>
    `“${origin}”的页面不能在此更改任何内容。如果它是您的，请把该来源写入 FLOORCAST_ORIGINS。`,
  'admin-link-wrong': '这不是管理员链接。服务器启动时会打印它，请完整复制。',
  'kiosk-link-invalid': '此大屏链接无效：已被撤销，或不完整。请索取新的链接。',
  'kiosk-link-other-board': '此大屏链接只能打开另一个看板。',
  'kiosk-link-names': '此大屏链接不显示坐席姓名。管理员可以生成显示姓名的链接。',
  'kiosk-link-unknown': ({ linkId }) => `没有大屏链接“${linkId}”。`,
  'kiosk-links-too-many': ({ most }) => `已有 ${most} 个大屏链接在用，不能再增加。请撤销不再使用的链接。`,
  'failures-too-many': '来自此地址的错误密钥或链接过多。请等一分钟。',
  'screen-asks-too-often': '本屏请求过于频繁。请等几秒钟。',
  'screen-behind': '本屏尚未收完已发送的数据。请稍候。',
  'board-unknown': ({ boardId }) => `没有看板“${boardId}”。`,
  'board-unknown-to-link': ({ boardId }) => `没有看板“${boardId}”，无法为它生成链接。`,
  'board-id-differs': ({ id, addressId }) => `编号（${id}）应与地址中的（${addressId}）相同。`,
  'boards-too-many': ({ most }) => `已有 ${most} 个看板，不能再增加。请删除不再显示的看板。`,
};
