import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '#features/meetings/pages/meeting.tsx'
import { type Minutes, minutesOf } from '#features/meetings/pages/minutes-values.ts'
import { sent } from '#features/meetings/pages/record-form.tsx'
import { holdingOf, type Line, linesOf, valuesOf } from '#features/meetings/pages/record-values.ts'
import type { Values } from '#web/kit/fields.ts'
import type { NewDeed } from '#web/outbox/outbox.ts'
import { accountNow } from '#web/outbox/posting.ts'
import { shelf } from '#web/outbox/shelf.ts'

/** What is being written at a meeting, on this device. `revision`: of the record that it is written on top of. */
export type Draft = { revision: number; minutes: Minutes; values: Values; lines: Line[]; photos: File[] }
type KeptDraft = { account: number | null; draft: Draft }

export const aboutOf = (id: number) => `meeting-${id}`

/** Where people sign in with the code, who has not is not ticked; else all are, but who asked for leave. */
export function draftOf(meeting: Meeting): Draft {
  const signing = meeting.heldOn === null && meeting.attendees.some(({ present }) => present)
  const attendees = signing
    ? meeting.attendees.map((one) => ({ ...one, present: one.present ?? false }))
    : meeting.attendees
  return {
    revision: meeting.revision,
    minutes: minutesOf(meeting),
    values: valuesOf(meeting),
    lines: linesOf({ ...meeting, attendees }),
    photos: [],
  }
}

/** The draft of the meeting, kept on the device with every change until it was sent. Undefined while it is looked for. */
export function useDraft(meeting: Meeting) {
  const key = aboutOf(meeting.id)
  const [draft, setDraft] = useState<Draft>()
  const [dirty, setDirty] = useState(false)
  const first = useRef(meeting)
  useEffect(() => {
    const start = (kept: KeptDraft | undefined) => {
      const own = kept !== undefined && kept.account === accountNow()
      setDraft(own ? kept.draft : draftOf(first.current))
      setDirty(own)
    }
    shelf.get<KeptDraft>('drafts', key).then(start, () => start(undefined))
  }, [key])
  return {
    draft,
    dirty,
    change(next: Draft) {
      setDraft(next)
      setDirty(true)
      void shelf.put('drafts', key, { account: accountNow(), draft: next }).catch(() => undefined)
    },
    /** It is with the outbox, or the record has changed while nothing was written here. */
    settle(next: Draft) {
      setDraft(next)
      setDirty(false)
      void shelf.remove('drafts', key).catch(() => undefined)
    },
    /** It waits to be sent: kept for whoever opens the page again meanwhile. */
    sending(next: Draft) {
      setDraft(next)
      setDirty(false)
      void shelf.put('drafts', key, { account: accountNow(), draft: next }).catch(() => undefined)
    },
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What is to be sent of it: who was there, what was said and voted, each photo. */
export function deedsOf(meeting: Meeting, { revision, minutes, values, lines, photos }: Draft): NewDeed[] {
  const { id } = meeting
  const before = draftOf(meeting)
  const about = aboutOf(id)
  const holding = holdingOf(meeting, values, lines)
  const written = sent(minutes)
  const held =
    meeting.heldOn !== null && same(holding, holdingOf(meeting, before.values, before.lines))
      ? []
      : [
          {
            deed: 'meetings.records.hold',
            title: '召开和到会情况',
            about,
            input: { id, revision, ...holding },
          },
        ]
  const said = same(written, sent(before.minutes))
    ? []
    : [
        {
          deed: 'meetings.records.write',
          title: '议程、发言和决议',
          about,
          input: { id, revision, ...written },
        },
      ]
  const pictures = photos.map((files) => ({
    deed: 'meetings.files.add',
    title: `照片 ${files.name}`,
    about,
    input: { id, files },
  }))
  return [...held, ...said, ...pictures]
}
