import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { OpenDatabase } from '#platform/database.ts'
import { fileUse } from '#platform/files.ts'
import type { Sealing } from '#platform/sealing.ts'
import { error, type Finding, warning } from './finding.ts'

const check = '保存的文件'

/**
 * Compares the files on disk with the rows that name them, and opens each (with the key) to see that it still is what
 * its name says. A file without a row is left by an upload that was given up: harmless.
 */
export async function checkFiles(
  open: OpenDatabase,
  folder: string,
  sealing: Sealing | null,
  progress: (text: string) => void,
): Promise<Finding[]> {
  const wanted = await namedFiles(open)
  const there = new Map(filesIn(folder).map((file) => [path.basename(file), file]))
  const missing = [...wanted].filter((digest) => !there.has(digest))
  const orphans = [...there.keys()].filter((digest) => !wanted.has(digest))
  const spoiled = [...there].flatMap(([digest, file], index) => {
    if (index % 100 === 0) progress(`已核对文件 ${index}/${there.size}`)
    return sealing && !isWhole(digest, file, sealing) ? [digest] : []
  })
  const fromBackup = '请从最近的备份中取回 files 目录下的同名文件。'
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

const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
    : []

function isWhole(digest: string, file: string, sealing: Sealing): boolean {
  try {
    return (
      createHash('sha256')
        .update(sealing.openBytes(readFileSync(file), fileUse(digest)))
        .digest('hex') === digest
    )
  } catch {
    return false
  }
}
