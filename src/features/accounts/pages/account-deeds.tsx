import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { addressOf } from '#web/kit/address.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Timeline } from '#web/kit/timeline.tsx'

const most = 8

/** The last things the account did, and that were done to it. */
export function AccountDeeds({ id }: { id: number }) {
  const query = useQuery(ask.audit.list.queryOptions({ input: { accountId: id, size: most } }))
  const all = (
    <PageLink className="link" to={addressOf('/audit', { accountId: id })}>
      全部记录
    </PageLink>
  )
  return (
    <Panel title="最近操作" extra={all}>
      <Answered query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">还没有记录。</p>
          ) : (
            <Timeline
              entries={rows.map((row) => ({
                key: row.id,
                title: row.deed,
                note:
                  row.subjectKind === 'account' && row.actorName === row.subjectName
                    ? undefined
                    : row.subjectName,
                outcome: row.actorName,
                at: row.at,
              }))}
            />
          )
        }
      </Answered>
    </Panel>
  )
}
