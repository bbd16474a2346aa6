import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { contract } from './contract.ts'
import { deskActions } from './desk/actions.ts'
import { shelfActions } from './desk/shelves/actions.ts'
import {
  columnsFor,
  countReadable,
  getReadable,
  listReadable,
  pageOfReadable,
  partsOf,
  publishedVersions,
  topicsOf,
} from './queries.ts'
import { applicationsOf } from './regulations/applications/rules.ts'
import { cases } from './regulations/cases/actions.ts'
import { validityOf } from './rules.ts'
import { readingSheet } from './sheets/actions.ts'

/** A material with the version asked for, or the newest. */
async function whole(ctx: Context, wanted: { id: number } | { code: string }, number: number | undefined) {
  const material = await getReadable(ctx, wanted)
  const versions = await publishedVersions(ctx, material.id)
  const shown = versions.find((one) => one.number === (number ?? material.currentVersion))
  if (!shown) throw new Refusal('not-found', 'not-found', { version: number })
  return {
    ...material,
    validity: validityOf(material, ctx.today),
    topics: await topicsOf(ctx, material.id),
    versions,
    shown: { ...shown, parts: shown.fileName ? [] : await partsOf(ctx, shown.id) },
  }
}

export const actions: Omit<ActionsOf<typeof contract>, 'uploads' | 'reading' | 'notes' | 'tracks'> = {
  desk: deskActions,
  shelves: shelfActions,
  cases,

  async list(ctx, { page, size, order, sort, descending, ...asked }) {
    const found = listReadable(ctx, asked)
    const rows = await pageOfReadable(
      found,
      { order, sort, descending },
      { limit: size, offset: (page - 1) * size },
    )
    return {
      rows: rows.map((row) => ({ ...row, validity: validityOf(row, ctx.today) })),
      total: await countReadable(found),
    }
  },

  export: (ctx, { sort, descending, ...asked }) =>
    readingSheet(ctx, asked, { order: 'newest', sort, descending }),

  columns: (ctx) => columnsFor(ctx),
  get: (ctx, { id, version }) => whole(ctx, { id }, version),
  byCode: (ctx, { code, version }) => whole(ctx, { code }, version),
  applications: (_ctx, { code }) =>
    applicationsOf(code).map(({ code: _, anchors, ...one }) => ({ ...one, anchors: [...anchors] })),
}
