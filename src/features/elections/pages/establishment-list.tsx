import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, type call, fileAddress } from '#web/call.ts'
import { useAddress, useBegin } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { Icon } from '#web/kit/icon.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import {
  type EstablishmentKind,
  type EstablishmentPhase,
  establishmentKindNames,
  establishmentKinds,
  establishmentPhaseNames,
} from '../establishments/rules.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { FoundDialog } from './found-dialog.tsx'
import { establishmentHelp } from './help.tsx'

type Row = Awaited<ReturnType<typeof call.elections.establishments.list>>['rows'][number]

export const phaseTones: Record<EstablishmentPhase, Tone> = {
  running: 'info',
  electing: 'warning',
  filing: 'info',
  done: 'good',
  withdrawn: 'quiet',
}

const columns: Column<Row>[] = [
  { key: 'title', title: '事项', card: 'title', fixed: true, width: 320 },
  {
    key: 'kind',
    title: '类别',
    card: 'line',
    width: 110,
    render: (row) => establishmentKindNames[row.kind],
  },
  {
    key: 'status',
    title: '状态',
    card: 'beside',
    width: 110,
    render: (row) => <StatusDot tone={phaseTones[row.phase]}>{establishmentPhaseNames[row.phase]}</StatusDot>,
  },
  { key: 'organizationName', title: '提出单位', card: 'line', width: 220 },
  { key: 'decidedOn', title: '研究日期', card: 'line', width: 110 },
  { key: 'effectiveOn', title: '生效日期', card: 'line', width: 110 },
]

const fields: Field[] = [
  { kind: 'text', name: 'text', label: '名称', placeholder: '名称的一部分' },
  {
    kind: 'choice',
    name: 'status',
    label: '状态',
    required: true,
    options: Object.entries(establishmentPhaseNames).map(([value, label]) => ({ value, label })),
  },
]

/** 支部成立、撤销、更名: what was asked, and what became of it. */
export default function EstablishmentList() {
  const { nodes } = useOrganizations()
  const may = useMay()
  const [begin, end] = useBegin()
  const [open, setOpen] = useState<EstablishmentKind | null>(
    establishmentKinds.find((kind) => kind === begin) ?? null,
  )
  const organizationId = Number(useAddress().search.organizationId) || undefined
  const close = () => {
    setOpen(null)
    end()
  }
  const items = (['closure', 'renaming'] as const)
    .filter((kind) => kind === 'renaming' || may('elections.approve'))
    .map((kind) => ({ key: kind, label: establishmentKindNames[kind], onPick: () => setOpen(kind) }))
  return (
    <>
      <PageHelp>{establishmentHelp}</PageHelp>
      <ListPage
        name="establishments"
        unit="项"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ status: 'running' }}
        rowKey={(row: Row) => row.id}
        rowLink={(row) => `/establishments/${row.id}`}
        tree={{ nodes, field: 'organizationId', label: '提出单位', whole: '管理范围内全部党组织' }}
        question={({ values, page, size }) =>
          ask.elections.establishments.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/establishments.xlsx', { ...values }),
          },
        ]}
        savedViews
        actions={
          may('elections.conduct') && (
            <>
              {may('elections.approve') && (
                <button type="button" className="button primary" onClick={() => setOpen('establishment')}>
                  <Icon name="plus" />
                  成立党支部
                </button>
              )}
              <MenuButton items={items}>
                撤销、更名
                <Icon name="down" size={16} />
              </MenuButton>
            </>
          )
        }
        empty={
          <Empty title="没有正在办理的事项">
            成立、撤销党支部和更名，报上级批复后自动登记到党组织；新成立的党支部接着办理首次选举和备案。
          </Empty>
        }
      />
      {open === 'establishment' && may('elections.approve') && <FoundDialog onClose={close} />}
      {((open === 'renaming' && may('elections.conduct')) ||
        (open === 'closure' && may('elections.approve'))) && (
        <ChangeDialog kind={open} subjectId={organizationId} onClose={close} />
      )}
    </>
  )
}
