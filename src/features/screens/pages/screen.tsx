import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { viewNames } from '../rules.ts'
import { ArrangementDialog } from './arrangement-dialog.tsx'
import { LinkList } from './link-list.tsx'
import { panelTitle } from './page-fields.tsx'
import './arrangement.css'

export type Screen = Awaited<ReturnType<typeof call.screens.get>>

/** A screen as it is arranged, and where it hangs. */
export default function ScreenPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.screens.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>
        <p>“打开大屏”在本机全窗口显示，点数字看背后的名单；按左右方向键翻页，按空格键暂停。</p>
        <p>
          “开通展示链接”给挂在墙上的屏幕用：不用登录，只显示合计数，人数少于 5
          的不显示；地址只出现一次，平台不保存。屏幕拆除或地址外泄时请停用。
        </p>
      </PageHelp>
      <Answered query={query} lines={8}>
        {(screen) => <Shown screen={screen} />}
      </Answered>
    </>
  )
}

function Shown({ screen }: { screen: Screen }) {
  const may = useMay()
  const total = screen.pages.reduce((sum, { seconds }) => sum + seconds, 0)
  return (
    <>
      <PageHeader
        title={screen.title}
        note={`${screen.organizationName} · ${screen.pages.length} 页，轮播一遍 ${total} 秒`}
        actions={
          <>
            <PageLink className="button primary" to={`/screens/${screen.id}/wall`}>
              <Icon name="eye" />
              打开大屏
            </PageLink>
            {may('screens.keep') && <Keeping screen={screen} />}
          </>
        }
      />
      <Panel title="页面">
        <ol className="screen-pages">
          {screen.pages.map(({ title, seconds, view, panels }) => (
            <li key={title}>
              <b>{title}</b>
              <span className="muted">
                {seconds} 秒 · {viewNames[view]}
              </span>
              <span>{panels.map(panelTitle).join('、') || '只有组织全图'}</span>
            </li>
          ))}
        </ol>
        <Facts
          facts={[
            { label: '保存人', value: screen.savedBy },
            { label: '保存时间', value: <When at={screen.savedAt} /> },
          ]}
        />
      </Panel>
      {may('screens.keep') && <LinkList screenId={screen.id} />}
    </>
  )
}

function Keeping({ screen }: { screen: Screen }) {
  const go = useGo()
  const [open, setOpen] = useState(false)
  const remove = useAct(call.screens.remove, { done: '大屏已删除', after: () => go('/screens') })
  const askFirst = async () => {
    const words = '正在显示的屏幕会立即停止，展示链接一起失效，不能恢复。'
    if (await confirm({ title: `删除“${screen.title}”？`, words, submit: '删除', danger: true }))
      await remove.run({ id: screen.id })
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="pen" />
        修改
      </button>
      <MenuButton
        label="更多"
        items={[{ key: 'remove', label: '删除', danger: true, onPick: () => void askFirst() }]}
      >
        更多
      </MenuButton>
      {open && (
        <ArrangementDialog start={screen} onClose={() => setOpen(false)} onSaved={() => setOpen(false)} />
      )}
    </>
  )
}
