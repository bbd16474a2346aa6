import { readFileSync } from 'node:fs'
import path from 'node:path'
import { addDays } from '#basics/days.ts'
import { insertReadyMaterial, type ReadyMaterial } from '#features/library/intake/queries.ts'
import { insertTrack } from '#features/library/reading/tracks/queries.ts'
import { keepContent, writeText } from '#features/library/uploads/queries.ts'
import type { Context } from '#platform/context.ts'
import { redrawPicture } from '#platform/pictures.ts'
import { printPages } from '#platform/print.ts'
import { keepFile } from '#platform/stored-files.ts'
import { vttOf } from '#platform/subtitles.ts'
import { openDocument } from '#platform/text-extraction.ts'
import { internationale, secondsOf, wavOf } from './melody.ts'
import { booklet, chapters } from './reading-words.ts'

const day = 86_400_000
const columnOf = async ({ db }: Context, key: string) =>
  (await db.selectFrom('library_column').where('key', '=', key).select('id').executeTakeFirstOrThrow()).id

/** What is read page by page, heard and looked at: a booklet, a tune, pictures. */
export async function loadReading(ctx: Context): Promise<void> {
  await loadBooklet(ctx)
  await loadTune(ctx)
  for (const picture of pictures) await loadPicture(ctx, picture)
}

type Kept = { fileId: number; digest: string }
type Brought = {
  bytes: Buffer
  name: string
  type: string
  kind: 'pdf' | 'audio' | 'picture'
  small?: Buffer | undefined
}

async function keep(ctx: Context, { bytes, name, type, kind, small }: Brought): Promise<Kept> {
  const { id, digest } = await keepFile(ctx, { bytes, name, type })
  await keepContent(ctx, {
    digest,
    kind,
    type,
    bytes: bytes.length,
    small_digest: small ? await ctx.files.put(small) : null,
    text_state: kind === 'pdf' ? 'waiting' : null,
  })
  return { fileId: id, digest }
}

const publish = (
  ctx: Context,
  material: Omit<ReadyMaterial, 'sensitivity' | 'publishedAt'>,
  daysAgo: number,
): Promise<number> =>
  insertReadyMaterial(ctx, {
    ...material,
    issuedOn: addDays(ctx.today, -daysAgo),
    sensitivity: 'public',
    publishedAt: new Date(ctx.now.getTime() - daysAgo * day),
  })

async function loadBooklet(ctx: Context): Promise<void> {
  const articles = await ctx.db
    .selectFrom('material_text as text')
    .innerJoin('material_version as version', 'version.id', 'text.version_id')
    .innerJoin('material', 'material.id', 'version.material_id')
    .where('material.code', '=', 'branch-rules')
    .select(['text.heading', 'text.text'])
    .orderBy('text.part')
    .execute()
  const { code, title, issuer, note, summary } = booklet
  const first = { name: '一、支部工作条例要点', sections: articles }
  const dated = `${ctx.today.slice(0, 4)}年版`
  const data = { title, issuer, dated, note, chapters: [first, ...chapters] }
  const { pdf, pages } = await printPages('reading.typ', data, addDays(ctx.today, -3))
  const looked = await openDocument({ want: 'look', kind: 'pdf', bytes: pdf })
  const page = 'parts' in looked ? looked.picture : undefined
  const [small] =
    (page && (await redrawPicture(page.bytes, page, [{ size: 'small', width: page.width }]))) ?? []
  const name = `${title}.pdf`
  const file = await keep(ctx, {
    bytes: pdf,
    name,
    type: 'application/pdf',
    kind: 'pdf',
    small: small?.bytes,
  })
  const text = await openDocument({ want: 'read', kind: 'pdf', bytes: pdf })
  await writeText(ctx, file.digest, text)
  const parts = 'parts' in text ? text.parts : []
  const version = { source: '条文要点和虚构的演示内容', fileId: file.fileId, pages, parts }
  const columnId = await columnOf(ctx, 'lectures')
  await publish(ctx, { code, kind: 'document', title, summary, columnId, issuer, version }, 3)
}

const beats = 72

async function loadTune(ctx: Context): Promise<void> {
  const length = secondsOf(internationale, beats)
  const twice = [...internationale, [null, 2] as [null, number], ...internationale]
  const bytes = wavOf(twice, beats)
  const title = '《国际歌》开头旋律（会前试音用）'
  const { fileId } = await keep(ctx, { bytes, name: `${title}.wav`, type: 'audio/wav', kind: 'audio' })
  const durationSeconds = Math.round(secondsOf(twice, beats))
  const id = await publish(
    ctx,
    {
      code: 'internationale-tune',
      kind: 'audio',
      title,
      summary: '由程序合成的单音旋律，党员大会前用来试音响。曲：彼尔·狄盖特。',
      columnId: await columnOf(ctx, 'forms'),
      issuer: booklet.issuer,
      version: { source: '由程序按公有领域的曲谱合成', fileId, durationSeconds, parts: [] },
    },
    9,
  )
  const again = length + 120 / beats
  const chaptersOfIt = [
    { from: 0, to: again, text: '第一遍' },
    { from: again, to: durationSeconds, text: '第二遍' },
  ]
  const track = await keepFile(ctx, {
    bytes: Buffer.from(vttOf(chaptersOfIt)),
    name: '章节.vtt',
    type: 'text/vtt',
  })
  const { id: versionId } = await ctx.db
    .selectFrom('material_version')
    .where('material_id', '=', id)
    .select('id')
    .executeTakeFirstOrThrow()
  await insertTrack(ctx, versionId, {
    kind: 'chapters',
    language: 'zh',
    fileId: track.id,
    cues: chaptersOfIt,
  })
}

const pictures = [
  { file: 'branch-board', title: '院史图片：党支部的宣传栏（示意图）' },
  { file: 'antenna-model', title: '院史图片：天线模型（示意图）' },
]

async function loadPicture(ctx: Context, { file, title }: (typeof pictures)[number]): Promise<void> {
  const at = (name: string) =>
    readFileSync(path.join(import.meta.dirname, `../../assets/exhibition/pictures/${name}.webp`))
  const [bytes, small] = [at(file), at(`${file}-small`)]
  const kept = await keep(ctx, { bytes, name: `${title}.webp`, type: 'image/webp', kind: 'picture', small })
  await publish(
    ctx,
    {
      kind: 'picture',
      title,
      columnId: await columnOf(ctx, 'history'),
      issuer: booklet.issuer,
      version: { source: '由程序绘制的示意图，内容虚构', fileId: kept.fileId, parts: [] },
    },
    30,
  )
}
