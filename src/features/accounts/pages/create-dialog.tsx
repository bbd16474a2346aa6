import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { useMay } from '#web/session.ts'
import { type Candidate, PersonDialog } from './person-dialog.tsx'
import { ShownPassword } from './shown-password.tsx'

type Made = { name: string; username: string; password: string }

const fields: Field[] = [
  {
    kind: 'text',
    name: 'username',
    label: '用户名',
    required: true,
    maximum: 40,
    wide: true,
    hint: '登录时使用，不分大小写；一般用工号。',
  },
  { kind: 'words', name: 'reason', label: '开通原因', required: true, maximum: 500 },
]

/** 开通账号: first whose, then under which name; at the end the first password, once. By two: it is asked for. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<Candidate | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const atOnce = useMay()('accounts.letIn')
  const create = useAct(call.accounts.create, { done: '账号已开通' })
  const request = useAct(call.accounts.requests.ask, { done: '申请已提交，由另一人决定后开通' })
  if (made) return <ShownPassword {...made} onClose={onClose} />
  if (!person) return <PersonDialog title="开通账号" label="为谁开通" onPick={setPerson} onClose={onClose} />
  const submit = async ({ username, reason }: Record<string, unknown>) => {
    const input = { personId: person.personId, username: String(username), reason: String(reason) }
    if (!atOnce) {
      const { reason: why, ...asked } = input
      await request.send({ asked: { kind: 'open', ...asked }, reason: why })
      return onClose()
    }
    const { password } = await create.send(input)
    setMade({ name: person.name, username: input.username.trim().toLowerCase(), password })
  }
  return (
    <FormDialog
      title={`${atOnce ? '' : '申请'}为${person.name}开通账号`}
      notice={`${person.name}（${person.employeeNo}）${person.organizationName ? `，${person.organizationName}` : ''}。角色由党内职务和党籍自动得出，其他角色开通后再授予。`}
      fields={fields}
      start={{ username: person.employeeNo.toLowerCase() }}
      submitWord={atOnce ? '开通' : '提交申请'}
      onSubmit={submit}
      // After a success the password is shown instead; the form closes only when it is turned away.
      onClose={() => !made && setPerson(null)}
    />
  )
}
