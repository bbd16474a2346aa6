import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** What is told after somebody joined takes as long as reading the whole institute, and the rest after it. */
const soon = { timeout: 60_000 }

test.describe('A big screen', () => {
  test('is arranged by the department, hangs without an account, and changes when somebody joins', async ({
    page,
    enter,
    browser,
    baseURL,
  }) => {
    test.slow()
    const title = `大厅屏幕 ${test.info().project.name}`
    await enter('department', '/screens')
    await arrived(page)
    await page.getByRole('button', { name: '新建大屏' }).click()
    const dialog = page.getByRole('dialog', { name: '新建大屏' })
    await dialog.getByLabel('标题').fill(title)
    await dialog.getByLabel('秒数').first().fill('600')
    await dialog.getByRole('button', { name: '去掉第5页' }).click()
    await dialog.getByRole('button', { name: '第4页去掉党费' }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page).toHaveURL(/\/screens\/\d+/)
    await expect(page.getByRole('main').getByText('4 页，轮播一遍 660 秒')).toBeVisible()

    await page.getByRole('button', { name: '开通展示链接' }).click()
    await page.getByRole('dialog').getByLabel('展示地点').fill('一楼大厅')
    await page.getByRole('dialog').getByRole('button', { name: '开通', exact: true }).click()
    const address = await page.getByLabel('链接地址').inputValue()
    await page.getByRole('button', { name: '我已保存' }).click()
    await expect(page.getByRole('main').getByText('一楼大厅').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    const hall = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      locale: 'zh-CN',
      baseURL,
    })
    const wall = await hall.newPage()
    const broken: string[] = []
    wall.on('pageerror', ({ message }) => broken.push(message))
    await wall.goto(new URL(address).pathname)
    await expect(wall.getByRole('heading', { name: title })).toBeVisible(soon)
    const members = wall.locator('.wall-figures li', { hasText: /^党员/ }).locator('b')
    const before = (await members.textContent()) ?? ''
    await expect(wall.getByRole('link')).toHaveCount(0)
    const scrolls = () =>
      wall.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return [scrollWidth <= innerWidth, scrollHeight <= innerHeight]
      })
    expect(await scrolls()).toEqual([true, true])
    // The bar that runs until the page turns would be waited for.
    await wall.emulateMedia({ reducedMotion: 'reduce' })
    await expectAccessible(wall)

    const asked = await page.request.get('/api/people?circle=members&size=1')
    const { rows } = (await asked.json()) as { rows: { id: number }[] }
    const day = await page.evaluate(() =>
      new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
    )
    const change = async (act: string, data: object) => {
      const done = await page.request.post(`/api/people/${rows[0]?.id}/membership/${act}`, {
        data: { ...data, on: day, reason: '出国定居' },
      })
      expect(done.ok(), await done.text()).toBe(true)
    }
    const shown = Number(before.replace(/\D/g, ''))
    const inWords = (count: number) => `${count.toLocaleString('zh-CN')}人`
    await change('suspension', { cause: 'settledAbroad', decidedBy: '星河研究院党委' })
    await expect(members).toHaveText(inWords(shown - 1), soon)
    await change('restoration', {})
    await expect(members).toHaveText(inWords(shown), soon)

    await page.getByRole('button', { name: '停用', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('textbox').fill('屏幕已拆除')
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
    await expect(wall.getByText('这个大屏的展示已经结束')).toBeVisible(soon)
    expect(broken).toEqual([])
    await hall.close()
  })
})

test.describe('A big screen of whoever is signed in', () => {
  test('turns by hand, opens who is behind a number, and leads back', async ({ page, enter, phone }) => {
    await enter('department', '/screens')
    await arrived(page)
    await page.getByRole('main').getByRole('link', { name: '打开大屏' }).first().click()
    await expect(page.getByRole('navigation', { name: '大屏页面' })).toBeVisible(soon)
    await page.getByRole('button', { name: '队伍结构', exact: true }).click()
    await page.getByRole('button', { name: /^专业技术人员/ }).click()
    await expect(page.getByRole('dialog')).toContainText('专业技术人员')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    if (!phone) {
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('button', { name: '增减与发展党员', exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      )
    }
    await expectNoSideways(page)
    await page.getByRole('link', { name: '返回' }).click()
    await expect(page).toHaveURL(/\/screens\/\d+$/)
  })
})
