import { monthOf } from '#basics/days.ts'
import { findTemplate } from '#features/documents/templates/actions.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import { type Duty, dutyNames, postName } from '#features/people/posts/rules.ts'
import { startRequest } from '#features/requests/actions.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Gathered, gather, holdRunning, noteDeed } from '../gathering/actions.ts'
import { show } from '../reading/actions.ts'
import { isDecided, winnersOf } from '../results/rules.ts'
import { type BallotPost, ballotPostNames, isFirst } from '../rules.ts'
import type { requests } from './contract.ts'
import { insertReply } from './queries.ts'
import { type RequestPart, requestPartNames, templateFor, whyNotRequest } from './rules.ts'

const genders: Record<string, string> = { male: '男', female: '女' }
const month = (day: string | null) => (day ? monthOf(day).replace('-', '.') : '—')

/** 候选人预备人选名单: name, gender, month of birth and of joining, present post. */
const candidateRows = ({ candidates, officers }: Gathered): string[][] =>
  candidates.map(({ personId, name, gender, birthDate, joinedOn }) => {
    const post = officers.find((one) => one.personId === personId)
    return [name, genders[gender] ?? '', month(birthDate), month(joinedOn), post?.title ?? '党员']
  })

const winnerRows = ({ progress, duties }: Gathered): string[][] => {
  const votes = new Map(progress.flatMap(({ elected }) => elected.map(({ key, for: n }) => [Number(key), n])))
  return winnersOf(progress).map(({ personId, name, post }) => {
    const duty = duties.find((one) => one.personId === personId)?.duty
    return [
      name,
      winnerTitle(post, duty ?? null),
      `${votes.get(personId) ?? 0}票`,
      duty ? dutyNames[duty] : '—',
    ]
  })
}
const winnerTitle = (post: BallotPost, duty: Duty | null) => postName(post, duty)

const namesFor = ({ candidates }: Gathered, post: BallotPost) =>
  candidates
    .filter((one) => one.post === post)
    .map(({ name }) => name)
    .join('、')

/** What is known already and need not be typed again into the 请示. */
function valuesFor(part: RequestPart, gathered: Gathered): Values {
  const { row, meetings, candidates } = gathered
  const nominees = candidates.filter(({ post }) => post === 'committeeMember').length
  const decided: Values = meetings.decision ? { decidedOn: meetings.decision.heldOn } : {}
  if (part === 'result') {
    const attendance = gathered.attendanceAt('membersMeeting')
    const heldOn = meetings.meeting?.heldOn
    return { ...(heldOn && { heldOn }), ...attendance, elected: winnerRows(gathered) }
  }
  if (part === 'candidates')
    return {
      ...decided,
      nominees,
      seats: row.seats,
      difference: nominees - row.seats,
      proposedSecretary: namesFor(gathered, 'secretary'),
      candidates: candidateRows(gathered),
    }
  if (row.kind === 'extension') return { ...decided, grounds: row.reason ?? '', extendedTo: row.plannedOn }
  const seats = row.kind === 'byElection' ? row.seats + row.secretaries + row.deputies : row.seats
  return {
    ...decided,
    meetingOn: row.plannedOn,
    agenda: agenda(gathered),
    seats,
    deputies: row.deputies,
    nominees: Math.max(nominees, candidates.length),
    ...(row.kind === 'early' && { grounds: row.reason ?? '' }),
    ...(row.kind === 'byElection' && {
      vacancy: row.reason ?? '',
      vacancies: seats,
      candidates: candidateRows(gathered),
    }),
  }
}

const agenda = ({ row, progress }: Gathered): string[] => [
  ...(isFirst(row) ? [] : ['听取和审议上届班子的工作报告']),
  '通过选举办法和监票人、计票人名单',
  `选举${progress
    .filter(({ at }) => at === 'membersMeeting')
    .map(({ post }) => ballotPostNames[post])
    .join('、')}`,
]

/** The result is sent when all that is voted on is decided. */
function refuseEarly(part: RequestPart, { row, progress, papers, nominated, meetings }: Gathered): void {
  if (part === 'result' && (row.kind === 'extension' || !isDecided(progress)))
    throw new Refusal('conflict', 'result-undecided', {})
  if (part === 'candidates' && !nominated) throw new Refusal('conflict', 'candidates-missing', {})
  if (part === 'request' && !meetings.decision) throw new Refusal('conflict', 'decision-missing', {})
  if (part === 'request' && row.kind === 'byElection' && !nominated)
    throw new Refusal('conflict', 'candidates-missing', {})
  const why = whyNotRequest(papers[part])
  if (why) throw new Refusal('conflict', why, { part: requestPartNames[part], number: papers[part].number })
}

export const requestActions: ActionsOf<typeof requests> = {
  async start(ctx, { id, part }) {
    const row = await holdRunning(ctx, id)
    const gathered = await gather(ctx, row)
    refuseEarly(part, gathered)

    const templateKey = templateFor(part, row.kind, row.committee)
    const { content } = await findTemplate(ctx, row.path, templateKey)
    const asked = new Set(content.fields.map(({ key }) => key))
    const known = Object.entries(valuesFor(part, gathered)).filter(([key]) => asked.has(key))
    const started = await startRequest(ctx, {
      organizationId: row.organizationId,
      templateKey,
      values: Object.fromEntries(known),
      about: { kind: 'election', id, address: `/elections/${id}` },
    })
    noteDeed(ctx, row, 'requestStarted', { after: { part: requestPartNames[part] } })
    return { requestId: started.id, documentId: started.documentId }
  },

  async note(ctx, { id, part, number, repliedOn }) {
    const row = await holdRunning(ctx, id)
    const { papers, progress } = await gather(ctx, row)
    if (repliedOn > ctx.today) throw new Refusal('invalid', 'reply-in-future', { field: 'repliedOn' })
    if (part === 'result' && !isDecided(progress)) throw new Refusal('conflict', 'result-undecided', {})
    const why = whyNotRequest(papers[part])
    if (why) throw new Refusal('conflict', why, { part: requestPartNames[part], number: papers[part].number })

    await insertReply(ctx, id, { part, number, repliedOn })
    noteDeed(ctx, row, 'replyNoted', {
      after: { part: requestPartNames[part], documentNumber: number, repliedOn },
    })
    return show(ctx, id)
  },
}
