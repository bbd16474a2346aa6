import type { Context } from '#platform/context.ts'
import type { Files } from '#platform/files.ts'
import { pictureTypeOf, remadePicture } from '#platform/pictures.ts'
import { safeText } from '#platform/safe-html.ts'
import { keepFile, nameFile } from '#platform/stored-files.ts'
import { digestOf, joined, keepPieces, piecesOf } from '#platform/stored-pieces.ts'
import { cuesIn, vttOf } from '#platform/subtitles.ts'
import { openDocument } from '#platform/text-extraction.ts'
import { allTopics, insertColumn, insertTopic } from '../desk/shelves/queries.ts'
import { setTopics, setWithdrawn } from '../desk/writing/queries.ts'
import { partsOf, publishedVersions, topicsOf } from '../queries.ts'
import { deleteTrack, insertTrack, tracksBeside } from '../reading/tracks/queries.ts'
import { trackKindNames, trackLanguageNames } from '../reading/tracks/rules.ts'
import { byArticles } from '../texts/rules.ts'
import { smallOf, takeTextOut } from '../uploads/jobs.ts'
import { isDocument, kindOfName, typeOfName, whyNotContent } from '../uploads/rules.ts'
import {
  allColumns,
  contentOf,
  fileNamed,
  idByCode,
  idsOutside,
  insertContent,
  insertCrossed,
  insertCrossedVersion,
  materialOutside,
  numbersOf,
  setDays,
  setReplaced,
  shelvesOf,
  updateCrossed,
} from './queries.ts'
import type { CrossingFile, CrossingMaterial, CrossingVersion } from './rules.ts'

export { idsOutside }

/** As it may be shown, whoever wrote it and on whichever side: the same text gives the same here and there. */
const shownHtml = (html: string) => byArticles(safeText(html))
const instantOf = (at: string | Date | null) => new Date(at as string).toISOString()

type Reader = Pick<Context, 'db' | 'files'>

/**
 * A material as it goes to the other network; null when it may not be there, or its file is of no kind that is taken
 * there. `keyOf` names the one it replaces, where that goes there too.
 */
export async function crossingMaterial(
  ctx: Reader,
  id: number,
  keyOf: (id: number) => string | null,
): Promise<CrossingMaterial | null> {
  const found = await materialOutside(ctx, id)
  if (!found) return null
  const { columnId, replacesId, publishedAt, currentVersion, ...facts } = found
  const versions: CrossingVersion[] = []
  for (const row of (await publishedVersions(ctx, id)).reverse()) {
    const file = row.fileId === null ? null : await crossingFile(ctx, row.fileId)
    if (file === undefined) return null
    versions.push({
      number: row.number,
      title: row.title,
      bodyHtml: row.bodyHtml === null ? null : shownHtml(row.bodyHtml).html,
      fidelity: row.fidelity as 'full' | 'gist',
      source: row.source,
      address: row.address,
      file,
      pages: row.pages,
      durationSeconds: row.durationSeconds,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      changeNote: row.changeNote,
      publishedAt: instantOf(row.publishedAt),
      parts: await partsOf(ctx, row.id),
      tracks: await crossingTracks(ctx, row.id),
    })
  }
  return {
    ...facts,
    shelves: await shelvesOf(ctx, columnId),
    topics: (await topicsOf(ctx, id)).map(({ name }) => name).sort(),
    replaces: replacesId === null ? null : keyOf(replacesId),
    publishedAt: instantOf(publishedAt),
    currentVersion: currentVersion as number,
    versions,
  }
}

async function crossingTracks(ctx: Reader, versionId: number): Promise<CrossingVersion['tracks']> {
  const tracks: CrossingVersion['tracks'] = []
  for (const { kind, language, digest } of await tracksBeside(ctx, versionId))
    tracks.push({ kind, language, words: (await ctx.files.get(digest)).toString() })
  return tracks
}

/** Undefined: of no kind that the library takes. */
async function crossingFile(ctx: Reader, id: number): Promise<CrossingFile | undefined> {
  const { name, digest, bytes } = await fileNamed(ctx, id)
  const known = await contentOf(ctx, digest)
  const kind = kindOfName(name)
  if (!kind) return undefined
  const pieces = await piecesOf(ctx.db, { digest, bytes })
  const cover = kind === 'video' || kind === 'audio' ? (known?.small ?? null) : null
  return { name, kind, digest, bytes, pieces, cover }
}

/** What was found of a file from the other network: how it is called in HTTP, its small picture; or why it is not taken. */
export type Looked = { type: string; small: string | null } | { fault: string }

/**
 * Looks at a file that has come, as at one that somebody uploads: whether its pieces are what they say, whether it is what
 * its name says, and does nothing by itself. Its pieces lie in the store, unnamed. Slow: outside of any transaction.
 */
export async function lookAtCrossed(store: Files, file: CrossingFile): Promise<Looked> {
  const { name, kind, pieces, cover } = file
  if (kindOfName(name) !== kind) return { fault: 'upload-kind' }
  const length = pieces.reduce((sum, { bytes }) => sum + bytes, 0)
  if (
    !(await areWhole(store, pieces)) ||
    length !== file.bytes ||
    (await digestOf(store, pieces)) !== file.digest
  )
    return { fault: 'package-damaged' }
  if (kind === 'picture') return lookAtPicture(await joined(store, pieces))
  const head = await store.get((pieces[0] as { digest: string }).digest)
  const wrong = whyNotContent(name, head)
  if (wrong) return { fault: wrong.code }
  if (isDocument(kind)) {
    const looked = await openDocument({ want: 'look', kind, bytes: await joined(store, pieces) })
    if ('fault' in looked) return looked
    return { type: typeOfName(name), small: await smallOf(store, looked.picture) }
  }
  const bad = cover !== null && 'fault' in (await lookAtPicture((await store.find(cover)) ?? Buffer.alloc(0)))
  return bad ? { fault: 'picture-damaged' } : { type: typeOfName(name), small: cover }

  async function lookAtPicture(bytes: Buffer): Promise<Looked> {
    const made = await remadePicture(bytes)
    if (!made) return { fault: 'picture-damaged' }
    return { type: pictureTypeOf(bytes), small: kind === 'picture' ? await store.put(made.small) : null }
  }
}

async function areWhole(store: Files, pieces: { digest: string; bytes: number }[]): Promise<boolean> {
  for (const { digest, bytes } of pieces) if ((await store.find(digest))?.length !== bytes) return false
  return true
}

type Taking = {
  /** The material here that goes by the same key; null: it is new here. */
  id: number | null
  idOf: (key: string) => number | null
  looked: Map<string, Looked>
}

/** Takes a material as it stands on the other side; answers what it is here. A version that is here stays as it is. */
export async function takeMaterial(ctx: Context, given: CrossingMaterial, taking: Taking): Promise<number> {
  const placed = {
    columnId: await columnOf(ctx, given.shelves),
    replacesId: given.replaces === null ? null : taking.idOf(given.replaces),
  }
  const known = taking.id ?? (given.code === null ? null : await idByCode(ctx, given.code))
  const id = known ?? (await insertCrossed(ctx, given, placed))
  const there = await numbersOf(ctx, id)
  for (const version of given.versions) {
    const versionId = there.get(version.number) ?? (await insertVersion(ctx, id, version, taking.looked))
    if (there.has(version.number)) await setDays(ctx, versionId, version)
    await takeTracks(ctx, versionId, version)
  }
  if (known !== null) await updateCrossed(ctx, id, given, placed)
  if (placed.replacesId !== null) await setReplaced(ctx, placed.replacesId, id)
  await setTopics(ctx, id, await topicIds(ctx, given.topics))
  ctx.record({
    action: 'material.crossed',
    subject: { kind: 'material', id, name: given.title },
    after: { version: given.currentVersion },
  })
  return id
}

async function insertVersion(ctx: Context, id: number, version: CrossingVersion, looked: Taking['looked']) {
  const text = version.bodyHtml === null ? null : shownHtml(version.bodyHtml)
  const plain = text?.plain ?? version.parts.map(({ text }) => text).join('\n')
  const fileId = version.file ? await takeFile(ctx, version.file, looked) : null
  return insertCrossedVersion(ctx, id, version, { bodyHtml: text?.html ?? null, plain, fileId })
}

async function takeFile(ctx: Context, file: CrossingFile, looked: Taking['looked']): Promise<number> {
  const found = looked.get(file.digest)
  if (!found || 'fault' in found) throw new Error(`the file ${file.digest} was not looked at`)
  const { digest, kind, bytes, pieces, name } = file
  const reads = isDocument(kind)
  const fresh = await insertContent(ctx, { digest, kind, bytes, ...found }, reads)
  await keepPieces(ctx.db, digest, pieces)
  if (fresh && reads) await ctx.later(takeTextOut, { digest })
  return (await nameFile(ctx, { digest, name, type: found.type, bytes })).id
}

/** Subtitles are written anew from what is read of them, and one that is the same is left where it stands. */
async function takeTracks(ctx: Context, versionId: number, { tracks }: CrossingVersion): Promise<void> {
  const there = await tracksBeside(ctx, versionId)
  const nameOf = ({ kind, language }: Pick<(typeof tracks)[number], 'kind' | 'language'>) =>
    `${trackLanguageNames[language]}${trackKindNames[kind]}`
  for (const old of there)
    if (!tracks.some((one) => nameOf(one) === nameOf(old))) await deleteTrack(ctx, versionId, old.id)
  for (const { words, ...track } of tracks) {
    const cues = cuesIn(words)
    const bytes = Buffer.from(vttOf(cues))
    const old = there.find((one) => nameOf(one) === nameOf(track))
    if (old && (await ctx.files.get(old.digest)).equals(bytes)) continue
    const kept = await keepFile(ctx, { bytes, name: `${nameOf(track)}.vtt`, type: 'text/vtt' })
    await insertTrack(ctx, versionId, { ...track, fileId: kept.id, cues })
  }
}

/** The column of this path, by its key or its name; what is not there yet is put at the end. */
async function columnOf(ctx: Context, shelves: CrossingMaterial['shelves']): Promise<number> {
  const columns = await allColumns(ctx)
  const position = Math.max(0, ...columns.map((one) => one.position)) + 1
  let parentId: number | null = null
  for (const { key, name } of shelves) {
    const found: { id: number } | undefined =
      columns.find((one) => key !== null && one.key === key) ??
      columns.find((one) => one.parentId === parentId && one.name === name)
    parentId = (found ?? (await insertColumn(ctx, { name, note: null, position, parentId }))).id
  }
  return parentId as number
}

async function topicIds(ctx: Context, names: string[]): Promise<number[]> {
  const topics = await allTopics(ctx)
  const position = Math.max(0, ...topics.map((one) => one.position)) + 1
  const ids: number[] = []
  for (const name of names) {
    const found: { id: number } | undefined = topics.find((one) => one.name === name)
    ids.push((found ?? (await insertTopic(ctx, { name, note: null, position }))).id)
  }
  return ids
}

/** It is not given out inside any more, or not to everybody: nobody reads it here either. */
export async function withdrawCrossed(ctx: Context, id: number, name: string): Promise<void> {
  await setWithdrawn(ctx, id, '内网已撤下，或者不再公开')
  ctx.record({ action: 'material.uncrossed', subject: { kind: 'material', id, name } })
}
