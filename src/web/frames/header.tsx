import { lazy, Suspense, useEffect, useState } from 'react'
import { setTypeSize, useTypeSize } from '../kit/device.ts'
import { NameDisc } from '../kit/facts.tsx'
import { HelpButton } from '../kit/help-button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Mark, Silk } from '../kit/mark.tsx'
import { MenuButton } from '../kit/menu-button.tsx'
import { PageLink, useGo } from '../kit/page-link.tsx'
import { signOut, useOutside, useRoles, useSession } from '../session.ts'
import { typeSizeNames, typeSizes } from '../theme/tokens.ts'
import { useTodos } from '../todos.ts'
import { roleItems, roleWords } from './roles.ts'
import { useHelpedItems } from './stand-in.tsx'

const SearchPalette = lazy(() => import('./search-palette.tsx'))

/** The red line on top: whose platform, search, the role one acts in, and one's own things. */
export function Header() {
  const session = useSession().data
  return (
    <header className="head">
      <div className="head-art">
        <Silk lines={26} width={900} height={120} swing={26} phase={0.7} />
      </div>
      <PageLink to="/" className="head-brand">
        <Mark size={34} plain />
        <b>智慧党建平台</b>
        <span>
          {session?.institute}
          {session?.zone === 'extranet' && '（外网）'}
        </span>
      </PageLink>
      <Search />
      <nav aria-label="全局工具" className="head-tools">
        <RoleSwitcher />
        <TypeSizeMenu />
        <HelpButton className="head-icon" />
        <Bell />
        <Own />
      </nav>
    </header>
  )
}

function Search() {
  const outside = useOutside()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="head-search"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        {outside ? '搜索资料、页面' : '搜索人员、党组织、页面'}
        <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Suspense>
          <SearchPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function RoleSwitcher() {
  const { roles, acting, actAs } = useRoles()
  const go = useGo()
  const helped = useHelpedItems()
  if (roles.length === 0) return null
  const pick = async (key: string | null) => {
    await actAs(key)
    go('/')
  }
  return (
    <MenuButton
      className="head-role"
      heading="以哪一个身份办事，操作记录中会写明"
      items={roleItems(roles, acting, pick, helped)}
    >
      <Icon name="switch" />
      <span className="unseen">切换身份，现在是</span>
      <span className="head-role-words">{roleWords(roles, acting)}</span>
      <Icon name="down" size={14} />
    </MenuButton>
  )
}

function TypeSizeMenu() {
  const size = useTypeSize()
  const items = typeSizes.map((one) => ({
    key: one,
    label: typeSizeNames[one],
    checked: one === size,
    onPick: () => setTypeSize(one),
  }))
  return (
    <MenuButton className="head-icon" label={`字号：${typeSizeNames[size]}`} heading="字号" items={items}>
      <Icon name="type" />
    </MenuButton>
  )
}

/** What waits for the person, by kind; the same numbers as on the workbench. */
function Bell() {
  const { waiting } = useTodos()
  const go = useGo()
  const sum = waiting.reduce((total, one) => total + (one.count ?? 0), 0)
  const items = waiting.map(({ todo, count }) => ({
    key: todo.key,
    label: `${todo.title} ${count?.toLocaleString('zh-CN') ?? ''}`,
    note: todo.note,
    icon: todo.icon,
    onPick: () => go(todo.to),
  }))
  const none = { key: 'none', label: '没有待处理的事项', icon: 'done' as const, onPick: () => go('/') }
  return (
    <MenuButton
      className="head-icon"
      label={sum ? `待办提醒，${sum} 项` : '待办提醒'}
      heading="待办提醒"
      items={items.length > 0 ? items : [none]}
    >
      <Icon name="bell" />
      {sum > 0 && <em>{sum > 99 ? '99+' : sum}</em>}
    </MenuButton>
  )
}

function Own() {
  const name = useSession().data?.person?.name ?? ''
  const go = useGo()
  const items = [
    { key: 'me', label: '个人设置', icon: 'me' as const, onPick: () => go('/me') },
    { key: 'password', label: '修改密码', icon: 'lock' as const, onPick: () => go('/me?change=password') },
    { key: 'out', label: '退出登录', icon: 'exit' as const, apart: true, onPick: () => void signOut() },
  ]
  return (
    <MenuButton className="head-own" items={items}>
      <NameDisc name={name} />
      <span className="name">{name}</span>
    </MenuButton>
  )
}
