import { useState } from 'react'
import { policy } from '#features/accounts/sessions/rules.ts'
import { call } from '../call.ts'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { useSubmit } from './submit.ts'
import './entry.css'

export const passwordHint = `至少 ${policy.passwordLength} 位，包含大写字母、小写字母、数字、符号中的 ${policy.passwordClasses} 种；不能含用户名，不能与最近 ${policy.passwordHistory} 次相同。`

/** The present password, and a new one twice. */
export function NewPasswordForm({ words = '保存新密码', done }: { words?: string; done: () => unknown }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const form = useSubmit(['current', 'next'], async () => {
    await call.accounts.changePassword({ current, next })
    await done()
  })
  const differs = again !== '' && again !== next
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (again !== next) form.refuse('again', '两次输入的新密码不一致')
        else void form.submit()
      }}
    >
      <PasswordField
        label="当前密码"
        complete="current-password"
        value={current}
        onChange={setCurrent}
        fault={form.faultOf('current')}
      />
      <PasswordField
        label="新密码"
        complete="new-password"
        value={next}
        onChange={setNext}
        fault={form.faultOf('next')}
        hint={passwordHint}
      />
      <PasswordField
        label="再次输入新密码"
        complete="new-password"
        value={again}
        onChange={setAgain}
        fault={differs ? '两次输入的新密码不一致' : form.faultOf('again')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary entry-submit" disabled={form.busy}>
        {form.busy ? '正在保存……' : words}
      </button>
    </form>
  )
}
