import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAutosave } from '#features/documents/pages/autosave.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { confirm } from '#web/kit/confirm.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { shownRefusal } from '#web/kit/refusal.ts'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { useOnline } from '#web/outbox/without-signal.ts'
import { keepDraft } from './draft.ts'
import { HoldingRoll } from './holding-roll.tsx'
import type { Meeting } from './meeting.tsx'
import { MinutesEditor } from './minutes-editor.tsx'
import { type Minutes, minutesOf, sent } from './minutes-values.ts'
import { fieldsOf, holdingOf, type Line, linesOf, valuesOf } from './record-values.ts'

const joined = (_old: Minutes, next: Minutes) => next

const savingWords = {
  saved: '内容已保存',
  waiting: '正在输入……',
  saving: '正在保存……',
  refused: '没有保存，见上面的说明',
}

const isCut = (error: unknown) => shownRefusal(error).code === 'unreachable'

type RecordFormProps = {
  meeting: Meeting
  children: ReactNode
  /** The signal is lost: what was written is on the device, to be gone on with there. */
  onCut: () => void
}

/** The form a meeting is recorded with: all there but who asked for leave, the agenda from the plan, the last place. */
export function RecordForm({ meeting, children, onCut }: RecordFormProps) {
  const cache = useQueryClient()
  const { id } = meeting
  const revision = useRef(meeting.revision)
  revision.current = Math.max(revision.current, meeting.revision)
  const [minutes, setMinutes] = useState(() => minutesOf(meeting))
  const [values, setValues] = useState(() => valuesOf(meeting))
  const [lines, setLines] = useState<Line[]>(() => linesOf(meeting))
  const [refused, setRefused] = useState<unknown>(null)

  const keep = (saved: Meeting) => {
    revision.current = saved.revision
    cache.setQueryData(ask.meetings.get.queryKey({ input: { id } }), saved)
  }
  const written = { minutes, values, lines }
  const cut = useCut(() => keepDraft(id, { revision: revision.current, ...written, photos: [] }).then(onCut))
  const autosave = useAutosave<Minutes>(async (next) => {
    if (cut.isDone()) return
    const asked = { id, revision: revision.current, ...sent(next) }
    await call.meetings.records.write(asked).then(keep, (error) => {
      if (!isCut(error)) throw error
      cut.now()
    })
  }, joined)
  useCutWhileWriting(written, cut.now)
  const hold = useAct(call.meetings.records.hold, { after: keep })
  const confirmIt = useAct(call.meetings.records.confirm, { done: '会议记录已确认', after: keep })

  const write = (next: Minutes) => {
    setMinutes(next)
    autosave.change(next)
  }
  const record = async (): Promise<boolean> => {
    setRefused(null)
    if (!(await autosave.flush())) return false
    if (cut.isDone()) return false
    return hold.send({ id, revision: revision.current, ...holdingOf(meeting, values, lines) }).then(
      () => true,
      (error: unknown) => {
        if (isCut(error)) cut.now()
        else setRefused(error)
        return false
      },
    )
  }
  const finish = async () => {
    if (!(await record())) return
    const sure = await confirm({
      title: '确认会议记录',
      words: '确认以后不能再修改，有遗漏的可以补记。',
      submit: '确认',
    })
    if (sure) await confirmIt.send({ id, revision: revision.current }).catch(setRefused)
  }
  const busy = hold.busy || confirmIt.busy
  return (
    <>
      <Panel title="议程和发言">
        <MinutesEditor
          minutes={minutes}
          speakers={meeting.attendees.map(({ name }) => name)}
          change={write}
        />
        {autosave.fault && (
          <p className="meeting-fault" role="alert">
            {autosave.fault.message}
          </p>
        )}
      </Panel>
      <Panel title="召开和到会情况">
        <FormFields
          fields={fieldsOf(meeting, values)}
          values={values}
          change={(next) => setValues((old) => ({ ...old, ...next }))}
        />
        <HoldingRoll meeting={meeting} lines={lines} change={setLines} />
      </Panel>
      {children}
      <RefusalNotice error={refused} />
      <ActionBar note={savingWords[autosave.state]}>
        <button type="button" className="button" disabled={busy} onClick={() => void record()}>
          {meeting.heldOn ? '保存到会情况' : '登记召开'}
        </button>
        <button type="button" className="button primary" disabled={busy} onClick={() => void finish()}>
          确认会议记录
        </button>
      </ActionBar>
    </>
  )
}

/** Keeps what was written on the device, once. */
function useCut(keepHere: () => void) {
  const done = useRef(false)
  const latest = useRef(keepHere)
  latest.current = keepHere
  return {
    isDone: () => done.current,
    now() {
      if (done.current) return
      done.current = true
      latest.current()
    },
  }
}

/** Without signal nothing is only in the form: as soon as something is written it is on the device. */
function useCutWhileWriting(written: object, cut: () => void): void {
  const online = useOnline()
  const start = useRef(JSON.stringify(written))
  useEffect(() => {
    if (!online && JSON.stringify(written) !== start.current) cut()
  })
}
