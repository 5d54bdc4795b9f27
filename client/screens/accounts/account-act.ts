/** What is done to an account with one question and a reason. */
export type AccountAct = 'close' | 'reopen' | 'link';
