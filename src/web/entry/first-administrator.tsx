import { useState } from 'react'
import { call } from '../call.ts'
import { Notice, RefusalNotice } from '../kit/refusal-notice.tsx'
import { entered } from '../session.ts'
import { Entry } from './entry.tsx'
import { passwordHint } from './new-password-form.tsx'
import { PasswordField, TextField } from './password-field.tsx'
import { useSubmit } from './submit.ts'

const fields = ['institute', 'code', 'name', 'username', 'password']

/** An empty platform: whoever comes first names the institute and becomes its first administrator. */
export default function FirstAdministrator() {
  const [institute, setInstitute] = useState('')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const form = useSubmit(fields, async () => {
    await call.accounts.createFirstAdministrator({
      institute,
      ...(code.trim() && { code: code.trim() }),
      name,
      username,
      password,
    })
    await call.accounts.signIn({ username, password })
    await entered()
  })
  return (
    <Entry institute={institute || '新的单位'}>
      <h1>启用平台</h1>
      <p className="entry-hint">平台里还没有任何账号。请填写单位，并设立首位管理员。</p>
      <form className="entry-form" onSubmit={form.submit}>
        <TextField
          label="单位名称"
          icon="tree"
          complete="organization"
          placeholder="例如：星河研究院党委"
          value={institute}
          onChange={setInstitute}
          fault={form.faultOf('institute')}
        />
        <TextField
          label="单位编码"
          icon="tree"
          optional
          hint="主数据系统中最上一级党组织的编码。不接主数据可以不填。"
          value={code}
          onChange={setCode}
          fault={form.faultOf('code')}
        />
        <TextField
          label="管理员姓名"
          icon="record"
          complete="name"
          value={name}
          onChange={setName}
          fault={form.faultOf('name')}
        />
        <TextField
          label="用户名"
          icon="me"
          complete="username"
          value={username}
          onChange={setUsername}
          fault={form.faultOf('username')}
        />
        <PasswordField
          label="密码"
          complete="new-password"
          value={password}
          onChange={setPassword}
          fault={form.faultOf('password')}
          hint={passwordHint}
        />
        <Notice kind="info">
          管理员负责导入党组织和人员、开通账号、授权；其每一步操作同样写入操作记录。
        </Notice>
        <RefusalNotice error={form.error} />
        <button type="submit" className="button primary entry-submit" disabled={form.busy}>
          {form.busy ? '正在启用……' : '启用'}
        </button>
      </form>
    </Entry>
  )
}
