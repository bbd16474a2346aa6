import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { whyNotSound } from '../items/actions.ts'
import { describedBy } from '../packages/actions.ts'
import { allPackages, insertItem } from '../queries.ts'
import { classOf, readArchiveNumber } from '../rules.ts'
import type { inspections } from './contract.ts'
import {
  insertInspection,
  inspectionRows,
  keptPackages,
  knownNumbers,
  organizationByCode,
  raiseSequence,
} from './queries.ts'

/** Opens every package and compares its digests; writes what it found. */
export async function inspect(ctx: Context): Promise<void> {
  const packages = await allPackages(ctx)
  const faults: { archiveNumber: string; fault: string }[] = []
  for (const { archiveNumber, digest } of packages) {
    const fault = await whyNotSound(ctx, digest)
    if (fault) faults.push({ archiveNumber, fault })
  }
  const bytes = packages.reduce((sum, one) => sum + one.bytes, 0)
  await insertInspection(ctx, { items: packages.length, bytes, faults })
  ctx.record({
    action: 'archive.inspected',
    subject: { kind: 'archive', id: 'archive', name: '全部档案包' },
    path: '',
    after: { items: packages.length, faults: faults.length },
  })
}

/** Makes the catalogue anew from the packages: what it lacks is put back, what it has stays. */
async function rebuildCatalogue(ctx: Context): Promise<{ restored: number; known: number }> {
  const known = await knownNumbers(ctx)
  let restored = 0
  for (const file of await keptPackages(ctx)) {
    const described = describedBy(await ctx.files.get(file.digest))
    if (!described || known.has(described.description.archiveNumber)) continue
    const { description } = described
    const read = readArchiveNumber(description.archiveNumber)
    const organization = await organizationByCode(ctx, description.organization.code)
    if (!read || !organization) continue
    const { item, ...place } = read
    await raiseSequence(ctx, classOf(place), item)
    await insertItem(ctx, {
      archiveNumber: description.archiveNumber,
      class: classOf(place),
      place,
      item,
      title: description.title,
      responsible: description.responsible,
      formedOn: description.formedOn,
      documentNumbers: description.papers.flatMap((one) => one.number ?? []).join('；'),
      words: description.words,
      organizationId: organization.id,
      path: organization.path,
      subject: description.subject,
      papers: description.papers.length,
      pages: description.papers.reduce((sum, { pages }) => sum + pages, 0),
      fileId: file.id,
      digest: file.digest,
      bytes: file.bytes,
      checks: description.checks,
      filedAt: description.filedAt,
      filedBy: description.filedBy,
    })
    restored += 1
  }
  ctx.record({
    action: 'archive.catalogueRebuilt',
    subject: { kind: 'archive', id: 'archive', name: '档案目录' },
    path: '',
    after: { restored },
  })
  return { restored, known: known.size }
}

export const inspectionActions: ActionsOf<typeof inspections> = {
  list: (ctx) => inspectionRows(ctx),
  async run(ctx) {
    await inspect(ctx)
    const [latest] = await inspectionRows(ctx)
    return latest as NonNullable<typeof latest>
  },
  rebuild: (ctx) => rebuildCatalogue(ctx),
}
