import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { attachable } from '#features/approvals/attachments/rules.ts'
import { HoldingRoll } from '#features/meetings/pages/holding-roll.tsx'
import type { Meeting } from '#features/meetings/pages/meeting.tsx'
import { MinutesEditor } from '#features/meetings/pages/minutes-editor.tsx'
import { fieldsOf } from '#features/meetings/pages/record-values.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { ask, call, queries } from '#web/call.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty, Skeleton } from '#web/kit/states.tsx'
import { outbox, post, useWaiting } from '#web/outbox/posting.ts'
import { WaitingList } from '#web/outbox/waiting-list.tsx'
import { keptRead, readyWithoutSignal } from '#web/outbox/without-signal.ts'
import { aboutOf, type Draft, deedsOf, draftOf, useDraft } from './draft.ts'
import { onSiteHelp } from './help.tsx'
import '#features/meetings/pages/meetings.css'
import './attendance.css'

const accept = attachable.map((ending) => `.${ending}`).join(',')

/** 会场记录: the record of a meeting written in the hall, with a signal or without. */
export default function OnSite() {
  const id = Number(useParams().id)
  useEffect(readyWithoutSignal, [])
  const query = useQuery({
    ...ask.meetings.get.queryOptions({ input: { id } }),
    queryFn: () => keptRead(aboutOf(id), () => call.meetings.get({ id })),
    networkMode: 'always',
  })
  const meeting = query.data
  const title = meeting && (meeting.title || meetingKindNames[meeting.kind])
  usePageTitle(title && `会场记录：${title}`)
  return (
    <>
      <PageHelp>{onSiteHelp}</PageHelp>
      <PageHeader
        title={title}
        note="没有网络也可以写：内容保存在本机，有网络后自动发送，只发一次。"
        actions={
          <PageLink to={`/meetings/${id}`} className="button">
            会议页
          </PageLink>
        }
      />
      <Answered query={query}>
        {(found) =>
          found.status === 'confirmed' || found.status === 'cancelled' ? (
            <Empty title={found.status === 'confirmed' ? '会议记录已经确认' : '会议已取消'} icon="record">
              不能再登记；有遗漏的，请在会议页补记。
            </Empty>
          ) : (
            <Writing key={found.id} meeting={found} />
          )
        }
      </Answered>
    </>
  )
}

function Writing({ meeting }: { meeting: Meeting }) {
  const about = aboutOf(meeting.id)
  const kept = useDraft(meeting)
  const { draft, dirty } = kept
  const waits = useWaiting().some((one) => one.about === about)
  const [note, setNote] = useState('')
  useArrivals(meeting.id, kept)
  // Somebody else has written, and nothing was written here: what he wrote is shown.
  const outdated = draft && !dirty && !waits && draft.revision < meeting.revision
  const { settle } = kept
  useEffect(() => {
    if (outdated) settle(draftOf(meeting))
  }, [outdated, meeting, settle])
  if (!draft) return <Skeleton lines={8} />
  const change = (more: Partial<Draft>) => kept.change({ ...draft, ...more })
  const save = async () => {
    const deeds = deedsOf(meeting, draft)
    if (deeds.length === 0) return setNote('没有改动。')
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
        <HoldingRoll lines={draft.lines} change={(lines) => change({ lines })} />
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
function useArrivals(id: number, kept: ReturnType<typeof useDraft>): void {
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
        else kept.settle(next)
      }),
    [id, kept],
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
        accept={accept}
        several
        words="添加照片或附件"
        hint="可以不加；每个不超过 20 MB。"
        onPick={(picked) => change({ photos: [...photos, ...picked] })}
      />
    </Panel>
  )
}
