import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Base = Pick<Context, 'db'>
export type DossierPart = 'honour' | 'training' | 'family_member'

export const honoursOf = ({ db }: Base, personId: number) =>
  db
    .selectFrom('honour')
    .where('person_id', '=', personId)
    .select(['id', 'title', 'level', 'awarded_on as awardedOn', 'awarded_by as awardedBy'])
    .orderBy('awarded_on', 'desc')
    .execute()

export const trainingsOf = ({ db }: Base, personId: number) =>
  db
    .selectFrom('training')
    .where('person_id', '=', personId)
    .select(['id', 'course', 'organizer', 'from_on as fromOn', 'until_on as untilOn', 'hours'])
    .orderBy('from_on', 'desc')
    .execute()

export const familyOf = ({ db }: Base, personId: number) =>
  db
    .selectFrom('family_member')
    .where('person_id', '=', personId)
    .select([
      'id',
      'relation',
      'name',
      'birth_date as birthDate',
      'political_status as politicalStatus',
      'work',
    ])
    .orderBy('id')
    .execute()

export const insertHonour = (
  { db }: Base,
  personId: number,
  honour: { title: string; level: string; awardedOn: Day; awardedBy: string },
) =>
  db
    .insertInto('honour')
    .values({
      person_id: personId,
      title: honour.title,
      level: honour.level,
      awarded_on: honour.awardedOn,
      awarded_by: honour.awardedBy,
    })
    .execute()

export const insertTraining = (
  { db }: Base,
  personId: number,
  training: { course: string; organizer: string; fromOn: Day; untilOn: Day; hours: number },
) =>
  db
    .insertInto('training')
    .values({
      person_id: personId,
      course: training.course,
      organizer: training.organizer,
      from_on: training.fromOn,
      until_on: training.untilOn,
      hours: training.hours,
    })
    .execute()

export const insertFamilyMember = (
  { db }: Base,
  personId: number,
  member: {
    relation: string
    name: string
    birthDate: Day | null
    politicalStatus: string | null
    work: string | null
  },
) =>
  db
    .insertInto('family_member')
    .values({
      person_id: personId,
      relation: member.relation,
      name: member.name,
      birth_date: member.birthDate,
      political_status: member.politicalStatus,
      work: member.work,
    })
    .execute()

/** Takes one line out; answers what it said, for the audit line. */
export function deleteLine({ db }: Base, part: DossierPart, personId: number, lineId: number) {
  if (part === 'honour')
    return db
      .deleteFrom('honour')
      .where('person_id', '=', personId)
      .where('id', '=', lineId)
      .returningAll()
      .executeTakeFirst()
  if (part === 'training')
    return db
      .deleteFrom('training')
      .where('person_id', '=', personId)
      .where('id', '=', lineId)
      .returningAll()
      .executeTakeFirst()
  return db
    .deleteFrom('family_member')
    .where('person_id', '=', personId)
    .where('id', '=', lineId)
    .returningAll()
    .executeTakeFirst()
}
