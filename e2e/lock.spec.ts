import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

test.describe('A secretary stays signed in on the phone', { tag: '@phone' }, () => {
  test('behind a PIN; the page is covered when one leaves it, and the fifth wrong PIN signs out', async ({
    page,
    enter,
    expected,
  }) => {
    expected.push(/40[0139]/)
    await enter('secretary', '/me')
    await page.getByRole('button', { name: '开启', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^PIN/).fill('123456')
    await dialog.getByLabel('再输一遍').fill('123456')
    await dialog.getByRole('button', { name: '开启' }).click()
    await expect(dialog.getByText('这个 PIN 太容易猜到')).toBeVisible()
    await dialog.getByLabel(/^PIN/).fill('271828')
    await dialog.getByRole('button', { name: '开启' }).click()
    await expect(dialog.getByText('两次输入的 PIN 不一样')).toBeVisible()
    await dialog.getByLabel('再输一遍').fill('271828')
    await dialog.getByRole('button', { name: '开启' }).click()
    await expect(page.getByText('已在这台手机上保持登录')).toBeVisible()
    await expect(page.getByRole('main').getByText(/离开 5 分钟后锁定/)).toBeVisible()

    // Whoever looks through the open programs sees nothing.
    const turn = (state: string) =>
      page.evaluate((shown) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => shown })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await turn('hidden')
    await expect(page.locator('html')).toHaveAttribute('data-covered', '')
    await expect(page.locator('main')).toBeHidden()
    await turn('visible')
    await expect(page.locator('main')).toBeVisible()

    await page.getByRole('button', { name: '现在锁定' }).click()
    await expect(page.getByRole('heading', { name: /请输入 PIN/ })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.goto('/people')
    await expect(page.getByRole('heading', { name: /请输入 PIN/ })).toBeVisible()
    await page.keyboard.type('271828')
    await arrived(page)
    await expect(page.getByRole('heading', { name: '党员名册' })).toBeVisible()

    await page.goto('/me')
    await page.getByRole('button', { name: '现在锁定' }).click()
    for (let wrong = 1; wrong <= 5; wrong++) {
      await expect(page.getByText('已输入 0 位，共 6 位')).toBeAttached()
      for (const digit of '314159') await page.getByRole('button', { name: digit, exact: true }).click()
      if (wrong < 5) await expect(page.getByText(`再错 ${5 - wrong} 次`)).toBeVisible()
    }
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
  })

  test('and its lock is large enough in 长辈版', async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    await enter('member', '/me')
    await page.getByRole('button', { name: '开启', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^PIN/).fill('271828')
    await dialog.getByLabel('再输一遍').fill('271828')
    await dialog.getByRole('button', { name: '开启' }).click()
    await page.getByRole('button', { name: '现在锁定' }).click()
    await expect(page.getByRole('heading', { name: /请输入 PIN/ })).toBeVisible()
    const low = await page
      .locator('main button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height).filter((high) => high < 60))
    expect(low).toEqual([])
  })
})
