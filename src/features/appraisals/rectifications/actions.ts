import { storeFiles } from '#features/approvals/attachments/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { getPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getRound } from '../queries.ts'
import type { rectifications } from './contract.ts'
import { listActions, shown } from './lists/actions.ts'
import {
  filesOf,
  getRectification,
  insertFiles,
  insertNote,
  insertRectification,
  notesOf,
  ofResponsible,
  type RectificationRow,
  setConfirmed,
  setReopened,
  setSolved,
} from './queries.ts'
import { whyNotDays, whyNotMove } from './rules.ts'

async function show(ctx: Context, id: number) {
  const row = await getRectification(ctx, id)
  const files = await filesOf(ctx, id)
  return {
    ...shown(row, ctx.today),
    notes: await notesOf(ctx, id),
    files: files.map(({ digest: _, ...file }) => file),
  }
}

function note(ctx: Context, row: RectificationRow, deed: string, more: { reason?: string; after?: object }) {
  ctx.record({
    action: `rectification.${deed}`,
    subject: { kind: 'rectification', id: row.id, name: row.problem.slice(0, 40) },
    path: row.path,
    ...more,
  })
}

/** Held for one of its moves. @throws Refusal not-found; rectification-not-open; rectification-not-solved */
async function holdFor(ctx: Context, id: number, move: Parameters<typeof whyNotMove>[0]) {
  const row = await getRectification(ctx, id, true)
  const why = whyNotMove(move, row.status)
  if (why) throw new Refusal('conflict', why)
  return row
}

/** Somebody of the branch. @throws Refusal rectification-responsible */
async function memberOf(ctx: Context, organizationId: number, personId: number, field: string) {
  const person = await getPerson(ctx, personId)
  if (person.organizationId !== organizationId)
    throw new Refusal('conflict', 'rectification-responsible', { name: person.name, field })
  return person
}

export const rectificationActions: ActionsOf<typeof rectifications> = {
  ...listActions,

  get: (ctx, { id }) => show(ctx, id),

  async add(ctx, { organizationId, personId, roundId, responsibleId, raisedOn = ctx.today, ...given }) {
    const { path, name } = await getOrganization(ctx, organizationId)
    const why = whyNotDays({ raisedOn, dueOn: given.dueOn }, ctx.today)
    if (why) throw new Refusal('invalid', why, { field: 'dueOn' })
    const responsible = await memberOf(ctx, organizationId, responsibleId, 'responsibleId')
    if (personId) await memberOf(ctx, organizationId, personId, 'personId')
    if (roundId) await getRound(ctx, roundId)

    const id = await insertRectification(ctx, {
      ...given,
      organizationId,
      personId: personId ?? null,
      roundId: roundId ?? null,
      responsible,
      raisedOn,
    })
    ctx.record({
      action: 'rectification.added',
      subject: { kind: 'rectification', id, name },
      path,
      after: { problem: given.problem, responsible: responsible.name, dueOn: given.dueOn },
    })
    return show(ctx, id)
  },

  async note(ctx, { id, text }) {
    const row = await holdFor(ctx, id, 'solve')
    await insertNote(ctx, id, text)
    note(ctx, row, 'noted', { after: { text } })
    return show(ctx, id)
  },

  async solve(ctx, { id, text, files }) {
    const row = await holdFor(ctx, id, 'solve')
    const stored = files ? await storeFiles(ctx, [files].flat(), (await filesOf(ctx, id)).length) : []

    await insertFiles(ctx, id, stored)
    await setSolved(ctx, id, ctx.today, text)
    note(ctx, row, 'solved', { after: { text, files: stored.map(({ name }) => name).join('、') } })
    return show(ctx, id)
  },

  async confirm(ctx, { id }) {
    const row = await holdFor(ctx, id, 'confirm')
    await setConfirmed(ctx, id, ctx.today)
    note(ctx, row, 'confirmed', {})
    return show(ctx, id)
  },

  async reopen(ctx, { id, reason }) {
    const row = await holdFor(ctx, id, 'reopen')
    await insertNote(ctx, id, `退回继续整改：${reason}`)
    await setReopened(ctx, id)
    note(ctx, row, 'reopened', { reason })
    return show(ctx, id)
  },

  async download(ctx, { id, fileId }) {
    await getRectification(ctx, id)
    const file = (await filesOf(ctx, id)).find((one) => one.id === fileId)
    if (!file) throw new Refusal('not-found', 'not-found', { id: fileId })
    const { files } = ctx
    return {
      name: file.name,
      type: 'application/octet-stream',
      async *body() {
        yield files.get(file.digest)
      },
    }
  },

  async own(ctx) {
    if (!ctx.reach.personId) throw new Refusal('conflict', 'no-own-record')
    return (await ofResponsible(ctx, ctx.reach.personId)).map((row) => shown(row, ctx.today))
  },
}
