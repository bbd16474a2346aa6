import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { TreeNode } from './fields.ts'
import { Icon } from './icon.tsx'
import { ancestors, type Forest, matching, plant, rows, type TreeRow } from './organization-rows.ts'
import { Skeleton } from './states.tsx'
import './organization-tree.css'
import { showWithin } from './show-within.ts'

type Props = {
  /** The whole tree within the reach; undefined while it is read. */
  nodes: TreeNode[] | undefined
  value: number | undefined
  onPick: (id: number) => void
  /** The accessible name. */
  label?: string
  autoFocus?: boolean
}

/** The tree of organizations with a search by name or initials. Arrow keys move, open and close; Enter picks. */
export function OrganizationTree({ nodes, value, onPick, label = '党组织', autoFocus }: Props) {
  const forest = useMemo(() => plant(nodes ?? []), [nodes])
  const [text, setText] = useState('')
  const found = useMemo(() => matching(forest, text), [forest, text])
  const { opened, flip } = useOpened(forest, value)
  const drawn = rows(forest, opened, found?.shown ?? null)
  if (!nodes) return <Skeleton lines={8} />
  return (
    <div className="tree">
      <label className="tree-search">
        <span className="unseen">搜索{label}</span>
        <Icon name="search" size={16} />
        <input
          autoFocus={autoFocus}
          type="search"
          placeholder="名称或拼音首字母"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {found?.hits.size === 0 && <p className="tree-none">没有找到“{text.trim()}”。</p>}
      <TreeRows
        drawn={drawn}
        hits={found?.hits}
        value={value}
        label={label}
        flip={flip}
        onPick={onPick}
        searching={Boolean(found)}
      />
    </div>
  )
}

/** Which nodes are open: the roots and the way down to the picked one, and what the person opens and closes. */
function useOpened(forest: Forest, value: number | undefined) {
  const [flipped, setFlipped] = useState<Set<number>>(new Set())
  const opened = useMemo(() => {
    const few = forest.roots.length <= 3 ? forest.roots.map((node) => node.id) : []
    const open = new Set([...few, ...(value === undefined ? [] : ancestors(forest, value))])
    for (const id of flipped) {
      if (open.has(id)) open.delete(id)
      else open.add(id)
    }
    return open
  }, [forest, value, flipped])
  const flip = (id: number, searching: boolean) =>
    setFlipped((old) => {
      const key = searching ? -id : id
      const next = new Set(old)
      if (!next.delete(key)) next.add(key)
      return next
    })
  return { opened, flip }
}

type RowsProps = {
  drawn: TreeRow[]
  hits?: Set<number>
  value: number | undefined
  label: string
  searching: boolean
  flip: (id: number, searching: boolean) => void
  onPick: (id: number) => void
}

function TreeRows({ drawn, hits, value, label, searching, flip, onPick }: RowsProps) {
  const list = useRef<HTMLDivElement>(null)
  const tabStop = drawn.some((row) => row.node.id === value) ? value : drawn[0]?.node.id
  useEffect(() => {
    if (value !== undefined) showWithin(list.current, list.current?.querySelector('[aria-selected="true"]'))
  }, [value])
  return (
    <div role="tree" aria-label={label} ref={list} onKeyDown={(event) => move(event, list.current)}>
      {drawn.map(({ node, depth, open, leaf, place, of }) => (
        <div
          key={node.id}
          role="treeitem"
          tabIndex={node.id === tabStop ? 0 : -1}
          aria-level={depth + 1}
          aria-posinset={place}
          aria-setsize={of}
          aria-expanded={leaf ? undefined : open}
          aria-selected={node.id === value}
          className={`tree-row ${hits?.has(node.id) ? 'hit' : ''} ${node.closed ? 'closed' : ''}`}
          style={{ '--depth': depth } as React.CSSProperties}
          title={node.name}
          onClick={() => onPick(node.id)}
          onKeyDown={(event) =>
            event.target === event.currentTarget &&
            pickOrFlip(
              event,
              open,
              leaf,
              () => flip(node.id, searching),
              () => onPick(node.id),
            )
          }
        >
          <span
            className="tree-arrow"
            aria-hidden="true"
            onClick={(event) => {
              if (leaf) return
              event.stopPropagation()
              flip(node.id, searching)
            }}
          >
            {!leaf && <Icon name={open ? 'down' : 'right'} size={14} />}
          </span>
          <span className="tree-name">{node.name}</span>
          {node.count !== undefined && <small className="number">{node.count.toLocaleString('zh-CN')}</small>}
        </div>
      ))}
    </div>
  )
}

function pickOrFlip(
  event: KeyboardEvent,
  open: boolean,
  leaf: boolean,
  flip: () => void,
  pick: () => void,
): void {
  if (event.key === 'Enter' || event.key === ' ') pick()
  else if (event.key === 'ArrowRight' && !leaf && !open) flip()
  else if (event.key === 'ArrowLeft' && open) flip()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function move(event: KeyboardEvent, list: HTMLElement | null): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
    ArrowLeft: parentAt(items, at),
  }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items[Math.max(0, Math.min(to, items.length - 1))]?.focus()
}

function parentAt(items: HTMLElement[], at: number): number {
  const level = (item: HTMLElement | undefined) => Number(item?.getAttribute('aria-level') ?? 1)
  for (let before = at - 1; before >= 0; before--) if (level(items[before]) < level(items[at])) return before
  return at
}
