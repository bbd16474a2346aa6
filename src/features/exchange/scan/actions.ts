import { leaksIn, spots } from '#basics/leaks.ts'
import type { Context } from '#platform/context.ts'
import { findInside } from '#platform/inner-text/inner-text.ts'
import type { JobWorld } from '#platform/jobs.ts'
import type { NewFinding } from '../packages/writing/queries.ts'
import { keepScan, longNames, scannedBefore } from './queries.ts'
import {
  excerptOf,
  type FindingKind,
  findingNames,
  gradeOf,
  namesIn,
  scanVersion,
  shownText,
} from './rules.ts'

type Piece = { digest: string; bytes: number }
type Scanned = {
  name: string
  body: string
  files: {
    name: string
    kind: string
    digest: string
    bytes: number
    pieces: Piece[]
    cover: string | null
  }[]
}

/** So many of one kind in one place are told; the rest is known to be there. */
const mostTold = 5

/** Everything in a record and its files that may not leave, or is to be looked at. Slow: outside of transactions. */
export async function findingsIn(world: JobWorld, { name, body, files }: Scanned): Promise<NewFinding[]> {
  const texts = stringsIn(JSON.parse(body)).map((text) => ({ place: '正文和著录', text }))
  const found = [
    ...findingsOf([{ place: '标题', text: name }, ...texts]),
    ...files.flatMap((file) => findingsOf([{ place: `文件名“${file.name}”`, text: file.name }])),
  ]
  for (const file of files) {
    found.push(...(await findingsInFile(world, file)))
    if (file.cover !== null) {
      const bytes = (await world.read((ctx) => ctx.files.get(file.cover as string))).length
      const pieces = [{ digest: file.cover, bytes }]
      const cover = {
        ...file,
        name: `${file.name}（小图）`,
        kind: 'picture',
        digest: file.cover,
        bytes,
        pieces,
      }
      found.push(...(await findingsInFile(world, cover)))
    }
  }
  const names = namesIn(texts.map(({ text }) => text).join('\n'), await world.read(longNames))
  if (names.length > 0) {
    const some = names.slice(0, 10).join('、')
    const excerpt = names.length > 10 ? `${some} 等 ${names.length} 个` : some
    found.push({ what: 'name', place: '正文和著录', excerpt, grade: 'note' })
  }
  return found
}

/** Every text of a record, whatever it is called; digests are no texts. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^[0-9a-f]{64}$/.test(value) ? [] : [value, value.replace(/<[^>]*>/g, '')]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsIn)
}

function findingsOf(texts: { place: string; text: string; raw?: true }[]): NewFinding[] {
  const told = new Map<string, NewFinding[]>()
  const met = new Set<string>()
  for (const { place, text: given, raw } of texts) {
    const { text, hits } = leaksIn(given, raw)
    for (const hit of hits) {
      const of = `${place} ${hit.what}`
      const before = told.get(of) ?? []
      const excerpt = excerptOf(text, hit).slice(0, 200)
      // The same number stands in the text and in its parts: it is decided on once.
      const same = `${of} ${text.slice(hit.from, hit.to)}`
      if (before.length >= mostTold || met.has(same)) continue
      met.add(same)
      const grade = gradeOf[hit.what]
      told.set(of, [...before, { what: hit.what, place: shownText(place).slice(0, 300), excerpt, grade }])
    }
  }
  return [...told.values()].flat()
}

const documents = ['pdf', 'word', 'slides', 'sheet', 'text', 'subtitles'] as const

/** Looked through once for each content: it is named by its digest, and does not change. */
async function findingsInFile(world: JobWorld, file: Scanned['files'][number]): Promise<NewFinding[]> {
  const before = await world.read((ctx) => scannedBefore(ctx, file.digest, scanVersion))
  const inside = before ?? (await scan(world, file))
  return inside.map((one) => ({
    ...one,
    place: `文件“${file.name}”${one.place && ` · ${one.place}`}`.slice(0, 300),
  }))
}

async function scan(world: JobWorld, file: Scanned['files'][number]): Promise<NewFinding[]> {
  const store = await world.read(async (ctx: Context) => ctx.files)
  const kind = documents.find((one) => one === file.kind) ?? null
  const answer = await findInside(store, { ...file, kind }, spots)
  const faults = answer.fault === null ? [] : [unknown(answer.fault)]
  const found = [...faults, ...findingsOf(answer.found)]
  // What is missing may be brought back.
  if (answer.fault === 'missing') return found
  await world.transaction((ctx) => keepScan(ctx, file.digest, scanVersion, found))
  return found
}

const unknown = (what: FindingKind): NewFinding => ({
  what,
  place: '',
  excerpt: findingNames[what],
  grade: gradeOf[what],
})
