import { type Day, formatDay } from '#basics/days.ts'
import { type MeetingKind, type MeetingStatus, meetingKindNames } from '../rules.ts'

type Held = { kind: MeetingKind; title: string; heldOn: Day | null; agenda: readonly { item: string }[] }

/** No file is named with these, and no title of an annex either. */
const unfit = /[/\\:*?"<>|\n]/g
const longest = 40

/**
 * What the record is called as 附件: by what the meeting was about, where that is one thing and said briefly; otherwise
 * by its kind and day. GB/T 9704-2012 7.3.4: the title of an annex bears no stop at its end (V).
 */
export function annexTitle({ kind, title, heldOn, agenda }: Held): string {
  const named = title === meetingKindNames[kind] ? '' : title
  const said = named || (agenda.length === 1 ? (agenda[0]?.item ?? '') : '')
  const about = said
    .replace(unfit, '')
    .replace(/^关于/, '')
    .replace(/[。；;，,\s]+$/, '')
  if (about && about.length <= longest) return `关于${about}的会议记录`
  return `${heldOn ? formatDay(heldOn) : ''}${meetingKindNames[kind].replace(/会议$/, '')}会议记录`
}

/** Why the record cannot go along with a document: it is another's, or may still be changed, or goes along already. */
export function whyNotAnnex(facts: {
  organizationId: number
  documentOf: number
  status: MeetingStatus
  annexed: boolean
}): string | null {
  if (facts.organizationId !== facts.documentOf) return 'annex-other-organization'
  if (facts.status !== 'confirmed') return 'annex-not-confirmed'
  return facts.annexed ? 'annex-known' : null
}
