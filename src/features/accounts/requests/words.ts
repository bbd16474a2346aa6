import type { Words } from '#platform/errors.ts'

export const requestWords: Words = {
  'grant-to-office': () => '三员账号不能再授予其他角色。请为本人的账号授权，或另选账号。',
  'account-request-waiting': ({ name, what }) =>
    `${name}的“${what}”已有申请在等待决定，不必重复提出。请在“账号申请”里查看。`,
  'account-request-decided': () => '这件申请已经决定或撤回。请刷新页面。',
  'account-request-of-rights': () => '授权和收回授权由安全管理员决定。请等待安全管理员办理。',
  'account-request-not-yours': () => '账号申请由系统管理员或安全管理员决定。请等待他们办理。',
  'account-request-own': () => '自己提出的申请，须由另一人决定。请等待另一员办理。',
  'account-request-about-oneself': () => '关于自己账号的申请，须由另一人决定。请等待另一员办理。',
  'account-request-others': () => '这件申请是别人提出的，只有提出的人能撤回。',
  'account-request-because': () => '请写明不同意的理由，申请人才知道怎么办。',
}
