import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { exchangeFolder } from './folder.ts'
import { putOneWay, serveArrivals } from './one-way.ts'

const place = mkdtempSync(path.join(tmpdir(), 'zhibu-one-way-'))
const closing: (() => void)[] = []
after(() => {
  for (const close of closing) close()
  rmSync(place, { recursive: true, force: true })
})

const name = 'zhibu-intranet-000001.age'
const content = Buffer.alloc(300_000, 'package ')
const sent = () => ReadableStream.from([content])
const listening = async (server: { address(): AddressInfo | string | null; once: Server['once'] }) => {
  if (!server.address()) await new Promise((resolve) => server.once('listening', () => resolve(null)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function receiver(token: string | null): Promise<{ address: string; there: () => string[] }> {
  const folder = path.join(place, `in-${closing.length}`)
  const site = new Hono()
  serveArrivals(site, exchangeFolder(folder, { restMs: 0 }), token)
  const server = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  closing.push(() => server.close())
  const address = `${await listening(server)}/exchange-arrivals`
  return {
    address,
    there: () => (readdirSync(place).includes(path.basename(folder)) ? readdirSync(folder) : []),
  }
}

describe('A package put by HTTP, one way', () => {
  it('lies on the other side as it was', async () => {
    const { address, there } = await receiver('a word')
    await putOneWay({ address, token: 'a word' }, { name, bytes: content.length }, sent())
    assert.deepEqual(there(), [name])
    const [folder] = readdirSync(place)
    assert.ok(readFileSync(path.join(place, folder as string, name)).equals(content))
  })

  it('is taken from nobody who does not say the word, and from nobody where there is none', async () => {
    for (const [set, said] of [
      ['a word', 'another'],
      ['a word', null],
      [null, 'a word'],
    ] as const) {
      const { address, there } = await receiver(set)
      await putOneWay({ address, token: said }, { name, bytes: content.length }, sent())
      assert.deepEqual(there(), [])
    }
  })

  it('lies nowhere but in the folder, whatever it calls itself', async () => {
    const { address, there } = await receiver('a word')
    for (const bad of ['../x.age', 'x.txt', '..%2fx.age', '.age'])
      await putOneWay({ address, token: 'a word' }, { name: bad, bytes: content.length }, sent())
    assert.deepEqual(there(), [])
  })

  it('needs no answer: a diode that says nothing has taken it', async () => {
    const heard: Buffer[] = []
    const diode = createSocket((socket) => {
      socket.on('data', (piece) => {
        heard.push(piece)
        if (Buffer.concat(heard).length > content.length) socket.destroy()
      })
      socket.on('error', () => {})
    }).listen(0, '127.0.0.1')
    closing.push(() => diode.close())
    const address = await listening(diode as never)
    await putOneWay({ address, token: null }, { name, bytes: content.length }, sent())
    assert.ok(Buffer.concat(heard).includes(`PUT /${name} HTTP/1.1`))
    assert.ok(Buffer.concat(heard).includes(content))
  })

  it('that nobody is there to take is told, to be put again', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    const address = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    await assert.rejects(putOneWay({ address, token: null }, { name, bytes: content.length }, sent()))
  })
})
