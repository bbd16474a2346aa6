import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Column, writeSheet } from '#platform/sheets.ts'
import { missingGlyphs } from '#platform/signing/glyphs.ts'
import { drawSeal, type SealText } from '#platform/signing/seal-drawing.ts'
import { sealSvg } from '#platform/signing/seal-picture.ts'
import { sealStatusNames, whyNotInscribed, whyNotUsable } from '../rules.ts'
import { words } from '../words.ts'
import type { SealQuestion } from './contract.ts'
import {
  certificateOf,
  countSeals,
  custodiesOf,
  type FoundSeal,
  findSeal,
  pageOfSeals,
  sealsWithin,
  storedFile,
} from './queries.ts'

/**
 * A seal within reach.
 * @throws Refusal not-found
 */
export async function getSeal(ctx: Pick<Context, 'db' | 'reach'>, id: number): Promise<FoundSeal> {
  const found = await findSeal(ctx, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

export const sealName = ({ inscription, line }: { inscription: string; line: string | null }) =>
  line ? `${inscription}${line}` : inscription

/** What the words of a refusal about this seal need. */
export const factsOf = (seal: FoundSeal) => ({
  name: seal.nameNow,
  was: seal.organizationName,
  now: seal.nameNow,
  because: seal.suspendedBecause,
  on: seal.destroyedOn,
})

const sentence = (code: string | null, seal: FoundSeal) => code && (words[code]?.(factsOf(seal)) ?? code)

const shown = ({ usage, ...seal }: FoundSeal) => ({
  ...seal,
  ...usage,
  organizationName: seal.nameNow,
  usedAt: usage.usedAt && new Date(usage.usedAt).toISOString(),
  whyNotUsable: sentence(whyNotUsable(seal), { usage, ...seal }),
  picture: seal.pictureFileId !== null,
})

export async function showSeal(ctx: Context, id: number) {
  const seal = await getSeal(ctx, id)
  const certificate = await certificateOf(ctx, id)
  return {
    ...shown(seal),
    custodies: await custodiesOf(ctx, id),
    certificate: certificate ? { ...certificate, origin: certificate.origin as 'own' | 'imported' } : null,
  }
}

async function found(ctx: Context, question: SealQuestion & { organizationId?: number | undefined }) {
  const path = question.organizationId ? (await getOrganization(ctx, question.organizationId)).path : null
  return { seals: sealsWithin(ctx, question, path), path }
}

export async function listSeals(
  ctx: Context,
  { page, size, ...question }: SealQuestion & { page: number; size: number },
) {
  const { seals } = await found(ctx, question)
  const rows = await pageOfSeals(seals, question, { page, size })
  return { rows: rows.map(shown), total: await countSeals(seals) }
}

type Cell = string | number | null
const sheetColumns: [Column, (row: ReturnType<typeof shown>) => Cell][] = [
  [{ title: '党组织', kind: 'text' }, (row) => row.organizationName],
  [{ title: '印文', kind: 'text' }, (row) => row.inscription],
  [{ title: '章名', kind: 'text' }, (row) => row.line ?? '公章'],
  [{ title: '状态', kind: 'text' }, (row) => sealStatusNames[row.status]],
  [{ title: '保管人', kind: 'text' }, (row) => row.keeperName],
  [{ title: '制发日期', kind: 'text' }, (row) => row.madeOn],
  [{ title: '已盖章' }, (row) => row.stamped],
  [{ title: '停用原因', kind: 'text' }, (row) => row.suspendedBecause],
  [{ title: '销毁日期', kind: 'text' }, (row) => row.destroyedOn],
  [{ title: '销毁原因', kind: 'text' }, (row) => row.destroyedBecause],
]

const mostRows = 20_000

export async function exportSeals(ctx: Context, question: SealQuestion): Promise<Download> {
  const { seals, path } = await found(ctx, question)
  const rows = (await pageOfSeals(seals, question, { page: 1, size: mostRows })).map(shown)
  ctx.record({
    action: 'seals.exported',
    subject: { kind: 'seals', id: question.organizationId ?? 0, name: '印章列表' },
    path,
    after: { ...question, total: rows.length },
  })
  const layout = { name: '印章', columns: sheetColumns.map(([column]) => column) }
  return {
    name: `印章列表-${ctx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: () =>
      writeSheet(
        layout,
        rows.map((row) => sheetColumns.map(([, cell]) => cell(row))),
      ),
  }
}

/** The picture that was uploaded, else the drawing. */
export async function pictureOfSeal(ctx: Context, id: number): Promise<Download> {
  const seal = await getSeal(ctx, id)
  const name = sealName(seal)
  if (seal.pictureFileId === null) return drawing(name, textOf(seal))
  const { digest, type } = await storedFile(ctx, seal.pictureFileId)
  const bytes = await ctx.files.get(digest)
  return { name: `${name}.${type.split('/')[1]}`, type, body: () => once(bytes) }
}

export const textOf = ({ inscription, line, diameter }: FoundSeal): SealText => ({
  inscription,
  line: line ?? undefined,
  diameter,
})

/** What a seal would look like, refused in words where it cannot be. */
export async function previewSeal(
  ctx: Context,
  asked: { organizationId: number; inscription: string; line?: string | undefined },
): Promise<Download> {
  const { name } = await getOrganization(ctx, asked.organizationId)
  const seal = { inscription: asked.inscription, line: asked.line ?? null, diameter: 42 }
  await checkInscription(seal, name)
  return drawing(asked.inscription, asked)
}

/** @throws Refusal seal-inscription-…; seal-glyph-missing; seal-diameter */
export async function checkInscription(
  seal: { inscription: string; line: string | null; diameter: number },
  organizationName: string,
): Promise<void> {
  const missing = await missingGlyphs(seal.inscription + (seal.line ?? ''))
  const refusal = whyNotInscribed(seal, organizationName, missing)
  if (refusal) throw new Refusal('invalid', refusal.code, { ...refusal.facts, field: refusal.field })
}

async function drawing(name: string, text: SealText): Promise<Download> {
  const svg = sealSvg(await drawSeal(text))
  return { name: `${name}.svg`, type: 'image/svg+xml', body: () => once(Buffer.from(svg)) }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}
