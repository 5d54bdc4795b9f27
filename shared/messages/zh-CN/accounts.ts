import type * as english from '../en/accounts.ts';

export const accounts: typeof english.accounts = {
  'sign-in-wrong': '登录名与密码不匹配。请重试；管理员可以生成链接来设置新密码。',
  'sign-in-locked': ({ minutes }) =>
    `连续输错密码次数过多。请等 ${minutes} 分钟后再试；管理员可以生成链接来设置新密码。`,
  'sign-ins-too-many': '此刻登录的人非常多。请过几秒钟再试。',
  'session-needed': '此处已无人登录。请重新登录。',
  'demo-link-wrong': '此链接不能打开演示。服务器启动时会打印可用的链接，请完整复制。',
  'password-link-wrong': '此链接无效：已被使用、已超过一天，或不完整。请向管理员索取新的链接。',
  'password-old-wrong': '当前密码不正确。请重新输入。',
  'password-short': ({ least }) => `密码至少要有 ${least} 个字符。连着写几个词就很好。`,
  'password-long': ({ most }) => `密码最多 ${most} 个字符。请换短一些的。`,
  'password-is-name': '密码不能与名字相同。请换一个。',
  'password-common': '这是最先被人尝试的密码之一。请换一个。',
  'account-name-empty': '名字不能为空。请填写。',
  'account-name-long': ({ most }) => `名字最多 ${most} 个字符。请缩短。`,
  'account-name-unseen': '名字中有看不见的字符。请重新输入。',
  'account-name-taken': ({ name }) => `已有账号使用登录名“${name}”（不区分大小写）。请换一个。`,
  'account-unknown': ({ accountId }) => `没有账号“${accountId}”。`,
  'account-closed': ({ name }) => `${name} 的账号已停用。请先恢复。`,
  'account-agent-needed': '坐席账号要对应现场的一名坐席。请选择。',
  'account-agent-unknown': ({ agentId }) => `现场没有坐席“${agentId}”。请从列表中选择。`,
  'account-agent-taken': ({ agentId, name }) =>
    `坐席 ${agentId} 已对应 ${name} 的账号。一名坐席只能有一个账号。`,
  'first-account-administrator': '第一个账号必须是管理员：之后的账号要由管理员创建。',
  'administrator-whole-site':
    '管理员看到整个站点：账号和设置属于整个站点。请选择全部班组和全部队列，或换一个角色。',
  'account-queue-unknown': ({ queueId }) => `现场没有队列“${queueId}”。请从列表中选择。`,
  'last-administrator': ({ name }) => `${name} 是最后一名管理员。请先让另一个账号成为管理员。`,
  'openid-not-offered':
    '此处没有可用的统一登录。请用登录名和密码登录，或请服务器管理员设置 FLOORCAST_OPENID_ISSUER。',
  'openid-unreachable': ({ words }) =>
    `统一登录服务没有应答（${words}）。请一分钟后重试，或用登录名和密码登录。`,
  'openid-timed-out': ({ seconds }) =>
    `统一登录服务在 ${seconds} 秒内没有应答。请稍后再试，或用登录名和密码登录；如持续出现，请告知管理员。`,
  'openid-answer-wrong': ({ words }) =>
    `统一登录服务的应答无效（${words}）。请重试；如果仍然如此，请告诉管理员。`,
  'openid-denied': '统一登录服务没有放行。请重试，或用登录名和密码登录。',
  'openid-attempt-over': '这次登录已失效：已用过、超过了十分钟，或是在另一个浏览器中开始的。请在此重新开始。',
  'openid-name-missing': ({ claim }) => `统一登录服务没有给出可用的名称（声明“${claim}”）。请告诉管理员。`,
  'openid-name-unverified': ({ name }) => `统一登录服务尚未验证“${name}”。请先在那里确认，然后重试。`,
  'openid-account-unknown': ({ name }) => `此处没有以“${name}”登录的账号。请管理员以此名称建立一个。`,
  'openid-account-closed': ({ name }) => `“${name}”的账号已停用。请管理员重新启用。`,
  'openid-account-tied': ({ name }) =>
    `“${name}”的账号已属于统一登录服务中的另一个人。如果那也是您，请管理员停用后再重新启用该账号。`,
  'openid-identity-taken': ({ name }) => `统一登录服务所说的这个人已有“${name}”以外的账号。`,
};
