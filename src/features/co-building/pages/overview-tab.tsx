import { useState } from 'react'
import { requestStatusNames } from '#features/requests/rules.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Share } from '#web/kit/bars.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { divisionNames, fundKindNames, ownerNames, projectKindNames } from '../rules.ts'
import { inWan, sumOf, wanNumber } from './money.ts'
import { AssetsDialog, FundsDialog } from './money-dialogs.tsx'
import type { Project } from './project-fields.ts'
import { SharesDialog } from './shares-dialog.tsx'
import { StagesPanel } from './stages-panel.tsx'
import { Table } from './table.tsx'
import { weightHead } from './weight-head.ts'

/** 概况: what it is, how far it is, where the money comes from, who shares. */
export function OverviewTab({ project }: { project: Project }) {
  return (
    <div className="stack">
      <StagesPanel project={project} />
      <TermsPanel project={project} />
      <div className="cb-pair">
        <FundsPanel project={project} />
        <AssetsPanel project={project} />
      </div>
      <SharesPanel project={project} />
    </div>
  )
}

const numbers = (value: number, unit: string) =>
  value > 0 ? `${value.toLocaleString('zh-CN')} ${unit}` : null

function TermsPanel({ project }: { project: Project }) {
  const { request, mayLead } = project
  const go = useGo()
  const draft = useAct(call.coBuilding.projects.request, {
    done: '请示已起草，请核对后报送',
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  const open = request && request.status !== 'refused'
  const approved = project.stages.some(({ stage, reachedOn }) => stage === 'approval' && reachedOn)
  return (
    <Panel
      title="项目情况"
      extra={
        mayLead &&
        !open &&
        !approved && (
          <button
            type="button"
            className="button"
            disabled={draft.busy}
            onClick={() => void draft.run({ id: project.id })}
          >
            起草立项请示
          </button>
        )
      }
    >
      <Facts
        least={220}
        facts={[
          { label: '类型', value: projectKindNames[project.kind] },
          { label: '地点', value: `${project.county}${project.town}${project.place}` },
          { label: '平台公司（投资）', value: project.investor },
          { label: '经营企业', value: project.operator },
          { label: '用地', value: numbers(project.landTenths / 10, '亩') },
          { label: '厂房面积', value: numbers(project.plantMetres, '平方米') },
          { label: '年产能', value: numbers(project.capacity, project.capacityUnit) },
          { label: '固定收益率', value: `${project.rate / 100}%` },
          { label: '低于 10% 的依据', value: project.rateGround, absent: !project.rateGround, wide: true },
          {
            label: '合作期',
            value:
              project.termFrom && `${project.termFrom} 至 ${project.termUntil}（${project.termYears} 年）`,
          },
          { label: '期满资产归属', value: ownerNames[project.residualOwner] },
          {
            label: '立项请示',
            absent: !request,
            value: request && (
              <PageLink className="link" to={`/requests/${request.id}`}>
                {request.replyNumber ?? request.number ?? '草稿'}（{requestStatusNames[request.status]}）
              </PageLink>
            ),
          },
        ]}
      />
    </Panel>
  )
}

function FundsPanel({ project }: { project: Project }) {
  const [open, setOpen] = useState(false)
  const { funds, mayLead } = project
  return (
    <Panel
      title="资金来源"
      extra={
        mayLead && (
          <button
            type="button"
            className="link"
            aria-label={`${funds.length > 0 ? '修改' : '登记'}资金来源`}
            onClick={() => setOpen(true)}
          >
            {funds.length > 0 ? '修改' : '登记'}
          </button>
        )
      }
    >
      {funds.length === 0 ? (
        <Empty title="还没有登记资金来源" icon="record">
          各项资金合计应等于总投资。
        </Empty>
      ) : (
        <>
          <Share
            unit=" 万元"
            items={funds.map((one) => ({
              key: one.name,
              label:
                one.name === fundKindNames[one.kind] ? one.name : `${one.name}（${fundKindNames[one.kind]}）`,
              value: wanNumber(one.fen),
            }))}
          />
          <p className="cb-note">
            合计 <b className="number">{inWan(sumOf(funds, ({ fen }) => fen))}</b> 万元，等于总投资。
          </p>
        </>
      )}
      {open && <FundsDialog project={project} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function AssetsPanel({ project }: { project: Project }) {
  const [open, setOpen] = useState(false)
  const { assets, mayLead } = project
  return (
    <Panel
      title="固定资产（万元）"
      extra={
        mayLead && (
          <button
            type="button"
            className="link"
            aria-label={`${assets.length > 0 ? '修改' : '登记'}固定资产`}
            onClick={() => setOpen(true)}
          >
            {assets.length > 0 ? '修改' : '登记'}
          </button>
        )
      }
    >
      {assets.length === 0 ? (
        <Empty title="还没有登记固定资产" icon="record">
          登记原值、净残值和年限后，按年限平均法算折旧。
        </Empty>
      ) : (
        <Table
          label="固定资产"
          rows={assets}
          rowKey={({ name }) => name}
          heads={[
            { title: '资产', cell: ({ name }) => name },
            {
              title: '原值',
              number: true,
              sum: inWan(sumOf(assets, ({ fen }) => fen)),
              cell: ({ fen }) => inWan(fen),
            },
            { title: '净残值', number: true, cell: ({ residualFen }) => inWan(residualFen) },
            { title: '年限', number: true, cell: ({ years }) => years },
            {
              title: '年折旧',
              number: true,
              card: 'beside',
              cell: ({ fen, residualFen, years }) => inWan((fen - residualFen) / years),
            },
          ]}
        />
      )}
      {open && <AssetsDialog project={project} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function SharesPanel({ project }: { project: Project }) {
  const [open, setOpen] = useState(false)
  const { shares, division, mayLead } = project
  const whole = sumOf(shares, ({ weight }) => weight)
  return (
    <Panel
      title={`受益村（${divisionNames[division]}）`}
      extra={
        mayLead && (
          <button
            type="button"
            className="link"
            aria-label={`${shares.length > 0 ? '修改' : '登记'}受益村`}
            onClick={() => setOpen(true)}
          >
            {shares.length > 0 ? '修改' : '登记'}
          </button>
        )
      }
    >
      {shares.length === 0 ? (
        <Empty title="还没有登记受益村" icon="home">
          登记受益村和分配办法后，才能分配收益。
        </Empty>
      ) : (
        <Table
          label="受益村"
          rows={shares}
          unit="个村"
          rowKey={({ villageId }) => villageId}
          heads={[
            {
              title: '村',
              cell: ({ villageId, name }) => (
                <PageLink className="link" to={`/villages/${villageId}`}>
                  {name}
                </PageLink>
              ),
            },
            { title: '镇', cell: ({ town }) => town },
            ...weightHead(division),
            { title: '占比', number: true, cell: ({ weight }) => `${((weight * 100) / whole).toFixed(2)}%` },
            {
              title: '已到账（万元）',
              number: true,
              card: 'beside',
              sum: inWan(sumOf(shares, ({ paidFen }) => paidFen)),
              cell: ({ villageId, paidFen }) => (
                <PageLink className="link" to={`/villages/${villageId}`}>
                  {inWan(paidFen)}
                </PageLink>
              ),
            },
          ]}
        />
      )}
      {open && <SharesDialog project={project} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
