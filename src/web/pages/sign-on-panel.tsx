import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { useAct } from '../kit/act.ts'
import { confirm } from '../kit/confirm.tsx'
import { When } from '../kit/facts.tsx'
import type { Field } from '../kit/fields.ts'
import { FormDialog } from '../kit/form.tsx'
import { Panel } from '../kit/panel.tsx'
import { tell } from '../kit/toasts.tsx'

type Own = Awaited<ReturnType<typeof call.accounts.signOn.own>>[number]

const refresh = [ask.accounts.signOn.own.key()]

/** 单点登录: by which of the institute's providers one may enter; nothing where there are none. */
export function SignOnPanel() {
  const own = useQuery(ask.accounts.signOn.own.queryOptions()).data ?? []
  const [typing, setTyping] = useState<Own | null>(null)
  const unlink = useAct(call.accounts.signOn.unlink, { done: '已解除绑定', refresh })
  if (own.length === 0) return null
  const link = async (one: Own) => {
    if (one.kind === 'ldap') return setTyping(one)
    const departure = await call.accounts.signOn.beginLink({ id: one.id }).catch(tell.refused)
    if (departure) location.assign(departure.address)
  }
  const part = async ({ name, identity }: Own) => {
    const words = `以后不能再用${name}登录，也不会自动恢复；要用的时候在这里重新绑定。请先确认记得平台的密码。`
    const sure = await confirm({ title: `解除与${name}的绑定`, words, submit: '解除', danger: true })
    if (sure && identity) await unlink.run({ id: identity.id })
  }
  return (
    <Panel title="单点登录">
      <ul className="me-list factor-list">
        {own.map((one) => (
          <li key={one.id}>
            <span className="grow">
              {one.name}
              <small>
                {one.identity ? (
                  <>
                    已绑定“{one.identity.shown}”，
                    <When at={one.identity.linkedAt} />
                  </>
                ) : (
                  '没有绑定'
                )}
              </small>
            </span>
            <button
              type="button"
              className="button"
              disabled={unlink.busy}
              aria-label={`${one.identity ? '解除绑定' : '绑定'}${one.name}`}
              onClick={() => void (one.identity ? part(one) : link(one))}
            >
              {one.identity ? '解除绑定' : '绑定'}
            </button>
          </li>
        ))}
      </ul>
      {typing && <LinkDialog provider={typing} onClose={() => setTyping(null)} />}
    </Panel>
  )
}

const fields: Field[] = [
  { kind: 'text', name: 'username', label: '账号', required: true, maximum: 100 },
  { kind: 'password', name: 'password', label: '密码', required: true, complete: 'current-password' },
]

function LinkDialog({ provider, onClose }: { provider: Own; onClose: () => void }) {
  const link = useAct(call.accounts.signOn.linkDirectory, { done: '已绑定', refresh })
  return (
    <FormDialog
      title={`绑定${provider.name}`}
      notice={`请输入“${provider.name}”的账号和密码，不是本平台的。`}
      fields={fields}
      submitWord="绑定"
      onClose={onClose}
      onSubmit={({ username, password }) =>
        link.send({ id: provider.id, username: String(username), password: String(password) })
      }
    />
  )
}
