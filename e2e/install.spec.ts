import sharp from 'sharp'
import { arrived, expect, expectAccessible, test } from './stage.ts'

test.describe('The platform on the home screen', () => {
  test('has a name, icons of its own and ways to what is done most', async ({ page, enter }) => {
    await enter('member')
    const answer = await page.request.get('/manifest.webmanifest')
    expect(answer.headers()['content-type']).toContain('application/manifest+json')
    const manifest = await answer.json()
    expect([manifest.short_name, manifest.display]).toEqual(['支部', 'standalone'])
    for (const { src, sizes, type } of manifest.icons.filter(
      (icon: { type: string }) => icon.type === 'image/png',
    )) {
      const icon = await page.request.get(src)
      expect(icon.headers()['content-type']).toBe(type)
      const { width, height } = await sharp(await icon.body()).metadata()
      expect(`${width}x${height}`).toBe(sizes)
    }
    const maskable = sharp(await (await page.request.get('/icon-maskable-512.png')).body())
    const corner = await maskable.extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()
    expect(corner[0] as number).toBeGreaterThan(150)
    for (const { url } of manifest.shortcuts) {
      await page.goto(url)
      await arrived(page)
      await expect(page.getByText('没有这个页面')).toHaveCount(0)
    }
  })

  test('says how it gets there, keeps the program and nothing of anybody, and tells of a new version', {
    tag: '@phone',
  }, async ({ page, enter }) => {
    await enter('member', '/me')
    await expect(page.getByRole('heading', { name: '添加到主屏幕' })).toBeVisible()
    await expectAccessible(page)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 })
    await page.goto('/own-record')
    await arrived(page)
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return lists.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.filter((path) => path !== '/' && !/^\/(?:assets|pdfjs)\//.test(path))).toEqual([])

    const fresh = page.getByRole('button', { name: '刷新到新版本' })
    await expect(async () => {
      await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')))
      await expect(fresh).toBeVisible({ timeout: 500 })
    }).toPass()
    await fresh.click()
    await arrived(page)
    await expect(page.getByText('平台已更新')).toHaveCount(0)
  })
})
