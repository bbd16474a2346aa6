import { drawing } from './exhibition-drawing.ts'
import { expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.use(drawing)

const title = '星河研究院建院历史展'

test.describe('A visit to the exhibition', () => {
  test('leads through two halls, by touch or by mouse', async ({ page, enter, phone }) => {
    test.slow()
    await enterHalls(page, enter)
    const exhibits = page.getByRole('navigation', { name: '展品和去处' })
    const press = async (name: string | RegExp) => {
      const button = exhibits.getByRole('button', { name }).first()
      await (phone ? button.tap() : button.click())
    }
    await press('河滩上的第一顶帐篷')
    const card = page.getByRole('complementary', { name: /河滩上的第一顶帐篷/ })
    await expect(card).toContainText('1957')
    await expectAccessible(page)
    await card.getByRole('button', { name: '看大图' }).click()
    const board = page.getByRole('dialog')
    await board.getByRole('button', { name: '放大' }).click()
    await expect(board.getByRole('status')).toHaveText('150%')
    await page.keyboard.press('Escape')
    await card.getByRole('button', { name: '下一件' }).click()
    await expect(card).toHaveCount(0)
    await expect(page.getByRole('complementary', { name: /^展品：/ })).toHaveCount(1)

    const halls = page.getByRole('navigation', { name: '展厅' })
    const second = halls.getByRole('button').nth(1)
    await (phone ? second.tap() : second.click())
    await expect(second).toHaveAttribute('aria-current', 'page')
    await expect(exhibits.getByRole('button', { name: /控制台/ })).toBeVisible()
    await expectNoSideways(page)
  })

  test('goes by keyboard alone: turning, walking the exhibits, opening, closing, and on to the next hall', async ({
    page,
    enter,
  }) => {
    test.slow()
    await enterHalls(page, enter)
    const stage = page.getByRole('application')
    await stage.focus()
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', '+', '-']) await page.keyboard.press(key)
    const first = page.getByRole('navigation', { name: '展品和去处' }).getByRole('button').first()
    await tabTo(page, first)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: /^展品：/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary', { name: /^展品：/ })).toHaveCount(0)
    const next = page.getByRole('navigation', { name: '展厅' }).getByRole('button').nth(1)
    await tabTo(page, next, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(next).toHaveAttribute('aria-current', 'page')
    await expectFocusKept(page)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/exhibitions$/)
    await expect(page.locator('main').getByRole('link', { name: title }).first()).toBeVisible()
    expect(await page.locator('[inert]').count(), 'the pages behind are within reach again').toBe(0)
  })

  test('shows a board as it is by one press, once one has drawn near to it', async ({ page, enter }) => {
    test.slow()
    await enterHalls(page, enter)
    const exhibits = page.getByRole('navigation', { name: '展品和去处' })
    await exhibits.getByRole('button', { name: '河滩上的第一顶帐篷' }).click()
    await atRest(page)
    await page.getByRole('button', { name: '关闭展品' }).click()
    await page.getByRole('application').focus()
    const near = page.getByRole('button', { name: /^看清/ })
    await expect(async () => {
      await page.keyboard.press('+')
      await near.click({ timeout: 2000 })
    }).toPass({ timeout: 60_000 })
    await expect(page.getByRole('dialog')).toContainText(/19\d\d/)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('application')).toBeVisible()
  })

  test('turns with the phone that is turned', async ({ page, enter, phone }) => {
    test.slow()
    const devtools = await page.context().newCDPSession(page)
    const turn = (alpha: number) =>
      devtools.send('DeviceOrientation.setDeviceOrientationOverride', { alpha, beta: 90, gamma: 0 })
    await turn(10)
    await enterHalls(page, enter)
    const button = page.getByRole('button', { name: '重力感应' })
    if (!phone) return expect(button, 'a computer is not turned').toHaveCount(0)
    await button.tap()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    const gaze = page.locator('.floor-map g:has(> .gaze)')
    const before = await gaze.getAttribute('transform')
    await turn(40)
    await expect(async () => {
      await turn(70)
      expect(await gaze.getAttribute('transform')).not.toBe(before)
    }).toPass({ timeout: 20_000 })
  })

  test('is guided with captions; it can be paused, skipped and ended', async ({ page, enter }) => {
    test.slow()
    await enterHalls(page, enter)
    await page.getByRole('button', { name: '语音导览' }).click()
    const guide = page.getByRole('region', { name: '语音导览' })
    await expect(guide).toContainText('第一展厅')
    await guide.getByRole('button', { name: '暂停' }).click()
    await guide.getByRole('button', { name: '下一处' }).click()
    await expect(guide).toContainText('帐篷')
    await guide.getByRole('button', { name: '结束导览' }).click()
    await expect(guide).toHaveCount(0)
  })

  test('is the same in pictures and words where nothing can be drawn, and says so', async ({
    page,
    enter,
  }) => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await enter('member', await addressOf(page, enter))
    await expect(page.getByRole('note')).toContainText('没有提供三维绘图')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.locator('.hall-pictures').getByRole('article')).toHaveCount(32)
    await expect(page.getByRole('button', { name: '进入全景展厅' })).toHaveCount(0)
    await page.getByRole('button', { name: '看大图：河滩上的第一顶帐篷' }).click()
    await expect(page.getByRole('dialog')).toContainText('1957')
    await page.keyboard.press('Escape')
    await expectNoSideways(page)
    await expectAccessible(page)
  })

  test('may be left at any moment, also while a hall is still being entered', async ({ page, enter }) => {
    test.slow()
    await enterHalls(page, enter)
    const halls = page.getByRole('navigation', { name: '展厅' })
    const entry = page.locator('main').getByRole('link', { name: title }).first()
    for (const after of [0, 150, 400, 700]) {
      await halls.getByRole('button').nth(1).click()
      await page.waitForTimeout(after)
      await page.keyboard.press('Escape')
      await expect(page).toHaveURL(/\/exhibitions$/)
      await entry.click()
      await expect(halls).toBeVisible()
    }
  })

  test('changes between the hall and the pictures by hand, both ways', async ({ page, enter }) => {
    test.slow()
    await enterHalls(page, enter)
    await page.getByRole('button', { name: '图文' }).click()
    await expect(page.getByRole('note')).toContainText('您选择了图文方式')
    await page.getByRole('button', { name: '进入全景展厅' }).click()
    await expect(page.getByRole('application')).toBeVisible()
  })
})

type Enter = (who: 'member', address?: string) => Promise<void>
type Page = import('@playwright/test').Page
type Locator = import('@playwright/test').Locator

async function addressOf(page: Page, enter: Enter): Promise<string> {
  await enter('member', '/')
  const { rows } = await (await page.request.get('/api/exhibitions')).json()
  return `/exhibitions/${rows.find((one: { title: string }) => one.title === title).id}`
}

/** Into the halls, as one who chose them: the browser of the journeys has no graphics card and would be sent on. */
async function enterHalls(page: Page, enter: Enter): Promise<void> {
  await page.addInitScript(() => {
    if (!localStorage.getItem('zhibu.exhibition.way'))
      localStorage.setItem('zhibu.exhibition.way', '"panorama"')
  })
  await enter('member', await addressOf(page, enter))
  await expect(page.locator('.hall-visit[data-ready="true"]')).toBeVisible({ timeout: 60_000 })
}

async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press(key)
  }
  expect(await wanted.evaluate((one) => one === document.activeElement)).toBe(true)
}

/** Until the view has walked and turned to what was opened: the plan shows where one stands and looks. */
async function atRest(page: Page): Promise<void> {
  const gaze = page.locator('.floor-map g:has(> .gaze)')
  let before = ''
  await expect(async () => {
    const now = (await gaze.getAttribute('transform')) ?? ''
    const rests = now === before
    before = now
    expect(rests).toBe(true)
  }).toPass({ intervals: [3000], timeout: 60_000 })
}

/** All the way round, nothing behind the hall is reached. */
async function expectFocusKept(page: Page): Promise<void> {
  for (let i = 0; i < 70; i++) {
    await page.keyboard.press('Tab')
    const kept = await page.evaluate(
      () =>
        document.activeElement === document.body || document.activeElement?.closest('.hall-visit') !== null,
    )
    expect(kept, 'the focus left the hall').toBe(true)
  }
}
