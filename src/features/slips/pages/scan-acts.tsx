import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import type { Row } from './scans.tsx'

const fields: Field[] = [
  {
    kind: 'text',
    name: 'slipToken',
    label: '纸面编号',
    required: true,
    wide: true,
    maximum: 20,
    placeholder: '例如 K7MQ 3XR9',
    hint: '在纸面右上角二维码的下面，八位；大小写、空格都可以。',
  },
  { kind: 'number', name: 'page', label: '表单的第几页', required: true, least: 1, most: 99 },
]

/** What can be done with a page of a scan: placed by its letters, set aside, or taken out again. */
export function ScanActs({ row }: { row: Row }) {
  const [placing, setPlacing] = useState(false)
  const place = useAct(call.slips.scans.place, { done: '已归位' })
  const aside = useAct(call.slips.scans.setAside, { done: '已标为不归位' })
  const out = useAct(call.slips.scans.takeOut, { done: '已撤下，列为待处理' })
  const because = async (
    title: string,
    submit: string,
    run: (input: { id: number; reason: string }) => unknown,
  ) => {
    const reason = await askReason({ title, submit })
    if (reason) await run({ id: row.id, reason })
  }
  if (row.state === 'aside') return null
  if (row.state === 'filed')
    return (
      row.kind !== 'helpingConsent' && (
        <button
          type="button"
          className="link"
          onClick={() => void because('撤下归位错的一页', '撤下', out.run)}
        >
          撤下
        </button>
      )
    )
  return (
    <span className="row">
      <button type="button" className="link" onClick={() => setPlacing(true)}>
        输入编号归位
      </button>
      <button
        type="button"
        className="link"
        onClick={() => void because('这一页不归位', '不归位', aside.run)}
      >
        不归位
      </button>
      {placing && (
        <FormDialog
          title="按纸面编号归位"
          fields={fields}
          start={{ page: 1 }}
          submitWord="归位"
          onClose={() => setPlacing(false)}
          onSubmit={({ slipToken, page }) =>
            place.send({ id: row.id, slipToken: String(slipToken), page: Number(page) })
          }
        />
      )}
    </span>
  )
}
