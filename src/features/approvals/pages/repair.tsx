import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import type { Affair } from './affair.tsx'
import { AffairFiles } from './affair-content.tsx'
import { asMatter, matterFields } from './matter-fields.ts'
import { MoreMenu } from './more-menu.tsx'
import { OpinionField, OpinionFiles, useOpinion } from './opinion.tsx'
import { newRequestKey } from './request-key.ts'

/** What was sent back, to be mended in its own form. */
export function Repair({ affair }: { affair: Affair }) {
  const fields = matterFields(affair.sentBack?.marks)
  const [requestKey] = useState(newRequestKey)
  const opinion = useOpinion(affair)
  const repair = useAct(call.approvals.matters.repair, { done: '已重新提交' })
  const { title, text, importance, amount } = affair.subject
  const start = { title, text, importance, amount: amount ?? undefined } as Values
  const form = useForm(fields, start, (values) =>
    repair.send({
      id: affair.id,
      ...asMatter(values),
      opinion: opinion.text,
      requestKey,
      attachmentIds: affair.attachments.filter(({ waiting }) => waiting).map(({ id }) => id),
    }),
  )
  return (
    <>
      <Panel title="修改后重新提交">
        <div className="stack">
          <FormFields
            fields={fields}
            values={form.values}
            change={form.change}
            draft={form.draft}
            faults={form.faults}
          />
          <OpinionField opinion={opinion} label="修改说明（可不填）" rows={2} />
          <OpinionFiles affair={affair} />
          <RefusalNotice error={form.error} retry={form.retry} />
          <div className="repair-acts">
            <MoreMenu affair={affair} opinion={opinion} />
            <button
              type="button"
              className="button primary"
              disabled={form.busy}
              onClick={() => void form.send()}
            >
              重新提交
            </button>
          </div>
        </div>
      </Panel>
      <AffairFiles affair={affair} />
    </>
  )
}
