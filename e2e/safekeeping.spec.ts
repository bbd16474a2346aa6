import { dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The department keeps the platform safe', () => {
  test('sees what it stands on, what is to be done about it, and how a backup is begun at once', async ({
    page,
    enter,
  }) => {
    await enter('department', '/system-status')
    const main = page.getByRole('main')
    for (const card of ['备份', '恢复演练', '磁盘', '数据库', '后台任务', '审计锚点'])
      await expect(main.getByRole('heading', { name: card, exact: true })).toBeVisible()
    await expect(main.getByText('备份没有加密').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '立即备份' }).click()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('is told by name which part of the plan is wrong', async ({ page, enter, expected }) => {
    expected.push(/400/)
    await enter('department', '/system-status')
    await page.getByRole('button', { name: '备份设置' }).click()
    const plan = dialogOf(page)
    await plan.getByLabel('备份文件夹').fill('backups')
    await plan.getByLabel('原因和依据').fill('改到另一块磁盘')
    await plan.getByRole('button', { name: '保存' }).click()
    await expect(plan.getByText(/请写完整路径/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('which a committee does not see', async ({ page, enter }) => {
    await enter('committee', '/')
    await arrived(page)
    await expect(page.getByRole('link', { name: '系统状态' })).toHaveCount(0)
  })
})
