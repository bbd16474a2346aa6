import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type OpenDatabase, openDatabase } from '../database.ts'
import { openFiles } from '../files.ts'
import { fingerprintOf, type KeyRing, readRing, ringOf } from '../key-ring.ts'
import { openSomeAt } from '../resealing/opening.ts'
import { places } from '../resealing/places.ts'
import { createSealing, type Sealing } from '../sealing.ts'
import { checkTrail } from '../trail-check.ts'
import type { Manifest } from './manifest.ts'
import { checkBackup, filesInto, keysIn, restoreBackup } from './restoring.ts'
import type { BackupFile } from './source.ts'
import type { Drilled, DrillFault } from './task.ts'

type Options = BackupFile & {
  /** Opens what is sealed when the keys are not in the backup. */
  keyFile?: string | null
  tell?: (what: string) => void
}

/** M: parameters. Taken at random, so that in time every part is tried. */
const sample = { files: 20, valuesOfEachPlace: 3 }

/**
 * Puts a backup back where nobody sees it, in memory, and tries what came back: every digest, every table, the chain of
 * the audit trail, and sealed values and files taken at random, which are opened. Nothing of it is left behind.
 */
export async function drillBackup({ keyFile = null, tell = () => {}, ...backup }: Options): Promise<Drilled> {
  const manifest = await checkBackup(backup, tell)
  const names = filesNamed(manifest)
  const wanted = new Set(drawn(names, sample.files))
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-drill-'))
  const open = await openDatabase({ memory: true })
  try {
    const place = filesInto(folder)
    const keepFile = async (digest: string, bytes: Buffer) => {
      if (wanted.has(digest)) await place(digest, bytes)
    }
    await restoreBackup(open, { ...backup, manifest, keepFile, tell })
    const trail = await checkTrail(open.db)
    const tried = await tryOpening(open, folder, [...wanted], await ringFor(backup, keyFile, manifest))
    return {
      madeAt: manifest.madeAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: names.length,
      trail: trail.entries,
      values: tried.values,
      opened: tried.opened,
      faults: [
        ...(trail.firstBroken === null ? [] : [{ what: 'trail' as const, entry: trail.firstBroken }]),
        ...tried.faults,
      ],
    }
  } finally {
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const filesNamed = ({ parts }: Manifest) =>
  parts.flatMap(({ name }) => (name.startsWith('files/') ? [path.basename(name)] : []))

/** So many of them at random, each at most once. */
function drawn<T>(all: readonly T[], count: number): T[] {
  const left = [...all]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [one] = left.splice(randomInt(left.length), 1)
    return one as T
  })
}

/** The keys of this data: in the backup, or in the file beside the platform; null when neither has them. */
async function ringFor(backup: BackupFile, keyFile: string | null, { key }: Manifest) {
  const inside = (await keysIn(backup)).get('sealing.key')
  const ring = inside ? ringOf(inside.toString('utf8')) : keyFile ? readRing(keyFile) : null
  return ring && (!key || fingerprintOf(ring[0].secret) === key.fingerprint) ? ring : null
}

type Tried = { values: number; opened: number; faults: DrillFault[] }

async function tryOpening(
  open: OpenDatabase,
  folder: string,
  digests: string[],
  ring: KeyRing | null,
): Promise<Tried> {
  if (!ring) return { values: 0, opened: 0, faults: [{ what: 'key' }] }
  const sealing = createSealing(ring)
  const values = await tryValues(open, sealing)
  const files = openFiles(folder, sealing)
  const lost: string[] = []
  for (const digest of digests) if ((await files.find(digest)) === null) lost.push(digest)
  return {
    values: values.opened,
    opened: digests.length - lost.length,
    faults: [...values.faults, ...lost.map((digest) => ({ what: 'file' as const, digest }))],
  }
}

async function tryValues({ db }: OpenDatabase, sealing: Sealing) {
  const faults: DrillFault[] = []
  let opened = 0
  for (const place of places) {
    const outcomes = await openSomeAt({ db, sealing }, place, sample.valuesOfEachPlace)
    opened += outcomes.filter(Boolean).length
    if (outcomes.includes(false)) faults.push({ what: 'value', table: place.table, column: place.column })
  }
  return { opened, faults }
}
