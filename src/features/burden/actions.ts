import { fieldName } from '#features/audit/fields/words.ts'
import type { Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { askedForms, formOf } from './catalogue/rules.ts'
import type { contract } from './contract.ts'
import { countBehind, pageBehind } from './queries.ts'
import { type Asked, deeds, ledgerOf, placeOf, quarterAsked } from './reading/actions.ts'
import { comparedOf, type Source } from './rules.ts'
import { behindCells, behindLayout, ledgerCells, ledgerLayout, ledgerRows } from './sheets/rules.ts'
import { titleOf } from './titles/rules.ts'

type BehindAsked = Asked & { source: Source; key?: string | undefined; text?: string | undefined }

async function behindScope(ctx: Reader, { source, key, text, ...asked }: BehindAsked) {
  const { path } = await placeOf(ctx, asked.organizationId)
  const { now } = comparedOf(quarterAsked(asked, ctx.today), ctx.today)
  // Forms that share a deed are told apart by the whole key; the trail is asked by the deed.
  return {
    path,
    period: now,
    deeds,
    keys: source === 'forms' ? askedForms.map((one) => one.key) : null,
    key,
    text,
  }
}

const behindShown = (source: Source, row: Awaited<ReturnType<typeof pageBehind>>[number]) => ({
  ...row,
  title: titleOf(source, row.key),
})

export const actions: ActionsOf<typeof contract> = {
  show: (ctx, asked) => ledgerOf(ctx, asked),

  async export(ctx, asked) {
    const { organization, ...ledger } = await ledgerOf(ctx, asked)
    ctx.record({
      action: 'burden.exported',
      subject: { kind: 'organization', id: organization.id, name: `${organization.name}负担账本` },
      path: (await placeOf(ctx, asked.organizationId)).path,
      after: { year: ledger.year, quarter: ledger.quarter },
    })
    const rows = ledgerRows(ledger)
    const title = `${organization.name}负担账本（${ledger.name}）`
    return listSheet(
      title,
      ledgerLayout(title, ledger),
      async (_db, { offset, limit }) => rows.slice(offset, offset + limit),
      ledgerCells,
    )
  },

  async behind(ctx, { page, size, descending, ...asked }) {
    const scope = await behindScope(ctx, asked)
    const rows = await pageBehind(ctx, asked.source, scope, {
      limit: size,
      offset: (page - 1) * size,
      descending,
    })
    return {
      rows: rows.map((row) => behindShown(asked.source, row)),
      total: await countBehind(ctx, asked.source, scope),
    }
  },

  async behindFile(ctx, asked) {
    const scope = await behindScope(ctx, asked)
    const { source, key } = asked
    ctx.record({
      action: 'burden.exported',
      subject: { kind: 'burden', id: source, name: key ? titleOf(source, key) : behindLayout(source).title },
      path: scope.path,
      after: { from: scope.period.from, until: scope.period.until },
    })
    const reader = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      behindLayout(source).title ?? '负担账本',
      behindLayout(source),
      async (db, { limit, offset }) =>
        (await pageBehind({ ...reader, db }, source, scope, { limit, offset, descending: true })).map((row) =>
          behindShown(source, row),
        ),
      behindCells,
    )
  },

  async form(_ctx, { key }) {
    const form = formOf(key)
    if (!form) throw new Refusal('not-found', 'not-found', { key })
    return { key, title: form.title, fields: form.fields.map((name) => ({ name, title: fieldName(name) })) }
  },
}
