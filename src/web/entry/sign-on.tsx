import { useState } from 'react'
import { call } from '../call.ts'
import { Icon } from '../kit/icon.tsx'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { tell } from '../kit/toasts.tsx'
import { entered, type Session } from '../session.ts'
import { PasswordField, TextField } from './password-field.tsx'
import { useSubmit } from './submit.ts'

export type SignOnProvider = NonNullable<Session['signOn']>[number]

/** Where somebody was going before he went to the provider. */
export const placeAfter = 'zhibu.after'

/** Goes to a provider; the browser comes back to /sign-on/return. */
async function goOut(departure: Promise<{ address: string }>): Promise<void> {
  const { address } = await departure
  location.assign(address)
}

/** 单点登录: a button for each provider. A directory asks for its own name and password, in place of ours. */
export function SignOnButtons({
  providers,
  directory,
}: {
  providers: SignOnProvider[]
  directory: (provider: SignOnProvider) => void
}) {
  const [busy, setBusy] = useState(false)
  if (providers.length === 0) return null
  const press = async (provider: SignOnProvider) => {
    if (provider.kind === 'ldap') return directory(provider)
    setBusy(true)
    sessionStorage.setItem(placeAfter, location.pathname + location.search)
    try {
      await goOut(call.accounts.signOn.begin({ id: provider.id }))
    } catch (error) {
      tell.refused(error)
      setBusy(false)
    }
  }
  return (
    <section className="entry-others" aria-label="其他登录方式">
      <p>或者</p>
      <ul>
        {providers.map((provider) => (
          <li key={provider.id}>
            <button type="button" className="button" disabled={busy} onClick={() => void press(provider)}>
              <Icon name="shield" />用{provider.name}登录
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** With the name and the password of a directory. */
export function DirectoryForm({ provider, back }: { provider: SignOnProvider; back: () => void }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const form = useSubmit(['username', 'password'], async () => {
    await call.accounts.signOn.enter({ id: provider.id, username, password })
    await entered()
  })
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <TextField
        label="账号"
        icon="me"
        complete="username"
        value={username}
        onChange={setUsername}
        fault={form.faultOf('username')}
      />
      <PasswordField
        label="密码"
        complete="current-password"
        value={password}
        onChange={setPassword}
        fault={form.faultOf('password')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary entry-submit" disabled={form.busy}>
        {form.busy ? '正在登录……' : '登录'}
      </button>
      <button type="button" className="link" onClick={back}>
        改用平台的用户名和密码
      </button>
    </form>
  )
}
