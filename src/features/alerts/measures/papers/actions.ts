import { formatDay, lastOfMonth } from '#basics/days.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Facts, Found, SubjectKind } from '../kinds/rules.ts'
import {
  failedInspection,
  idleDrafts,
  unbalancedSeals,
  unrepliedRequests,
  waitingSealUses,
  waitingTasks,
} from './queries.ts'

export const affairWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await waitingTasks(ctx, asked)).map((task) => ({
    subjectKind: 'affairTask',
    subjectKey: String(task.id),
    subjectName: task.title,
    organizationId: task.organizationId,
    personId: task.personId,
    dueOn: task.dueOn,
    since: task.openedOn,
    value: null,
    facts: { step: task.step, holder: task.holder, affair: task.affairId },
  }))

type Waiting = { id: number; title: string; organizationId: number; since: string; waits: number }

/** Something that waits since a day: the days it has waited are the value. */
const waiting = (subjectKind: SubjectKind, one: Waiting, facts: Facts): Found => ({
  subjectKind,
  subjectKey: String(one.id),
  subjectName: one.title,
  organizationId: one.organizationId,
  personId: null,
  dueOn: null,
  since: one.since,
  value: one.waits,
  facts,
})

export const draftWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await idleDrafts(ctx, asked)).map((one) => waiting('document', one, { drafted: formatDay(one.draftedOn) }))
export const replyWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await unrepliedRequests(ctx, asked)).map((one) => waiting('request', one, { asking: one.asking }))
export const sealWaiting = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await waitingSealUses(ctx, asked)).map((one) => waiting('sealUse', one, { seal: one.seal }))

/** Each month is balanced by itself, and due when it ends. */
export const sealBalance = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await unbalancedSeals(ctx, asked)).map((one) => ({
    subjectKind: 'seal',
    subjectKey: `${one.sealId}:${one.month}`,
    subjectName: one.inscription,
    organizationId: one.organizationId,
    personId: null,
    dueOn: lastOfMonth(`${one.month}-01`),
    since: null,
    value: null,
    facts: { month: one.month, differing: one.differing },
  }))

export const archiveFixity = async (ctx: Db): Promise<Found[]> =>
  (await failedInspection(ctx)).map((one) => ({
    subjectKind: 'archive',
    subjectKey: 'inspection',
    subjectName: '档案校验',
    organizationId: one.organizationId,
    personId: null,
    dueOn: null,
    since: one.runOn,
    value: one.faults,
    facts: { inspected: formatDay(one.runOn) },
  }))
