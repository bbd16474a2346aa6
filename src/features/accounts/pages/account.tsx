import { useQuery } from '@tanstack/react-query'
import { ask, type call } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts, NameDisc, When } from '#web/kit/facts.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { ReadersPanel } from '#web/kit/readers-panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { AccountActs } from './account-acts.tsx'
import { AccountDeeds } from './account-deeds.tsx'
import { AccountGrants } from './account-grants.tsx'
import { AccountIdentities } from './account-identities.tsx'
import { StateDot } from './account-marks.tsx'
import { AccountSessions } from './account-sessions.tsx'
import './accounts.css'

export type Account = Awaited<ReturnType<typeof call.accounts.get>>

/** One account: whose it is, which roles it holds and why, where it is signed in, what it did. */
export default function AccountPage() {
  const id = Number(useParams().id)
  const may = useMay()
  const query = useQuery(ask.accounts.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHeader
        title={query.data?.name}
        beside={
          query.data && (
            <span className="account-state">
              <StateDot state={query.data.state} />
            </span>
          )
        }
        actions={
          query.data && (
            <>
              {may('accounts.seenAs') && (
                <PageLink className="button" to={`/accounts/${id}/seen-as`}>
                  以其身份预览
                </PageLink>
              )}
              <AccountActs account={query.data} />
            </>
          )
        }
      />
      <Answered query={query}>
        {(account) => (
          <div className="stack account">
            {account.whyNotManage && may('accounts.manage') && <Notice>{account.whyNotManage}</Notice>}
            <Head account={account} />
            <HeldRoles account={account} />
            <AccountGrants account={account} />
            <AccountIdentities account={account} />
            <AccountSessions account={account} />
            {may('audit.read') && <AccountDeeds id={id} />}
            <AccountReaders id={id} />
          </div>
        )}
      </Answered>
    </>
  )
}

function AccountReaders({ id }: { id: number }) {
  const query = useQuery(ask.accounts.readers.queryOptions({ input: { id } }))
  return <ReadersPanel title="谁能看到这个账号" query={query} />
}

function Head({ account }: { account: Account }) {
  const may = useMay()
  return (
    <Panel className="account-head">
      <NameDisc name={account.name} size={64} />
      <Facts
        least={260}
        facts={[
          { label: '用户名', value: account.username },
          { label: '工号', value: account.employeeNo, absent: account.personId === null },
          {
            label: '人员',
            absent: account.personId === null,
            value: may('people.read') ? (
              <PageLink className="link" to={`/people/${account.personId}`}>
                {account.name}
              </PageLink>
            ) : (
              account.name
            ),
          },
          { label: '所在党组织', value: account.organizationName, absent: account.personId === null },
          { label: '最近使用', value: account.seenAt ? <When at={account.seenAt} /> : '从未使用' },
          { label: '开通时间', value: <When at={account.createdAt} /> },
          {
            label: '密码',
            value: account.passwordAt ? (
              <>
                设置于 <When at={account.passwordAt} />
              </>
            ) : (
              '没有密码'
            ),
          },
          { label: '第二重验证', value: factorsInWords(account.secondFactor) },
          { label: '锁定至', value: <When at={account.lockedUntil} />, absent: account.lockedUntil === null },
          { label: '停用时间', value: <When at={account.disabledAt} />, absent: account.disabledAt === null },
          {
            label: '停用原因',
            value: account.disabledBecause,
            absent: account.disabledAt === null,
            wide: true,
          },
        ]}
      />
    </Panel>
  )
}

function factorsInWords({ totp, passkeys, codesLeft, required }: Account['secondFactor']): string {
  const all = [...(totp ? ['动态口令'] : []), ...(passkeys > 0 ? [`通行密钥 ${passkeys} 把`] : [])]
  if (all.length > 0) return `${all.join('、')}，恢复码还有 ${codesLeft} 个`
  return required ? '没有设置，下次登录时必须设置' : '没有设置'
}

type HeldRole = Account['held'][number]

/** 现有角色: each with what gives it and when it ends; those from a post need no grant and no revocation. */
function HeldRoles({ account }: { account: Account }) {
  return (
    <Panel title="现有角色">
      <ul className="role-list">
        {account.held.map((role) => (
          <li key={role.key}>
            <b>{role.title}</b>
            <span className="muted">{sourceOf(role)}</span>
          </li>
        ))}
        {account.held.length === 0 && <li className="muted">今天没有任何角色，登录后看不到内容。</li>}
      </ul>
      <p className="muted role-note">
        来自党内职务和党籍的角色随职务、党籍开始和结束，不必授予，也不能收回。
      </p>
    </Panel>
  )
}

function sourceOf(role: HeldRole): string {
  if (role.source === 'self') return '由本人的党籍状况得出'
  const from = role.fromOn ? `自 ${role.fromOn}` : ''
  const until = role.untilOn ? `至 ${role.untilOn}` : ''
  if (role.source === 'office') return `任命，${from}`
  if (role.source === 'grant') return `授权，${from}${until || '，没有截止日期'}`
  const ends =
    until ||
    (role.termEndsOn ? `，本届应于 ${role.termEndsOn} 届满，职务免去或本届结束即止` : '，职务免去即止')
  return `党内职务（${role.because}），${from}${ends}`
}
