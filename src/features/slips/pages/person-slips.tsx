import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { kindNames } from '../rules.ts'
import { SlipState } from './slip-list.tsx'
import { SlipPanel } from './slip-panel.tsx'
import './slips.css'

/** Everything on paper of one person: the sheet to check the record by, and all other forms. */
export function PersonSlips({ id }: { id: number }) {
  const query = useQuery(ask.slips.list.queryOptions({ input: { personId: id, size: 100 } }))
  return (
    <div className="stack">
      <SlipPanel kind="recordCheck" subjectId={id} />
      <Panel title="全部纸质件">
        <Answered query={query}>
          {({ rows }) => (
            <ul className="slip-list">
              {rows.length === 0 && <li className="muted">还没有打印过纸质表单。</li>}
              {rows.map((slip) => (
                <li key={slip.id}>
                  <PageLink className="link grow" to={`/slips/${slip.id}`}>
                    {kindNames[slip.kind]}（第 {slip.version} 版）
                  </PageLink>
                  <SlipState row={slip} />
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </Panel>
    </div>
  )
}
