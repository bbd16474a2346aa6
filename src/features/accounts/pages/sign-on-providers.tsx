import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { providerKindNames } from '../sign-on/rules.ts'
import { ProviderDialog } from './provider-dialog.tsx'
import './accounts.css'

export type Provider = Awaited<ReturnType<typeof call.accounts.signOn.providers.list>>['providers'][number]
type Steps = Awaited<ReturnType<typeof call.accounts.signOn.providers.test>>['steps']

/** 单点登录: the services that vouch for people, how they are asked, and whether they answer. */
export default function SignOnProviders() {
  const query = useQuery(ask.accounts.signOn.providers.list.queryOptions())
  const [open, setOpen] = useState<Provider | 'new' | null>(null)
  const may = useMay()
  return (
    <>
      <PageHeader
        actions={
          may('accounts.policy') && (
            <button type="button" className="button primary" onClick={() => setOpen('new')}>
              <Icon name="plus" />
              添加身份服务
            </button>
          )
        }
      />
      <PageHelp>
        接入单位的统一身份认证（OIDC）或域账号（LDAP）后，登录页多一个按钮。账号仍由管理员开通，单点登录不会自动开户；首次登录按工号对应账号，也可以由本人在“我的”里绑定。身份服务没有说明做过第二重验证的，平台照样要求第二重验证。三员分立的，由安全管理员设置、系统管理员启用，改了设置要重新启用。没有密码的人办理重要操作时，退出后重新登录，5
        分钟内办理。
      </PageHelp>
      <Answered query={query}>
        {({ providers, returnTo }) => (
          <div className="stack">
            <Notice>
              在身份服务上登记本平台时，回调地址填 <b className="unbroken">{returnTo}</b>
            </Notice>
            {providers.map((one) => (
              <ProviderPanel key={one.id} provider={one} change={() => setOpen(one)} />
            ))}
            {providers.length === 0 && (
              <Empty title="还没有接入身份服务" icon="key">
                现在都用平台的用户名和密码登录。点右上角“添加身份服务”，填好后先“试一下”，再启用。
              </Empty>
            )}
          </div>
        )}
      </Answered>
      {open && <ProviderDialog provider={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

function ProviderPanel({ provider, change }: { provider: Provider; change: () => void }) {
  const [steps, setSteps] = useState<Steps | null>(null)
  const test = useAct(call.accounts.signOn.providers.test, {
    refresh: [],
    after: (answer) => setSteps(answer.steps),
  })
  const remove = useAct(call.accounts.signOn.providers.remove, { done: '已移除' })
  const use = useAct(call.accounts.signOn.providers.setEnabled, { done: enabledWords })
  const may = useMay()
  const { id, name, linked, enabled } = provider
  const turn = async () => {
    const reason = await askReason({
      title: `${enabled ? '停用' : '启用'}${name}`,
      words: enabled
        ? '登录页不再有这个按钮，用它登录的立即结束；绑定都留着。'
        : '登录页出现这个按钮：它说来的是谁，就以谁的账号登录。请先“试一下”，并核对地址确实是本单位的身份服务。',
      submit: enabled ? '停用' : '启用',
      danger: enabled,
    })
    if (reason) await use.run({ id, enabled: !enabled, reason })
  }
  const drop = async () => {
    const reason = await askReason({
      title: `移除${name}`,
      words: `登录页不再有这个按钮，用它登录的立即结束；${linked} 个账号的绑定一并作废。`,
      submit: '移除',
      danger: true,
    })
    if (reason) await remove.run({ id, reason })
  }
  return (
    <Panel
      title={name}
      extra={
        <span className="row">
          <button type="button" className="button" disabled={test.busy} onClick={() => void test.run({ id })}>
            {test.busy ? '正在试……' : '试一下'}
          </button>
          {may('accounts.release') && (
            <button type="button" className="button" disabled={use.busy} onClick={() => void turn()}>
              {enabled ? '停用' : '启用'}
            </button>
          )}
          {may('accounts.policy') && (
            <>
              <button type="button" className="button" onClick={change}>
                设置
              </button>
              <button type="button" className="button" disabled={remove.busy} onClick={() => void drop()}>
                移除
              </button>
            </>
          )}
        </span>
      }
    >
      <ProviderFacts provider={provider} />
      {steps && (
        <Dialog open title={`试一下：${name}`} width={520} onClose={() => setSteps(null)}>
          <ul className="trial-steps">
            {steps.map(({ ok, words }) => (
              <li key={words}>
                <StatusDot tone={ok ? 'good' : 'bad'}>{ok ? '正常' : '有问题'}</StatusDot>
                <span className="grow">{words}</span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </Panel>
  )
}

const enabledWords = ({ ended }: { ended: number }) =>
  ended > 0 ? `已停用，${ended} 个登录随之结束` : '已修改'

const yes = (is: boolean) => (is ? '是' : '否')

function ProviderFacts({ provider }: { provider: Provider }) {
  const directory = provider.kind === 'ldap'
  return (
    <Facts
      facts={[
        { label: '种类', value: providerKindNames[provider.kind] },
        {
          label: '状态',
          value: (
            <StatusDot tone={provider.enabled ? 'good' : 'quiet'}>
              {provider.enabled ? '已启用' : '已停用'}
            </StatusDot>
          ),
        },
        {
          label: '已绑定',
          value: (
            <PageLink className="link" to={`/accounts?providerId=${provider.id}`}>
              {provider.linked} 个账号
            </PageLink>
          ),
        },
        { label: directory ? '地址' : '签发者地址', value: provider.address, wide: true },
        { label: directory ? '查询账号' : '客户端编号', value: provider.client, wide: directory },
        { label: '范围', value: provider.scope, absent: directory },
        { label: '查找的起点', value: provider.base, absent: !directory },
        { label: '查找条件', value: provider.filter, absent: !directory },
        { label: '工号字段', value: provider.employeeClaim },
        { label: '首次登录按工号对应', value: yes(provider.matches) },
        { label: '认可其第二重验证', value: yes(provider.trustsFactor), absent: directory },
        { label: '证书', value: provider.authority ? '由填写的 CA 证书核对' : '由系统信任的机构核对' },
        {
          label: '最近修改',
          value: (
            <>
              {provider.changedBy}，<When at={provider.changedAt} />
            </>
          ),
        },
      ]}
    />
  )
}
