import type { Difference } from '#web/outbox/differences.ts'

type Line = { personId: number; present: boolean; excuse: string | null; task: string | null }
type Item = { item: string; speeches: { speaker: string; text: string }[] }
type Vote = { inFavour: number; against: number; abstained: number }
type Resolution = { text: string; vote: Vote | null }

export type HoldingInput = {
  heldOn: string
  place: string
  guests: string[]
  lecturer: string | null
  hours: number | null
  attendees: Line[]
}
export type MinutesInput = { agenda: Item[]; resolutions: Resolution[] }

/** What the server has of the meeting now, as far as it can be at odds. */
export type Newer = {
  heldOn: string | null
  place: string
  guests: string[]
  lecturer: string | null
  hours: number | null
  agenda: Item[]
  resolutions: Resolution[]
  attendees: (Omit<Line, 'present'> & { name: string; present: boolean | null })[]
}

const fields = {
  heldOn: '召开日期',
  place: '地点',
  guests: '列席',
  lecturer: '授课人',
  hours: '学时',
} as const
type FieldName = keyof typeof fields

const words = (value: unknown): string =>
  Array.isArray(value) ? value.join('、') : value === null || value === undefined ? '' : String(value)

const tasks: Record<string, string> = {
  chair: '主持人',
  recorder: '记录人',
  scrutineer: '监票人',
  teller: '计票人',
}

const lineWords = ({ present, excuse, task }: Pick<Line, 'present' | 'excuse' | 'task'>): string =>
  present ? `到会${task ? `，${tasks[task] ?? task}` : ''}` : `未到会${excuse ? `（${excuse}）` : ''}`

/** Day, place and so on, and person by person who was there. Of a meeting not yet held the server says nothing. */
export function holdingDifferences(input: HoldingInput, newer: Newer): Difference[] {
  if (newer.heldOn === null) return []
  const named = (Object.keys(fields) as FieldName[]).map(
    (key): Difference => ({
      key,
      label: fields[key],
      mine: words(input[key]),
      theirs: words(newer[key]),
      take: (given) => ({ ...given, [key]: newer[key] }),
    }),
  )
  const people = newer.attendees.map((theirs): Difference => {
    const { personId, name, excuse, task } = theirs
    const mine = input.attendees.find((one) => one.personId === personId)
    const right = { personId, present: theirs.present === true, excuse, task }
    return {
      key: `person-${personId}`,
      label: name,
      mine: lineWords(mine ?? { present: false, excuse: null, task: null }),
      theirs: lineWords(right),
      take: (given) => ({
        ...given,
        attendees: [...(given.attendees as Line[]).filter((one) => one.personId !== personId), right],
      }),
    }
  })
  return [...named, ...people].filter(({ mine, theirs }) => mine !== theirs)
}

const agendaWords = (agenda: Item[]): string =>
  agenda
    .flatMap(({ item, speeches }, at) => [
      `${at + 1}. ${item}`,
      ...speeches.map(({ speaker, text }) => (speaker ? `${speaker}：${text}` : text)),
    ])
    .join('\n')

const resolutionWords = (resolutions: Resolution[]): string =>
  resolutions
    .map(({ text, vote }, at) => {
      const count = vote && `（赞成 ${vote.inFavour}，反对 ${vote.against}，弃权 ${vote.abstained}）`
      return `${at + 1}. ${text}${count ?? ''}`
    })
    .join('\n')

const voteOf = (vote: Vote | null): Vote | null =>
  vote && { inFavour: vote.inFavour, against: vote.against, abstained: vote.abstained }

/** What was said, and what was resolved. */
export function minutesDifferences(input: MinutesInput, newer: Newer): Difference[] {
  const all: Difference[] = [
    {
      key: 'agenda',
      label: '议程和发言',
      mine: agendaWords(input.agenda),
      theirs: agendaWords(newer.agenda),
      take: (given) => ({ ...given, agenda: newer.agenda }),
    },
    {
      key: 'resolutions',
      label: '决议和票数',
      mine: resolutionWords(input.resolutions),
      theirs: resolutionWords(newer.resolutions),
      take: (given) => ({
        ...given,
        resolutions: newer.resolutions.map(({ text, vote }) => ({ text, vote: voteOf(vote) })),
      }),
    },
  ]
  return all.filter(({ mine, theirs }) => mine !== theirs)
}
