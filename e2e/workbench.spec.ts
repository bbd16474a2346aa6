import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('Somebody chooses what he works with, finds it again, and goes back to what is usual', async ({
  page,
  enter,
  phone,
}) => {
  await enter('leader')
  const panel = page.locator('.panel', { has: page.getByRole('heading', { name: '常用功能' }) })
  const tiles = panel.locator('li a, nav a')
  await expect(tiles.first()).toBeVisible()
  const usual = await tiles.allTextContents()
  expect(usual.length).toBeLessThanOrEqual(8)

  await panel.getByRole('button', { name: '调整' }).click()
  const dialog = page.getByRole('dialog', { name: '调整常用功能' })
  await expect(dialog.getByRole('status')).toHaveText(`已选 ${usual.length} 项，按选择的先后排列。`)
  await expectAccessible(page)
  await expectNoSideways(page)
  await dialog.getByRole('button', { name: '谈心谈话', exact: true }).click()
  const other = dialog.locator('button[aria-pressed="false"]')
  for (let chosen = usual.length + 1; chosen < 12; chosen++) await other.first().click()
  await expect(dialog.getByRole('status')).toContainText('最多 12 项，要换先去掉一项。')
  await expect(other.first()).toBeDisabled()
  await dialog.locator('button[aria-pressed="true"]').first().click()
  await expect(other.first()).toBeEnabled()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await expect(tiles).toHaveCount(11)

  await page.reload()
  await arrived(page)
  await expect(tiles).toHaveCount(11)
  await panel.getByRole('link', { name: '谈心谈话', exact: true }).click()
  await expect(page).toHaveURL(/\/talks$/)

  if (phone) {
    await page.goto('/')
    await panel.getByRole('link', { name: '全部功能' }).click()
    await expect(page).toHaveURL(/\/me$/)
  }
  await page.goto('/')
  await arrived(page)
  await panel.getByRole('button', { name: '调整' }).click()
  await dialog.getByRole('button', { name: '恢复默认' }).click()
  await expect(dialog).toBeHidden()
  await expect(tiles).toHaveCount(usual.length)
  expect(await tiles.allTextContents()).toEqual(usual)
})

test('Somebody with several roles sees his to-dos in one list, each with the role in which it waits', async ({
  page,
  enter,
}) => {
  await enter('several')
  const todos = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: /以.+身份/ })
  await expect(todos.first()).toBeVisible()
  const inRoles = await todos.getByText(/^以.+身份$/).allTextContents()
  expect(new Set(inRoles).size, inRoles.join(' ')).toBeGreaterThan(1)
})
