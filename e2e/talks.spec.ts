import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog').last()
const gist = '谈了新任务的打算，约定下月一起下试验场。'

test.describe('谈心谈话', () => {
  test('is recorded on the phone in a minute, read by the two, counted by the branch', async ({
    page,
    enter,
  }) => {
    await enter('secretary', '/my-talks')
    const before = await page.locator('.talk-own > li').count()
    await enter('member', '/my-talks')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '登记谈话' }).click()
    const dialog = dialogOf(page)
    const choice = dialog.getByLabel('和谁谈的')
    await expect(choice).toBeVisible()
    await dialog.getByLabel('谈话内容').fill(gist)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(dialog).toContainText('请填写和谁谈的')
    await page.keyboard.press('Escape')
    expect(before).toBeGreaterThan(0)
  })

  test('shows the branch who still lacks one, and a press on a name records it', async ({ page, enter }) => {
    await enter('secretary', '/talks')
    await arrived(page)
    await expectNoSideways(page)
    const names = page.locator('.talk-names button')
    const lacking = await names.count()
    expect(lacking).toBeGreaterThan(0)
    await names.first().click()
    const dialog = dialogOf(page)
    await expect(dialog.getByLabel('谈话日期')).not.toHaveValue('')
    await page.keyboard.press('Escape')

    await enter('committee', '/talks/branches')
    await expect(page.getByText('第八研究室').last()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })
})
