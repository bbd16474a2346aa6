import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { securityHeaders } from './security-headers.ts'
import { servePages } from './static.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-pages-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const site = path.join(folder, 'web')
mkdirSync(path.join(site, 'assets'), { recursive: true })
writeFileSync(path.join(site, 'index.html'), '<title>支部</title>')
writeFileSync(path.join(site, 'assets', 'a-1.js'), 'let 名 = 1')
writeFileSync(path.join(folder, 'secret.txt'), 'secret')
const app = new Hono()
app.use(securityHeaders('https://zhibu.test'))
app.get('/api/one', (c) => c.json({}))
servePages(app, site)
const get = (address: string, headers = {}) => app.request(address, { headers })

describe('The pages', () => {
  it('answer every address of ours with the one page, never kept', async () => {
    const page = await get('/people/12?tab=posts')
    assert.match(await page.text(), /支部/)
    assert.equal(page.headers.get('cache-control'), 'no-cache')
  })

  it('send scripts compressed and to be kept for ever, for their names change with their content', async () => {
    const script = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, br' })
    assert.equal(brotliDecompressSync(Buffer.from(await script.arrayBuffer())).toString(), 'let 名 = 1')
    assert.match(script.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(await (await get('/assets/a-1.js')).text(), 'let 名 = 1')
  })

  it('give nothing from outside their folder, and no page for a file that is missing', async () => {
    assert.equal((await get('/..%2fsecret.txt')).status, 404)
    assert.equal((await get('/%2e%2e/secret.txt')).status, 404)
    assert.equal((await get('/assets/gone.js')).status, 404)
    assert.equal((await get('/%')).status, 404)
  })

  it('may not be framed, and load nothing from elsewhere, as all other answers', async () => {
    for (const address of ['/', '/api/one']) {
      const { headers } = await get(address)
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'.*frame-ancestors 'none'/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.match(headers.get('strict-transport-security') ?? '', /max-age/)
    }
  })
})
