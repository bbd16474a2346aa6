import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openKey } from './backup/manifest.ts'
import { checkBackup, filesInto, restoreBackup } from './backup/restoring.ts'
import { readBackup } from './backup/source.ts'
import { writeBackup } from './backup/writing.ts'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { openFiles } from './files.ts'
import { rememberKey } from './key.ts'
import { fingerprintOf } from './key-ring.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'

const now = new Date('2026-11-24T08:00:00Z')
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('A backup', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-backup-'))
  const secret = randomBytes(32)
  const sealing = createSealing(secret)
  const from = openFiles(path.join(folder, 'from'), sealing)
  const file = path.join(folder, 'all.tar')
  let source: OpenDatabase
  let photo: string

  const restoreInto = async (target: OpenDatabase, backup = file) => {
    const filesFolder = mkdtempSync(path.join(folder, 'to-'))
    await restoreBackup(target, {
      file: backup,
      manifest: await checkBackup({ file: backup }),
      keepFile: filesInto(filesFolder),
    })
    return openFiles(filesFolder, sealing)
  }
  /** A copy of the backup with one byte of it changed. */
  const spoiled = (at: number) => {
    const bytes = readFileSync(file)
    bytes[at] = (bytes[at] as number) ^ 1
    const place = path.join(folder, `spoiled-${at}.tar`)
    writeFileSync(place, bytes)
    return place
  }

  before(async () => {
    source = await testDatabase()
    await rememberKey(source.db, fingerprintOf(secret))
    await source.pool.query(oddRows)
    photo = await from.put(Buffer.from('一张照片'))
    await source.pool.query(
      `insert into stored_file (digest, name, type, bytes) values ('${photo}', '照片.jpg', 'image/jpeg', 12)`,
    )
    await writeBackup(source, {
      file,
      filesPlace: from.place,
      key: { secret, passphrase: '长口令 1' },
      now,
    })
  })
  after(async () => {
    await source.close()
    rmSync(folder, { recursive: true })
  })

  it('restored elsewhere holds the same rows, files and counters', async () => {
    const target = await testDatabase()
    try {
      const files = await restoreInto(target)
      assert.equal((await files.get(photo)).toString(), '一张照片')
      const again = path.join(folder, 'again.tar')
      const second = await writeBackup(target, { file: again, filesPlace: files.place, key: null, now })
      const first = await checkBackup({ file })
      assert.deepEqual(second.tables, first.tables)
      assert.deepEqual(second.counters, first.counters)
      const next = await target.pool.query(
        `insert into organization (code, name, kind, path) values ('N', '新', 'branch', path_piece(8)) returning id`,
      )
      assert.equal(next.rows[0].id, 8, 'numbers go on where they stood')
    } finally {
      await target.close()
    }
  })

  it('keeps the difference between nothing and a null of JSON, and every character', async () => {
    const target = await testDatabase()
    try {
      await restoreInto(target)
      const { rows } = await target.pool.query(
        `select id, before is null as nothing, before::text, after->>'name' as name, at::text, hash from audit_entry order by id`,
      )
      assert.deepEqual(
        rows.map(({ nothing }) => nothing),
        [false, true],
      )
      assert.equal(rows[0].before, 'null')
      assert.equal(rows[0].name, '𬭎"\\\n\t；')
      assert.equal(rows[0].at, '2026-11-24 08:00:00.123456+00')
      assert.deepEqual(rows[0].hash, Buffer.from([0, 1, 254, 255]))
    } finally {
      await target.close()
    }
  })

  it('leaves the guards of the database as they were', async () => {
    const target = await testDatabase()
    try {
      await restoreInto(target)
      await assert.rejects(target.pool.query(`update audit_entry set reason = 'x'`), /append-only/)
      await assert.rejects(
        target.pool.query('update organization set parent_id = 999 where id = 1'),
        /foreign key/,
      )
    } finally {
      await target.close()
    }
  })

  it('holds every file its rows name, though the last row of one goes while they are read', async () => {
    const place = path.join(folder, 'meanwhile.tar')
    const gone = await from.put(Buffer.from('一份撤下的材料'))
    const tell = (what: string) => {
      if (what === 'person') rmSync(path.join(from.place as string, gone.slice(0, 2), gone))
    }
    await writeBackup(source, { file: place, filesPlace: from.place, key: null, now, tell })
    assert.equal(await from.find(gone), null)
    assert.ok(
      (await Array.fromAsync(readBackup({ file: place }))).some(({ name }) => name === `files/${gone}`),
    )
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('held-')),
      [],
      'and holds none of them any longer',
    )
  })

  it('lets go of what a backup held that was killed days ago, and not of what another holds now', async () => {
    const [old, running] = ['held-old', 'held-running'].map((name) => path.join(folder, name)) as [
      string,
      string,
    ]
    for (const place of [old, running]) mkdirSync(place)
    const daysAgo = Date.now() / 1000 - 2 * 86_400
    utimesSync(old, daysAgo, daysAgo)
    const place = path.join(folder, 'after-killed.tar')
    await writeBackup(source, { file: place, filesPlace: from.place, key: null, now })
    assert.deepEqual([existsSync(old), existsSync(running)], [false, true])
    rmSync(running, { recursive: true })
  })

  it('is not put over existing data', async () => {
    await assert.rejects(restoreInto(source), refused('restore-not-empty'))
  })

  it('is refused when a byte of it was changed, or its end is missing', async () => {
    for (const at of [522, readFileSync(file).indexOf('"rows": 2') + 8]) {
      await assert.rejects(checkBackup({ file: spoiled(at) }), refused('backup-damaged'))
    }
    const half = path.join(folder, 'half.tar')
    writeFileSync(half, readFileSync(file).subarray(0, 5000))
    await assert.rejects(checkBackup({ file: half }), refused('backup-damaged'))
    await assert.rejects(checkBackup({ file: path.join(folder, 'none.tar') }), refused('file-missing'))
  })

  it('is never written over another file', async () => {
    await assert.rejects(
      writeBackup(source, { file, filesPlace: from.place, key: null, now }),
      refused('file-exists'),
    )
  })

  it('leaves no half-written file behind when it fails', async () => {
    const place = path.join(folder, 'failed.tar')
    const tell = (what: string) => {
      if (what === 'person') throw new Error('the disk is full')
    }
    await assert.rejects(
      writeBackup(source, { file: place, filesPlace: from.place, key: null, now, tell }),
      /full/,
    )
    assert.equal(existsSync(place) || existsSync(`${place}.draft`), false)
  })

  it('holds the key only under a passphrase', async () => {
    const { key } = await checkBackup({ file })
    assert.equal(key?.fingerprint, fingerprintOf(secret))
    assert.deepEqual(key?.sealed && openKey(key.sealed, '长口令 1'), secret)
    assert.throws(() => key?.sealed && openKey(key.sealed, '长口令 2'), refused('backup-passphrase'))
    const everything = (await Array.fromAsync(readBackup({ file }))).map(({ bytes }) => bytes)
    assert.ok(
      everything.every((bytes) => !bytes.includes(secret) && !bytes.includes(secret.toString('base64'))),
    )
  })
})

/** A parent with a larger number than its child, both kinds of null, a rare character, bytes, microseconds. */
const oddRows = `
  insert into organization (id, code, name, kind, path, parent_id) overriding system value values
    (1, 'A', '第一党支部', 'branch', path_piece(7) || path_piece(1), 7), (7, 'R', '星河研究院党委', 'committee', path_piece(7), null);
  select setval(pg_get_serial_sequence('organization', 'id'), 7);
  insert into audit_entry (id, at, actor_name, acting_roles, action, subject_kind, subject_id, before, after, ip, agent,
      previous_hash, hash) values
    (1, '2026-11-24 08:00:00.123456+00', '张三', '', 'x', 'person', '1', 'null', '{"name": "𬭎\\"\\\\\\n\\t；"}', '', '', '', '\\x0001feff'),
    (2, '2026-11-24 08:00:01+00', '张三', '', 'x', 'person', '1', null, '{"n": 12345678901234567890.5}', '', '', '', '\\x02')`
