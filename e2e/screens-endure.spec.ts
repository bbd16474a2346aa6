import type { CDPSession } from '@playwright/test'
import { expect, test } from './stage.ts'

const turns = 200
/** What may be left over after so many turns, beside what the browser keeps for itself. */
const most = { megabytes: 3, nodes: 500, listeners: 60 }

async function standing(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
  return {
    megabytes: of('JSHeapUsedSize') / 1_048_576,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  }
}

test.describe('A big screen that hangs for days', () => {
  test('holds no more after hundreds of turns than after the first', { tag: '@desktop' }, async ({
    page,
    enter,
    browser,
    baseURL,
  }) => {
    test.slow()
    await enter('department')
    const { rows } = await (await page.request.get('/api/screens?size=1')).json()
    const start = await (await page.request.get(`/api/screens/${rows[0].id}`)).json()
    const pages = start.pages.map((one: object) => ({ ...one, seconds: 5 }))
    const made = await page.request.post('/api/screens', {
      data: { title: '长时间显示', organizationId: start.organizationId, pages },
    })
    const { id } = await made.json()
    const untilOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    const linked = await page.request.post(`/api/screens/${id}/links`, { data: { place: '走廊', untilOn } })
    const { address } = await linked.json()

    const hall = await browser.newContext({ viewport: { width: 1920, height: 1080 }, baseURL })
    const wall = await hall.newPage()
    const broken: string[] = []
    wall.on('pageerror', ({ message }) => broken.push(message))
    await wall.clock.install()
    await wall.goto(new URL(address).pathname)
    await expect(wall.getByRole('heading', { name: '长时间显示' })).toBeVisible({ timeout: 60_000 })
    const session = await hall.newCDPSession(wall)
    await session.send('Performance.enable')
    const titles = new Set<string>()
    const turn = async (times: number) => {
      for (let at = 0; at < times; at++) {
        await wall.clock.fastForward(5_000)
        titles.add((await wall.locator('.wall-foot [aria-current]').textContent()) ?? '')
      }
    }
    // Every page has been there, and what is loaded once is loaded.
    await turn(30)
    const before = await standing(session)
    await turn(turns)
    const after = await standing(session)
    expect(titles.size).toBe(pages.length)
    expect(after.megabytes - before.megabytes).toBeLessThan(most.megabytes)
    expect(after.nodes - before.nodes).toBeLessThan(most.nodes)
    expect(after.listeners - before.listeners).toBeLessThan(most.listeners)
    expect(broken).toEqual([])
    await hall.close()
    await page.request.delete(`/api/screens/${id}`)
  })
})
