import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { linkingNames } from '../sign-on/rules.ts'
import type { Account } from './account.tsx'

type Found = Awaited<ReturnType<typeof call.accounts.signOn.identities.ofAccount>>

/** 单点登录: which identities of the institute's providers are this account's; nothing where there are no providers. */
export function AccountIdentities({ account }: { account: Account }) {
  const may = useMay()
  const [linking, setLinking] = useState(false)
  const input = { id: account.id }
  const found = useQuery(ask.accounts.signOn.identities.ofAccount.queryOptions({ input })).data
  const unlink = useAct(call.accounts.signOn.identities.unlink, { done: '已解除绑定' })
  if (!found || found.providers.length + found.identities.length === 0) return null
  const manage = may('accounts.manage') && account.whyNotManage === null
  const part = async ({ id, providerName }: Found['identities'][number]) => {
    const reason = await askReason({
      title: `解除${account.name}与${providerName}的绑定`,
      words: `不能再用它登录，用它登录的立即结束；要用的时候由本人或管理员重新绑定。`,
      submit: '解除',
      danger: true,
    })
    if (reason) await unlink.run({ id: account.id, identityId: id, reason })
  }
  const add = manage && may('accounts.letIn') && found.providers.length > 0 && (
    <button type="button" className="button" onClick={() => setLinking(true)}>
      <Icon name="plus" />
      绑定
    </button>
  )
  return (
    <Panel title="单点登录" extra={add}>
      <ul className="role-list">
        {found.identities.map((one) => (
          <li key={one.id}>
            <div className="grow">
              <p>
                <b>{one.providerName}</b>：{one.shown}
              </p>
              <p className="muted">
                {linkingNames[one.linkedHow]}
                {one.linkedHow === 'administrator' && `（${one.linkedBy}）`}，<When at={one.linkedAt} />
              </p>
            </div>
            {manage && (
              <button
                type="button"
                className="button"
                aria-label={`解除与${one.providerName}的绑定`}
                disabled={unlink.busy}
                onClick={() => void part(one)}
              >
                解除
              </button>
            )}
          </li>
        ))}
        {found.identities.length === 0 && (
          <li className="muted">没有绑定。首次用单点登录时按工号对应，或由本人在“我的”里绑定。</li>
        )}
      </ul>
      {linking && (
        <LinkDialog account={account} providers={found.providers} onClose={() => setLinking(false)} />
      )}
    </Panel>
  )
}

function LinkDialog({
  account,
  providers,
  onClose,
}: {
  account: Account
  providers: Found['providers']
  onClose: () => void
}) {
  const link = useAct(call.accounts.signOn.identities.link, { done: '已绑定' })
  const options = providers.map(({ id, name }) => ({ value: String(id), label: name }))
  const fields: Field[] = [
    { kind: 'choice', name: 'providerId', label: '身份服务', required: true, options },
    {
      kind: 'text',
      name: 'subject',
      label: '身份服务里的用户标识',
      required: true,
      maximum: 255,
      hint: 'OIDC 填身份服务里的用户编号（sub）；LDAP 填目录里的账号',
    },
    { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
  ]
  return (
    <FormDialog
      title={`为${account.name}绑定单点登录`}
      notice="绑定后，身份服务里的这个人就能以这个账号登录。请先核实是本人。"
      fields={fields}
      start={options.length === 1 ? { providerId: options[0]?.value } : {}}
      submitWord="绑定"
      onClose={onClose}
      onSubmit={({ providerId, subject, reason }) =>
        link.send({
          id: account.id,
          providerId: Number(providerId),
          subject: String(subject),
          reason: String(reason),
        })
      }
    />
  )
}
