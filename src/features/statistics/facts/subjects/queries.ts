import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { Divided, Inside, Shift } from '../../places/rules.ts'
import type { Subject } from '../../tables/rules.ts'
import { appraisedIn } from '../appraisals/queries.ts'
import { commendedIn } from '../commended/queries.ts'
import { coursesOn, membersOn, prospectsOn, traineesOn } from '../members/queries.ts'
import { honoursIn, movementsIn, probationsIn } from '../movements/queries.ts'
import { payersOn } from '../payers/queries.ts'
import type { Source } from '../queries.ts'
import { transfersOn } from '../transfers/queries.ts'

/** What one set of tables counts: from when to when, and where. */
export type Setting = {
  /** The last day of the year before. */
  before: Day
  firstDay: Day
  asOf: Day
  places: Divided
  placesBefore: Divided
  inside: Inside
  shifts: readonly Shift[]
}

/** Subjects whose rows are people in the database; the others are counted from their lists. */
export type PeopleSubject = Exclude<Subject, 'organization' | 'coOption' | 'duty' | 'commended'>

/** Of a course there is a row for everybody who took part; it counts once, by its `thing`. */
export const countsThings = (subject: Subject): boolean => subject === 'course'

/** The rows that a subject counts. */
export function sourceOf(subject: PeopleSubject, setting: Setting): Source {
  const { asOf, before, firstDay, places, placesBefore, inside, shifts } = setting
  switch (subject) {
    case 'member':
      return membersOn(asOf, places)
    case 'memberBefore':
      return membersOn(before, placesBefore)
    case 'prospect':
      return prospectsOn(asOf, places)
    case 'trainee':
      return traineesOn(asOf, firstDay, places)
    case 'course':
      return coursesOn(asOf, firstDay, places)
    case 'movement':
      return movementsIn(setting, inside, shifts)
    case 'probation':
      return probationsIn(setting, inside)
    case 'payer':
      return payersOn(asOf, firstDay, places)
    case 'transfer':
      return transfersOn(asOf, places)
    case 'appraised':
      return appraisedIn(setting, inside)
    case 'honour':
      return honoursIn(setting, inside)
  }
}

/** The day on which a subject's ages are counted. */
export const dayOf = (subject: PeopleSubject, { asOf, before }: Setting): Day =>
  subject === 'memberBefore' ? before : asOf

/** Titles and levels of the honours given in the period. */
export async function honourNames({ db }: Pick<Context, 'db'>, setting: Setting) {
  const { rows } = await sql<{ titles: string[] | null; levels: string[] | null }>`
    select array_agg(distinct honour_title) filter (where honour_title is not null) as titles,
      array_agg(distinct honour_level) as levels
    from (select honour_title, honour_level from (${honoursIn(setting, setting.inside)}) fact
      union all select null, level from (${commendedIn(setting, setting.inside)}) organizations) given`.execute(
    db,
  )
  return { honourTitles: rows[0]?.titles ?? [], honourLevels: rows[0]?.levels ?? [] }
}
