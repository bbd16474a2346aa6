import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatYuan } from '#basics/money.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { ListPage } from '#web/kit/list-page.tsx'
import type { Column } from '#web/kit/list-question.ts'
import { usePageTitle } from '#web/kit/page.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { answerNames, outcomeNames } from '../imports/rules.ts'
import { options } from './shown.tsx'

type Row = Awaited<ReturnType<typeof call.dues.imports.rows>>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'name', title: '户名', card: 'title', fixed: true, width: 110 },
  {
    key: 'outcome',
    title: '对账',
    card: 'beside',
    width: 140,
    render: ({ outcome }) => (
      <StatusDot tone={outcome === 'matched' ? 'good' : 'warning'}>{outcomeNames[outcome]}</StatusDot>
    ),
  },
  { key: 'account', title: '账户（工号）', card: 'line', width: 130 },
  { key: 'month', title: '用途（月份）', card: 'line', width: 120 },
  {
    key: 'fen',
    title: '金额（元）',
    align: 'right',
    card: 'line',
    width: 110,
    render: ({ fen }) => formatYuan(fen),
  },
  { key: 'paidOn', title: '交易日期', card: 'aside', width: 120 },
  { key: 'line', title: '行', width: 70 },
  {
    key: 'answer',
    title: '处理',
    card: 'line',
    width: 240,
    render: ({ answer, answeredBecause }) => answer && `${answerNames[answer]}：${answeredBecause}`,
  },
]
const fields: Field[] = [
  { kind: 'choice', name: 'outcome', label: '对账', options: options(outcomeNames) },
  { kind: 'yes', name: 'waiting', label: '只看待处理' },
]

/** One payment file, line by line: what matches is entered at once, the others are answered. */
export default function ImportRows() {
  const id = Number(useParams().id)
  const file = useQuery(ask.dues.imports.get.queryOptions({ input: { id } })).data
  usePageTitle(file?.fileName)
  const [answering, setAnswering] = useState<Row | null>(null)
  const enter = useAct(call.dues.imports.enter, {
    done: ({ people, fen }) => `已入账 ${people} 笔，共 ${formatYuan(fen)} 元`,
  })
  const enterAll = async () => {
    const words = '人、月份、金额都相符的各行一次入账；其余各行请逐行处理。'
    if (await confirm({ title: '相符的各行入账？', words, submit: '入账' })) await enter.run({ id })
  }
  return (
    <>
      <ListPage
        {...(file && {
          note: `${file.organizationName}，${file.lines} 行共 ${formatYuan(file.fen)} 元，${
            file.waiting > 0 ? `还有 ${file.waiting} 行待处理` : '已对清'
          }`,
        })}
        name="dues-import-rows"
        unit="行"
        columns={columns}
        fields={fields}
        rowKey={(row: Row) => row.id}
        question={({ values, page, size }) =>
          ask.dues.imports.rows.queryOptions({ input: { id, ...values, page, size } })
        }
        exports={[
          {
            title: '导出 Excel',
            address: ({ values }) => fileAddress(`/dues-imports/${id}/rows.xlsx`, { ...values }),
          },
        ]}
        rowActs={(row) =>
          row.answer === null &&
          row.outcome !== 'matched' && (
            <button type="button" className="link" onClick={() => setAnswering(row)}>
              处理
            </button>
          )
        }
        actions={
          <button
            type="button"
            className="button primary"
            disabled={enter.busy}
            onClick={() => void enterAll()}
          >
            相符的入账
          </button>
        }
        empty={<Empty title="没有符合条件的行">清空条件再看。</Empty>}
      />
      {answering && <AnswerDialog row={answering} onClose={() => setAnswering(null)} />}
    </>
  )
}

function AnswerDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const answer = useAct(call.dues.imports.answer, { done: '已处理' })
  return (
    <FormDialog
      title={`处理第 ${row.line} 行：${row.name || row.account}`}
      notice={`${outcomeNames[row.outcome]}，${formatYuan(row.fen)} 元。入账时先抵最早的欠交月份，多出的记为自愿多交。`}
      fields={[
        {
          kind: 'choice',
          name: 'answer',
          label: '怎样处理',
          required: true,
          options: [
            { value: 'entered', label: '入账' },
            { value: 'setAside', label: '不入账' },
          ],
        },
        { kind: 'text', name: 'employeeNo', label: '归谁（工号）', maximum: 30, hint: '文件写错人时填写' },
        { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 200 },
      ]}
      submitWord="确定"
      onClose={onClose}
      onSubmit={(values) =>
        answer.send({
          id: row.id,
          answer: values.answer as 'entered',
          reason: String(values.reason),
          ...(values.employeeNo && { employeeNo: String(values.employeeNo) }),
        })
      }
    />
  )
}
