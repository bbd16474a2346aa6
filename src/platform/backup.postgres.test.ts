import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { checkBackup, filesInto, restoreBackup } from './backup/restoring.ts'
import { writeBackup } from './backup/writing.ts'
import type { OpenDatabase } from './database.ts'
import { embeddedDatabase, realDatabase } from './testing.ts'

const now = new Date('2026-11-24T08:00:00Z')

describe('An institute that outgrows the embedded database', () => {
  it('takes its backup to a PostgreSQL server, and could come back', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-move-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const filesFolder = path.join(folder, 'files')
    const move = async (from: OpenDatabase, to: OpenDatabase, name: string) => {
      const file = path.join(folder, name)
      const manifest = await writeBackup(from, { file, filesPlace: filesFolder, key: null, now })
      await restoreBackup(to, {
        file,
        manifest: await checkBackup({ file }),
        keepFile: filesInto(filesFolder),
      })
      return manifest
    }
    const [embedded, real, again] = [await embeddedDatabase(), await realDatabase(), await embeddedDatabase()]
    try {
      await embedded.pool.query(`
        insert into organization (id, code, name, kind, path) overriding system value
          select n, 'C' || n, '党支部' || n, 'branch', path_piece(n) from generate_series(1, 5000) n;
        insert into setting (key, value) values ('b', '{"n": 0.1}'), ('a', '"甲"'), ('A', 'null'), ('_', '1')`)
      const there = await move(embedded, real, 'there.tar')
      const back = await move(real, again, 'back.tar')
      assert.deepEqual(back.tables, there.tables)
      assert.equal(there.tables.find(({ name }) => name === 'organization')?.rows, 5000)
    } finally {
      await Promise.all([embedded.close(), real.close(), again.close()])
    }
  })
})
