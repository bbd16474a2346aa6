import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { menuOf } from '#web/frames/menu.tsx'
import { useParams } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import './accounts.css'

type SeenAs = Awaited<ReturnType<typeof call.accounts.seenAs>>
type Role = SeenAs['roles'][number]

/** 以其身份预览: roles, how far they reach, the menu and the permissions of somebody, and what gives each; no data. */
export default function SeenAsPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.accounts.seenAs.queryOptions({ input: { id } }))
  const title = query.data && `以${query.data.name}的身份预览`
  usePageTitle(title)
  return (
    <>
      <PageHeader title={title} />
      <Answered query={query}>
        {(seen) => (
          <div className="stack account">
            <Notice kind={seen.disabled ? 'warning' : 'info'}>
              {seen.disabled && '这个账号已停用，现在不能登录；恢复以后才有下面这些权限。'}
              这里只列身份和权限从哪里来，不打开任何数据。
            </Notice>
            <Roles roles={seen.roles} />
            <MenuSeen seen={seen} />
            <Permissions seen={seen} />
          </div>
        )}
      </Answered>
    </>
  )
}

const sources = {
  post: '党内职务',
  grant: '授权',
  self: '本人的党籍',
  office: '任命为三员',
}

function reachOf({ organizations, organizationName, source }: Role): string {
  if (source === 'office') return '不在任何党组织，看不到业务数据'
  if (organizations === null) return '只看本人的记录'
  return organizations === 1
    ? `${organizationName}`
    : `${organizationName}及以下，共 ${organizations} 个党组织`
}

const Roles = ({ roles }: { roles: Role[] }) => (
  <Panel title="身份">
    <ul className="role-list">
      {roles.map((role) => (
        <li key={role.key}>
          <b>{role.title}</b>
          <span className="muted">
            来自{sources[role.source]}
            {role.source === 'post' && `（${role.because}）`}
            {role.fromOn && `，自 ${role.fromOn}`}
            {role.untilOn && ` 至 ${role.untilOn}`}；{reachOf(role)}；{role.permissions.length} 项权限
          </span>
        </li>
      ))}
      {roles.length === 0 && <li className="muted">今天没有任何角色，登录后看不到内容。</li>}
    </ul>
  </Panel>
)

/** Which of the roles hold a permission; every one has it where none is asked for. */
const holding = ({ roles }: SeenAs, permission: string | undefined): string =>
  permission === undefined
    ? '登录即有'
    : roles
        .filter((role) => role.permissions.includes(permission))
        .map(({ title }) => title)
        .join('、')

function MenuSeen({ seen }: { seen: SeenAs }) {
  const held = new Set(seen.permissions.map(({ permission }) => permission))
  const menu = menuOf((permission) => !permission || held.has(permission))
  return (
    <Panel title="左侧菜单">
      <dl className="seen-menu">
        {menu.map(({ group, pages }) => (
          <div key={group}>
            <dt>{group}</dt>
            <dd>
              {pages.map((page) => (
                <span key={page.path} title={holding(seen, page.permission)}>
                  <Icon name={page.icon ?? 'record'} size={16} />
                  {page.menu?.title ?? page.title}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Permissions({ seen }: { seen: SeenAs }) {
  const id = useId()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = seen.permissions.filter(({ acts }) => acts.some((one) => one.includes(wanted)))
  return (
    <Panel title={`权限（${found.length} 项）`}>
      <div className="form-field seen-search">
        <label htmlFor={id}>查找</label>
        <input
          id={id}
          className="input"
          value={text}
          placeholder="能办的事中的字，如“导出”"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul className="role-list seen-permissions">
        {found.map(({ permission, acts }) => (
          <li key={permission}>
            <p>{acts.join('、')}</p>
            <p className="muted">来自：{holding(seen, permission)}</p>
          </li>
        ))}
        {found.length === 0 && <li className="muted">没有这样的权限。</li>}
      </ul>
    </Panel>
  )
}
