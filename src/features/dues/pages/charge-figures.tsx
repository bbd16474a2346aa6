import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#basics/money.ts'
import { monthInWords } from '#basics/months.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { addressOf, useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { FigureBand } from '#web/kit/figure.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { thisMonth } from './shown.tsx'

/** The figures of the month, those without a base, and the step that makes the roll. */
export function RollFigures({ fields, may }: { fields: Field[]; may: boolean }) {
  const { values } = useAddress(fields)
  const { nodes } = useOrganizations()
  const month = String(values.month ?? thisMonth())
  const chosen = Number(values.organizationId) || undefined
  const top = nodes?.find((node) => !nodes.some(({ id }) => id === node.parentId))
  const figures = useQuery(
    ask.dues.roll.figures.queryOptions({ input: { month, ...(chosen && { organizationId: chosen }) } }),
  ).data
  const make = useAct(call.dues.roll.make, {
    done: ({ made, corrected, voided }) => `新列入 ${made} 人，更正 ${corrected} 人，移出 ${voided} 人`,
  })
  const organizationId = chosen ?? top?.id
  return (
    <div className="dues-above">
      <FigureBand figures={bandOf(figures, { month, organizationId: chosen })} />
      {figures && figures.missing > 0 && (
        <Notice kind="warning">
          还有 {figures.missing} 名党员没有登记缴费基数，没有列入名册。
          <PageLink className="link" to="/dues-bases?state=missing">
            去登记
          </PageLink>
        </Notice>
      )}
      {may && (
        <div className="row">
          <button
            type="button"
            className={figures?.made ? 'button' : 'button primary'}
            disabled={make.busy || !organizationId}
            onClick={() => organizationId && void make.run({ organizationId, month })}
          >
            {figures?.made ? `重新核算${monthInWords(month)}名册` : `核算${monthInWords(month)}名册`}
          </button>
        </div>
      )}
    </div>
  )
}

type Figures = Awaited<ReturnType<typeof call.dues.roll.figures>>
/** Not known before it has been counted. */
const yuan = (fen: number | undefined) => (fen === undefined ? null : formatYuan(fen))
type Place = { month: string; organizationId: number | undefined }
/** Each opens the lines of the roll that it sums up, whatever the list is narrowed to now. */
const bandOf = (figures: Figures | undefined, place: Place) => [
  { label: '应交', value: yuan(figures?.dueFen), unit: '元', to: addressOf('/dues', place) },
  {
    label: '已交',
    value: yuan(figures?.paidFen),
    unit: '元',
    to: addressOf('/dues', { ...place, paid: true }),
  },
  { label: '应交人数', value: figures?.people ?? null, unit: '人', to: addressOf('/dues', place) },
  {
    label: '未交齐',
    value: figures ? figures.people - figures.paidPeople : null,
    unit: '人',
    note: '提醒一声，有困难的可申请减免',
    to: addressOf('/dues', { ...place, unpaid: true }),
  },
]
