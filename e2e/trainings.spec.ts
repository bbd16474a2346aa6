import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('教育培训', () => {
  test('is recorded for a whole class at once and counted', async ({ page, enter }) => {
    test.setTimeout(120_000)
    await enter('secretary', '/trainings')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '登记班次' }).click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByLabel('班次').fill('保密教育专题班')
    await dialog.getByLabel('举办单位').fill('启明所党委')
    for (const label of ['开始日期', '结束日期']) {
      await dialog.getByLabel(label).fill('2026-03-16')
      await dialog.getByLabel(label).press('Tab')
    }
    await dialog.getByLabel('学时').fill('8')
    await dialog.getByRole('button', { name: /^全选/ }).click()
    await dialog.getByRole('button', { name: /^登记 \d+ 人$/ }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('保密教育专题班').first()).toBeVisible()
    await page.getByRole('button', { name: '参训人员' }).first().click()
    await expect(page.getByRole('dialog').last()).toContainText('共')
    await page.keyboard.press('Escape')
    await arrived(page)
    await expectNoSideways(page)
  })
})
