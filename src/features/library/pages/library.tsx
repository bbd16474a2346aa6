import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { kindNames } from '../rules.ts'
import { checkSaved } from './saved-materials.ts'
import { Thumbnail } from './thumbnail.tsx'
import { ValidityMark } from './validity-mark.tsx'
import './library.css'

type Line = Awaited<ReturnType<typeof call.library.list>>['rows'][number]
type Topic = Awaited<ReturnType<typeof call.library.shelves.topics>>[number]
type Shelf = Awaited<ReturnType<typeof call.library.columns>>[number]

/** The way into the library: what it holds by column and topic, what is new, the regulations with their validity. */
export default function Library() {
  const shelves = useQuery(ask.library.columns.queryOptions())
  const topics = useQuery(ask.library.shelves.topics.queryOptions())
  const mayEdit = useMay()('library.edit')
  useEffect(() => void checkSaved().catch(() => undefined), [])
  return (
    <>
      <PageHelp>
        <h3>党建书苑</h3>
        <p>
          按栏目、专题找资料，或者在上面写几个字查找。章程与法规标明现行、尚未施行还是已废止，平台引用的每一条都能打开。
        </p>
        <p>内部资料给党员看，敏感资料给党组织负责人看；外网只有公开资料。</p>
      </PageHelp>
      <PageHeader
        actions={
          mayEdit && (
            <PageLink className="button" to="/library/desk">
              资料管理
            </PageLink>
          )
        }
      />
      <div className="stack">
        <Search />
        {topics.isPending ? (
          <Skeleton />
        ) : (
          <Answered query={shelves}>
            {(columns) => <Home columns={columns} topics={topics.data ?? []} />}
          </Answered>
        )}
      </div>
    </>
  )
}

function Search() {
  const [text, setText] = useState('')
  const go = useGo()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) go(`/library/search?text=${encodeURIComponent(text.trim())}`)
  }
  return (
    <form className="library-search" onSubmit={submit}>
      <input
        type="search"
        aria-label="查找资料"
        placeholder="标题、正文、条文、文号"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button primary">
        <Icon name="search" />
        查找
      </button>
    </form>
  )
}

function Home({ columns, topics }: { columns: Shelf[]; topics: Topic[] }) {
  const tops = columns.filter(({ parentId }) => parentId === null)
  const regulations = tops.find(({ key }) => key === 'regulations')?.id
  const counted = (id: number): number =>
    columns.reduce(
      (sum, one) => sum + (one.id === id ? one.materials : one.parentId === id ? counted(one.id) : 0),
      0,
    )
  return (
    <>
      <nav className="library-shelves" aria-label="栏目">
        {tops.map(({ id, name, note }) => (
          <PageLink key={id} to={`/library/all?columnId=${id}`}>
            <b>{name}</b>
            <span className="number">{counted(id)} 份</span>
            <small>{note}</small>
          </PageLink>
        ))}
      </nav>
      <Topics topics={topics} />
      <div className="library-halves">
        <Shelf title="最新资料" more="/library/all" input={{ size: 8 }} />
        {regulations !== undefined && (
          <Shelf
            title="章程与法规"
            more={`/library/all?columnId=${regulations}`}
            input={{ size: 8, columnId: regulations, order: 'shelf' }}
          />
        )}
      </div>
    </>
  )
}

function Topics({ topics }: { topics: Topic[] }) {
  if (topics.length === 0) return null
  return (
    <nav className="library-topics" aria-label="专题">
      {topics.map(({ id, name }) => (
        <PageLink key={id} to={`/library/all?topicId=${id}`}>
          {name}
        </PageLink>
      ))}
    </nav>
  )
}

type Asked = { size: number; columnId?: number; order?: 'shelf' }

/** The first of a list, and the way to all of it. */
function Shelf({ title, more, input }: { title: string; more: string; input: Asked }) {
  const query = useQuery(ask.library.list.queryOptions({ input }))
  return (
    <Panel
      title={title}
      extra={
        <PageLink className="link" to={more}>
          全部
        </PageLink>
      }
    >
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">还没有资料。</p>
          ) : (
            <ul className="library-lines">
              {rows.map((row) => (
                <Entry key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

function Entry({ row }: { row: Line }) {
  return (
    <li>
      <PageLink to={`/library/materials/${row.id}`}>
        <Thumbnail of={row} />
        <b>{row.title}</b>
        {row.summary && <p>{row.summary}</p>}
        <small>
          <ValidityMark validity={row.validity} />
          {[row.columnName, kindNames[row.kind], row.issuer, row.issuedOn].filter(Boolean).join('　')}
        </small>
      </PageLink>
    </li>
  )
}
