import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shareOf } from '#basics/money.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FigureBand } from '#web/kit/figure.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { AgreementsTab } from './agreements-tab.tsx'
import { BatchesTab } from './batches-tab.tsx'
import { DistributionsTab } from './distributions-tab.tsx'
import { CoBuildingHelp } from './help.tsx'
import { inWan, sumOf } from './money.ts'
import { OverviewTab } from './overview-tab.tsx'
import { PlanTab } from './plan-tab.tsx'
import { type Project, termsFields, termsOf, valuesOf } from './project-fields.ts'
import { ProjectState } from './project-list.tsx'
import { ReceiptsTab } from './receipts-tab.tsx'
import { ScenariosTab } from './scenarios-tab.tsx'
import './co-building.css'

/** One project: what it is, what it costs and pays, who shares. */
export default function ProjectPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.coBuilding.projects.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHelp>
        <CoBuildingHelp />
      </PageHelp>
      <PageHeader
        title={query.data?.name}
        beside={query.data && <ProjectState {...query.data} />}
        note={query.data && `${query.data.county}${query.data.town}，由${query.data.organizationName}牵头`}
        actions={query.data?.mayLead && <Acts project={query.data} />}
      />
      <Answered query={query} lines={10}>
        {(project) => (
          <div className="stack">
            {project.endedBecause && <Notice kind="warning">项目已终止：{project.endedBecause}</Notice>}
            <Figures project={project} />
            <Tabs
              label="项目内容"
              tabs={[
                { key: 'overview', title: '概况', show: () => <OverviewTab project={project} /> },
                { key: 'plan', title: '收益测算', show: () => <PlanTab project={project} /> },
                { key: 'receipts', title: '收付', show: () => <ReceiptsTab project={project} /> },
                {
                  key: 'distributions',
                  title: '收益分配',
                  show: () => <DistributionsTab project={project} />,
                },
                { key: 'scenarios', title: '情景', show: () => <ScenariosTab project={project} /> },
                {
                  key: 'batches',
                  title: '生产批次',
                  count: project.batches.length,
                  show: () => <BatchesTab project={project} />,
                },
                {
                  key: 'agreements',
                  title: '合同',
                  count: project.agreements.length,
                  show: () => <AgreementsTab project={project} />,
                },
              ]}
            />
          </div>
        )}
      </Answered>
    </>
  )
}

function Figures({ project }: { project: Project }) {
  const paid = sumOf(project.shares, ({ paidFen }) => paidFen)
  const here = `/co-building-projects/${project.id}?tab=`
  return (
    <FigureBand
      figures={[
        { label: '总投资', value: inWan(project.totalFen), unit: '万元', to: `${here}overview` },
        {
          label: '每年固定收益',
          value: inWan(shareOf(project.totalFen, project.rate)),
          unit: '万元',
          note: `总投资的 ${project.rate / 100}%`,
          to: `${here}plan`,
        },
        {
          label: '逾期未收',
          value: inWan(project.lateFen),
          unit: '万元',
          note: project.lateFen > 0 ? '请催收' : '没有逾期',
          to: `${here}receipts`,
        },
        { label: '已分到村', value: inWan(paid), unit: '万元', to: `${here}distributions` },
        { label: '受益村', value: project.villages, unit: '个', to: `/villages?projectId=${project.id}` },
      ]}
    />
  )
}

function Acts({ project }: { project: Project }) {
  const [changing, setChanging] = useState(false)
  const change = useAct(call.coBuilding.projects.change, { done: '已修改' })
  const end = useAct(call.coBuilding.projects.end, { done: '已终止' })
  const stop = async () => {
    const words = '终止后不再收款、分配和提醒；已有的记录都保留。'
    const reason = await askReason({ title: `终止“${project.name}”？`, words, submit: '终止', danger: true })
    if (reason) await end.run({ id: project.id, reason })
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setChanging(true)}>
        修改
      </button>
      <MenuButton
        label="更多"
        items={[{ key: 'end', label: '终止项目', danger: true, onPick: () => void stop() }]}
      >
        更多
      </MenuButton>
      {changing && (
        <FormDialog
          title="修改共建项目"
          fields={termsFields}
          start={valuesOf(project)}
          submitWord="保存"
          onSubmit={async (values) => change.send({ ...termsOf(values), id: project.id })}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}
