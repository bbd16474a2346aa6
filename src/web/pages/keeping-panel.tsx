import { ORPCError } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { useAct } from '../kit/act.ts'
import { When } from '../kit/facts.tsx'
import type { Field } from '../kit/fields.ts'
import { FormDialog } from '../kit/form.tsx'
import { Panel } from '../kit/panel.tsx'
import { lockNow } from '../lock/lock-watch.tsx'
import { rememberPin } from '../lock/pin-here.ts'
import { sessionChanged, useSession } from '../session.ts'

const fields: Field[] = [
  {
    kind: 'password',
    name: 'pin',
    label: 'PIN（6 位数字）',
    required: true,
    complete: 'new-password',
    wide: true,
  },
  {
    kind: 'password',
    name: 'again',
    label: '再输一遍',
    required: true,
    complete: 'new-password',
    wide: true,
  },
]

/** 在这台手机上保持登录: on, off, and how it is locked. */
export function KeepingPanel() {
  const kept = useSession().data?.kept
  const policy = useQuery(ask.accounts.keeping.policy.queryOptions()).data
  const [asking, setAsking] = useState(false)
  if (!policy || (!policy.allowed && !kept)) return null
  return (
    <Panel title="在这台手机上保持登录">
      {kept ? (
        <>
          <p>
            保持到 <When at={kept.until} />
            。离开 {kept.lockMinutes} 分钟后锁定，用 PIN 解锁；PIN 连续输错 5
            次就退出登录。不再保持的，点“退出登录”。
          </p>
          <div className="row">
            <button type="button" className="button" onClick={() => void lockNow()}>
              现在锁定
            </button>
          </div>
        </>
      ) : (
        <>
          <p>
            设一个 6 位 PIN，{policy.days} 天内在这台手机上不用再输密码；离开 {policy.lockMinutes}{' '}
            分钟后锁定，用 PIN 解锁。只在自己的手机上开启。
          </p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => setAsking(true)}>
              开启
            </button>
          </div>
        </>
      )}
      {asking && <PinDialog onClose={() => setAsking(false)} />}
    </Panel>
  )
}

const differs = () =>
  new ORPCError('BAD_REQUEST', {
    message: '两次输入的 PIN 不一样，请重新输入。',
    data: { code: 'pin-differs', facts: { field: 'again' } },
  })

function PinDialog({ onClose }: { onClose: () => void }) {
  const keep = useAct(call.accounts.keeping.keep, { done: '已在这台手机上保持登录' })
  const submit = async (pin: string, again: string) => {
    if (pin !== again) throw differs()
    await keep.send({ pin })
    void rememberPin(pin)
    await sessionChanged()
  }
  return (
    <FormDialog
      title="在这台手机上保持登录"
      notice="PIN 只用于这台手机上的这次登录，不是密码；不要用生日和 123456 一类的数字。"
      fields={fields}
      submitWord="开启"
      onClose={onClose}
      onSubmit={({ pin, again }) => submit(String(pin), String(again))}
    />
  )
}
