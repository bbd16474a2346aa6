import { useQuery } from '@tanstack/react-query'
import { deviceOf } from '#features/accounts/sessions/rules.ts'
import { ask, call } from '../call.ts'
import { NewPasswordForm } from '../entry/new-password-form.tsx'
import { useMenu } from '../frames/menu.tsx'
import { roleTitle } from '../frames/roles.ts'
import { useAct } from '../kit/act.ts'
import { useAddress } from '../kit/address.ts'
import { setTypeSize, useFrame, useTypeSize } from '../kit/device.ts'
import { Dialog } from '../kit/dialog.tsx'
import { Facts, NameDisc, When } from '../kit/facts.tsx'
import { Icon } from '../kit/icon.tsx'
import { PageHeader } from '../kit/page-header.tsx'
import { PageLink } from '../kit/page-link.tsx'
import { Panel, PanelGrid } from '../kit/panel.tsx'
import { Answered } from '../kit/states.tsx'
import { Label } from '../kit/status-dot.tsx'
import { Segments } from '../kit/tabs.tsx'
import { tell } from '../kit/toasts.tsx'
import { pages } from '../page-list.ts'
import { sessionChanged, signOut, useMay, useRoles, useStandIn } from '../session.ts'
import { typeSizeNames, typeSizes } from '../theme/tokens.ts'
import { FactorsPanel } from './factors-panel.tsx'
import { InstallPanel } from './install-panel.tsx'
import { KeepingPanel } from './keeping-panel.tsx'
import { SignOnPanel } from './sign-on-panel.tsx'
import './me.css'

/** One's own account: roles, password, where one is signed in, type size; on the phone also all the other pages. */
export default function Me() {
  const phone = useFrame() === 'phone'
  const helping = useStandIn() !== undefined
  return (
    <>
      <PageHeader
        title={phone ? '我的' : undefined}
        actions={
          phone ? undefined : (
            <button type="button" className="button" onClick={() => void signOut()}>
              <Icon name="exit" />
              退出登录
            </button>
          )
        }
      />
      {phone && <AllPages />}
      <PanelGrid least={400}>
        {!helping && <Account />}
        <Roles />
        {!helping && <FactorsPanel />}
        {!helping && <SignOnPanel />}
        {!helping && <Sessions />}
        {phone && !helping && <KeepingPanel />}
        {phone && <InstallPanel />}
        <TypeSizePanel />
      </PanelGrid>
      {phone && (
        <button type="button" className="button leave" onClick={() => void signOut()}>
          <Icon name="exit" />
          退出登录
        </button>
      )}
    </>
  )
}

function Account() {
  const account = useQuery(ask.accounts.ownAccount.queryOptions())
  const { search, change } = useAddress()
  const close = () => change({ change: undefined })
  const changed = async () => {
    close()
    await Promise.all([sessionChanged(), account.refetch()])
    tell.done('新密码已生效，其他设备上的登录已结束')
  }
  const changing = search.change === 'password'
  return (
    <Panel
      title="我的账号"
      extra={
        <button type="button" className="button" onClick={() => change({ change: 'password' })}>
          修改密码
        </button>
      }
    >
      <Answered query={account} lines={3}>
        {(own) => (
          <div className="me-account">
            <NameDisc name={own.name} size={52} />
            <Facts
              least={200}
              facts={[
                { label: '姓名', value: <span className="name">{own.name}</span> },
                { label: '用户名', value: own.username },
                { label: '密码设置于', value: <When at={own.passwordAt} />, absent: !own.hasPassword },
                { label: '需更换于', value: <When at={own.passwordUntil} />, absent: !own.passwordUntil },
                {
                  label: '密码',
                  value: '未设置（用单点登录、一次性链接或演示方式进入）',
                  absent: own.hasPassword,
                },
              ]}
            />
          </div>
        )}
      </Answered>
      <Dialog open={changing} title="修改密码" width={460} onClose={close}>
        <NewPasswordForm done={changed} />
      </Dialog>
    </Panel>
  )
}

function Roles() {
  const { roles, acting, actAs } = useRoles()
  const helping = useStandIn() !== undefined
  return (
    <Panel title="我的身份" extra={roles.length > 1 ? '操作记录会写明以什么身份办理' : undefined}>
      <ul className="me-list">
        {roles.map((role) => (
          <li key={role.key}>
            <span className="grow">{roleTitle(role)}</span>
            {acting?.key === role.key && <Label tone="red">当前身份</Label>}
            {roles.length > 1 && acting?.key !== role.key && (
              <button type="button" className="button" onClick={() => void actAs(role.key)}>
                切换
              </button>
            )}
          </li>
        ))}
        {acting && !helping && (
          <li>
            <span className="grow muted">合并查看各身份的待办</span>
            <button type="button" className="button" onClick={() => void actAs(null)}>
              全部身份
            </button>
          </li>
        )}
      </ul>
    </Panel>
  )
}

function Sessions() {
  const open = useQuery(ask.accounts.ownSessions.queryOptions())
  const end = useAct(call.accounts.endOwnSession, {
    done: '已结束该登录',
    refresh: [ask.accounts.ownSessions.key()],
  })
  return (
    <Panel title="我的登录">
      <Answered query={open} lines={2}>
        {(sessions) => (
          <ul className="me-list">
            {sessions.map((one) => (
              <li key={one.id}>
                <span className="grow">
                  {deviceOf(one.agent)}
                  <small>
                    最近使用 <When at={one.seenAt} />
                    {one.ip && `，${one.ip}`}
                    {one.keptUntil && (
                      <>
                        ，保持登录到 <When at={one.keptUntil} />
                      </>
                    )}
                  </small>
                </span>
                {one.here ? (
                  <Label tone="good">本机</Label>
                ) : (
                  <button
                    type="button"
                    className="button"
                    disabled={end.busy}
                    onClick={() => void end.run({ id: one.id })}
                  >
                    结束
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}

function TypeSizePanel() {
  const size = useTypeSize()
  const options = typeSizes.map((value) => ({ value, label: typeSizeNames[value] }))
  return (
    <Panel title="字号">
      <div className="row">
        <Segments label="字号" options={options} value={size} onChange={setTypeSize} />
        <span className="muted">只对这台设备有效</span>
      </div>
    </Panel>
  )
}

/** Every page that one may see, for the phone, which has no menu at the left. */
function AllPages() {
  const may = useMay()
  const menu = useMenu()
  const shown = menu.map(({ group, pages: inMenu }) => ({
    group,
    pages: inMenu.filter((page) => page.path !== '/'),
  }))
  const hidden = pages.filter((page) => page.phone && !page.menu && may(page.permission))
  const all = [...shown, { group: '其他', pages: hidden }].filter((one) => one.pages.length > 0)
  return all.map(({ group, pages: listed }) => (
    <Panel key={group} title={group === '工作台' ? '常用' : group}>
      <ul className="me-list me-pages">
        {listed.map((page) => (
          <li key={page.path}>
            <PageLink to={page.path}>
              <Icon name={page.icon ?? 'record'} face="var(--gold-200)" />
              <span className="grow">{page.title}</span>
              <Icon name="right" size={16} />
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  ))
}
