import type { OpenDatabase } from '#platform/database.ts'
import type { FilesPlace } from '#platform/files/shelf.ts'
import { type Files, openFiles, shelfAt } from '#platform/files.ts'
import type { Sealing } from '#platform/sealing.ts'
import { error, type Finding, warning } from './finding.ts'

const check = '保存的文件'

/**
 * Compares the files that lie there with the rows that name them, and opens each (with the key) to see that it still is what
 * its name says. A file without a row is left by an upload that was given up: harmless.
 */
export async function checkFiles(
  open: OpenDatabase,
  place: FilesPlace,
  sealing: Sealing | null,
  progress: (text: string) => void,
): Promise<Finding[]> {
  const wanted = await namedFiles(open)
  const there = new Set(await Array.fromAsync(shelfAt(place).names()))
  const missing = [...wanted].filter((digest) => !there.has(digest))
  const orphans = [...there].filter((digest) => !wanted.has(digest))
  const spoiled = sealing ? await spoiledOf([...there], openFiles(place, sealing), progress) : []
  const fromBackup = '请从最近的备份中取回 files 目录下的同名文件，放回保存文件的地方。'
  const harmless = '是中途放弃的上传留下的，可以保留，也可以在备份后删除。'
  return [
    ...some(missing, (count, names) => error(check, `缺少 ${count} 个文件（${names}）`, fromBackup)),
    ...some(spoiled, (count, names) => error(check, `${count} 个文件已损坏（${names}）`, fromBackup)),
    ...some(orphans, (count) => warning(check, `${count} 个文件没有记录引用`, harmless)),
  ]
}

/** One finding for as many files as it concerns, naming the first three. */
const some = (digests: string[], say: (count: number, names: string) => Finding): Finding[] => {
  const names = `${digests.slice(0, 3).join('、')}${digests.length > 3 ? ' 等' : ''}`
  return digests.length ? [say(digests.length, names)] : []
}

async function namedFiles({ pool }: OpenDatabase): Promise<Set<string>> {
  const { rows } = await pool.query<{ digest: string }>(
    `select digest from stored_file where digest not in (select whole_digest from stored_piece)
      union select digest from feed_file union select digest from stored_piece union select digest from upload_piece
      union select digest from kept_file where digest not in (select whole_digest from stored_piece)
      union select small_digest from kept_file where small_digest is not null
      union select small_digest from upload where small_digest is not null`,
  )
  return new Set(rows.map(({ digest }) => digest))
}

async function spoiledOf(
  digests: string[],
  files: Pick<Files, 'find'>,
  progress: (text: string) => void,
): Promise<string[]> {
  const spoiled: string[] = []
  for (const [index, digest] of digests.entries()) {
    if (index % 100 === 0) progress(`已核对文件 ${index}/${digests.length}`)
    if ((await files.find(digest)) === null) spoiled.push(digest)
  }
  return spoiled
}
