import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { type Colleague, ColleaguePick } from './colleague-pick.tsx'

type Kind = { kind: string; name: string }
type Delegation = Awaited<ReturnType<typeof call.approvals.delegations.get>>

/** 委托代理: who may act in my place, from a day to a day. */
export function DelegationDialog({ kinds, close }: { kinds: Kind[]; close: () => void }) {
  const query = useQuery(ask.approvals.delegations.get.queryOptions())
  return (
    <Dialog open title="委托代理" onClose={close}>
      <Answered query={query} lines={4}>
        {(found) => (
          <div className="stack">
            {found.lent.map((one) => (
              <Notice key={one.name}>
                {one.name}委托您代办，{one.fromOn} 至 {one.untilOn}。
              </Notice>
            ))}
            {found.own ? <Standing own={found.own} /> : <Give kinds={kinds} />}
          </div>
        )}
      </Answered>
    </Dialog>
  )
}

function Standing({ own }: { own: NonNullable<Delegation['own']> }) {
  const revoke = useAct(call.approvals.delegations.revoke, { done: '已收回委托' })
  return (
    <>
      <Facts
        facts={[
          { label: '代办人', value: own.delegateName },
          { label: '期间', value: `${own.fromOn} 至 ${own.untilOn}` },
          { label: '事项', value: own.kinds?.map(({ name }) => name).join('、') ?? '全部事项' },
          { label: '原因', value: own.reason },
        ]}
      />
      <p className="muted">委托期间您自己仍可办理；代办的每一步都写明“代您办理”。</p>
      <button
        type="button"
        className="button danger"
        disabled={revoke.busy}
        onClick={() => void revoke.run(undefined)}
      >
        收回委托
      </button>
    </>
  )
}

function Give({ kinds }: { kinds: Kind[] }) {
  const set = useAct(call.approvals.delegations.set, { done: '已委托' })
  const [picked, setPicked] = useState<Colleague[]>([])
  const fields: Field[] = [
    { kind: 'day', name: 'fromOn', label: '开始日期', required: true },
    { kind: 'day', name: 'untilOn', label: '结束日期', required: true },
    {
      kind: 'choices',
      name: 'kinds',
      label: '事项种类',
      hint: '不选为全部事项',
      wide: true,
      options: kinds.map(({ kind, name }) => ({ value: kind, label: name })),
    },
    { kind: 'text', name: 'reason', label: '原因', required: true, wide: true, placeholder: '例如：出差' },
  ]
  const form = useForm(fields, { fromOn: today() }, (values) =>
    set.send({
      delegateId: picked[0]?.accountId as number,
      fromOn: String(values.fromOn),
      untilOn: String(values.untilOn),
      kinds: (values.kinds as string[] | undefined) ?? [],
      reason: String(values.reason),
    }),
  )
  return (
    <>
      <ColleaguePick label="请谁代办" picked={picked} onPick={setPicked} />
      <FormFields
        fields={fields}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
      <RefusalNotice error={form.error} retry={form.retry} />
      <button
        type="button"
        className="button primary"
        disabled={form.busy || picked.length === 0}
        onClick={() => void form.send()}
      >
        委托
      </button>
    </>
  )
}
