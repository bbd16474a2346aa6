import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { yearOf } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { accepted } from '#features/approvals/attachments/rules.ts'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Option, TreeNode } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { type Purpose, purposeNames } from '../funds/rules.ts'
import { fenOf } from './fen.ts'
import { topOf } from './send-dialog.tsx'
import { options } from './shown.tsx'
import type { Use } from './use-list.tsx'

const fieldsOf = (nodes: TreeNode[] | undefined, meetings: Option[]): Field[] => [
  { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
  { kind: 'choice', name: 'purpose', label: '用途', required: true, options: options(purposeNames) },
  { kind: 'text', name: 'fen', label: '金额（元）', required: true, maximum: 14 },
  { kind: 'day', name: 'usedOn', label: '使用日期', required: true, until: today() },
  { kind: 'text', name: 'reason', label: '事由', required: true, maximum: 300, wide: true },
  {
    kind: 'choice',
    name: 'meetingId',
    label: '作出决定的会议',
    options: meetings,
    hint: '已登记的会议；没有登记的，填下面两项',
    wide: true,
  },
  { kind: 'text', name: 'decision', label: '决定（会议或文号）', maximum: 200 },
  { kind: 'day', name: 'decidedOn', label: '决定日期', until: today() },
]

/** The meetings of an organization that were held of late, to be referred to. */
function useMeetings(organizationId: number): Option[] {
  const input = { organizationId, statuses: ['held' as const, 'confirmed' as const], size: 30 }
  const { data } = useQuery({
    ...ask.meetings.list.queryOptions({ input }),
    enabled: organizationId > 0,
  })
  return (data?.rows ?? []).map(({ id, on, organizationName, kind }) => ({
    value: String(id),
    label: `${on} ${organizationName} ${meetingKindNames[kind]}`,
  }))
}

/** 登记使用: for one of the five purposes, after it was decided, within what there is. */
export function UseDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const record = useAct(call.dues.uses.record, { done: '已登记，请上传凭证' })
  const form = useForm(fieldsOf(nodes, []).slice(1), { usedOn: today() }, async (values) => {
    await record.send({
      id,
      purpose: values.purpose as Purpose,
      usedOn: String(values.usedOn),
      fen: fenOf(values.fen),
      reason: String(values.reason),
      ...(values.meetingId && { meetingId: Number(values.meetingId) }),
      ...(values.decision && { decision: String(values.decision) }),
      ...(values.decidedOn && { decidedOn: String(values.decidedOn) }),
    })
    onClose()
  })
  const id = Number(form.values.organizationId ?? topOf(nodes) ?? 0)
  const meetings = useMeetings(id)
  const input = { id, year: yearOf(today()) }
  const { data } = useQuery({ ...ask.dues.funds.get.queryOptions({ input }), enabled: id > 0 })
  return (
    <Sheet
      title="登记使用党费"
      submitWord="登记"
      width={640}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice>
        使用党费须先集体讨论决定，不得个人或少数人说了算。
        {data && `${data.name}现结余 ${formatYuan(data.nowFen)} 元。`}
      </Notice>
      <FormFields
        fields={fieldsOf(nodes, meetings)}
        values={{ organizationId: id, ...form.values }}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

/** 凭证: what proves a use. */
export function VoucherDialog({ use, may, onClose }: { use: Use; may: boolean; onClose: () => void }) {
  const [files, setFiles] = useState(use.files)
  const add = useAct(call.dues.uses.files.add, { done: '已上传', after: (next) => setFiles(next.files) })
  return (
    <Dialog open title={`凭证：${use.reason}`} onClose={onClose}>
      <div className="stack">
        {files.length === 0 && <Notice>还没有上传凭证。</Notice>}
        <ul className="dues-history">
          {files.map(({ id, name, bytes }) => (
            <li key={id}>
              <a
                className="link"
                href={fileAddress(`/dues-uses/${use.id}/files/${id}`, {})}
                target="_blank"
                rel="noreferrer"
              >
                {name}
              </a>
              <small className="muted">{fileSize(bytes)}</small>
            </li>
          ))}
        </ul>
        {may && !use.withdrawnBecause && (
          <FilePick
            accept={accepted}
            several
            words="上传发票、签收单等凭证"
            hint="每个不超过 20 MB。"
            busy={add.busy}
            onPick={(picked) => void add.run({ id: use.id, files: picked })}
          />
        )}
      </div>
    </Dialog>
  )
}
