import { useEffect, useState } from 'react'
import { accepted } from '#features/approvals/attachments/rules.ts'
import { ask, queries } from '#web/call.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { outbox, post, useWaiting } from '#web/outbox/posting.ts'
import { WaitingList } from '#web/outbox/waiting-list.tsx'
import { aboutOf, type Draft, deedsOf, draftOf, useDraft } from './draft.ts'
import { HoldingRoll } from './holding-roll.tsx'
import type { Meeting } from './meeting.tsx'
import { MinutesEditor } from './minutes-editor.tsx'
import { fieldsOf } from './record-values.ts'
import './meetings.css'

/** The record written on this device, with a signal or without: saved here with every change, sent when there is one. */
export function DeviceForm({ meeting, onSent }: { meeting: Meeting; onSent?: () => void }) {
  const about = aboutOf(meeting.id)
  const kept = useDraft(meeting)
  const { draft, dirty } = kept
  const waits = useWaiting().some((one) => one.about === about)
  const [note, setNote] = useState('')
  useArrivals(meeting.id, kept, onSent)
  // Somebody else has written, and nothing was written here: what he wrote is shown.
  const outdated = draft && !dirty && !waits && draft.revision < meeting.revision
  const { settle } = kept
  useEffect(() => {
    if (!outdated) return
    settle(draftOf(meeting))
    onSent?.()
  }, [outdated, meeting, settle, onSent])
  if (!draft) return <Skeleton lines={8} />
  const change = (more: Partial<Draft>) => kept.change({ ...draft, ...more })
  const save = async () => {
    const deeds = deedsOf(meeting, draft)
    if (deeds.length === 0) {
      kept.settle(draftOf(meeting))
      setNote('没有改动。')
      return onSent?.()
    }
    await post(...deeds)
    kept.sending({ ...draft, photos: [] })
    setNote('已保存在本机，正在发送。')
  }
  return (
    <div className="stack">
      <WaitingList about={about} />
      <Panel title="召开和到会情况">
        <FormFields
          fields={fieldsOf(meeting, draft.values)}
          values={draft.values}
          change={(values) => change({ values: { ...draft.values, ...values } })}
        />
        <HoldingRoll meeting={meeting} lines={draft.lines} change={(lines) => change({ lines })} />
      </Panel>
      <Panel title="议程、发言和决议">
        <MinutesEditor
          minutes={draft.minutes}
          speakers={meeting.attendees.map(({ name }) => name)}
          change={(minutes) => change({ minutes })}
        />
      </Panel>
      <Photos draft={draft} change={change} />
      <ActionBar note={waits ? undefined : note === '没有改动。' || dirty ? note : note && '已发送。'}>
        <button type="button" className="button primary" onClick={() => void save()}>
          保存
        </button>
      </ActionBar>
    </div>
  )
}

/** What has arrived is what is built on from now on; once all has, the draft has done its work. */
function useArrivals(id: number, kept: ReturnType<typeof useDraft>, onSent?: () => void): void {
  useEffect(
    () =>
      outbox.onArrival((one, answer) => {
        if (one.about !== aboutOf(id)) return
        const saved = answer as Meeting
        queries.setQueryData(ask.meetings.get.queryKey({ input: { id } }), saved)
        const { draft, dirty } = kept
        if (!draft) return
        const more = outbox.shown().some((other) => other.about === one.about && other.key !== one.key)
        const next = { ...draft, revision: saved.revision }
        if (dirty) kept.change(next)
        else if (more) kept.sending(next)
        else {
          kept.settle(draftOf(saved))
          onSent?.()
        }
      }),
    [id, kept, onSent],
  )
}

function Photos({ draft, change }: { draft: Draft; change: (more: Partial<Draft>) => void }) {
  const { photos } = draft
  return (
    <Panel title="照片和附件">
      <ul className="on-site-photos">
        {photos.map((photo, at) => (
          <li key={`${photo.name}-${photo.lastModified}`}>
            {photo.name}
            <button
              type="button"
              className="link"
              onClick={() => change({ photos: photos.filter((_, place) => place !== at) })}
            >
              删去
            </button>
          </li>
        ))}
      </ul>
      {photos.length > 0 && <Notice>保存后和会议记录一起发送。</Notice>}
      <FilePick
        accept={accepted}
        several
        words="添加照片或附件"
        hint="可以不加；每个不超过 20 MB。"
        onPick={(picked) => change({ photos: [...photos, ...picked] })}
      />
    </Panel>
  )
}
