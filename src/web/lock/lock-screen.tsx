import { useEffect, useState } from 'react'
import { call } from '../call.ts'
import { Questions } from '../kit/confirm.tsx'
import { NameDisc } from '../kit/facts.tsx'
import { Icon } from '../kit/icon.tsx'
import { Silk } from '../kit/mark.tsx'
import { shownRefusal } from '../kit/refusal.ts'
import { forgetDevice } from '../outbox/without-signal.ts'
import { type Session, sessionChanged, signOut } from '../session.ts'
import { setLockedHere } from './lock.ts'
import { judgeHere, rememberPin } from './pin-here.ts'
import './lock.css'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** Nothing of the platform is shown until the six digits are right. */
export default function LockScreen({ session }: { session: Session }) {
  const [pin, setPin] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const name = session.person?.name ?? ''
  useEffect(() => {
    if (pin.length < 6) return
    setBusy(true)
    void unlock(pin).then((refusal) => {
      setSaid(refusal)
      setPin('')
      setBusy(false)
    })
  }, [pin])
  const press = (digit: string) => !busy && setPin((now) => (now + digit).slice(0, 6))
  useKeyboard(press, () => setPin((now) => now.slice(0, -1)))
  return (
    <main className="lock-screen">
      <Silk className="lock-silk" lines={30} width={800} height={900} swing={80} opacity={0.5} phase={0.4} />
      <NameDisc name={name} size={64} />
      <h1>
        <span className="name">{name}</span>同志，请输入 PIN
      </h1>
      <p className="lock-dots" role="status">
        <span className="unseen">已输入 {pin.length} 位，共 6 位</span>
        {digits.slice(0, 6).map((digit, at) => (
          <i key={digit} data-filled={at < pin.length || undefined} />
        ))}
      </p>
      <p className="lock-said" role="alert">
        {busy ? '' : said}
      </p>
      <div className="lock-keys">
        {digits.map((digit) => (
          <button key={digit} type="button" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" onClick={() => press('0')}>
          0
        </button>
        <button type="button" aria-label="退一位" onClick={() => setPin(pin.slice(0, -1))}>
          <Icon name="back" size={26} />
        </button>
      </div>
      <button type="button" className="lock-leave" onClick={() => void leave()}>
        忘记 PIN 或换人使用：退出登录
      </button>
      <Questions />
    </main>
  )
}

async function leave(): Promise<void> {
  setLockedHere(false)
  await signOut()
}

/** Null: it is open. Else why not. */
async function unlock(pin: string): Promise<string | null> {
  try {
    await call.accounts.keeping.unlock({ pin })
  } catch (error) {
    const { code, message } = shownRefusal(error)
    if (code === 'unreachable') return unlockHere(pin)
    if (code !== 'pin-ended' && code !== 'signed-out') return message
    setLockedHere(false)
    await forgetDevice()
    await sessionChanged()
    return message
  }
  void rememberPin(pin)
  setLockedHere(false)
  await sessionChanged()
  return null
}

/** Without signal: what lies on the device is opened by what the device knows. */
async function unlockHere(pin: string): Promise<string | null> {
  const judged = await judgeHere(pin)
  if (judged === 'unknown') return '没有连上网络，暂时不能解锁。请连上网络后再试。'
  if (judged === 'wrong') return 'PIN 不对，请重新输入。连续输错 5 次，这台设备上保存的内容将删去。'
  if (judged === 'right') setLockedHere(false)
  if (judged !== 'over') return null
  await forgetDevice()
  return 'PIN 连续输错 5 次，这台设备上保存的内容已删去。请连上网络后重新登录。'
}

function useKeyboard(press: (digit: string) => void, back: () => void): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) press(key)
      if (key === 'Backspace') back()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
