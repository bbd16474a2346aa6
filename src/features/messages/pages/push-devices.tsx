import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import {
  deviceHere,
  setDeviceHere,
  turnOffHere,
  turnOnHere,
  usualName,
  whyNoNotices,
} from '#web/push-device.ts'

type Device = Awaited<ReturnType<typeof call.messages.devices.list>>['devices'][number]

/** 浏览器通知: the devices that I am told on. Nothing is shown of it where the house has no such channel. */
export function PushDevices() {
  const { data } = useQuery(ask.messages.devices.list.queryOptions({}))
  const [adding, setAdding] = useState(false)
  if (!data || (!data.enabled && data.devices.length === 0)) return null
  const here = deviceHere()
  const isOn = data.devices.some(({ id }) => id === here)
  const why = whyNoNotices()
  return (
    <Panel
      title="浏览器通知"
      extra={
        data.publicKey &&
        !isOn &&
        !why && (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            在这台设备上开启
          </button>
        )
      }
    >
      <div className="stack">
        {!isOn && why && <Notice>{why}</Notice>}
        {data.devices.length === 0 ? (
          <p>还没有开启。开启后，有新消息时设备上弹出提示，只写事项类型和编号，点开就到要办的地方。</p>
        ) : (
          <Facts
            facts={data.devices.map((one) => ({
              label: one.id === here ? `${one.name}（本机）` : one.name,
              value: <Standing device={one} isHere={one.id === here} />,
            }))}
          />
        )}
      </div>
      {adding && data.publicKey && <TurnOn publicKey={data.publicKey} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function Standing({ device, isHere }: { device: Device; isHere: boolean }) {
  const remove = useAct(call.messages.devices.remove, {
    done: '已移除',
    after: () => void (isHere && turnOffHere()),
  })
  const press = async () => {
    const sure = await confirm({
      title: `移除“${device.name}”？`,
      words: '这台设备不再收到通知。',
      submit: '移除',
    })
    if (sure) await remove.run({ id: device.id })
  }
  return (
    <>
      <When at={device.addedAt} /> 开启
      {device.toldAt && (
        <>
          ，最近通知 <When at={device.toldAt} />
        </>
      )}{' '}
      <button type="button" className="link" disabled={remove.busy} onClick={() => void press()}>
        移除
      </button>
    </>
  )
}

function TurnOn({ publicKey, onClose }: { publicKey: string; onClose: () => void }) {
  const add = useAct(call.messages.devices.add, { done: '已开启', after: ({ id }) => setDeviceHere(id) })
  return (
    <FormDialog
      title="在这台设备上开启通知"
      notice="浏览器会问是否准许显示通知，请选“准许”。公用的设备请不要开启；退出登录后，这台设备不再收到通知，需要时再开启。"
      fields={[{ kind: 'text', name: 'name', label: '设备名称', required: true, maximum: 30 }]}
      start={{ name: usualName() }}
      submitWord="开启"
      onSubmit={async ({ name }) => add.send({ name: String(name), ...(await turnOnHere(publicKey)) })}
      onClose={onClose}
    />
  )
}
