import { useState } from 'react'
import type { OfficeName } from '#basics/contract.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { roleNames } from '../rules.ts'
import { type Candidate, PersonDialog } from './person-dialog.tsx'
import { ShownPassword } from './shown-password.tsx'

const fields: Field[] = [
  {
    kind: 'text',
    name: 'username',
    label: '专用账号的用户名',
    required: true,
    maximum: 40,
    wide: true,
    hint: '与本人自己的账号分开，只用来办理三员的事。',
  },
  { kind: 'words', name: 'reason', label: '任命依据', required: true, maximum: 500 },
]

/** 任命三员之一: who, then the account made for it; with the last of the three they are apart from then on. */
export function AppointDialog({
  office,
  last,
  onClose,
}: {
  office: OfficeName
  last: boolean
  onClose: () => void
}) {
  const [person, setPerson] = useState<Candidate | null>(null)
  const [made, setMade] = useState<{ name: string; username: string; password: string } | null>(null)
  const appoint = useAct(call.accounts.offices.appoint, {
    done: ({ separated }) => (separated ? '已任命，三员从现在起分立' : '已任命'),
  })
  const name = roleNames[office]
  if (made) return <ShownPassword {...made} onClose={onClose} />
  if (!person)
    return <PersonDialog title={`任命${name}`} label="由谁担任" any onPick={setPerson} onClose={onClose} />
  const start = { username: `${office.slice(0, 3)}-${person.employeeNo}`.toLowerCase() }
  const submit = async ({ username, reason }: Record<string, unknown>) => {
    const input = { office, personId: person.personId, username: String(username), reason: String(reason) }
    const { password } = await appoint.send(input)
    setMade({ name: person.name, username: input.username.trim().toLowerCase(), password })
  }
  const warning = last
    ? '这是三员中的最后一员：任命后三员立即分立，账号、授权和审计不再由党委、政工部门办理，不能再合并。请确认另两位已经启用各自的账号。'
    : ''
  return (
    <FormDialog
      title={`任命${person.name}为${name}`}
      notice={`${person.name}（${person.employeeNo}）${person.organizationName ? `，${person.organizationName}` : ''}。${warning}`}
      fields={fields}
      start={start}
      submitWord="任命"
      onSubmit={submit}
      onClose={() => !made && setPerson(null)}
    />
  )
}
