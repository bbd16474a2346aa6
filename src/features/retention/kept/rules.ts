import { type RetentionRule, shortest } from '#basics/retention.ts'
import { accountsRetention } from '#features/accounts/retention/rules.ts'
import { approvalsRetention } from '#features/approvals/retention/rules.ts'
import { exchangeRetention } from '#features/exchange/retention/rules.ts'
import { exhibitionRetention } from '#features/exhibition/retention/rules.ts'
import { libraryRetention } from '#features/library/retention/rules.ts'
import { masterDataRetention } from '#features/master-data/retention/rules.ts'
import { messagesRetention } from '#features/messages/retention/rules.ts'
import { outsideRequestsRetention } from '#features/outside-requests/retention/rules.ts'

/** Of the platform itself, which no feature owns. */
const platformRetention = [
  {
    key: 'platform.answers',
    title: '重复提交的应答',
    from: '第一次提交',
    days: 30,
    least: 30,
    why: '手机没有信号时写的，一个月内补发不会办两次',
    ground: shortest,
    grade: 'M',
    effect: 'deleted',
    held: {},
    tables: ['kept_answer'],
  },
] as const satisfies readonly RetentionRule[]

const declared = [
  ...accountsRetention,
  ...platformRetention,
  ...messagesRetention,
  ...approvalsRetention,
  ...masterDataRetention,
  ...libraryRetention,
  ...outsideRequestsRetention,
  ...exhibitionRetention,
  ...exchangeRetention,
] as const

export type RetentionKey = (typeof declared)[number]['key']

/** Everything that ends by its time, in the order in which it is let go of. */
export const retentionRules: readonly RetentionRule<RetentionKey>[] = declared

export const retentionKeys = declared.map(({ key }) => key) as [RetentionKey, ...RetentionKey[]]

/** @throws of a key that no rule has: the types leave none. */
export const ruleOf = (key: RetentionKey): RetentionRule<RetentionKey> =>
  retentionRules.find((rule) => rule.key === key) as RetentionRule<RetentionKey>
