import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('Where help is needed first', () => {
  test('is seen in plain counts that open, and two organizations beside each other', async ({
    page,
    enter,
  }) => {
    test.slow()
    await enter('department', '/needs')
    await arrived(page)
    const main = page.getByRole('main')
    await expect(main.getByText('按需要帮助的紧迫程度排列，不是评分，不论名次。')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    const beside = main.getByRole('button', { name: /并排看$/ })
    await beside.first().click()
    await expect(main.getByText('再选一个就可以并排看')).toBeVisible()
    await beside.nth(1).click()
    await main.getByRole('link', { name: '并排看这 2 个' }).click()
    await expect(page).toHaveURL(/\/needs\/beside\?/)
    await expect(main.getByRole('heading', { name: '党支部规模' })).toBeVisible()
    await expect(main.getByText('未了结')).toHaveCount(2)
    await expectNoSideways(page)
    const address = page.url()
    // Shortly after the program began, measures are still being looked at: both numbers grow until that is done.
    await expect(async () => {
      await page.goto(address)
      const number = main.getByRole('link', { name: /未了结 [\d,]+ 条/ }).first()
      const count = (await number.textContent()) ?? ''
      await number.click()
      await expect(page).toHaveURL(/\/alerts\?/)
      await expect(main.getByText(new RegExp(`共\\s*${count}\\s*条`)).first()).toBeVisible({ timeout: 5_000 })
    }).toPass({ timeout: 90_000 })
  })
})
