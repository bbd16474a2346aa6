import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '../call.ts'
import { PasswordField } from '../entry/password-field.tsx'
import { useSubmit } from '../entry/submit.ts'
import { Icon } from '../kit/icon.tsx'
import { Notice, RefusalNotice } from '../kit/refusal-notice.tsx'
import { Answered } from '../kit/states.tsx'
import { CodeField } from './code-field.tsx'
import { passkeysHere, showPasskey } from './passkey.ts'
import '../entry/entry.css'
import './factors.css'

type Ways = Awaited<ReturnType<typeof call.accounts.factors.ways>>
type Props = { words: string; done: () => unknown; over: (error: unknown) => unknown }

/**
 * Shows who is there, by what the account has: a passkey, a one-time code, a recovery code; without any of them, the
 * password. `over`: it was tried too often, and the session has ended.
 */
export function ProofForm(props: Props) {
  const ways = useQuery(ask.accounts.factors.ways.queryOptions({ staleTime: 0, gcTime: 0 }))
  return (
    <Answered query={ways} lines={3}>
      {(known) =>
        known.totp || known.passkey ? (
          <ByFactor ways={known} {...props} />
        ) : (
          <ByPassword {...props} known={known} />
        )
      }
    </Answered>
  )
}

const ended = new Set(['factor-ended', 'signed-out'])
const codeOf = (error: unknown) => (error as { data?: { code?: string } }).data?.code ?? ''

/** Does it; when the session is over, that is not for this form to show. */
const proving =
  ({ done, over }: Props, work: () => Promise<unknown>) =>
  async () => {
    const failed = await work().then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (!failed) return done()
    if (!ended.has(codeOf(failed.error))) throw failed.error
    return over(failed.error)
  }

function ByFactor({ ways, ...props }: Props & { ways: Ways }) {
  const [paper, setPaper] = useState(!ways.totp && !passkeysHere(ways.passkeyHost))
  return (
    <div className="stack">
      {ways.passkey && <ByPasskey {...props} ways={ways} first={!ways.totp} />}
      {(ways.totp || paper) && <ByCode key={String(paper)} {...props} paper={paper} />}
      <p className="factor-other">
        {paper
          ? ways.totp && (
              <button type="button" className="link" onClick={() => setPaper(false)}>
                改用动态口令
              </button>
            )
          : ways.recoveryCode && (
              <button type="button" className="link" onClick={() => setPaper(true)}>
                手机不在身边：用恢复码
              </button>
            )}
      </p>
    </div>
  )
}

function ByPasskey({ ways, first, ...props }: Props & { ways: Ways; first: boolean }) {
  const form = useSubmit([], proving(props, showPasskey))
  if (!passkeysHere(ways.passkeyHost))
    return (
      <Notice>
        {ways.passkeyHost
          ? `通行密钥只在 ${ways.passkeyHost} 可用，请从这个地址打开平台，或改用下面的方式。`
          : '平台现在的地址不能使用通行密钥，请改用下面的方式。'}
      </Notice>
    )
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <button type="submit" className={`button factor-key ${first ? 'primary' : ''}`} disabled={form.busy}>
        <Icon name="key" />
        {form.busy ? '正在等待通行密钥……' : '用通行密钥'}
      </button>
      <RefusalNotice error={form.error} />
    </form>
  )
}

function ByCode({ paper, ...props }: Props & { paper: boolean }) {
  const [code, setCode] = useState('')
  const form = useSubmit(
    ['code'],
    proving(props, () => call.accounts.factors.proveByCode({ code })),
  )
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <CodeField
        label={paper ? '恢复码' : '验证器上的 6 位动态口令'}
        paper={paper}
        value={code}
        onChange={setCode}
        fault={form.faultOf('code')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary entry-submit" disabled={form.busy}>
        {form.busy ? '正在验证……' : props.words}
      </button>
    </form>
  )
}

function ByPassword({ known, ...props }: Props & { known: Ways }) {
  const [password, setPassword] = useState('')
  const form = useSubmit(
    ['password'],
    proving(props, () => call.accounts.factors.proveByPassword({ password })),
  )
  if (!known.password)
    return (
      <Notice kind="warning">
        这个账号没有密码，也没有第二重验证，无法确认是您本人。请退出后用单点登录或登录链接重新进入，在 5
        分钟内办理；也可以先设置第二重验证，或向管理员要一个密码。
      </Notice>
    )
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <PasswordField
        label="密码"
        complete="current-password"
        value={password}
        onChange={setPassword}
        fault={form.faultOf('password')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary entry-submit" disabled={form.busy}>
        {form.busy ? '正在验证……' : props.words}
      </button>
    </form>
  )
}
