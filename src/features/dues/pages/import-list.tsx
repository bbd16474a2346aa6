import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { useGo } from '#web/kit/page-link.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { DuesList } from './dues-list.tsx'
import { monthOptions, thisMonth } from './shown.tsx'

type File = Awaited<ReturnType<typeof call.dues.imports.list>>['rows'][number]

const columns: Column<File>[] = [
  { key: 'fileName', title: '文件', card: 'title', fixed: true, width: 220 },
  {
    key: 'waiting',
    title: '待处理',
    card: 'beside',
    width: 120,
    render: ({ waiting }) => (
      <StatusDot tone={waiting > 0 ? 'warning' : 'good'}>
        {waiting > 0 ? `${waiting} 行待处理` : '已对清'}
      </StatusDot>
    ),
  },
  { key: 'lines', title: '行数', card: 'line', width: 90 },
  { key: 'matched', title: '相符', card: 'line', width: 90 },
  {
    key: 'fen',
    title: '金额（元）',
    align: 'right',
    card: 'line',
    width: 120,
    render: ({ fen }) => formatYuan(fen),
  },
  { key: 'organizationName', title: '党组织', width: 220 },
  { key: 'readBy', title: '读入', width: 120 },
  { key: 'readAt', title: '读入时间', card: 'aside', width: 160, render: (row) => <When at={row.readAt} /> },
]

const help = (
  <>
    <h3>收款对账</h3>
    <p>
      先下载收款清单交银行或支付平台；他们填好交易日期和流水号后，把文件读入。系统逐行核对：人、月份、金额都相符的，确认后一次入账；找不到人、重复、金额不符的，逐行写明原因处理。读入本身不入账。
    </p>
  </>
)

/** 收款对账: the files of the bank or payment office, and how far each is answered. */
export default function ImportList() {
  const [reading, setReading] = useState(false)
  return (
    <>
      <DuesList
        name="dues-imports"
        unit="份"
        columns={columns}
        help={help}
        rowKey={(row: File) => row.id}
        rowLink={(row) => `/dues-imports/${row.id}`}
        fields={[]}
        question={({ values, page, size }) =>
          ask.dues.imports.list.queryOptions({ input: { ...values, page, size } })
        }
        actions={
          <button type="button" className="button primary" onClick={() => setReading(true)}>
            <Icon name="upload" />
            读入文件
          </button>
        }
        empty={<Empty title="还没有读入过文件">下载收款清单交银行，再把银行返回的文件读入对账。</Empty>}
      />
      {reading && <ReadDialog onClose={() => setReading(false)} />}
    </>
  )
}

function ReadDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const go = useGo()
  const top = nodes?.find((node) => !nodes.some(({ id }) => id === node.parentId))
  const [values, setValues] = useState<Values>({ month: thisMonth() })
  const [error, setError] = useState<unknown>(null)
  const read = useAct(call.dues.imports.read, {
    done: ({ lines, matched }) => `读到 ${lines} 行，${matched} 行相符`,
  })
  const organizationId = Number(values.organizationId ?? top?.id ?? 0)
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
    { kind: 'choice', name: 'month', label: '清单月份', required: true, options: monthOptions(12) },
  ]
  const send = async ([file]: globalThis.File[]) => {
    if (!file) return
    setError(null)
    try {
      const { id } = await read.send({ organizationId, file })
      onClose()
      go(`/dues-imports/${id}`)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Dialog open title="读入收款文件" onClose={onClose}>
      <div className="stack">
        <FormFields
          fields={fields}
          values={{ organizationId, ...values }}
          change={(next) => setValues({ ...values, ...next })}
        />
        <a
          className="link"
          href={fileAddress('/dues-orders.xlsx', { organizationId, month: String(values.month) })}
          download
        >
          下载这个月的收款清单
        </a>
        <FilePick
          accept=".csv,.xlsx"
          busy={read.busy}
          words="选择银行或支付平台返回的文件，或拖到这里"
          hint="列为账户（工号）、户名、用途（月份）、金额、交易日期、流水号"
          onPick={(files) => void send(files)}
        />
        <RefusalNotice error={error} />
      </div>
    </Dialog>
  )
}
