import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { clamdPlace, openScanner, type ScanMode } from './scanner.ts'
import { startClamd, type TestClamd, virus } from './testing-clamd.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-clamd-'))
let clamd: TestClamd
before(async () => {
  clamd = await startClamd(folder)
})
after(async () => {
  await clamd.close()
  rmSync(folder, { recursive: true })
})

describe('The virus scanner', () => {
  const scanner = () => openScanner('on', { path: clamd.socket })

  it('is asked through its socket, however long the content is and in however many pieces it comes', async () => {
    assert.deepEqual(await scanner().scan([Buffer.from('一份材料')]), { clean: true })
    assert.deepEqual(await scanner().scan([]), { clean: true })
    const long = Buffer.alloc(3_000_000, 'x')
    assert.deepEqual(await scanner().scan([long, Buffer.from(virus), long]), { found: 'Eicar-Signature' })
    assert.deepEqual(clamd.streams.slice(-3), [12, 0, 6_000_000 + virus.length])
  })

  it('that is not there, or says something else, has not looked', async () => {
    const nobody = openScanner('on', { path: path.join(folder, 'nobody') })
    assert.deepEqual(await nobody.scan([Buffer.from('x')]), { unreachable: 'ENOENT' })
    clamd.answerWith('INSTREAM size limit exceeded. ERROR\0')
    assert.deepEqual(await scanner().scan([Buffer.from('x')]), {
      unreachable: 'INSTREAM size limit exceeded. ERROR',
    })
    clamd.answerWith(null)
  })

  it('is found by a path or by host and port', () => {
    assert.deepEqual(clamdPlace('/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
    assert.deepEqual(clamdPlace('scan.example:3310'), { host: 'scan.example', port: 3310 })
    assert.deepEqual(clamdPlace('[::1]:3310'), { host: '::1', port: 3310 })
    assert.equal(clamdPlace('scan'), null)
  })
})

describe('A file that somebody uploads', () => {
  let app: TestApp
  let top: Client
  const told: unknown[] = []
  before(async () => {
    app = await startTestApp()
    const { organizations } = await app.stage(plantInstitute)
    top = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
    app.world.log = { info: () => {}, error: (error) => `${told.push(error)}` }
  })
  after(() => app.close())

  const upload = async (mode: ScanMode, content: string, socket = clamd.socket) => {
    app.world.scanner = openScanner(mode, { path: socket })
    const body = new FormData()
    body.set('file', new File([content], '放假安排.csv', { type: 'text/csv' }))
    body.set('reason', '导入放假安排')
    const answer = await top.fetch('/api/calendar-imports', { method: 'POST', body })
    const { message, data } = (await answer.json()) as { message?: string; data?: { code: string } }
    return { status: answer.status, code: data?.code, message: message ?? '' }
  }

  it('is looked at before anything is done with it: with a virus it is refused by its name, and nothing is changed', async () => {
    const trail = async () => (await top.call.audit.list({})).total
    const before = await trail()
    const refused = await upload('on', virus)
    assert.deepEqual([refused.status, refused.code], [400, 'scan-found'])
    assert.match(refused.message, /“放假安排\.csv”里查出病毒（Eicar-Signature），没有保存/)
    assert.equal(await trail(), before)
  })

  it('goes on to what it is for when nothing is found, or when nobody is asked', async () => {
    for (const mode of ['on', 'off'] as const) {
      const streams = clamd.streams.length
      const { code } = await upload(mode, mode === 'off' ? virus : '日期,名称')
      assert.ok(!code?.startsWith('scan-'), code)
      assert.equal(clamd.streams.length - streams, mode === 'on' ? 1 : 0)
    }
  })

  it('where nobody answers is taken with a word in the log, or refused where it must be looked at', async () => {
    const nowhere = path.join(folder, 'nobody')
    told.length = 0
    assert.ok(!(await upload('on', '日期,名称', nowhere)).code?.startsWith('scan-'))
    assert.match(String(told[0]), /查毒程序没有答复（ENOENT）/)
    const refused = await upload('required', '日期,名称', nowhere)
    assert.deepEqual([refused.status, refused.code], [409, 'scan-unavailable'])
  })
})

/** ClamAV itself, which knows of one virus only: that of the tests. */
async function startRealClamd(): Promise<{ socket: string; stop: () => Promise<unknown> }> {
  const signatures = path.join(folder, 'signatures')
  mkdirSync(signatures)
  const md5 = createHash('md5').update(virus).digest('hex')
  writeFileSync(path.join(signatures, 'tests.hdb'), `${md5}:${virus.length}:Test-Signature\n`)
  const [config, socket] = [path.join(folder, 'clamd.conf'), path.join(folder, 'real.ctl')]
  const lines = ['Foreground yes', `LocalSocket ${socket}`, `DatabaseDirectory ${signatures}`]
  writeFileSync(config, `${lines.join('\n')}\n`)
  const child = spawn('clamd', [`--config-file=${config}`], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  while (!existsSync(socket)) await Promise.race([wait(100), ended.then(() => assert.fail('clamd ended'))])
  const stop = () => {
    child.kill()
    return ended
  }
  return { socket, stop }
}

it('ClamAV itself says the same', async () => {
  const real = await startRealClamd()
  try {
    const scanner = openScanner('required', { path: real.socket })
    assert.deepEqual(await scanner.scan([Buffer.from('一份材料')]), { clean: true })
    assert.deepEqual(await scanner.scan([Buffer.from(virus)]), { found: 'Test-Signature.UNOFFICIAL' })
  } finally {
    await real.stop()
  }
})
