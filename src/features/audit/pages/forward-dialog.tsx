import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { minuteOf } from '#basics/days.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice, RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { startingNames, startings } from '../forwarding/rules.ts'

type Forward = NonNullable<Awaited<ReturnType<typeof call.audit.forwarding.get>>>

const fields: Field[] = [
  { kind: 'text', name: 'host', label: '接收端主机', required: true, placeholder: '主机名或 IP 地址' },
  { kind: 'number', name: 'port', label: '端口', required: true, least: 1, most: 65_535 },
  { kind: 'yes', name: 'tls', label: '用 TLS 加密传送', wide: true },
  {
    kind: 'words',
    name: 'authority',
    label: 'CA 证书',
    rows: 4,
    hint: '接收端的证书由本单位签发的，粘贴签发它的 CA 证书（PEM）；由公认机构签发的不填。',
  },
  {
    kind: 'choice',
    name: 'starting',
    label: '从哪里起',
    required: true,
    options: startings.map((value) => ({ value, label: startingNames[value] })),
  },
  { kind: 'yes', name: 'enabled', label: '启用转发', wide: true },
  { kind: 'words', name: 'reason', label: '原因和依据', required: true, maximum: 500 },
]

/** 转发: where the trail is sent on to as it is written, whether it arrives, and a message to try it. */
export default function ForwardDialog({ onClose }: { onClose: () => void }) {
  const query = useQuery(ask.audit.forwarding.get.queryOptions())
  if (query.isSuccess) return <ForwardForm forward={query.data} onClose={onClose} />
  return (
    <Dialog open title="审计记录转发" onClose={onClose}>
      <Answered query={query} lines={6}>
        {() => null}
      </Answered>
    </Dialog>
  )
}

const receiverOf = ({ host, port, tls, authority }: Values) => ({
  host: String(host ?? ''),
  port: Number(port),
  tls: tls === true,
  authority: authority ? String(authority) : null,
})

function ForwardForm({ forward, onClose }: { forward: Forward | null; onClose: () => void }) {
  const id = useId()
  const set = useAct(call.audit.forwarding.set, { done: '已保存' })
  const form = useForm(fields, startOf(forward), async (values) => {
    await set.send({
      ...receiverOf(values),
      enabled: values.enabled === true,
      starting: values.starting as (typeof startings)[number],
      reason: String(values.reason),
    })
    onClose()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void form.send()
  }
  return (
    <Dialog
      open
      title="审计记录转发"
      onClose={onClose}
      foot={<Foot form={id} busy={form.busy} values={form.values} />}
    >
      <form id={id} onSubmit={submit} noValidate className="form-dialog">
        <State forward={forward} />
        <FormFields
          fields={fields}
          values={form.values}
          change={form.change}
          faults={form.faults}
          draft={form.draft}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </form>
    </Dialog>
  )
}

const startOf = (forward: Forward | null): Values =>
  forward
    ? {
        host: forward.host,
        port: forward.port,
        tls: forward.tls,
        authority: forward.authority ?? undefined,
        enabled: forward.enabled,
        starting: 'on',
      }
    : { port: 6514, tls: true, enabled: true, starting: 'first' }

function State({ forward }: { forward: Forward | null }) {
  if (forward?.failure)
    return (
      <Notice kind="warning">
        {minuteOf(forward.failedAt ?? '')} 起没有送到：{forward.failure}。还有 {forward.waiting}{' '}
        条等着，每分钟再试，一条也不会漏。
      </Notice>
    )
  return (
    <Notice>
      平台每分钟把新的审计记录按 syslog（RFC
      5424）送到日志审计系统；接收端收完才往下走，中断后接着送，可能重复，不会漏。
      {forward?.sentAt &&
        `已送到第 ${forward.sentTo} 条（${minuteOf(forward.sentAt)}），还有 ${forward.waiting} 条等着。`}
    </Notice>
  )
}

/** A trial says what became of it beside the buttons: the form stays as it is. */
function Foot({ form, busy, values }: { form: string; busy: boolean; values: Values }) {
  const [told, setTold] = useState<string | null>(null)
  const trial = useAct(call.audit.forwarding.test, {
    refresh: [],
    after: ({ sent, because }) => setTold(sent ? '接收端已收到测试消息。' : `没有送到：${because}。`),
  })
  return (
    <>
      <span role="status" className="trial">
        {told}
      </span>
      <button
        type="button"
        className="button"
        disabled={trial.busy || !values.host || !values.port}
        onClick={() => void trial.run(receiverOf(values))}
      >
        {trial.busy ? '正在发送……' : '发测试消息'}
      </button>
      <button type="submit" form={form} className="button primary" disabled={busy}>
        {busy ? '正在保存……' : '保存'}
      </button>
    </>
  )
}
