import { notify } from '#features/messages/notify/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract } from './contract.ts'
import {
  changeNumberExport,
  countNumberExports,
  findNumberExport,
  insertNumberExport,
  listNumberExports,
  lockNumberExport,
  type NumberExportRow,
  pageOfNumberExports,
} from './queries.ts'
import { cellsOf, columns } from './register/actions.ts'
import {
  kindNames,
  needsApproval,
  stateAt,
  stateNames,
  untilAfter,
  whyNotDecide,
  whyNotTake,
} from './rules.ts'
import { tables } from './tables/actions.ts'

const me = ({ actor }: Context) => ({ id: actor.accountId as number, name: actor.name })
const scopeOf = (ctx: Context) => ({ ...ctx, accountId: me(ctx).id })

const lineOf = (ctx: Context, row: NumberExportRow) => {
  const mine = row.askerId === me(ctx).id
  return {
    id: row.id,
    kind: row.kind,
    people: row.people,
    question: row.summary,
    reason: row.reason,
    organizationName: row.organizationName,
    askerName: row.askerName,
    askedAt: row.askedAt,
    state: stateAt(row, ctx.now),
    deciderName: row.deciderName,
    because: row.because,
    untilAt: row.untilAt,
    takenAt: row.takenAt,
    mine,
    mayDecide: whyNotDecide(row, me(ctx).id, ctx.now) === null && isWithin(ctx, row),
  }
}

const isWithin = ({ reach }: Context, { path }: NumberExportRow) =>
  reach.paths.some((one) => path.startsWith(one))

async function get(ctx: Context, id: number): Promise<NumberExportRow> {
  const row = await findNumberExport(scopeOf(ctx), id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

async function hold(ctx: Context, id: number): Promise<NumberExportRow> {
  await lockNumberExport(ctx, id)
  return get(ctx, id)
}

/** For which of the organizations one acts for it is asked: the highest. */
function officeOf({ actor }: Context): number {
  const [highest] = actor.acting
    .filter(({ organizationId, path }) => organizationId !== null && path !== null)
    .sort((one, other) => (one.path ?? '').length - (other.path ?? '').length)
  if (!highest?.organizationId) throw new Refusal('forbidden', 'role-not-held')
  return highest.organizationId
}

const subjectOf = ({ id, kind }: Pick<NumberExportRow, 'id' | 'kind'>) => ({
  kind: 'numberExport',
  id,
  name: kindNames[kind],
})

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, asked) {
    const found = listNumberExports(scopeOf(ctx), asked)
    const page = { limit: asked.size, offset: (asked.page - 1) * asked.size }
    const rows = await pageOfNumberExports(found, asked, page)
    return { rows: rows.map((row) => lineOf(ctx, row)), total: await countNumberExports(found) }
  },

  export(ctx, asked) {
    ctx.record({ action: 'numberExports.exported', subject: { kind: 'numberExports', id: 'register' } })
    const { reach, now } = ctx
    const accountId = me(ctx).id
    const name = '号码导出登记'
    return listSheet(
      `${name}_${ctx.today}`,
      { name, title: name, columns },
      (db, page) => pageOfNumberExports(listNumberExports({ db, reach, now, accountId }, asked), asked, page),
      (row) => cellsOf(row, now),
    )
  },

  async ask(ctx, { wanted: { kind, question }, reason }) {
    const { people, summary } = await tables[kind].asked(ctx, question)
    if (people === 0) throw new Refusal('invalid', 'number-export-nobody')

    const untilAt = needsApproval(people) ? null : untilAfter(ctx.now)
    const organizationId = officeOf(ctx)
    const id = await insertNumberExport(ctx, {
      kind,
      question,
      organizationId,
      summary,
      people,
      reason,
      asker: me(ctx),
      untilAt,
    })
    const row = await get(ctx, id)
    const after = { people, summary, state: row.state }
    ctx.record({ action: 'numberExport.asked', subject: subjectOf(row), path: row.path, after, reason })
    return lineOf(ctx, row)
  },

  async decide(ctx, { id, agreed, because }) {
    const row = await hold(ctx, id)
    const why = isWithin(ctx, row) ? whyNotDecide(row, me(ctx).id, ctx.now) : 'number-export-own'
    if (why) throw new Refusal('conflict', why)
    if (!agreed && because === '') throw new Refusal('invalid', 'number-export-because', { field: 'because' })

    const decided = { decider_id: me(ctx).id, decider_name: me(ctx).name, decided_at: ctx.now.toISOString() }
    const until = untilAfter(ctx.now).toISOString()
    await changeNumberExport(ctx, id, {
      ...decided,
      because,
      state: agreed ? 'ready' : 'refused',
      ...(agreed && { until_at: until }),
    })
    const action = agreed ? 'numberExport.agreed' : 'numberExport.refused'
    ctx.record({ action, subject: subjectOf(row), path: row.path, ...(because && { reason: because }) })
    await notify(ctx, {
      template: 'number-export-decided',
      to: [{ accountId: row.askerId }],
      facts: { table: kindNames[row.kind], result: agreed ? '已同意，请在一天内下载' : '没有同意' },
      about: { kind: 'numberExport', id },
      link: '/number-exports',
      key: `numberExport/${id}`,
      sms: 'never',
    })
    return lineOf(ctx, await get(ctx, id))
  },

  async withdraw(ctx, { id }) {
    const row = await hold(ctx, id)
    if (row.askerId !== me(ctx).id) throw new Refusal('conflict', 'number-export-others')
    if (row.state !== 'waiting') throw new Refusal('conflict', 'number-export-decided')
    await changeNumberExport(ctx, id, { state: 'withdrawn' })
    ctx.record({ action: 'numberExport.withdrawn', subject: subjectOf(row), path: row.path })
    return lineOf(ctx, await get(ctx, id))
  },

  async file(ctx, { id }) {
    const row = await hold(ctx, id)
    if (row.askerId !== me(ctx).id) throw new Refusal('conflict', 'number-export-others')
    const why = whyNotTake(row, ctx.now)
    if (why) throw new Refusal('conflict', why)

    const table = await tables[row.kind].made(ctx, row.question, row.reason)
    await changeNumberExport(ctx, id, { taken_at: ctx.now.toISOString() })
    ctx.record({
      action: 'numberExport.taken',
      subject: subjectOf(row),
      path: row.path,
      after: { people: row.people, state: stateNames[stateAt(row, ctx.now)], agreedBy: row.deciderName },
      reason: row.reason,
    })
    return table
  },
}
