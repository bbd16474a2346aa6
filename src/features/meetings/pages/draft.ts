import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ask, call } from '#web/call.ts'
import type { Values } from '#web/kit/fields.ts'
import type { NewDeed } from '#web/outbox/outbox.ts'
import { accountNow } from '#web/outbox/posting.ts'
import { shelf } from '#web/outbox/shelf.ts'
import { keptRead } from '#web/outbox/without-signal.ts'
import type { Meeting } from './meeting.tsx'
import { type Minutes, minutesOf, sent } from './minutes-values.ts'
import { holdingOf, type Line, linesOf, valuesOf } from './record-values.ts'

/** What is being written at a meeting, on this device. `revision`: of the record that it is written on top of. */
export type Draft = { revision: number; minutes: Minutes; values: Values; lines: Line[]; photos: File[] }
type KeptDraft = { account: number | null; draft: Draft }

export const aboutOf = (id: number) => `meeting-${id}`

/** The meeting; without signal as it was read last. */
export const useMeeting = (id: number) =>
  useQuery({
    ...ask.meetings.get.queryOptions({ input: { id } }),
    queryFn: () => keptRead(aboutOf(id), () => call.meetings.get({ id })),
    networkMode: 'always',
  })

export const draftOf = (meeting: Meeting): Draft => ({
  revision: meeting.revision,
  minutes: minutesOf(meeting),
  values: valuesOf(meeting),
  lines: linesOf(meeting),
  photos: [],
})

/** What this account was writing of the meeting on this device. */
export async function ownDraft(id: number): Promise<Draft | undefined> {
  const kept = await shelf.get<KeptDraft>('drafts', aboutOf(id)).catch(() => undefined)
  return kept && kept.account === accountNow() ? kept.draft : undefined
}

export const keepDraft = (id: number, draft: Draft): Promise<unknown> =>
  shelf.put('drafts', aboutOf(id), { account: accountNow(), draft }).catch(() => undefined)

/** The draft of the meeting, kept on the device with every change until it was sent. Undefined while it is looked for. */
export function useDraft(meeting: Meeting) {
  const { id } = meeting
  const [draft, setDraft] = useState<Draft>()
  const [dirty, setDirty] = useState(false)
  const first = useRef(meeting)
  useEffect(() => {
    void ownDraft(id).then((own) => {
      setDraft(own ?? draftOf(first.current))
      setDirty(own !== undefined)
    })
  }, [id])
  return {
    draft,
    dirty,
    change(next: Draft) {
      setDraft(next)
      setDirty(true)
      void keepDraft(id, next)
    },
    /** It is with the outbox, or the record has changed while nothing was written here. */
    settle(next: Draft) {
      setDraft(next)
      setDirty(false)
      void shelf.remove('drafts', aboutOf(id)).catch(() => undefined)
    },
    /** It waits to be sent: kept for whoever opens the page again meanwhile. */
    sending(next: Draft) {
      setDraft(next)
      setDirty(false)
      void keepDraft(id, next)
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
