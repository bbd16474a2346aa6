import type { Page, Route } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const waiting = (page: Page) => page.getByRole('list', { name: '待发送' }).getByRole('listitem')

async function json<T>(
  page: Page,
  method: 'get' | 'post' | 'put',
  address: string,
  data?: object,
): Promise<T> {
  const answer = await page.request[method](`/api${address}`, data ? { data } : {})
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

type Meeting = {
  id: number
  revision: number
  heldOn: string | null
  agenda: { item: string; speeches: object[] }[]
  resolutions: { text: string; vote: { inFavour: number } | null }[]
  attendees: { personId: number; name: string; present: boolean | null; task: string | null }[]
  files: { name: string }[]
}
const read = (page: Page, id: number) => json<Meeting>(page, 'get', `/meetings/${id}`)

/** A theme day of the secretary's own branch, planned for today. */
async function plan(page: Page, title: string): Promise<number> {
  const { roles } = await json<{ roles: { role: string; organizationId: number }[] }>(page, 'get', '/session')
  const organizationId = roles.find(({ role }) => role === 'branch')?.organizationId
  const plannedOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const place = { startsAt: '14:30', place: '活动室' }
  const asked = { organizationId, kind: 'themeDay', plannedOn, title, ...place }
  const { id } = await json<Meeting>(page, 'post', '/meetings', asked)
  return id
}

const picture = {
  name: '会场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** Writes down who was there, what was said, a vote by hand count and a photo. */
async function write(page: Page): Promise<void> {
  await page.getByRole('checkbox').last().uncheck()
  await page.getByRole('button', { name: '记发言' }).first().click()
  await page.getByLabel('发言人').fill('王建国')
  await page.getByLabel('发言内容').fill('谈了三点体会。')
  await press(page, '添加决议')
  await page.getByLabel('第 1 项决议', { exact: true }).fill('同意结对帮扶方案')
  await press(page, '记票数')
  await page.getByLabel('赞成').fill('3')
  await page.locator('input[type=file]').setInputFiles(picture)
}

async function openHall(page: Page, id: number): Promise<void> {
  await page.goto(`/meetings/${id}/on-site`)
  await arrived(page)
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeVisible()
}

/** What stands on the server of a meeting, without what names this meeting alone. */
async function stateOf(page: Page, id: number) {
  const { attendees, agenda, resolutions, files, revision, heldOn } = await read(page, id)
  return {
    there: attendees.map(({ name, present, task }) => [name, present, task]),
    said: agenda.map(({ item, speeches }) => [item, speeches.length]),
    votes: resolutions,
    files: files.map(({ name }) => name),
    revision,
    held: heldOn !== null,
  }
}

const allSent = async (page: Page) => {
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(waiting(page)).toHaveCount(0)
}

/** The worker that keeps the program has taken over. */
const readyWithoutSignal = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null)

test.describe('A meeting held without signal', () => {
  test.use({ expected: [/Failed to load resource|net::ERR|Failed to fetch/] })

  test('ends as with one, whichever request is cut, and nothing is doubled', async ({
    page,
    context,
    enter,
  }) => {
    test.setTimeout(240_000)
    await enter('secretary')
    const online = await plan(page, '有网络的会议')
    await openHall(page, online)
    await expectAccessible(page)
    await expectNoSideways(page)
    await write(page)
    await press(page, '保存')
    await expect(page.getByText('已发送。')).toBeVisible()
    const expected = await stateOf(page, online)
    expect(expected.held).toBe(true)
    expect(expected.files).toEqual(['会场.png'])

    // The n-th deed: done by the server but its answer lost, or cut on the way there.
    for (const cut of [0, 1, 2]) {
      for (const lost of ['answer', 'question']) {
        const id = await plan(page, `断网的会议 ${cut} ${lost}`)
        await openHall(page, id)
        await write(page)
        let sent = 0
        const cutting = async (route: Route) => {
          if (route.request().method() === 'GET' || sent++ !== cut) return route.fallback()
          if (lost === 'answer') await route.fetch()
          await route.abort('internetdisconnected')
        }
        await context.route('**/api/meetings/**', cutting)
        await press(page, '保存')
        await expect(waiting(page)).toHaveCount(3 - cut)
        await allSent(page)
        await context.unroute('**/api/meetings/**', cutting)
        expect(await stateOf(page, id), `${lost} of deed ${cut}`).toEqual(expected)
      }
    }
  })

  test('is written, left, opened again and saved in the dark, and sent once in the light', async ({
    page,
    context,
    enter,
  }) => {
    test.setTimeout(120_000)
    await enter('secretary')
    const id = await plan(page, '没有网络的会议')
    await openHall(page, id)
    await readyWithoutSignal(page)
    await context.setOffline(true)
    await write(page)
    await expect(page.getByText(/网络已断开/)).toBeVisible()
    await page.reload()
    await arrived(page)
    await expect(page.getByLabel('发言内容')).toHaveValue('谈了三点体会。')
    await press(page, '保存')
    await expect(waiting(page)).toHaveCount(3)
    await expect(page.getByRole('link', { name: '待发送 3 件' })).toBeVisible()
    await page.reload()
    await arrived(page)
    await expect(page.getByLabel('发言内容')).toHaveValue('谈了三点体会。')
    await expectNoSideways(page)
    expect((await read(page, id)).heldOn).toBe(null)
    await context.setOffline(false)
    await allSent(page)
    const { votes, files, said } = await stateOf(page, id)
    expect([votes[0]?.text, files, said[0]?.[1]]).toEqual(['同意结对帮扶方案', ['会场.png'], 1])
  })

  test('goes on where it was being written when the signal went, and is confirmed once all is sent', async ({
    page,
    context,
    enter,
  }) => {
    test.setTimeout(120_000)
    await enter('secretary')
    const id = await plan(page, '写到一半断网的会议')
    await page.goto(`/meetings/${id}`)
    await arrived(page)
    await readyWithoutSignal(page)
    await context.setOffline(true)
    await page.getByRole('button', { name: '记发言' }).first().click()
    await page.getByLabel('发言内容').fill('写到一半。')
    await expect(page.getByText('网络断开时写的内容保存在本机')).toBeVisible()
    await page.reload()
    await arrived(page)
    await expect(page.getByLabel('发言内容')).toHaveValue('写到一半。')
    await page.getByRole('checkbox').last().uncheck()
    await press(page, '保存')
    await expect(waiting(page)).toHaveCount(2)
    await expectNoSideways(page)
    await expectAccessible(page)
    expect((await read(page, id)).heldOn).toBe(null)
    await context.setOffline(false)
    await allSent(page)
    await press(page, '确认会议记录')
    await page.getByRole('dialog').getByRole('button', { name: '确认', exact: true }).click()
    await expect(page.getByText('会议记录已确认')).toBeVisible()
    await page.getByRole('link', { name: '签到情况' }).click()
    await expect(page.getByRole('heading', { name: '签到情况' })).toBeVisible()
    await expect(page.getByRole('img', { name: '签到二维码' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: '补签' })).toHaveCount(0)
    const { said, there } = await stateOf(page, id)
    expect(said[0]?.[1]).toBe(1)
    expect(there.filter(([, present]) => present === false).length).toBe(1)
  })

  test('shows what somebody else wrote meanwhile side by side, and merges it', async ({
    page,
    context,
    enter,
  }) => {
    await enter('secretary')
    const id = await plan(page, '两个人记录的会议')
    await openHall(page, id)
    await context.setOffline(true)
    await page.getByRole('checkbox').last().uncheck()
    await press(page, '保存')
    await expect(waiting(page)).toHaveCount(1)
    const { revision, attendees } = await read(page, id)
    const tasks = ['chair', 'recorder']
    await json(page, 'post', `/meetings/${id}/holding`, {
      id,
      revision,
      heldOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      place: '大会议室',
      attendees: attendees.map(({ personId }, at) => ({ personId, present: true, task: tasks[at] ?? null })),
    })
    await context.setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await press(page, '对照处理')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('大会议室')).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    await dialog.getByRole('group', { name: '地点' }).getByLabel('服务器上的').check()
    await dialog.getByRole('button', { name: '合并后再发' }).click()
    await expect(waiting(page)).toHaveCount(0)
    const merged = await json<Meeting & { place: string }>(page, 'get', `/meetings/${id}`)
    expect(merged.place).toBe('大会议室')
    expect(merged.attendees.filter(({ present }) => present === false).length).toBe(1)
  })

  test('leaves nothing on the device after signing out', async ({ page, enter }) => {
    await enter('secretary')
    const id = await plan(page, '退出登录以前的会议')
    await openHall(page, id)
    await readyWithoutSignal(page)
    await page.getByRole('button', { name: '记发言' }).first().click()
    await page.getByLabel('发言内容').fill('本机上的内容')
    await page.goto('/me')
    await arrived(page)
    await page.getByRole('button', { name: '退出登录' }).last().click()
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      kept: Object.keys(localStorage).filter((key) => !/type-size|menu|list/.test(key)),
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith('zhibu.scroll')),
    }))
    expect(left).toEqual({ databases: [], caches: [], workers: 0, kept: [], session: [] })
  })
})

test.describe('The code on the screen', () => {
  test.use({ expected: [/Failed to load resource|net::ERR|Failed to fetch/] })

  test('signs in whoever scans it, with a signal or later', async ({ page, context, enter }) => {
    test.setTimeout(120_000)
    await enter('secretary')
    const id = await plan(page, '扫码签到的会议')
    await page.goto(`/meetings/${id}/sign-in`)
    await arrived(page)
    await expect(page.getByRole('img', { name: '签到二维码' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    const codeOf = async (meeting: number) =>
      new URL((await json<{ address: string }>(page, 'get', `/meetings/${meeting}/sign-in-code`)).address)
        .pathname

    const scanned = await codeOf(id)
    await page.context().clearCookies()
    await page.goto(scanned)
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    await page.request.post('/api/demo-sessions', { data: { username: 'shuji' } })
    await page.goto(scanned)
    await expect(page.getByText('已签到', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.reload()
    await expect(page.getByText('您已经签到过了')).toBeVisible()

    const other = await plan(page, '没有网络时签到的会议')
    const later = await codeOf(other)
    await readyWithoutSignal(page)
    await context.setOffline(true)
    await page.goto(later)
    await expect(page.getByText('没有网络，签到已保存在本机')).toBeVisible()
    await context.setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.getByText('已签到', { exact: true })).toBeVisible()

    await page.goto(`/meetings/${id}/sign-in`)
    await arrived(page)
    await expect(page.getByText(/1 \/ \d+ 人已签到/)).toBeVisible()
    await press(page, '补签')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel('到会同志')
      .selectOption({ index: 1 })
      .catch(async () => {
        await dialog.getByLabel('到会同志').click()
        await page.locator('.ant-select-item-option').first().click()
      })
    await dialog.getByLabel('补签原因').fill('手机没电，本人到会')
    await dialog.getByRole('button', { name: '补签' }).click()
    await expect(page.getByText(/2 \/ \d+ 人已签到/)).toBeVisible()
    await expect(page.getByText(/^补签：手机没电，本人到会/)).toBeVisible()

    // The recorder finds them ticked, and nobody else.
    await openHall(page, id)
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
  })

  test('is kept in the end though the network breaks while the program is fetched', {
    tag: '@desktop',
  }, async ({ page, context, enter }) => {
    await enter('secretary')
    const id = await plan(page, '网络时断时续的会议')
    let broken = 0
    await context.route('**/assets/**', (route) =>
      route.request().serviceWorker() && broken++ === 0 ? route.abort() : route.continue(),
    )
    await page.goto(`/meetings/${id}/on-site`)
    await readyWithoutSignal(page)
    expect(broken).toBeGreaterThan(1)
  })

  test('that is no code of ours says so plainly', async ({ page, enter }) => {
    await enter('member', '/sign-in-here/12-abc-00000000000000000000')
    await expect(page.getByText(/不是本平台的签到二维码|没有扫完整/)).toBeVisible()
    await expectNoSideways(page)
  })
})
