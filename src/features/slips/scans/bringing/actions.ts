import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { readScan, type ScannedPage } from '#platform/scan-reading.ts'
import { keepFile } from '#platform/stored-files.ts'
import { mostAtOnce, mostBytes, mostFiles, scanKindOf, whatIsOn } from '../../rules.ts'
import { judge, settle } from '../filing/actions.ts'
import { insertPage, insertScan, type Outcome } from '../queries.ts'

/** A file as it was read: its bytes, and its pages with what their codes say. */
type Read = { file: { name: string; bytes: Uint8Array; type: string }; pages: ScannedPage[]; left: number }

/** Reads every file before anything is written: one that cannot be read leaves nothing of the others. */
export async function bring(ctx: Context, files: File[]): Promise<{ ids: number[]; left: number }> {
  if (files.length > mostFiles) throw new Refusal('invalid', 'scan-many', { field: 'files' })
  const read: Read[] = []
  for (const file of files) {
    read.push(await readFile(file))
    const pages = read.reduce((sum, one) => sum + one.pages.length, 0)
    if (pages > mostAtOnce) throw new Refusal('invalid', 'scan-many', { field: 'files' })
  }
  const ids: number[] = []
  await ctx.transaction(async (inside) => {
    for (const one of read) ids.push(...(await keep(inside, one)))
  })
  return { ids, left: read.reduce((sum, { left }) => sum + left, 0) }
}

const types = { pdf: 'application/pdf', picture: 'image/jpeg' } as const

async function readFile(file: File): Promise<Read> {
  const { name } = file
  const refused = (code: string) => new Refusal('invalid', code, { field: 'files', name })
  if (file.size > mostBytes) throw refused('scan-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = scanKindOf(bytes)
  if (!kind) throw refused('scan-kind')
  const answer = await readScan({ kind, bytes })
  if ('fault' in answer) throw refused(answer.fault)
  return { file: { name, bytes, type: file.type || types[kind] }, pages: answer.pages, left: answer.left }
}

async function keep(ctx: Context, { file, pages }: Read): Promise<number[]> {
  const path = ctx.reach.paths[0] ?? ''
  const kept = await keepFile(ctx, file)
  const scanId = await insertScan(ctx, { fileId: kept.id, path })
  const ids: number[] = []
  const found: Outcome['state'][] = []
  for (const [at, { picture: bytes, codes }] of pages.entries()) {
    const name = `${file.name}-第${at + 1}页.jpg`
    const picture = await keepFile(ctx, { bytes, name, type: 'image/jpeg' })
    const outcome = await judgeCodes(ctx, codes)
    const id = await insertPage(ctx, { scanId, number: at + 1, pictureId: picture.id }, outcome)
    if (outcome.state === 'filed') await settle(ctx, id, outcome)
    ids.push(id)
    found.push(outcome.state)
  }
  ctx.record({
    action: 'scan.brought',
    subject: { kind: 'scan', id: scanId, name: file.name },
    path,
    after: { pagesBrought: pages.length, pagesFiled: found.filter((state) => state === 'filed').length },
  })
  return ids
}

async function judgeCodes(ctx: Context, codes: readonly string[]) {
  const named = whatIsOn(codes)
  if ('why' in named) return { state: 'unread' as const, refusal: named.why, facts: {} }
  return judge(ctx, named)
}
