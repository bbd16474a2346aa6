import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog').last()

test.describe('A commendation', () => {
  test('goes from the proposal of the branch to the certificate', async ({ page, enter }) => {
    test.setTimeout(240_000)
    await enter('secretary', '/commendations')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '推荐', exact: true }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('查找党员').fill('孙恒')
    await dialog.getByRole('button', { name: /孙恒/ }).click()
    await dialog.getByLabel('主要事迹').fill('攻坚克难，完成两项关键试验。')
    await dialog.getByRole('button', { name: '推荐', exact: true }).click()
    await expect(dialog).toBeHidden()

    await enter('committee', '/commendations?state=proposed&text=孙恒')
    await page.getByText('孙恒').last().click()
    await expect(page).toHaveURL(/\/commendations\/\d+/)
    await arrived(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '审核同意' }).click()
    await dialogOf(page).getByRole('button', { name: '审核同意' }).click()
    await page.getByRole('button', { name: '决定表彰' }).click()
    await dialogOf(page).getByLabel('表彰机关').fill('中共星河研究院启明控制所委员会')
    await dialogOf(page).getByRole('button', { name: '决定表彰' }).click()
    await expect(page.getByText('已表彰').first()).toBeVisible()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '打印荣誉证书' }).click()
    expect((await downloading).suggestedFilename()).toBe('孙恒优秀共产党员证书.pdf')
    await expectNoSideways(page)

    await page.locator('main').getByRole('link', { name: '孙恒', exact: true }).click()
    await arrived(page)
    await page.getByRole('tab', { name: /奖惩/ }).click()
    await expect(page.getByRole('tabpanel').getByText('优秀共产党员').first()).toBeVisible()
  })

  test('finds those with fifty years in the Party', async ({ page, enter }) => {
    await enter('department', '/commendations/anniversaries')
    await expect(page.getByText(/5\d 年/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })
})
