import { type CorrectableField, correctable } from '#features/people/changes/rules.ts'
import { concerns } from '#features/statistics/checks/concerns/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'
import * as queries from './queries.ts'

const ofOrganization = (id: number, name: string) => ({
  subjectKind: 'organization' as const,
  subjectKey: String(id),
  subjectName: name,
  organizationId: id,
  personId: null,
  dueOn: null,
  since: null,
})

export const recordGaps = async (ctx: Db): Promise<Found[]> =>
  (await queries.recordGaps(ctx)).map(({ id, name, people, numbers, phones, works, fulls }) => ({
    ...ofOrganization(id, name),
    value: people,
    facts: { numbers, phones, works, fulls },
  }))

/** The checks are those of the statistics, with their words and what to do about them. */
export const recordChecks = async (ctx: Db): Promise<Found[]> =>
  (await queries.failedChecks(ctx)).map(({ id, name, rule, people }) => {
    const concern = concerns.find((one) => one.rule === rule)
    return {
      ...ofOrganization(id, name),
      subjectKey: `${id}:${rule}`,
      value: people,
      facts: { rule: concern?.title ?? rule, remedy: concern?.remedy ?? '' },
    }
  })

const conflicts: Record<string, string> = {
  gender: '公民身份号码表示的性别与登记的性别不一致',
  identityNumber: '主数据中的公民身份号码与名册不同',
  birthDate: '主数据中的出生日期与名册不同',
}

export async function identityConflicts(ctx: Db): Promise<Found[]> {
  const genders = (await queries.genderConflicts(ctx)).map((one) => ({ ...one, field: 'gender' }))
  return [...genders, ...(await queries.identityDifferences(ctx))].map((one) => ({
    subjectKind: 'person',
    subjectKey: `${one.personId}:${one.field}`,
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: null,
    since: null,
    value: null,
    facts: { conflict: conflicts[one.field] ?? '' },
  }))
}

export const differencesWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await queries.unansweredDifferences(ctx, asked)).map(({ id, name, differences, since, waits }) => ({
    ...ofOrganization(id, name),
    since,
    value: waits,
    facts: { differences },
  }))

export const proposalWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await queries.openProposals(ctx, asked)).map((one) => ({
    subjectKind: 'proposal',
    subjectKey: String(one.id),
    subjectName: one.name,
    organizationId: one.organizationId,
    personId: one.personId,
    dueOn: null,
    since: one.proposedOn,
    value: one.waits,
    facts: { field: correctable[one.field as CorrectableField].title },
  }))
