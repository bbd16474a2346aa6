import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { divisionNames } from '../rules.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { DistributionPanel } from './distribution-panel.tsx'
import type { Project } from './project-fields.ts'

/** The villages of a project that whoever looks sees by his own place. */
function useOwnVillages({ id }: Project): ReadonlySet<number> {
  const { data } = useQuery(
    ask.coBuilding.villages.list.queryOptions({ input: { projectId: id, size: 200 } }),
  )
  return useMemo(() => new Set(data?.rows.map((village) => village.id)), [data])
}

/** 收益分配: each decision with what every village gets of it. */
export function DistributionsTab({ project }: { project: Project }) {
  const query = useQuery(ask.coBuilding.distributions.list.queryOptions({ input: { id: project.id } }))
  const own = useOwnVillages(project)
  const [how, setHow] = useState<'decided' | 'asked' | null>(null)
  return (
    <div className="stack">
      <Notice>
        分配办法：{divisionNames[project.division]}
        。算到分：各村先取整数分，剩下的按最大余额法一分一分补给余额最大的村，余额相同的按登记先后。各村之和等于分配总额。
      </Notice>
      <div className="cb-acts">
        {project.mayLead && (
          <>
            <button type="button" className="button primary" onClick={() => setHow('decided')}>
              <Icon name="plus" />
              登记分配决定
            </button>
            <button type="button" className="button" onClick={() => setHow('asked')}>
              报上级批复
            </button>
          </>
        )}
        <a
          className="button"
          href={fileAddress(`/co-building-projects/${project.id}/distributions.xlsx`, {})}
          download
        >
          <Icon name="download" />
          导出 Excel
        </a>
      </div>
      <Answered query={query}>
        {(all) =>
          all.length === 0 ? (
            <Panel>
              <Empty title="还没有收益分配" icon="record">
                {project.mayLead
                  ? '收到固定收益、付清当年本息后，登记分配决定，或者报上级批复。'
                  : '牵头党委登记分配决定后，在这里看到各村应得的金额。'}
              </Empty>
            </Panel>
          ) : (
            <div className="stack">
              {all.map((one, at) => (
                <DistributionPanel
                  key={one.id}
                  distribution={one}
                  project={project}
                  own={own}
                  newest={at === 0}
                />
              ))}
            </div>
          )
        }
      </Answered>
      {how && <DecideDialog project={project} how={how} onClose={() => setHow(null)} />}
    </div>
  )
}
