import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'

/** 相关资料: what the library holds about a site; whoever keeps the map links and unlinks. */
export function RelatedMaterials({ siteId }: { siteId: number }) {
  const keeps = useMay()('redMap.keep')
  const [linking, setLinking] = useState(false)
  const query = useQuery(ask.redMap.related.materials.queryOptions({ input: { id: siteId } }))
  const unlink = useAct(call.redMap.related.unlink, {
    done: '已取消关联',
    undo: call.redMap.related.link,
  })
  const known = query.data ?? []
  if (!keeps && known.length === 0) return null
  return (
    <Panel
      title="相关资料"
      extra={
        keeps && (
          <button type="button" className="button" onClick={() => setLinking(true)}>
            关联资料
          </button>
        )
      }
    >
      <Answered query={query} lines={1}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="muted">还没有关联资料。</p>
          ) : (
            <ul className="rm-related">
              {rows.map(({ id, title, columnName }) => (
                <li key={id}>
                  <PageLink className="link" to={`/library/materials/${id}`}>
                    {title}
                  </PageLink>
                  <small className="muted grow">{columnName}</small>
                  {keeps && (
                    <button
                      type="button"
                      className="link"
                      aria-label={`取消关联《${title}》`}
                      onClick={() => void unlink.run({ id: siteId, materialId: id })}
                    >
                      取消关联
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {linking && (
        <LinkDialog siteId={siteId} known={known.map(({ id }) => id)} onClose={() => setLinking(false)} />
      )}
    </Panel>
  )
}

type LinkProps = { siteId: number; known: number[]; onClose: () => void }

function LinkDialog({ siteId, known, onClose }: LinkProps) {
  const [text, setText] = useState('')
  const found = useQuery(
    ask.library.list.queryOptions({ input: { text, size: 10 }, placeholderData: (before) => before }),
  )
  const link = useAct(call.redMap.related.link, { done: '已关联', after: onClose })
  return (
    <Dialog open title="关联资料" onClose={onClose}>
      <input
        type="search"
        className="input"
        aria-label="查找资料"
        placeholder="标题、发布机关、文号的一部分"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Answered query={found}>
        {({ rows }) => (
          <ul className="rm-related">
            {rows.length === 0 && <li className="muted">没有找到。换几个字再找。</li>}
            {rows.map(({ id, title, columnName }) => (
              <li key={id}>
                <span className="grow">
                  {title} <small className="muted">{columnName}</small>
                </span>
                <button
                  type="button"
                  className="button"
                  disabled={known.includes(id) || link.busy}
                  aria-label={`关联《${title}》`}
                  onClick={() => void link.run({ id: siteId, materialId: id })}
                >
                  {known.includes(id) ? '已关联' : '关联'}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Dialog>
  )
}
