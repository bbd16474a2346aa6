import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { Refusal } from './errors.ts'
import { getJson } from './outgoing.ts'

const answers: Record<string, RequestListener> = {
  '/good': (request, response) =>
    response.end(JSON.stringify({ token: request.headers.authorization ?? null })),
  '/moved': (_, response) => response.writeHead(302, { location: '/good' }).end(),
  '/html': (_, response) => response.end('<html>'),
  '/large': (_, response) => {
    for (let megabyte = 0; megabyte < 70; megabyte++) response.write(Buffer.alloc(1_048_576, 32))
    response.end()
  },
  '/broken': (_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{')
    response.destroy()
  },
}
const server = createServer((request, response) => answers[request.url ?? '']?.(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://localhost:${(server.address() as AddressInfo).port}`
after(() => {
  server.closeAllConnections()
  server.close()
})

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('Asking another system', () => {
  it('answers its JSON, and sends the authorization along', async () => {
    assert.deepEqual(await getJson(`${base}/good`, { authorization: 'Bearer x' }), { token: 'Bearer x' })
  })
  it('follows nobody elsewhere', () =>
    assert.rejects(getJson(`${base}/moved`), refusedWith('outgoing-status')))
  it('refuses what is not JSON, too large or cut off', async () => {
    await assert.rejects(getJson(`${base}/html`), refusedWith('outgoing-not-json'))
    await assert.rejects(getJson(`${base}/large`), refusedWith('outgoing-large'))
    await assert.rejects(getJson(`${base}/broken`), refusedWith('outgoing-failed'))
  })
  it('never asks addresses where no other system is', async () => {
    for (const address of [
      'http://169.254.169.254/latest/meta-data',
      'http://[fe80::1]/',
      'http://100.100.100.200/latest/meta-data',
      'http://[::ffff:100.100.100.200]/',
      'http://[fd00:ec2::254]/latest/meta-data',
      'http://[::ffff:169.254.169.254]/',
      'http://0.0.0.0:8080/',
      'http://2852039166/',
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
      'nothing',
    ])
      await assert.rejects(getJson(address), refusedWith('outgoing-address'), address)
  })
  it('says that nobody is there', async () => {
    await assert.rejects(getJson('http://127.0.0.1:1/'), refusedWith('outgoing-failed'))
    await assert.rejects(getJson('http://nobody.invalid/'), refusedWith('outgoing-failed'))
  })
})
