/**
 * The server is killed in the middle of mixed work, again and again; whoever was not answered sends the same once more.
 * 200 kills on both databases: bench/kills.ts.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { it } from 'node:test'
import { killed } from './kills/run.ts'

it('A server that is killed three times loses nothing that it acknowledged, and does nothing twice', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-kills-'))
  try {
    const { findings, ledger, told } = await killed({ folder, url: null }, 3)
    t.diagnostic(told)
    assert.deepEqual(findings, [])
    for (const [kind, deeds] of Object.entries(ledger))
      if (kind !== 'refused') assert.ok(deeds.length > 0, `no ${kind} were tried`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
