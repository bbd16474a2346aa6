import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { numbersFor, type Wanted } from '#web/kit/number-export.ts'
import { PageLink } from '#web/kit/page-link.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import './transfers.css'

type Question = Extract<Wanted, { kind: 'transferExchange' }>['question']
type Answer = Awaited<ReturnType<typeof call.transfers.exchange.read>>

const fields: Field[] = [
  {
    kind: 'choice',
    name: 'direction',
    label: '方向',
    required: true,
    options: [
      { value: 'out', label: '转往院外' },
      { value: 'in', label: '由院外转入' },
    ],
  },
  {
    kind: 'choice',
    name: 'format',
    label: '格式',
    required: true,
    options: [
      { value: 'xlsx', label: 'Excel（.xlsx）' },
      { value: 'csv', label: '文本（.csv）' },
    ],
  },
  { kind: 'days', name: 'issuedFrom', upTo: 'issuedUntil', label: '介绍信开具日期', required: true },
  {
    kind: 'text',
    name: 'reason',
    label: '用途',
    required: true,
    maximum: 200,
    hint: '交换表含公民身份号码，用途记入审计；人数较多的，须由另一位同志审批。',
  },
]

/** 交换表: out for the national system's import, and in from the other side, row by row. */
export function ExchangeDialog({ onClose }: { onClose: () => void }) {
  const year = today().slice(0, 4)
  const start = { direction: 'out', format: 'xlsx', issuedFrom: `${year}-01-01`, issuedUntil: today() }
  const form = useForm(fields, start, async (values) => {
    const { reason, ...question } = values
    const address = await numbersFor(
      { kind: 'transferExchange', question: question as Question },
      String(reason),
    )
    if (address) window.location.assign(address)
  })
  return (
    <Dialog open title="交换表" onClose={onClose} width={640}>
      <div className="stack transfer-exchange">
        <h3>导出</h3>
        <FormFields
          fields={fields}
          values={form.values}
          faults={form.faults}
          change={form.change}
          draft={form.draft}
        />
        <p>
          <button type="button" className="button primary" onClick={() => void form.send()}>
            导出交换表
          </button>
        </p>
        <h3>读入院外来信</h3>
        <Reading />
      </div>
    </Dialog>
  )
}

function Reading() {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const read = useAct(call.transfers.exchange.read)
  const take = async (file: File) => {
    const told = await read.run({ file })
    if (told) setAnswer(told)
  }
  return (
    <>
      <FilePick
        accept=".xlsx,.csv"
        words="选择交换表"
        hint="表头与导出的相同；按公民身份号码找人，按党组织编码定支部"
        onPick={([file]) => file && void take(file)}
        busy={read.busy}
      />
      {answer && (
        <Notice kind={answer.refused.length > 0 ? 'warning' : undefined}>
          登记 {answer.entered.length} 件
          {answer.entered.map(({ id, name }) => (
            <span key={id}>
              {' '}
              <PageLink className="link" to={`/transfers/${id}`}>
                {name}
              </PageLink>
            </span>
          ))}
          ，没有登记 {answer.refused.length} 行。
          <ul className="transfer-left">
            {answer.refused.map(({ line, name, why }) => (
              <li key={line}>
                第 {line} 行{name && `（${name}）`}：{why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
