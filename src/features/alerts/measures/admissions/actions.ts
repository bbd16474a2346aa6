import { formatDay } from '#basics/days.ts'
import { acts } from '#features/admissions/acts/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'
import { dueSteps, endingNotices, endingProbations, longMembers } from './queries.ts'

type Person = { personId: number; name: string; organizationId: number }

const ofFile = ({ id, personId, name, organizationId }: Person & { id: number }) => ({
  subjectKind: 'admission' as const,
  subjectKey: String(id),
  subjectName: name,
  organizationId,
  personId,
  value: null,
})

const ofPerson = ({ personId, name, organizationId }: Person) => ({
  subjectKind: 'person' as const,
  subjectKey: String(personId),
  subjectName: name,
  organizationId,
  personId,
})

export const admissionStep = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await dueSteps(ctx, asked)).map((file) => ({
    ...ofFile(file),
    // One file has one step after the other, each with a day of its own.
    subjectKey: `${file.id}:${file.act}`,
    dueOn: file.by,
    since: file.from,
    facts: { step: acts[file.act].title },
  }))

export const noticeEnds = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await endingNotices(ctx, asked)).map((file) => ({
    ...ofFile(file),
    dueOn: file.untilOn,
    since: file.postedOn,
    facts: { posted: formatDay(file.postedOn) },
  }))

export const probationEnds = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await endingProbations(ctx, asked)).map((person) => ({
    ...ofPerson(person),
    dueOn: person.endsOn,
    since: person.joinedOn,
    value: null,
    facts: {
      joined: formatDay(person.joinedOn),
      ...(person.admissionId !== null && { admission: person.admissionId }),
    },
  }))

/** Asked by the lowest number of the rules; the years that are complete by then are the value. */
export const fiftyYears = async (ctx: Db, asked: Asked, least: number): Promise<Found[]> =>
  (await longMembers(ctx, asked, least)).map((person) => ({
    ...ofPerson(person),
    dueOn: person.dueOn,
    since: person.fullOn,
    value: least,
    facts: { becameFull: formatDay(person.fullOn) },
  }))
