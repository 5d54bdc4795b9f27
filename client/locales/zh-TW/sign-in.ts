import type { Words } from '../en/index.ts';

export const signIn: Words['signIn'] = {
  title: '登入',
  name: '登入名稱',
  password: '密碼',
  show: '顯示密碼',
  submit: '登入',
  forgotten: '忘記密碼？管理員可以為您產生設定新密碼的連結。',
  byProvider: '用公司帳號登入',
  orPassword: '或用 Floorcast 的登入名稱和密碼：',
  providerOver: '這次登入用時過長，或是在另一個瀏覽器中開始的。請重新開始。',
  walls: '先看大螢幕看板',
  signedInAs: (name) => `已登入：${name}。`,
  goOn: '繼續',
  demo: '正在登入展示……',
  passwordTitle: '設定您的密碼',
  passwordFor: (name, signInName) => `${name}，登入名稱為「${signInName}」。`,
  newPassword: '新密碼',
  passwordHint: '至少 10 個字元；連著寫幾個詞就很好。不能是您的名稱，也不能是人人都用的密碼。',
  setPassword: '設定並登入',
  linkMissing: '此連結不完整。請完整複製，或向管理員索取新的連結。',
};
