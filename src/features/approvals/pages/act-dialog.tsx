import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import type { Affair } from './affair.tsx'
import { type Colleague, ColleaguePick } from './colleague-pick.tsx'
import { type Opinion, OpinionField, OpinionFiles } from './opinion.tsx'
import { newRequestKey } from './request-key.ts'

export type ActName = 'approve' | 'decline' | 'sendBack' | 'reassign' | 'before' | 'after'

const acts: Record<
  ActName,
  {
    title: string
    submit: string
    done: string
    opinion: string
    needed?: true
    people?: string
    several?: true
  }
> = {
  approve: { title: '同意', submit: '同意', done: '已同意', opinion: '意见（可不填）' },
  decline: { title: '不同意', submit: '不同意', done: '已办理', opinion: '不同意的理由', needed: true },
  sendBack: { title: '退回修改', submit: '退回', done: '已退回', opinion: '退回的原因', needed: true },
  reassign: { title: '转办', submit: '转办', done: '已转办', opinion: '说明（可不填）', people: '转给谁办' },
  before: {
    title: '请他人先提意见',
    submit: '发出',
    done: '已发出',
    opinion: '请对方看什么（可不填）',
    people: '请谁先提意见',
    several: true,
  },
  after: {
    title: '同意并请他人加签',
    submit: '同意并加签',
    done: '已同意',
    opinion: '意见（可不填）',
    people: '请谁加签',
    several: true,
  },
}

type Props = { name: ActName; affair: Affair; opinion: Opinion; close: () => void }

/** One act with its opinion, its files, and whom or where to. */
export function ActDialog({ name, affair, opinion, close }: Props) {
  const words = acts[name]
  const [picked, setPicked] = useState<Colleague[]>([])
  const [to, setTo] = useState(affair.may.sendBackTo[0]?.key ?? '')
  const { marks, setMarks } = opinion
  const [requestKey] = useState(newRequestKey)
  const [error, setError] = useState<unknown>(null)
  const act = useAct(perform, { done: words.done, after: close })
  const lacking = (words.needed && opinion.text.trim().length < 2) || (words.people && picked.length === 0)
  const submit = () => {
    const attachmentIds = affair.attachments.filter(({ waiting }) => waiting).map(({ id }) => id)
    const base = {
      id: affair.id,
      taskId: (name === 'reassign' ? affair.may.reassignTaskId : affair.may.taskId) ?? 0,
      opinion: opinion.text,
      requestKey,
      attachmentIds,
    }
    const accountIds = picked.map(({ accountId }) => accountId)
    act.send({ name, base, accountIds, to, marks }).catch(setError)
  }
  return (
    <Dialog
      open
      title={words.title}
      onClose={close}
      foot={
        <>
          <button type="button" className="button" onClick={close}>
            取消
          </button>
          <button
            type="button"
            className={name === 'decline' ? 'button danger' : 'button primary'}
            disabled={act.busy || Boolean(lacking)}
            onClick={submit}
          >
            {act.busy ? '正在提交……' : words.submit}
          </button>
        </>
      }
    >
      <div className="form-dialog">
        {name === 'sendBack' && (
          <BackTo affair={affair} to={to} setTo={setTo} marks={marks} setMarks={setMarks} />
        )}
        {words.people && (
          <ColleaguePick label={words.people} picked={picked} several={words.several} onPick={setPicked} />
        )}
        <OpinionField opinion={opinion} label={words.opinion} />
        <OpinionFiles affair={affair} />
        <RefusalNotice error={error} />
      </div>
    </Dialog>
  )
}

type Base = { id: number; taskId: number; opinion: string; requestKey: string; attachmentIds: number[] }
type Performed = { name: ActName; base: Base; accountIds: number[]; to: string; marks: string[] }

function perform({ name, base, accountIds, to, marks }: Performed) {
  const { acts: on } = call.approvals
  if (name === 'approve') return on.approve(base)
  if (name === 'decline') return on.decline(base)
  if (name === 'sendBack') return on.sendBack({ ...base, to, marks })
  if (name === 'reassign') return on.reassign({ ...base, accountId: accountIds[0] ?? 0 })
  return on.addApprovers({ ...base, how: name, accountIds })
}

type BackProps = {
  affair: Affair
  to: string
  setTo: (to: string) => void
  marks: string[]
  setMarks: (marks: string[]) => void
}

/** Where it goes back to, and which fields are to be mended. */
function BackTo({ affair, to, setTo, marks, setMarks }: BackProps) {
  return (
    <>
      <fieldset className="choice-list">
        <legend>退回到</legend>
        {affair.may.sendBackTo.map(({ key, name }) => (
          <label key={key}>
            <input type="radio" name="to" checked={to === key} onChange={() => setTo(key)} />
            {name}
          </label>
        ))}
      </fieldset>
      {affair.fields.length > 0 && (
        <fieldset className="choice-list">
          <legend>标注要修改的内容</legend>
          {affair.fields.map(({ key, label }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={marks.includes(key)}
                onChange={() =>
                  setMarks(marks.includes(key) ? marks.filter((one) => one !== key) : [...marks, key])
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <p className="muted">修改后直接回到您这里，其他人的意见保留。</p>
    </>
  )
}
