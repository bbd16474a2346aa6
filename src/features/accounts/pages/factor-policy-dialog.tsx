import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { type FactorPolicy, factorPolicies, factorPolicyNames } from '../factors/rules.ts'

const fields: Field[] = [
  {
    kind: 'choice',
    name: 'requiredFor',
    label: '哪些账号必须设置',
    required: true,
    wide: true,
    options: factorPolicies.map((value) => ({ value, label: factorPolicyNames[value] })),
  },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** 第二重验证的规定: who must have more than a password. */
export function FactorPolicyDialog({ onClose }: { onClose: () => void }) {
  const policy = useQuery(ask.accounts.factors.policy.queryOptions()).data
  const change = useAct(call.accounts.factors.setPolicy, {
    done: ({ lacking }) =>
      lacking > 0 ? `已修改。有 ${lacking} 个账号还没有设置，下次登录时会要求设置` : '已修改',
  })
  if (!policy) return null
  return (
    <FormDialog
      title="第二重验证的规定"
      notice="网络安全等级保护三级要求用两种以上方式确认用户身份（GB/T 22239—2019）。还没有设置的人，下次登录时先设置动态口令或通行密钥再进入；已经登录的不受影响。"
      fields={fields}
      start={policy}
      submitWord="修改"
      onClose={onClose}
      onSubmit={(values) =>
        change.send({ requiredFor: values.requiredFor as FactorPolicy, reason: String(values.reason) })
      }
    />
  )
}
