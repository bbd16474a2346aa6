import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getPerson } from '../queries.ts'
import type { dossier } from './contract.ts'
import {
  deleteLine,
  familyOf,
  honoursOf,
  insertFamilyMember,
  insertHonour,
  insertTraining,
  trainingsOf,
} from './queries.ts'

const dossierOf = async (ctx: Pick<Context, 'db'>, id: number) => ({
  honours: await honoursOf(ctx, id),
  trainings: await trainingsOf(ctx, id),
  family: await familyOf(ctx, id),
})

/** Adds a line with its audit line and answers the whole. */
async function add(ctx: Context, id: number, action: string, line: object, write: () => Promise<unknown>) {
  const person = await getPerson(ctx, id)
  await write()
  ctx.record({
    action,
    subject: { kind: 'person', id, name: person.name },
    path: person.organizationPath,
    after: line,
  })
  return dossierOf(ctx, id)
}

export const dossierActions: ActionsOf<typeof dossier> = {
  async get(ctx, { id }) {
    await getPerson(ctx, id)
    return dossierOf(ctx, id)
  },

  async addHonour(ctx, { id, ...honour }) {
    if (honour.awardedOn > ctx.today)
      throw new Refusal('invalid', 'effective-in-future', { field: 'awardedOn', day: honour.awardedOn })
    return add(ctx, id, 'person.honourAdded', honour, () => insertHonour(ctx, id, honour))
  },

  async addTraining(ctx, { id, ...training }) {
    if (training.untilOn < training.fromOn)
      throw new Refusal('invalid', 'training-days', { field: 'untilOn' })
    return add(ctx, id, 'person.trainingAdded', training, () => insertTraining(ctx, id, training))
  },

  addFamilyMember: (ctx, { id, ...member }) =>
    add(ctx, id, 'person.familyMemberAdded', member, () => insertFamilyMember(ctx, id, member)),

  async remove(ctx, { id, part, lineId, reason }) {
    const person = await getPerson(ctx, id)
    const before = await deleteLine(ctx, part, id, lineId)
    if (!before) throw new Refusal('not-found', 'not-found')
    ctx.record({
      action: 'person.dossierLineRemoved',
      subject: { kind: 'person', id, name: person.name },
      path: person.organizationPath,
      before,
      reason,
    })
    return dossierOf(ctx, id)
  },
}
