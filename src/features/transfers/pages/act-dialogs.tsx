import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { today } from '#web/kit/today.ts'
import { letterNumbers } from '../rules.ts'
import { duesFields, duesStart, postsField, useReadiness } from './begin-dialog.tsx'
import type { Transfer } from './transfer.tsx'

type Props = { transfer: Transfer; onClose: () => void }

/** The branch has looked at what its member asked for. */
export function StartDialog({ transfer: { id, personId, personName, toName }, onClose }: Props) {
  const { data } = useReadiness(personId)
  const start = useAct(call.transfers.start, { done: '已发起' })
  if (!data) return null
  return (
    <FormDialog
      title="核对并发起"
      notice={`${personName}申请转到“${toName}”。`}
      fields={[...duesFields, postsField]}
      start={duesStart(data)}
      submitWord="发起"
      onClose={onClose}
      onSubmit={({ paidUntil, arrears, endsPosts }) =>
        start.send({
          id,
          paidUntil: String(paidUntil),
          arrears: arrears ? String(arrears) : undefined,
          endsPosts: endsPosts === true,
        })
      }
    />
  )
}

/** The committee has checked it and writes the letter; once more when one ran out. */
export function IssueDialog({ transfer: { id, toName }, again, onClose }: Props & { again: boolean }) {
  const issue = useAct(call.transfers.issue, { done: ({ letterNumber }) => `已开具${letterNumber}` })
  const reissue = useAct(call.transfers.reissue, { done: ({ letterNumber }) => `已重开${letterNumber}` })
  const days: Field = {
    kind: 'number',
    name: 'days',
    label: '有效天数',
    required: true,
    least: letterNumbers.least,
    most: letterNumbers.most,
    unit: '天',
    hint: `市内一般 10 天，外地一般 30 天，最长 ${letterNumbers.most} 天。`,
  }
  const reason: Field = {
    kind: 'words',
    name: 'reason',
    label: '重开的依据',
    required: true,
    maximum: 500,
    placeholder: '支部证明和本人申请',
  }
  return (
    <FormDialog
      title={again ? '重开介绍信' : '开具介绍信'}
      notice={`转到“${toName}”。印章可用时自动盖章（含骑缝章）。`}
      fields={again ? [days, reason] : [days]}
      start={{ days: letterNumbers.usual }}
      submitWord="开具"
      onClose={onClose}
      onSubmit={(values) =>
        again
          ? reissue.send({ id, days: Number(values.days), reason: String(values.reason) })
          : issue.send({ id, days: Number(values.days) })
      }
    />
  )
}

/** The receipt is filed; from outside it names the day on which the other side took the member in. */
export function FileDialog({ transfer: { id, kind, issuedOn }, onClose }: Props) {
  const file = useAct(call.transfers.fileReceipt, { done: '已收存回执，办结' })
  const outside = kind === 'outgoing'
  const day: Field = {
    kind: 'day',
    name: 'acceptedOn',
    label: '回执上的接收日期',
    required: true,
    ...(issuedOn && { from: issuedOn }),
    until: today(),
    hint: '从这一天起，党员不再由本单位统计。',
  }
  return (
    <FormDialog
      title="收存回执"
      notice="回执贴在存根上一并保存。"
      fields={outside ? [day] : []}
      start={{ acceptedOn: today() }}
      submitWord="收存"
      onClose={onClose}
      onSubmit={({ acceptedOn }) => file.send({ id, acceptedOn: outside ? String(acceptedOn) : undefined })}
    />
  )
}
