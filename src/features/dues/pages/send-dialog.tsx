import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts } from '#web/kit/facts.tsx'
import type { Field, TreeNode } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { fenOf } from './fen.ts'
import { monthOptions, thisMonth } from './shown.tsx'

type Proposal = Awaited<ReturnType<typeof call.dues.remittances.propose>>

/** The topmost organization that whoever asks reaches: that for which he mostly acts. */
export const topOf = (nodes: TreeNode[] | undefined) =>
  nodes?.find((node) => !nodes.some(({ id }) => id === node.parentId))?.id

const fieldsOf = (nodes: TreeNode[] | undefined, fen: number | undefined): Field[] => [
  { kind: 'organization', name: 'organizationId', label: '上缴党组织', required: true, nodes },
  { kind: 'choice', name: 'untilMonth', label: '收到哪个月为止', required: true, options: monthOptions(12) },
  {
    kind: 'text',
    name: 'fen',
    label: '上缴金额（元）',
    maximum: 14,
    placeholder: fen === undefined ? '' : formatYuan(fen),
    hint: '不填就是应上缴数',
  },
  { kind: 'day', name: 'handedOn', label: '上缴日期', required: true, until: today() },
  {
    kind: 'text',
    name: 'note',
    label: '说明',
    maximum: 200,
    wide: true,
    hint: '金额与应上缴数不同的，写明原因',
  },
]

/** 上缴: the amount is reckoned from what was taken; it differs only with a word on why. */
export function SendDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const send = useAct(call.dues.remittances.send, {
    done: ({ fen }) => `已上缴 ${formatYuan(fen)} 元，待上级确认`,
  })
  const start = { untilMonth: thisMonth(), handedOn: today() }
  const form = useForm(fieldsOf(nodes, undefined).slice(1), start, async (values) => {
    await send.send({
      id,
      untilMonth: String(values.untilMonth),
      fen: values.fen ? fenOf(values.fen) : (query.data?.fen ?? 0),
      handedOn: String(values.handedOn),
      ...(values.note && { note: String(values.note) }),
    })
    onClose()
  })
  const id = Number(form.values.organizationId ?? topOf(nodes) ?? 0)
  const input = { id, untilMonth: String(form.values.untilMonth) }
  const query = useQuery({ ...ask.dues.remittances.propose.queryOptions({ input }), enabled: id > 0 })
  return (
    <Sheet
      title="上缴党费"
      submitWord="上缴"
      width={640}
      busy={form.busy}
      blocked={!query.data || query.data.fen === 0}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <FormFields
        fields={fieldsOf(nodes, query.data?.fen)}
        values={{ organizationId: id, ...form.values }}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
      <Answered query={query} lines={3}>
        {(proposal) => <Reckoned proposal={proposal} />}
      </Answered>
    </Sheet>
  )
}

const yuan = (fen: number) => `${formatYuan(fen)} 元`

function Reckoned({ proposal }: { proposal: Proposal }) {
  const { months, collectedFen, receivedFen, keeps, keepsBy, keptFen, fen, balanceFen, receiverName } =
    proposal
  if (collectedFen + receivedFen === 0) return <Notice>到这个月为止没有待上缴的党费。</Notice>
  return (
    <>
      <Facts
        least={180}
        facts={[
          { label: '收款党组织', value: receiverName ?? '院外上级党组织' },
          { label: '本级收取', value: yuan(collectedFen) },
          { label: '下级上缴', value: yuan(receivedFen), absent: receivedFen === 0 },
          { label: `留存 ${keeps}%`, value: yuan(keptFen) },
          { label: '应上缴', value: <strong className="number">{yuan(fen)}</strong> },
          { label: '现结余', value: yuan(balanceFen) },
          {
            label: '各月收取',
            value: months
              .map((one) => `${monthInWords(one.month)} ${yuan(one.fen)}（${one.people} 人）`)
              .join('，'),
            wide: true,
            absent: months.length === 0,
          },
        ]}
      />
      {keepsBy && <p className="muted">留存比例依据：{keepsBy}。由院政工部门在“计算口径”中设定。</p>}
    </>
  )
}
