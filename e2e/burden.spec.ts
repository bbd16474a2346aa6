import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The ledger of what branches are asked for', () => {
  test('tells the department what was asked, and opens what is behind a number', async ({ page, enter }) => {
    test.slow()
    await enter('department', '/burden')
    await arrived(page)
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { name: '上级布置' })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    const row = main.getByRole('row', { name: /^主题党日/ })
    const number = row.getByRole('link')
    const held = (await number.textContent()) ?? ''
    await number.click()
    await expect(page).toHaveURL(/\/burden\/askings\?.*source=meetings/)
    await expect(page.getByRole('main').getByText(held.trim(), { exact: true }).first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    await page.goBack()
    await main
      .getByRole('link', { name: /^每份至少 \d+ 项$/ })
      .first()
      .click()
    const form = page.getByRole('dialog', { name: /^表单：/ })
    await expect(form.getByRole('listitem').first()).toBeVisible()
    await form.getByRole('button', { name: '关闭' }).click()
    await main.getByLabel('季度').selectOption({ index: 1 })
    await expect(main.getByText(/与上季度（/)).toBeVisible()
  })
})
