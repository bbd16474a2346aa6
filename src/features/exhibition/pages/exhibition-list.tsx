import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, type call } from '#web/call.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import './exhibition.css'

type Row = Awaited<ReturnType<typeof call.exhibition.visits.list>>['rows'][number]

/** 线上展馆: what can be visited, under its covers. */
export default function ExhibitionList() {
  const may = useMay()('exhibition.curate')
  const [text, setText] = useState('')
  const query = useQuery(ask.exhibition.visits.list.queryOptions({ input: { size: 60, text } }))
  return (
    <>
      <PageHelp>
        <h3>线上展馆</h3>
        <p>
          点封面进入展览。可以环视、走动、放大展板、听讲解；设备不支持立体画面的，自动改为图片和文字，内容相同。
        </p>
        <p>内部展览给党员看，外网只有公开展览。参观后可以在留言簿留言。</p>
      </PageHelp>
      <PageHeader
        actions={
          may && (
            <PageLink className="button" to="/exhibitions/desk">
              布展
            </PageLink>
          )
        }
      />
      <input
        type="search"
        className="exhibition-search"
        aria-label="查找展览"
        placeholder="查找展览"
        value={text}
        maxLength={50}
        onChange={(event) => setText(event.target.value)}
      />
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="没有可以参观的展览">换一个词再找，或等待布展单位发布。</Empty>
          ) : (
            <ul className="exhibition-cards">
              {rows.map((row) => (
                <Card key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  )
}

const Card = ({ row }: { row: Row }) => (
  <li>
    <PageLink to={`/exhibitions/${row.id}`}>
      <span className="cover">{row.cover && <img src={row.cover.large} alt="" loading="lazy" />}</span>
      <span className="words">
        <b>{row.title}</b>
        {row.subtitle && <em>{row.subtitle}</em>}
        <span className="muted">{row.introduction}</span>
        <small>
          {row.organizationName} · {row.halls} 个展厅 · {row.exhibits} 件展品
        </small>
      </span>
    </PageLink>
  </li>
)
