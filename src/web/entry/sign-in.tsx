import { useState } from 'react'
import { call } from '../call.ts'
import { NameDisc } from '../kit/facts.tsx'
import { Icon } from '../kit/icon.tsx'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { tell } from '../kit/toasts.tsx'
import { entered, type Session } from '../session.ts'
import { Entry } from './entry.tsx'
import { PasswordField, TextField } from './password-field.tsx'
import { DirectoryForm, SignOnButtons, type SignOnProvider } from './sign-on.tsx'
import { useSubmit } from './submit.ts'

/** Sign-in by username and password, or by a provider; in a demo installation also by a press on one of its people. */
export default function SignIn({ session }: { session: Session }) {
  const [directory, setDirectory] = useState<SignOnProvider | null>(null)
  return (
    <Entry institute={session.institute}>
      <h1>欢迎登录</h1>
      <p className="entry-hint">
        {directory ? `请使用“${directory.name}”的账号和密码` : '请使用组织统一分配的账号'}
      </p>
      {directory ? (
        <DirectoryForm provider={directory} back={() => setDirectory(null)} />
      ) : (
        <>
          <SignInForm />
          <SignOnButtons providers={session.signOn ?? []} directory={setDirectory} />
        </>
      )}
      {session.demo && <DemoPeople people={session.demoPeople ?? []} />}
    </Entry>
  )
}

function SignInForm() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const form = useSubmit(['username', 'password'], async () => {
    await call.accounts.signIn({ username, password })
    await entered()
  })
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <TextField
        label="用户名"
        icon="me"
        complete="username"
        placeholder="请输入用户名"
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
      <details className="entry-forgot">
        <summary>忘记密码或账号被锁定</summary>
        <p>请联系所在党委的账号管理员核实身份后重置密码。连续输错多次会暂时锁定，到时自动解除。</p>
      </details>
    </form>
  )
}

type People = NonNullable<Session['demoPeople']>

function DemoPeople({ people }: { people: People }) {
  const [busy, setBusy] = useState<string | null>(null)
  if (people.length === 0) return null
  const enter = async (username: string) => {
    setBusy(username)
    try {
      await call.accounts.enterDemo({ username })
      await entered()
    } catch (error) {
      tell.refused(error)
    }
    setBusy(null)
  }
  return (
    <section className="entry-demo" aria-labelledby="demo-people">
      <h2 id="demo-people">演示单位：点一位人员直接进入</h2>
      <ul>
        {people.map(({ username, name, title }) => (
          <li key={username}>
            <button type="button" disabled={busy !== null} onClick={() => void enter(username)}>
              <NameDisc name={name} />
              <span className="grow">
                <b className="name">{name}</b>
                <small>{title}</small>
              </span>
              <Icon name="right" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <p>人员、党组织和数据均为虚构。</p>
    </section>
  )
}
