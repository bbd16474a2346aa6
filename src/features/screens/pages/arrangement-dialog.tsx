import { useState } from 'react'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { mostPages, type ScreenPage, seconds } from '../rules.ts'
import { PageFields } from './page-fields.tsx'
import './arrangement.css'

export type ArrangementStart = { id?: number; title: string; organizationId?: number; pages: ScreenPage[] }
type Props = { start: ArrangementStart; onClose: () => void; onSaved: (saved: { id: number }) => void }

/** Pages carry a key of their own while they are moved about. */
type Draft = ScreenPage & { key: number }
let keys = 0
const drafted = (page: ScreenPage): Draft => {
  keys += 1
  return { ...page, key: keys }
}

/** The title, whose numbers, and the pages in their order. */
export function ArrangementDialog({ start, onClose, onSaved }: Props) {
  const nodes = useTree()
  const known = new Set(nodes?.map(({ id }) => id))
  const top = nodes?.find(({ parentId }) => parentId === null || !known.has(parentId))
  const [title, setTitle] = useState(start.title)
  const [chosen, setPlace] = useState(start.organizationId)
  const [pages, setPages] = useState(() => start.pages.map(drafted))
  const organizationId = chosen ?? top?.id
  const after = (saved: { id: number }) => {
    onClose()
    onSaved(saved)
  }
  const save = useAct(call.screens.save, { done: '大屏已保存', after })
  const change = useAct(call.screens.change, { done: '大屏已保存，正在显示的屏幕会自动更新', after })
  const busy = save.busy || change.busy
  const why = whyNot(title, pages)
  const submit = () => {
    if (organizationId === undefined) return
    const arrangement = {
      title: title.trim(),
      organizationId,
      pages: pages.map(({ key: _, ...page }) => ({ ...page, title: page.title.trim() })),
    }
    void (start.id === undefined ? save.run(arrangement) : change.run({ id: start.id, ...arrangement }))
  }
  return (
    <Dialog
      open
      width={820}
      title={start.id === undefined ? '新建大屏' : '修改大屏'}
      onClose={onClose}
      foot={
        <>
          {why && <span className="muted grow">{why}</span>}
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
          <button type="button" className="button primary" disabled={why !== null || busy} onClick={submit}>
            {busy ? '正在保存……' : '保存'}
          </button>
        </>
      }
    >
      <div className="arrangement">
        <label>
          <span>标题</span>
          <input
            className="input"
            value={title}
            maxLength={30}
            placeholder="智慧党建数据大屏"
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <div className="arrangement-place">
          <span>显示哪个党组织</span>
          <OrganizationTreeSelect
            nodes={nodes}
            value={organizationId}
            onChange={setPlace}
            label="显示哪个党组织"
          />
        </div>
        <PageList pages={pages} change={setPages} />
      </div>
    </Dialog>
  )
}

function PageList({ pages, change }: { pages: Draft[]; change: (pages: Draft[]) => void }) {
  const put = (at: number, page: Draft) => change(pages.map((one, index) => (index === at ? page : one)))
  const move = (from: number, to: number) => {
    const next = [...pages]
    const [one] = next.splice(from, 1)
    if (one) next.splice(to, 0, one)
    change(next)
  }
  const add = () =>
    change([...pages, drafted({ title: '', seconds: seconds.usual, view: 'panels', panels: [] })])
  return (
    <>
      <ol className="arrangement-pages">
        {pages.map((page, at) => (
          <li key={page.key}>
            <PageFields
              page={page}
              number={at + 1}
              change={(next) => put(at, { ...next, key: page.key })}
              up={at > 0 ? () => move(at, at - 1) : undefined}
              down={at < pages.length - 1 ? () => move(at, at + 1) : undefined}
              remove={pages.length > 1 ? () => change(pages.filter((one) => one !== page)) : undefined}
            />
          </li>
        ))}
      </ol>
      {pages.length < mostPages && (
        <button type="button" className="button" onClick={add}>
          <Icon name="plus" />
          添加一页
        </button>
      )}
    </>
  )
}

function whyNot(title: string, pages: readonly ScreenPage[]): string | null {
  if (title.trim().length < 2) return '请填写标题，至少 2 个字。'
  for (const [at, page] of pages.entries()) {
    if (!page.title.trim()) return `请填写第 ${at + 1} 页的名称。`
    if (page.view === 'panels' && page.panels.length === 0) return `请给第 ${at + 1} 页选择卡片。`
    if (!(page.seconds >= seconds.least && page.seconds <= seconds.most))
      return `第 ${at + 1} 页的秒数应在 ${seconds.least} 到 ${seconds.most} 之间。`
  }
  return null
}
