import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { type Ending, endings, lostCases, removalPossibleFrom } from '../memberships/rules.ts'
import { optionsOf } from './people-fields.ts'
import type { PersonRecord } from './person-facts.tsx'

export type MembershipAct =
  | 'confirm'
  | 'suspend'
  | 'restore'
  | 'end'
  | 'mobileOut'
  | 'mobileBack'
  | 'lost'
  | 'found'

type Form = {
  title: (name: string) => string
  notice: (person: PersonRecord) => string
  fields: Field[]
  submit: string
  danger?: boolean
  send: (id: number, values: Values) => Promise<unknown>
}

const on = (label: string, hint?: string): Field => ({
  kind: 'day',
  name: 'on',
  label,
  required: true,
  until: today(),
  hint,
})
const reason: Field = {
  kind: 'words',
  name: 'reason',
  label: '依据',
  required: true,
  maximum: 500,
  placeholder: '例如：支部大会决议、上级批复文号',
}
const dayAndReason = (values: Values) => ({ on: String(values.on), reason: String(values.reason) })
const acts = call.people.memberships

const forms: Record<MembershipAct, () => Form> = {
  confirm: () => ({
    title: (name) => `登记${name}转正`,
    notice: ({ joinedOn }) =>
      `预备期从 ${joinedOn} 起满一年。支部大会讨论通过、上级党委审批后在这里登记，党龄从转正之日算起。`,
    fields: [on('转正日期', '支部大会通过之日'), reason],
    submit: '登记转正',
    send: (id, values) => acts.confirm({ id, ...dayAndReason(values) }),
  }),
  suspend: () => ({
    title: (name) => `停止${name}的党籍`,
    notice: () =>
      `失去联系满 6 个月，或出国（境）定居的，按规定停止党籍。停止满 2 年（${removalPossibleFrom(today())}）仍未取得联系的，才可予以除名。`,
    fields: [
      {
        kind: 'choice',
        name: 'cause',
        label: '情形',
        required: true,
        options: [
          { value: 'lost', label: '失去联系满 6 个月' },
          { value: 'settledAbroad', label: '出国（境）定居' },
        ],
      },
      { kind: 'text', name: 'decidedBy', label: '作出决定的党组织', required: true, maximum: 100 },
      on('停止日期', '作出决定之日。'),
      reason,
    ],
    submit: '停止党籍',
    danger: true,
    send: (id, values) =>
      acts.suspend({
        id,
        cause: values.cause as 'lost',
        decidedBy: String(values.decidedBy),
        ...dayAndReason(values),
      }),
  }),
  restore: () => ({
    title: (name) => `恢复${name}的党籍`,
    notice: () => '停止党籍后取得联系、符合条件并经批准的，恢复党籍。',
    fields: [on('恢复日期'), reason],
    submit: '恢复党籍',
    send: (id, values) => acts.restore({ id, ...dayAndReason(values) }),
  }),
  end: () => ({
    title: (name) => `登记${name}出党、转出或去世`,
    notice: () => '登记后不再计入党员。记录、履历和原因都会保留，不会删除；登记错误可以在变更记录中撤回。',
    fields: [
      {
        kind: 'choice',
        name: 'ending',
        label: '情形',
        required: true,
        options: optionsOf(
          Object.fromEntries(Object.entries(endings).map(([key, { title }]) => [key, title])),
        ),
      },
      on('日期'),
      reason,
    ],
    submit: '登记',
    danger: true,
    send: (id, values) => acts.end({ id, ending: values.ending as Ending, ...dayAndReason(values) }),
  }),
  mobileOut: () => ({
    title: (name) => `登记${name}流动`,
    notice: () =>
      '连续 6 个月以上无法参加所在党支部活动、又未转移组织关系的，登记为流动党员。组织关系仍在本支部。',
    fields: [
      { ...on('流动起始日期'), name: 'since' },
      { kind: 'text', name: 'to', label: '流向', required: true, maximum: 100, placeholder: '省市和单位' },
      reason,
    ],
    submit: '登记',
    send: (id, { since, to, reason }) =>
      acts.mobile({ id, since: String(since), to: String(to), reason: String(reason) }),
  }),
  mobileBack: () => ({
    title: (name) => `结束${name}的流动`,
    notice: ({ mobileSince, mobileTo }) => `登记的流动：${mobileSince} 起，流向${mobileTo}。`,
    fields: [reason],
    submit: '结束流动',
    send: (id, { reason }) => acts.mobile({ id, since: null, to: null, reason: String(reason) }),
  }),
  lost: () => ({
    title: (name) => `登记与${name}失去联系`,
    notice: () =>
      '从最后一次参加组织生活或交纳党费之日算起。满 6 个月仍未取得联系的，才可停止党籍，由组织决定，系统不会自动处理。',
    fields: [
      { ...on('失联起始日期'), name: 'since' },
      {
        kind: 'choice',
        name: 'lostCase',
        label: '失联情形',
        required: true,
        options: lostCases.map((one) => ({ value: one, label: one })),
      },
      reason,
    ],
    submit: '登记',
    send: (id, { since, lostCase, reason }) =>
      acts.lost({
        id,
        since: String(since),
        lostCase: lostCase as (typeof lostCases)[number],
        reason: String(reason),
      }),
  }),
  found: () => ({
    title: (name) => `登记与${name}取得联系`,
    notice: ({ lostSince }) => `登记的失联：${lostSince} 起。`,
    fields: [reason],
    submit: '登记',
    send: (id, { reason }) => acts.lost({ id, since: null, lostCase: null, reason: String(reason) }),
  }),
}

/** One act on the membership, with what the rules say about it before it is done. */
export function MembershipDialog({
  person,
  act,
  onClose,
}: {
  person: PersonRecord
  act: MembershipAct
  onClose: () => void
}) {
  const form = forms[act]()
  const send = useAct((values: Values) => form.send(person.id, values), { done: '已登记' })
  return (
    <FormDialog
      title={form.title(person.name)}
      notice={form.notice(person)}
      fields={form.fields}
      submitWord={form.submit}
      danger={form.danger}
      start={{ on: today() }}
      onSubmit={send.send}
      onClose={onClose}
    />
  )
}
