import type { notices as english } from '../en/notices.ts';

/** 通知：邮件、推送，以及确认邮箱的链接。 */
export const notices: typeof english = {
  'notice-account-needed': '通知属于账号，此处没有以账号登录。请用登录名登录。',
  'notice-mail-none': '本站点不发送邮件。运维人员可设置 FLOORCAST_SMTP_URL 和 FLOORCAST_MAIL_FROM。',
  'notice-mail-bad': ({ address }) => `“${address}”不是一个邮箱地址。请填写一个，例如 li.na@example.org。`,
  'notice-mail-refused': ({ detail }) => `邮件服务器没有接收链接（${detail}），邮箱未保存。请检查后重试。`,
  'notice-mail-silent': ({ detail }) =>
    `邮件服务器没有应答（${detail}），邮箱未保存；这不是邮箱地址的问题。请几分钟后再试；如持续出现，请告知管理员。`,
  'notice-mail-too-often': ({ most }) => `一小时内最多发送 ${most} 个链接。请在邮箱中查找，或稍后再试。`,
  'notice-mail-link-wrong': '此链接无法确认邮箱：它已用过、已超过一天，或不完整。请在通知页面重新申请。',
  'rule-quiet-hours': '结束时间应与开始时间不同；不设免打扰时段请用 null',
  'notice-push-bad': ({ host }) =>
    `浏览器给出的推送服务不能使用（${host}）：必须是公网的 https 地址。请换一个浏览器，或使用邮件。`,
};
