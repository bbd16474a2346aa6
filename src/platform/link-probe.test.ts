import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { isNotPublic } from './addresses.ts'
import { probeLink, probing } from './link-probe.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const path = request.url ?? '/'
  const { port } = server.address() as AddressInfo
  const to = (location: string, status = 302) => response.writeHead(status, { location }).end()
  if (path === '/here') return response.writeHead(200).end('a page')
  if (path === '/get-only')
    return request.method === 'HEAD' ? response.writeHead(405).end() : response.writeHead(200).end()
  if (path === '/moved') return to('/here', 301)
  if (path === '/round') return to('/round')
  if (path === '/inward') return to(`http://10.1.2.3:${port}/secret`)
  if (path === '/elsewhere') return to('file:///etc/passwd')
  if (path === '/shy') return response.writeHead(403).end()
  if (path === '/broken') return response.writeHead(503).end()
  if (path === '/endless') return response.writeHead(200).flushHeaders()
  return response.writeHead(404).end()
})
let home = ''
before(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

/** This machine stands for the public network; the rest of the inside stays inside. */
const look = (path: string) =>
  probing(`${home}${path}`, (address) => !address.startsWith('127.') && isNotPublic(address))

describe('A look at a link', () => {
  it('is content with HEAD, and asks again with GET where HEAD is not understood', async () => {
    asked.length = 0
    assert.deepEqual(await look('/here'), { outcome: 'alive', reason: '答复 200' })
    assert.deepEqual(await look('/get-only'), { outcome: 'alive', reason: '答复 200' })
    assert.deepEqual(asked, ['HEAD /here', 'HEAD /get-only', 'GET /get-only'])
  })

  it('tells what is gone from what is broken and from what does not answer programs', async () => {
    const told = async (path: string) => (await look(path)).outcome
    assert.equal(await told('/nowhere'), 'gone')
    assert.equal(await told('/broken'), 'unreached')
    assert.equal(await told('/shy'), 'refused')
    assert.equal((await look('/endless')).outcome, 'alive', 'the body is not waited for')
  })

  it('follows redirects, but not for ever, not into the house and not out of the web', async () => {
    assert.equal((await look('/moved')).outcome, 'alive')
    assert.match((await look('/round')).reason, /转了 5 次/)
    assert.match((await look('/inward')).reason, /不能访问的地址/)
    assert.match((await look('/elsewhere')).reason, /不能访问的地址/)
  })

  it('never asks this machine or the house, by number or by name', async () => {
    asked.length = 0
    for (const address of [
      `${home}/here`,
      home.replace('127.0.0.1', 'localhost'),
      'http://[::1]:80/',
      'http://192.168.1.1/',
    ])
      assert.equal((await probeLink(address)).outcome, 'unreached', address)
    for (const address of ['ftp://example.org/', 'http://name:word@example.org/', '没有写完'])
      assert.match((await probeLink(address)).reason, /不是公网网页地址/)
    assert.deepEqual(asked, [])
  })

  it('knows the inside by all its addresses', () => {
    const inside = [
      '127.0.0.1',
      '10.0.0.1',
      '172.20.1.1',
      '192.168.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      'fe80::1',
      '64:ff9b:1::a00:1',
      '2002:a00:1::1',
    ]
    assert.deepEqual(
      inside.filter((address) => !isNotPublic(address)),
      [],
    )
    assert.deepEqual(['8.8.8.8', '172.32.0.1', '2400:3200::1'].filter(isNotPublic), [])
  })

  it('says in words why nothing answered', async () => {
    const closed = await probing('http://127.0.0.1:1/', () => false)
    assert.deepEqual(closed, { outcome: 'unreached', reason: '对方拒绝连接' })
  })
})
