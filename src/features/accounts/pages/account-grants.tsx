import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay, useSession } from '#web/session.ts'
import { roleNames } from '../rules.ts'
import type { Account } from './account.tsx'
import { GrantDot } from './account-marks.tsx'
import { GrantDialog } from './grant-dialog.tsx'

type Grant = Awaited<ReturnType<typeof call.accounts.grants.ofAccount>>[number]

/** 授权: roles given beside posts and membership, the past ones too; who gave them, why, who took them back. */
export function AccountGrants({ account }: { account: Account }) {
  const may = useMay()
  const own = useSession().data?.person?.personId === account.personId && account.personId !== null
  const [giving, setGiving] = useState(false)
  const query = useQuery(ask.accounts.grants.ofAccount.queryOptions({ input: { id: account.id } }))
  const revoke = useAct(call.accounts.grants.revoke, { done: '授权已收回' })
  const atOnce = may('accounts.grant')
  const request = useAct(call.accounts.requests.ask, { done: '申请已提交，由安全管理员决定后生效' })
  const takeBack = async (grant: Grant) => {
    const reason = await askReason({
      title: `${atOnce ? '' : '申请'}收回${account.name}的授权`,
      words: `${grant.organizationName}的${roleNames[grant.role]}角色${atOnce ? '立即' : '经安全管理员同意后'}失效，记录保留。`,
      submit: atOnce ? '收回' : '提交申请',
      danger: true,
    })
    if (!reason) return
    if (atOnce) await revoke.run({ id: account.id, grantId: grant.id, reason })
    else await request.run({ asked: { kind: 'revoke', accountId: account.id, grantId: grant.id }, reason })
  }
  const office = account.held.some(({ source }) => source === 'office')
  // Whoever asks for a role knows the organizations: the three offices do not.
  const askable = may('accounts.request') && may('organizations.read')
  const give = (atOnce || askable) && !own && !office && (
    <button type="button" className="button" onClick={() => setGiving(true)}>
      <Icon name="plus" />
      {atOnce ? '授权' : '申请授权'}
    </button>
  )
  return (
    <Panel title="授权记录" extra={give}>
      <Answered query={query} lines={2}>
        {(grants) => (
          <ul className="role-list grants">
            {grants.map((grant) => (
              <GrantLine
                key={grant.id}
                grant={grant}
                word={atOnce ? '收回' : '申请收回'}
                revoke={
                  grant.revocable && (atOnce || may('accounts.request')) ? () => void takeBack(grant) : null
                }
              />
            ))}
            {grants.length === 0 && <li className="muted">没有另外授予的角色。</li>}
          </ul>
        )}
      </Answered>
      {giving && <GrantDialog account={account} onClose={() => setGiving(false)} />}
    </Panel>
  )
}

function GrantLine({ grant, word, revoke }: { grant: Grant; word: string; revoke: (() => void) | null }) {
  return (
    <li className={grant.status}>
      <div className="grow">
        <p className="row">
          <b>
            {grant.organizationName}（{roleNames[grant.role]}）
          </b>
          <GrantDot status={grant.status} />
        </p>
        <p className="muted">
          {grant.fromOn} 至 {grant.untilOn ?? '收回为止'}。{grant.grantedBy}于 <When at={grant.grantedAt} />{' '}
          授予：{grant.reason}
        </p>
        {grant.revokedAt && (
          <p className="muted">
            {grant.revokedBy}于 <When at={grant.revokedAt} /> 收回：{grant.revokedBecause}
          </p>
        )}
      </div>
      {revoke && (
        <button type="button" className="button" onClick={revoke}>
          {word}
        </button>
      )}
    </li>
  )
}
