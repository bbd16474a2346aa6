import { useQuery } from '@tanstack/react-query'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { Facts } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type Channel, channelNames } from '../rules.ts'
import { PushDevices } from './push-devices.tsx'

type Wish = Awaited<ReturnType<typeof call.messages.preferences.get>>

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))
const fields: Field[] = [
  {
    kind: 'choices',
    name: 'muted',
    label: '不接收的渠道',
    options: Object.entries(channelNames).map(([value, label]) => ({ value, label })),
    hint: '必须送达的消息不受此限',
  },
  { kind: 'choice', name: 'quietFrom', label: '免打扰从', required: true, options: hours },
  { kind: 'choice', name: 'quietUntil', label: '免打扰到', required: true, options: hours },
  {
    kind: 'yes',
    name: 'digest',
    label: '不急的短信每天上午并成一条',
    wide: true,
  },
  { kind: 'text', name: 'mail', label: '电子邮箱', maximum: 100, hint: '不填则不发邮件' },
]

/** 消息偏好: by which channels I want to be told, and when not. */
export default function Preferences() {
  const query = useQuery(ask.messages.preferences.get.queryOptions({}))
  return (
    <>
      <PageHeader />
      <PageHelp>
        每天 20:00 到次日 8:00
        不发短信，您可以再设自己的免打扰时段。不选“并成一条”时，每条短信随时发送（免打扰时段除外）。紧急事项随时发送。站内信始终保留，不受这里的设置影响。
      </PageHelp>
      <Answered query={query}>{(wish) => <WishForm wish={wish} />}</Answered>
    </>
  )
}

function WishForm({ wish }: { wish: Wish }) {
  const set = useAct(call.messages.preferences.set, { done: '已保存' })
  const start: Values = {
    muted: wish.muted,
    quietFrom: String(wish.quietFrom),
    quietUntil: String(wish.quietUntil),
    digest: wish.digest,
    mail: wish.mail ?? undefined,
  }
  const form = useForm(fields, start, (values) =>
    set.send({
      muted: (values.muted ?? []) as Channel[],
      quietFrom: Number(values.quietFrom),
      quietUntil: Number(values.quietUntil),
      digest: Boolean(values.digest),
      mail: values.mail ? String(values.mail) : null,
    }),
  )
  return (
    <>
      <Panel title="接收方式">
        <div className="stack">
          <Facts
            facts={[{ label: '手机号码', value: wish.phoneMasked ?? '没有登记，请在个人信息中申请更正' }]}
          />
          <FormFields
            fields={fields}
            values={form.values}
            change={form.change}
            draft={form.draft}
            faults={form.faults}
          />
          <RefusalNotice error={form.error} retry={form.retry} />
        </div>
      </Panel>
      <PushDevices />
      <ActionBar>
        <button
          type="button"
          className="button primary"
          disabled={form.busy}
          onClick={() => void form.send()}
        >
          保存
        </button>
      </ActionBar>
    </>
  )
}
