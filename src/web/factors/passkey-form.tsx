import { useState } from 'react'
import { deviceOf } from '#features/accounts/sessions/rules.ts'
import { TextField } from '../entry/password-field.tsx'
import { useSubmit } from '../entry/submit.ts'
import { RefusalNotice } from '../kit/refusal-notice.tsx'
import { addPasskey } from './passkey.ts'
import '../entry/entry.css'

/** 通行密钥: named so that one finds it again among the others. */
export function PasskeyForm({ done }: { done: (codes: string[] | null) => unknown }) {
  const [name, setName] = useState(deviceOf(navigator.userAgent))
  const form = useSubmit(['name'], async () => done(await addPasskey(name)))
  return (
    <form className="entry-form" onSubmit={form.submit}>
      <p className="muted">
        用这台设备的指纹、面容或锁屏密码，或插上的安全密钥，确认是本人。密钥不离开设备，平台只存公开的一半。
      </p>
      <TextField
        label="名称"
        icon="me"
        hint="日后凭它认出是哪一台设备或哪一把密钥"
        value={name}
        onChange={setName}
        fault={form.faultOf('name')}
      />
      <RefusalNotice error={form.error} />
      <button type="submit" className="button primary" disabled={form.busy}>
        {form.busy ? '正在等待设备……' : '添加通行密钥'}
      </button>
    </form>
  )
}
