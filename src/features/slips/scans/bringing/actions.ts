import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { readScan } from '#platform/scan-reading.ts'
import { keepFile, nameFile } from '#platform/stored-files.ts'
import { mostBytes, mostFiles, scanKindOf, whatIsOn } from '../../rules.ts'
import { judge, settle } from '../filing/actions.ts'
import { insertPage, insertScan, type Outcome } from '../queries.ts'

/** A file as it was read: its bytes, and of each page the stored picture and what its codes say. */
type Read = {
  file: { name: string; bytes: Uint8Array; type: string }
  pages: { digest: string; bytes: number; codes: string[] }[]
  left: number
}

/** Reads every file before anything is written: one that cannot be read leaves nothing of the others. */
export async function bring(ctx: Context, files: File[]): Promise<{ ids: number[]; left: number }> {
  if (files.length > mostFiles) throw new Refusal('invalid', 'scan-many', { field: 'files' })
  const read: Read[] = []
  for (const file of files) read.push(await readFile(ctx, file))
  const ids: number[] = []
  await ctx.transaction(async (inside) => {
    for (const one of read) ids.push(...(await keep(inside, one)))
  })
  return { ids, left: read.reduce((sum, { left }) => sum + left, 0) }
}

const types = { pdf: 'application/pdf', picture: 'image/jpeg' } as const

async function readFile(ctx: Context, file: File): Promise<Read> {
  const { name } = file
  const refused = (code: string) => new Refusal('invalid', code, { field: 'files', name })
  if (file.size > mostBytes) throw refused('scan-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = scanKindOf(bytes)
  if (!kind) throw refused('scan-kind')
  const answer = await readScan({ kind, bytes })
  if ('fault' in answer) throw refused(answer.fault)
  const pages = answer.pages.map(({ picture, codes }) => ({
    digest: ctx.files.put(picture),
    bytes: picture.length,
    codes,
  }))
  return { file: { name, bytes, type: file.type || types[kind] }, pages, left: answer.left }
}

async function keep(ctx: Context, { file, pages }: Read): Promise<number[]> {
  const path = ctx.reach.paths[0] ?? ''
  const kept = await keepFile(ctx, file)
  const scanId = await insertScan(ctx, { fileId: kept.id, path })
  const ids: number[] = []
  const found: Outcome['state'][] = []
  for (const [at, page] of pages.entries()) {
    const { digest, bytes, codes } = page
    const name = `${file.name}-第${at + 1}页.jpg`
    const picture = await nameFile(ctx, { digest, bytes, name, type: 'image/jpeg' })
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
