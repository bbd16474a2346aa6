import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { Hono } from 'hono'
import { createApp, startWork, words } from '#src/main.ts'
import { plantInstitute, startTestApp } from '#src/testing.ts'
import { openGround, openPracticeDatabase } from './ground.ts'
import { practiceBeside } from './site.ts'

const app = await startTestApp()
const data = mkdtempSync(path.join(tmpdir(), 'zhibu-ground-'))
const folder = path.join(data, 'practice')
const place = { folder, openDatabase: () => openPracticeDatabase(folder) }
const practice = practiceBeside({ words, ...app.world }, () =>
  openGround(app.world, { createApp, startWork }, place),
)
const site = new Hono()
practice.serve(site)
const institute = await app.stage(plantInstitute)
after(async () => {
  await practice.close()
  await app.close()
  rmSync(data, { recursive: true, force: true })
})

async function asked(method: string, address: string, cookie: string, body?: object) {
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
  const response = await site.fetch(new Request(`http://zhibu.test/practice/api${address}`, init))
  const [given] = response.headers.getSetCookie()
  const read = (await response.json()) as { number?: number; message?: string }
  return { status: response.status, body: read, cookie: given?.split(';')[0] ?? cookie }
}

describe('The practice world on the disk', () => {
  it('is opened by nobody whom the institute has not let in', async () => {
    const strangers: [method: string, address: string, cookie: string, body?: object][] = [
      ['GET', '/session', ''],
      ['GET', '/session', 'zhibu_practice=made-up'],
      ['GET', '/session', `zhibu_practice=${'a'.repeat(43)}.${'b'.repeat(43)}`],
      ['POST', '/practice-entries', '', { ticket: `1.9999999999999.${'x'.repeat(43)}` }],
      ['POST', '/practice-entries', '', { ticket: 'x'.repeat(100_000) }],
      ['POST', '/practice-entries', ''],
      ['POST', '/sessions', '', { username: 'nobody', password: 'nothing' }],
    ]
    for (const [method, address, cookie, body] of strangers) {
      const answer = await asked(method, address, cookie, body)
      assert.equal(answer.status, 409, `${method} ${address}`)
      assert.ok(!existsSync(folder), `${method} ${address} has opened it`)
    }
    assert.match((await asked('GET', '/session', '')).body.message ?? '', /回到平台.*开始演练/)
  })

  it('is not kept open by somebody who only looks in', async () => {
    const personId = institute.people.west1.secretary
    const { ticket } = await app.withToken(await app.tokenOf({ personId })).call.practices.begin()
    const { cookie } = await asked('POST', '/practice-entries', '', { ticket })
    app.setClock(119)
    assert.equal((await asked('GET', '/session', '')).status, 200)
    app.setClock(2)
    await practice.rest()
    assert.equal((await asked('GET', '/session', '')).status, 409)
    assert.equal((await asked('GET', '/session', cookie)).status, 200)
    await practice.close()
    rmSync(folder, { recursive: true })
  })

  it('replaces what cannot be opened, rests when nobody uses it, goes on after it, and goes when it is done', async () => {
    // Her post gives her the role; each time she has signed in anew.
    const personId = institute.people.east1.secretary
    const enter = async () => {
      const secretary = app.withToken(await app.tokenOf({ personId }))
      const { ticket } = await secretary.call.practices.begin()
      const { status, cookie } = await asked('POST', '/practice-entries', '', { ticket })
      assert.equal(status, 200)
      return { cookie, number: (await asked('GET', '/practice', cookie)).body.number }
    }
    mkdirSync(path.join(folder, 'database'), { recursive: true })
    writeFileSync(path.join(folder, 'database', 'something-else'), '')
    const first = await enter()
    assert.ok(!existsSync(path.join(folder, 'database', 'something-else')))

    // Another process cannot have it meanwhile, and says so.
    await assert.rejects(openPracticeDatabase(folder), { code: 'practice-elsewhere' })

    app.setClock(60)
    await practice.rest()
    await assert.rejects(openPracticeDatabase(folder), { code: 'practice-elsewhere' })
    app.setClock(61)
    await practice.rest()
    const again = await enter()
    assert.equal(again.number, first.number)

    assert.equal((await asked('DELETE', '/practice', again.cookie)).status, 200)
    await practice.close()
    assert.ok(!existsSync(folder))
  })
})
