import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Segments } from '#web/kit/tabs.tsx'
import type { Channels } from './channels.tsx'

type Channel = Channels['channels'][number]
type Adapter = Channels['adapters'][string][number]

/** What is counted: so many to each in an hour. */
export const targetNames: Record<Channel['channel'], string> = { sms: '号码', mail: '邮箱', push: '人' }

/** The fields of a gateway: its own, then those that every one has. */
function fieldsOf(adapter: Adapter, hasSecret: boolean, target: string): Field[] {
  const own = adapter.settings.map(({ name, title, kind, optional }): Field => {
    const common = { name: `settings.${name}`, label: title, required: !optional && kind !== 'flag' }
    if (kind === 'number') return { ...common, kind: 'number', least: 1, most: 65_535 }
    return kind === 'flag' ? { ...common, kind: 'yes' } : { ...common, kind: 'text', maximum: 200 }
  })
  const secret: Field[] = adapter.secret
    ? [
        {
          kind: 'password',
          name: 'secret',
          label: adapter.secret,
          complete: 'new-password',
          required: !hasSecret,
          ...(hasSecret && { hint: '不填则沿用原来的' }),
        },
      ]
    : []
  return [
    ...own,
    ...secret,
    { kind: 'yes', name: 'enabled', label: '启用' },
    { kind: 'number', name: 'perMinute', label: '每分钟最多条数', required: true, least: 1, most: 60_000 },
    {
      kind: 'number',
      name: 'perNumberHour',
      label: `每个${target}每小时最多条数`,
      required: true,
      least: 1,
      most: 100,
    },
    { kind: 'number', name: 'price', label: '单价（元）', required: true, least: 0, most: 10 },
    { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
  ]
}

const settingsOf = (adapter: Adapter, values: Values) =>
  Object.fromEntries(
    adapter.settings.map(({ name, kind }) => {
      const value = values[`settings.${name}`]
      if (kind === 'flag') return [name, Boolean(value)]
      return [name, kind === 'number' ? Number(value) : String(value ?? '')]
    }),
  )

/** Chooses the gateway first, then fills in what that one needs. */
export function ChannelDialog({
  channel,
  adapters,
  onClose,
}: {
  channel: Channel
  adapters: Adapter[]
  onClose: () => void
}) {
  const [name, setName] = useState(channel.adapter)
  const set = useAct(call.messages.channels.set, { done: '已保存' })
  const adapter = adapters.find((one) => one.name === name) as Adapter
  const same = name === channel.adapter
  const kept = Object.entries(channel.settings).map(([key, value]) => [`settings.${key}`, value] as const)
  const start: Values = {
    ...Object.fromEntries(same ? kept : kept.filter(([key]) => key === 'settings.signature')),
    enabled: channel.enabled,
    perMinute: channel.perMinute,
    perNumberHour: channel.perNumberHour,
    price: channel.price,
  }
  return (
    <FormDialog
      key={name}
      title={`设置${channel.name}`}
      fields={fieldsOf(adapter, same && channel.hasSecret, targetNames[channel.channel])}
      start={start}
      notice={
        <Segments
          label="网关"
          options={adapters.map((one) => ({ value: one.name, label: one.title }))}
          value={name}
          onChange={setName}
        />
      }
      submitWord="保存"
      onSubmit={(values) =>
        set.send({
          channel: channel.channel,
          adapter: name,
          enabled: Boolean(values.enabled),
          settings: settingsOf(adapter, values),
          secret: values.secret ? String(values.secret) : undefined,
          perMinute: Number(values.perMinute),
          perNumberHour: Number(values.perNumberHour),
          price: Number(values.price),
          reason: String(values.reason),
        })
      }
      onClose={onClose}
    />
  )
}
