import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { keeperNames, keepers, keepingLimits } from '../keeping/rules.ts'

const fields: Field[] = [
  { kind: 'yes', name: 'allowed', label: '允许在自己的手机上保持登录（用 PIN 解锁）', wide: true },
  {
    kind: 'choice',
    name: 'keptFor',
    label: '哪些人可以',
    required: true,
    wide: true,
    options: keepers.map((value) => ({ value, label: keeperNames[value] })),
  },
  {
    kind: 'number',
    name: 'days',
    label: '最长保持',
    unit: '天',
    required: true,
    least: 1,
    most: keepingLimits.days,
  },
  {
    kind: 'number',
    name: 'lockMinutes',
    label: '离开多久锁定',
    unit: '分钟',
    required: true,
    least: 1,
    most: keepingLimits.lockMinutes,
  },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** 保持登录的规定: whether sessions may last on a phone, for how long, and how soon they are locked. */
export function PolicyDialog({ onClose }: { onClose: () => void }) {
  const policy = useQuery(ask.accounts.keeping.policy.queryOptions()).data
  const change = useAct(call.accounts.keeping.setPolicy, {
    done: ({ ended }) => (ended > 0 ? `已修改，结束了 ${ended} 个保持的登录` : '已修改'),
  })
  if (!policy) return null
  return (
    <FormDialog
      title="保持登录的规定"
      notice="不再允许的，已经保持的登录立即结束；天数和锁定时间改短的，对已有的登录同样有效。其他登录 30 分钟不用就退出，不受影响。"
      fields={fields}
      start={policy}
      submitWord="修改"
      onClose={onClose}
      onSubmit={({ allowed, keptFor, days, lockMinutes, reason }) =>
        change.send({
          allowed: allowed === true,
          keptFor: keptFor === 'members' ? 'members' : 'all',
          days: Number(days),
          lockMinutes: Number(lockMinutes),
          reason: String(reason),
        })
      }
    />
  )
}
