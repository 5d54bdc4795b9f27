import type { Words } from '../en/index.ts';

export const signIn: Words['signIn'] = {
  title: '登录',
  name: '登录名',
  password: '密码',
  show: '显示密码',
  submit: '登录',
  forgotten: '忘记密码？管理员可以为您生成设置新密码的链接。',
  byProvider: '用公司账号登录',
  orPassword: '或用 Floorcast 的登录名和密码：',
  providerOver: '这次登录用时过长，或是在另一个浏览器中开始的。请重新开始。',
  walls: '先看大屏看板',
  signedInAs: (name) => `已登录：${name}。`,
  goOn: '继续',
  demo: '正在登录演示……',
  passwordTitle: '设置您的密码',
  passwordFor: (name, signInName) => `${name}，登录名为“${signInName}”。`,
  newPassword: '新密码',
  passwordHint: '至少 10 个字符；连着写几个词就很好。不能是您的名字，也不能是人人都用的密码。',
  setPassword: '设置并登录',
  linkMissing: '此链接不完整。请完整复制，或向管理员索取新的链接。',
};
