import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'
import { endingAbsences, heldTransfers, lettersOut } from './queries.ts'

export const letterExpires = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await lettersOut(ctx, asked)).map((one) => ({
    subjectKind: 'transfer',
    subjectKey: String(one.id),
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: one.dueOn,
    since: one.since,
    value: null,
    facts: { to: one.toName, from: one.fromName },
  }))

export const transferStep = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await heldTransfers(ctx, asked)).map((one) => ({
    subjectKind: 'transfer',
    // Each step of it lies with somebody else.
    subjectKey: `${one.id}:${one.state}`,
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: one.dueOn,
    since: one.since,
    value: null,
    facts: { to: one.toName, from: one.fromName },
  }))

export const absenceEnds = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await endingAbsences(ctx, asked)).map((one) => ({
    subjectKind: 'absence',
    subjectKey: String(one.id),
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: one.dueOn,
    since: one.since,
    value: null,
    facts: { place: one.place },
  }))
