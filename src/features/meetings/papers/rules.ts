import { type Day, dayIn, formatDay, weekdayName } from '#basics/days.ts'
import type { Item } from '../records/rules.ts'
import { circleOf } from '../roll/rules.ts'
import {
  type MeetingKind,
  type MeetingStatus,
  type MeetingTask,
  meetingKindNames,
  meetingTaskNames,
} from '../rules.ts'

export const papers = ['minutes', 'signIn', 'notice'] as const
export type PaperName = (typeof papers)[number]
export const paperNames: Record<PaperName, string> = {
  minutes: '会议记录',
  signIn: '签到表',
  notice: '会议通知',
}

/** What is printed of a meeting: its one record, as it is shown. */
export type PaperFacts = {
  organizationName: string
  kind: MeetingKind
  also: readonly MeetingKind[]
  groupName: string | null
  title: string
  status: MeetingStatus
  plannedOn: Day | null
  startsAt: string | null
  heldOn: Day | null
  place: string
  agenda: readonly Item[]
  resolutions: readonly {
    text: string
    vote: { inFavour: number; against: number; abstained: number; carried: boolean } | null
  }[]
  attendees: readonly {
    name: string
    voting: boolean
    present: boolean | null
    excuse: string | null
    task: MeetingTask | null
  }[]
  entitled: number
  guests: readonly string[]
  lecturer: string | null
  hours: number | null
  lateBecause: string | null
  recordedBy: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  additions: readonly { text: string; addedAt: string; addedBy: string }[]
}

export type Paper = {
  above: string
  title: string
  rows: [label: string, value: string][][]
  body: { k: 'h' | 'p' | 'to'; text: string }[]
  table: { head: string[]; widths: number[]; rows: string[][] } | null
  foot: string[]
  source: string
  author: string
}

/** Why there is nothing to print: minutes of what was not held, a notice of what is over. */
export function whyNotPrint(paper: PaperName, { status }: Pick<PaperFacts, 'status'>): string | null {
  if (status === 'cancelled') return 'meeting-cancelled'
  const held = status === 'held' || status === 'confirmed'
  if (paper === 'minutes') return held ? null : 'paper-not-held'
  return paper === 'notice' && held ? 'paper-held' : null
}

const kindsOf = ({ kind, also }: PaperFacts) => [kind, ...also].map((one) => meetingKindNames[one]).join('、')
const dayOf = (day: Day) => `${formatDay(day)}（${weekdayName(day)}）`
const whenOf = ({ heldOn, plannedOn, startsAt }: PaperFacts) =>
  [dayOf(heldOn ?? plannedOn ?? ''), startsAt ?? ''].join(' ').trim()
const doing = ({ attendees }: PaperFacts, task: MeetingTask) =>
  attendees
    .filter((one) => one.task === task)
    .map(({ name }) => name)
    .join('、')
const namesOf = (list: readonly { name: string; excuse: string | null }[]) =>
  list.map(({ name, excuse }) => (excuse ? `${name}（${excuse}）` : name)).join('、')

/** Where what stands on the paper comes from. */
const sourceOf = ({ status, confirmedBy, confirmedAt, recordedBy, lateBecause }: PaperFacts) =>
  [
    status === 'confirmed'
      ? `${confirmedBy}于${formatDay(dayIn(new Date(confirmedAt ?? 0)))}确认`
      : status === 'held'
        ? `${recordedBy}登记，尚未确认`
        : '按会议安排打印',
    ...(lateBecause ? [`补录：${lateBecause}`] : []),
  ].join('；')

const paperOf = (facts: PaperFacts, more: Partial<Paper>): Paper => ({
  above: facts.organizationName,
  title: '',
  rows: [],
  body: [],
  table: null,
  foot: [],
  source: sourceOf(facts),
  author: facts.organizationName,
  ...more,
})

function headRows(facts: PaperFacts): Paper['rows'] {
  const there = facts.attendees.filter(({ present }) => present)
  const away = facts.attendees.filter(({ present }) => present === false)
  const optional = (label: string, value: string): Paper['rows'] => (value ? [[[label, value]]] : [])
  return [
    [
      [
        '会议',
        [facts.title, kindsOf(facts)]
          .filter(Boolean)
          .join('（')
          .concat(facts.title ? '）' : ''),
      ],
    ],
    ...optional('党小组', facts.groupName ?? ''),
    [
      ['时间', whenOf(facts)],
      ['地点', facts.place],
    ],
    [
      [meetingTaskNames.chair, doing(facts, 'chair')],
      [meetingTaskNames.recorder, doing(facts, 'recorder')],
    ],
    [
      ['应到', `${facts.attendees.length} 人（有表决权 ${facts.entitled} 人）`],
      ['实到', `${there.length} 人（有表决权 ${there.filter(({ voting }) => voting).length} 人）`],
    ],
    [['到会人员', namesOf(there)]],
    [['缺席及原因', namesOf(away) || '无']],
    ...optional('列席人员', facts.guests.join('、')),
    ...optional('授课人', [facts.lecturer, facts.hours && `${facts.hours} 学时`].filter(Boolean).join('，')),
  ]
}

type Body = Paper['body']
const heading = (text: string): Body[number] => ({ k: 'h', text })
const words = (text: string): Body[number] => ({ k: 'p', text })

const saidOf = ({ agenda }: PaperFacts): Body =>
  agenda.flatMap(({ item, speeches }, at) => [
    heading(`${at + 1}. ${item}`),
    ...speeches.map(({ speaker, text }) => words(speaker ? `${speaker}：${text}` : text)),
  ])

function resolvedOf({ resolutions }: PaperFacts): Body {
  if (resolutions.length === 0) return []
  const lines = resolutions.map(({ text, vote }, at) => {
    if (!vote) return words(`${at + 1}. ${text}`)
    const { inFavour, against, abstained, carried } = vote
    return words(
      `${at + 1}. ${text}（赞成${inFavour}票，反对${against}票，弃权${abstained}票，${carried ? '通过' : '未通过'}）`,
    )
  })
  return [heading('会议决议'), ...lines]
}

const addedOf = ({ additions }: PaperFacts): Body =>
  additions.length === 0
    ? []
    : [
        heading('补记'),
        ...additions.map(({ text, addedAt, addedBy }) =>
          words(`${text}（${addedBy}，${formatDay(dayIn(new Date(addedAt)))}补记）`),
        ),
      ]

const minutes = (facts: PaperFacts) =>
  paperOf(facts, {
    title: `${meetingKindNames[facts.kind]}会议记录`.replace('会议会议', '会议'),
    rows: headRows(facts),
    body: [...saidOf(facts), ...resolvedOf(facts), ...addedOf(facts)],
    foot: ['主持人签名：　　　　　　', '记录人签名：　　　　　　'],
  })

/** Everybody on the roll with room for a signature, and a few lines for guests. */
function signIn(facts: PaperFacts) {
  const lines = facts.attendees.map(({ name, voting, excuse }, at) => [
    String(at + 1),
    name,
    '',
    excuse ? `请假：${excuse}` : voting ? '' : '预备党员',
  ])
  const guests = facts.guests.length > 0 ? facts.guests : ['', '']
  return paperOf(facts, {
    title: `${meetingKindNames[facts.kind]}签到表`,
    rows: [
      [
        ['时间', whenOf(facts)],
        ['地点', facts.place],
      ],
      [['会议', facts.title || kindsOf(facts)]],
    ],
    table: {
      head: ['序号', '姓名', '签名', '备注'],
      widths: [1, 3, 4, 3],
      rows: [...lines, ...guests.map((name) => ['列席', name, '', ''])],
    },
  })
}

const invitedWords = { members: '全体党员', committee: '支部委员会各位委员', group: '全体党员' }

function notice(facts: PaperFacts) {
  const { groupName, kind, place, title } = facts
  const what = title
    ? `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”（${kindsOf(facts)}）`
    : kindsOf(facts)
  return paperOf(facts, {
    title: '会议通知',
    body: [
      { k: 'to', text: `${groupName ?? ''}${invitedWords[circleOf(kind)]}：` },
      words(`定于${whenOf(facts)}在${place || '（地点另行通知）'}召开${what}，请准时参加。`),
      ...(facts.agenda.length > 0 ? [words('会议议程：')] : []),
      ...facts.agenda.map(({ item }, at) => words(`${at + 1}. ${item}`)),
      words('不能参加的，请会前向党支部请假，并说明原因。'),
    ],
    foot: [facts.organizationName],
  })
}

/** The paper, every word of it from the one record. */
export const printedAs = (paper: PaperName, facts: PaperFacts): Paper =>
  ({ minutes, signIn, notice })[paper](facts)
