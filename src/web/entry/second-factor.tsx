import { useState } from 'react'
import { passkeysHere } from '../factors/passkey.ts'
import { PasskeyForm } from '../factors/passkey-form.tsx'
import { ProofForm } from '../factors/proof-form.tsx'
import { RecoveryCodes } from '../factors/recovery-codes.tsx'
import { TotpForm } from '../factors/totp-form.tsx'
import { Segments } from '../kit/tabs.tsx'
import { tell } from '../kit/toasts.tsx'
import { entered, type Session, signOut } from '../session.ts'
import { Entry } from './entry.tsx'

/** The password was right: now the second factor, or, where the institute asks for one, its setting up. */
export default function SecondFactor({ session }: { session: Session }) {
  return (
    <Entry institute={session.institute}>
      {session.factor === 'due' ? <Due /> : <Enrol name={session.person?.name ?? ''} />}
      <button type="button" className="link entry-leave" onClick={() => void signOut()}>
        换一个账号登录
      </button>
    </Entry>
  )
}

function Due() {
  const over = async (error: unknown) => {
    tell.refused(error)
    await entered()
  }
  return (
    <>
      <h1>第二重验证</h1>
      <p className="entry-hint">第一步已通过。请在 10 分钟内再确认一次是您本人。</p>
      <ProofForm words="验证并进入" done={entered} over={over} />
      <details className="entry-forgot">
        <summary>都不在身边？</summary>
        <p>请带上工作证，找上级党委或政工部门的管理员“清除第二重验证”，再登录并重新设置。</p>
      </details>
    </>
  )
}

const ways = [
  { value: 'totp', label: '动态口令' },
  { value: 'passkey', label: '通行密钥' },
] as const

function Enrol({ name }: { name: string }) {
  const [way, setWay] = useState<'totp' | 'passkey'>('totp')
  const [codes, setCodes] = useState<string[] | null>(null)
  const done = async (made: string[] | null) => {
    if (made) setCodes(made)
    else await entered()
  }
  if (codes)
    return (
      <>
        <h1>请保存恢复码</h1>
        <RecoveryCodes codes={codes} done={entered} />
      </>
    )
  return (
    <>
      <h1>请设置第二重验证</h1>
      <p className="entry-hint">{name}同志，按本单位的规定，您的账号除密码外，还要有一种方式确认是本人。</p>
      <div className="stack">
        {passkeysHere(location.hostname) && (
          <Segments label="方式" options={[...ways]} value={way} onChange={setWay} />
        )}
        {way === 'totp' ? <TotpForm done={done} /> : <PasskeyForm done={done} />}
      </div>
    </>
  )
}
