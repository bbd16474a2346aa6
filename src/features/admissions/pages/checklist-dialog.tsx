import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import './admissions.css'

/** 核对材料 of a batch: for each file what is there of what is due, and what is missing by name. */
export function ChecklistDialog({ ids, onClose }: { ids: number[]; onClose: () => void }) {
  const query = useQuery(ask.admissions.checklists.queryOptions({ input: { ids } }))
  return (
    <Dialog open title={`核对材料（${ids.length} 人）`} onClose={onClose} width={680}>
      <Answered query={query}>
        {(lists) => (
          <ul className="admission-checks">
            {lists.map(({ id, name, organizationName, materials }) => {
              const due = materials.filter((one) => one.due)
              const missing = due.filter(({ datedOn }) => datedOn === null)
              return (
                <li key={id}>
                  <PageLink className="link" to={`/admissions/${id}?tab=materials`}>
                    {name}
                  </PageLink>
                  <small className="muted">{organizationName}</small>
                  {missing.length === 0 ? (
                    <StatusDot tone="good">{`${due.length} 件齐全`}</StatusDot>
                  ) : (
                    <StatusDot tone="bad">{`缺 ${missing.map(({ title }) => title).join('、')}`}</StatusDot>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </Answered>
    </Dialog>
  )
}
