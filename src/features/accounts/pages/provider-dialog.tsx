import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Segments } from '#web/kit/tabs.tsx'
import { type ProviderKind, providerKindNames, providerKinds } from '../sign-on/rules.ts'
import type { Provider } from './sign-on-providers.tsx'

const name: Field = {
  kind: 'text',
  name: 'name',
  label: '按钮上的名称',
  required: true,
  maximum: 20,
  placeholder: '统一身份认证',
}

const asked: Record<ProviderKind, Field[]> = {
  oidc: [
    {
      kind: 'text',
      name: 'address',
      label: '签发者地址（issuer）',
      required: true,
      maximum: 300,
      placeholder: 'https://id.example.cn',
    },
    { kind: 'text', name: 'client', label: '客户端编号（client_id）', required: true, maximum: 300 },
    {
      kind: 'text',
      name: 'scope',
      label: '范围（scope）',
      maximum: 200,
      hint: '除 openid 外要的，用空格隔开',
    },
  ],
  ldap: [
    {
      kind: 'text',
      name: 'address',
      label: '目录服务的地址',
      required: true,
      maximum: 300,
      placeholder: 'ldaps://ad.example.cn',
      hint: '只用 TLS：ldaps://，或 ldap:// 加 StartTLS',
    },
    {
      kind: 'text',
      name: 'client',
      label: '查询账号的 DN',
      required: true,
      maximum: 300,
      hint: '只需有查找人员的权限',
    },
    {
      kind: 'text',
      name: 'base',
      label: '查找的起点',
      required: true,
      maximum: 300,
      placeholder: 'ou=people,dc=example,dc=cn',
    },
    {
      kind: 'text',
      name: 'filter',
      label: '查找条件',
      required: true,
      maximum: 500,
      hint: '在放账号的地方写 {username}；AD 一般是 (sAMAccountName={username})',
    },
  ],
}

const usual: Record<ProviderKind, Values> = {
  oidc: { scope: 'profile', employeeClaim: 'employee_number', matches: true, trustsFactor: true },
  ldap: { filter: '(uid={username})', employeeClaim: 'employeeNumber', matches: true },
}

const secretNames: Record<ProviderKind, string> = { oidc: '客户端密钥', ldap: '查询账号的密码' }

function fieldsOf(kind: ProviderKind, changing: boolean): Field[] {
  const trust: Field = { kind: 'yes', name: 'trustsFactor', label: '认可其第二重验证（amr 含 mfa）' }
  return [
    name,
    ...asked[kind],
    {
      kind: 'password',
      name: 'secret',
      label: secretNames[kind],
      complete: 'new-password',
      required: !changing,
      hint: changing ? '不填则沿用原来的' : '加密保存，以后不再显示',
    },
    { kind: 'text', name: 'employeeClaim', label: '工号字段', required: true, maximum: 100 },
    { kind: 'yes', name: 'matches', label: '首次登录按工号对应账号' },
    ...(kind === 'oidc' ? [trust] : []),
    {
      kind: 'words',
      name: 'authority',
      label: 'CA 证书（PEM）',
      rows: 2,
      maximum: 20_000,
      hint: '对方的证书由单位自己的 CA 签发时填写；否则不填',
    },
    { kind: 'words', name: 'reason', label: '原因和依据', required: true, rows: 2, maximum: 500 },
  ]
}

const textOf = (value: Values[string]) => String(value ?? '').trim()

const given = (kind: ProviderKind, values: Values) => ({
  kind,
  name: textOf(values.name),
  address: textOf(values.address),
  client: textOf(values.client),
  scope: textOf(values.scope),
  base: textOf(values.base),
  filter: textOf(values.filter),
  employeeClaim: textOf(values.employeeClaim),
  matches: Boolean(values.matches),
  trustsFactor: Boolean(values.trustsFactor),
  authority: textOf(values.authority) || null,
  reason: textOf(values.reason),
})

/** Sets a provider up, or changes it: which kind it is comes first. */
export function ProviderDialog({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const [kind, setKind] = useState<ProviderKind>(provider?.kind ?? 'oidc')
  const add = useAct(call.accounts.signOn.providers.add, { done: '已添加。请“试一下”，再启用' })
  const change = useAct(call.accounts.signOn.providers.change, {
    done: ({ enabled }) => (enabled ? '已保存' : '已保存，现在是停用的。请“试一下”，再启用'),
  })
  const send = (values: Values) => {
    const secret = textOf(values.secret)
    return provider
      ? change.send({ id: provider.id, ...given(kind, values), ...(secret && { secret }) })
      : add.send({ ...given(kind, values), secret })
  }
  const options = providerKinds.map((value) => ({ value, label: providerKindNames[value] }))
  return (
    <FormDialog
      key={kind}
      title={provider ? `设置${provider.name}` : '添加身份服务'}
      notice={
        provider ? undefined : <Segments label="种类" options={options} value={kind} onChange={setKind} />
      }
      fields={fieldsOf(kind, provider !== null)}
      start={provider ? { ...provider, authority: provider.authority ?? '' } : usual[kind]}
      submitWord={provider ? '保存' : '添加'}
      onClose={onClose}
      onSubmit={send}
    />
  )
}
