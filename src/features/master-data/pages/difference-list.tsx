import { useState } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { useFrame } from '#web/kit/device.ts'
import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { Label, StatusDot } from '#web/kit/status-dot.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useMay } from '#web/session.ts'
import { kindNames as differenceKinds } from '../differences/rules.ts'
import type { Difference } from './difference-card.tsx'
import { DifferenceDialog } from './difference-dialog.tsx'
import { stateWords } from './difference-state.ts'
import { MovesDialog } from './move-dialog.tsx'

const columns: Column<Difference>[] = [
  {
    key: 'name',
    title: '对象',
    card: 'title',
    fixed: true,
    width: 100,
    render: (row) => <RareName name={row.name} />,
  },
  {
    key: 'kindName',
    title: '类别',
    card: 'beside',
    width: 110,
    render: (row) => <Label>{row.kindName}</Label>,
  },
  { key: 'title', title: '项目', card: 'line', width: 100 },
  { key: 'registerText', title: '名册', card: 'line', width: 130, render: (row) => row.registerText ?? '无' },
  {
    key: 'masterText',
    title: '主数据',
    card: 'line',
    width: 130,
    render: (row) => <b>{row.masterText ?? '无'}</b>,
  },
  { key: 'effectiveOn', title: '生效日期', card: 'line', width: 100 },
  { key: 'organizationName', title: '所在党组织', card: 'aside', width: 150 },
  {
    key: 'status',
    title: '状态',
    card: 'line',
    width: 100,
    render: (row) => (
      <StatusDot tone={stateWords[row.status].tone}>
        {row.decidedAt && row.transfer ? `转接${row.transfer.stateName}` : stateWords[row.status].words}
      </StatusDot>
    ),
  },
]

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const fields: Field[] = [
  { kind: 'text', name: 'text', label: '对象', placeholder: '姓名、名称、工号或编码' },
  {
    kind: 'choice',
    name: 'status',
    label: '状态',
    required: true,
    options: options({
      waiting: '待决定',
      asked: '已询问',
      replied: '已答复',
      decided: '已决定',
      accepted: '已采纳',
      declined: '不采纳',
    }),
  },
  { kind: 'choices', name: 'kinds', label: '类别', options: options(differenceKinds) },
]

const help = (
  <>
    <p>主数据和名册说法不一样的地方，一处一张卡片，两边并排，写明来源和生效日期。</p>
    <p>
      采纳：办理对应的事（离退休、更名、去世……）。党员调动采纳时发起组织关系转接，名册到对方接收之日才变；转接撤回的，差异回到待决定。不采纳：写明原因，同样的情况不再提出。询问：请党支部核实后答复。
    </p>
  </>
)

/** Asks before several are accepted; says how many of those picked cannot be, and why. */
async function agreed(together: number, apart: number): Promise<boolean> {
  const rest = apart > 0 ? `另有 ${apart} 项涉及党籍或组织关系，不在这次办理。` : ''
  if (together === 0) {
    tell.note(
      `选中的 ${apart} 项涉及党籍或组织关系，不能这样批量采纳。党员调动请用“发起转接（调动）”，其他请逐项点“处理”。`,
    )
    return false
  }
  return confirm({ title: `采纳 ${together} 项？`, words: `按主数据逐项写入名册。${rest}`, submit: '采纳' })
}

/** 对账箱: where the master data and the register disagree. Nothing here changes by itself. */
export default function DifferenceList() {
  const [open, setOpen] = useState<number | null>(null)
  const { nodes } = useOrganizations()
  const may = useMay()
  const phone = useFrame() === 'phone'
  const [moving, setMoving] = useState<{ ids: number[]; done: () => void } | null>(null)
  const accept = useAct(call.masterData.differences.acceptMany, {
    done: ({ accepted }) => `已采纳 ${accepted} 项`,
  })
  const decline = useAct(call.masterData.differences.declineMany, {
    done: ({ declined }) => `${declined} 项不采纳`,
  })
  const idsOf = (rows: Difference[]) => rows.map((row) => row.id)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <ListPage
        name="differences"
        unit="项"
        columns={columns}
        fields={fields}
        searchField="text"
        start={{ status: 'waiting' }}
        tree={{ nodes, field: 'organizationId', label: '党组织', whole: '管理范围内全部党组织' }}
        rowKey={(row: Difference) => row.id}
        question={({ values, page, size }) =>
          ask.masterData.differences.list.queryOptions({ input: { ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress('/master-data/differences.xlsx', { ...values }),
          },
        ]}
        rowLink={(row) => `/differences/${row.id}`}
        rowActs={
          phone
            ? undefined
            : (row) => (
                <button type="button" className="link" onClick={() => setOpen(row.id)}>
                  {row.decidedAt ? '查看' : '处理'}
                </button>
              )
        }
        batch={
          may('masterData.decide')
            ? [
                {
                  title: '采纳（离退休、更名、更正）',
                  icon: 'check',
                  act: async (rows, done) => {
                    const together = rows.filter((row) => row.harmless)
                    if (await agreed(together.length, rows.length - together.length))
                      if (await accept.run({ ids: idsOf(together) })) done()
                  },
                },
                {
                  title: '发起转接（调动）',
                  icon: 'switch',
                  act: (rows, done) => {
                    const moves = rows.filter((row) => row.opensTransfer)
                    if (moves.length > 0) setMoving({ ids: idsOf(moves), done })
                    else tell.note('选中的里面没有党员调动。')
                  },
                },
                {
                  title: '不采纳',
                  icon: 'close',
                  act: async (rows, done) => {
                    const reason = await askReason({ title: `${rows.length} 项不采纳`, submit: '不采纳' })
                    if (reason && (await decline.run({ ids: idsOf(rows), reason }))) done()
                  },
                },
              ]
            : undefined
        }
        empty={<Empty title="没有待决定的差异">主数据与名册一致，或都已有了决定。</Empty>}
      />
      {moving && <MovesDialog {...moving} onClose={() => setMoving(null)} />}
      {open !== null && <DifferenceDialog id={open} close={() => setOpen(null)} />}
    </>
  )
}
