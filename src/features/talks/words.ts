import type { Words } from '#platform/errors.ts'

export const words: Words = {
  'talk-in-future': () => '谈话日期晚于今天，请在谈话以后登记。',
  'talk-with-oneself': () => '谈话的双方是同一个人，请另选一名党员。',
  'talk-stranger': () => '所选的人那天不在这个党支部的党员名册上，请核对人员和日期。',
  'talk-known': () => '这两名党员当天的谈话已经登记过，不必重复登记。',
  'talk-withdrawn': () => '这次谈话已经撤下，请刷新页面查看。',
  'talk-not-mine': () => '只能撤下自己登记的谈话。由党支部登记的，请联系党支部书记。',
}
