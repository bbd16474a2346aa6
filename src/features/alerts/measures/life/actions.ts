import { addDays, type Day, yearOf } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { branchFacts, meetingsIn } from '#features/meetings/demands/queries.ts'
import { type DemandKind, type Duty, demandNames, dutiesOf } from '#features/meetings/demands/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'
import { openRectifications, openWorkItems, plannedStudies, unrecordedMeetings } from './queries.ts'
import { life } from './rules.ts'

const yearly: readonly DemandKind[] = ['reviewMeeting', 'memberAppraisal']

/** What branches owe in the periods that matter on a day: those under way, and those that ended not long ago. */
async function dutiesFound(
  { db }: Db,
  { on, until }: Asked,
  asks: (kind: DemandKind) => boolean,
): Promise<Found[]> {
  const oldest = addDays(on, -life.meetingOwed.keepDays)
  const years = [...new Set([yearOf(oldest), yearOf(on)])]
  const found: Found[] = []
  for (const year of years) {
    const reading = { db, reach: everywhere }
    const meetings = await meetingsIn(reading, { path: '', year, until: on })
    const held = Map.groupBy(meetings, ({ organizationId }) => organizationId)
    for (const branch of await branchFacts(reading, { path: '', year })) {
      if (branch.closedOn !== null && branch.closedOn <= on) continue
      for (const duty of dutiesOf(branch, year, held.get(branch.id) ?? [], on))
        if (asks(duty.demand.kind) && isOwed(duty, { oldest, on, until })) found.push(foundDuty(branch, duty))
    }
  }
  return found
}

const isOwed = ({ state, period }: Duty, { oldest, on, until }: { oldest: Day; on: Day; until: Day }) =>
  (state === 'missed' || (state === 'open' && period.from <= on)) &&
  period.until >= oldest &&
  period.until <= until

const foundDuty = (branch: { id: number; name: string }, { demand, period, missing }: Duty): Found => ({
  subjectKind: 'duty',
  subjectKey: `${branch.id}:${demand.kind}:${period.key}`,
  subjectName: `${branch.name} ${period.name}${demandNames[demand.kind]}`,
  organizationId: branch.id,
  personId: null,
  dueOn: period.until,
  since: period.from,
  value: null,
  facts: {
    demand: demandNames[demand.kind],
    period: period.name,
    missing: missing.join('、'),
    article: demand.article,
  },
})

export const meetingOwed = (ctx: Db, asked: Asked) =>
  dutiesFound(ctx, asked, (kind) => !yearly.includes(kind))
export const appraisalOwed = (ctx: Db, asked: Asked) =>
  dutiesFound(ctx, asked, (kind) => yearly.includes(kind))

const foundMeeting = (one: Awaited<ReturnType<typeof plannedStudies>>[number]): Found => ({
  subjectKind: 'meeting',
  subjectKey: String(one.id),
  subjectName: one.title || `${one.organizationName}${meetingKindNames[one.kind]}`,
  organizationId: one.organizationId,
  personId: null,
  dueOn: one.plannedOn,
  since: null,
  value: null,
  facts: {
    kind: meetingKindNames[one.kind],
    startsAt: one.startsAt ?? '',
    notified: one.notified ? '已通知' : '未通知',
  },
})

export const studyStarts = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await plannedStudies(ctx, asked)).map(foundMeeting)
export const meetingUnrecorded = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await unrecordedMeetings(ctx, asked)).map(foundMeeting)

export const rectificationLate = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await openRectifications(ctx, asked)).map((one) => ({
    subjectKind: 'rectification',
    subjectKey: String(one.id),
    subjectName: brief(one.problem),
    organizationId: one.organizationId,
    personId: null,
    dueOn: one.dueOn,
    since: one.raisedOn,
    value: null,
    facts: { responsible: one.responsible },
  }))

export const workItemLate = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await openWorkItems(ctx, asked)).map((one) => ({
    subjectKind: 'workItem',
    subjectKey: String(one.id),
    subjectName: one.title,
    organizationId: one.organizationId,
    personId: null,
    dueOn: one.dueOn,
    since: one.openedOn,
    value: null,
    facts: { source: one.source },
  }))

/** The beginning of a long text. */
const brief = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text)
